package dev.ecomm.seasonality;

import dev.ecomm.io.Tables;
import dev.ecomm.model.DataTable;
import dev.ecomm.model.Field;
import dev.ecomm.model.Schema;
import dev.ecomm.testkit.DataFolder;
import java.nio.file.Path;

/** Series of the golden files. */
final class GoldenSeries {

  private GoldenSeries() {}

  static double[] of(String column, String file) {
    Path csv = DataFolder.require("golden/" + file);
    DataTable table = Tables.read(csv.toUri(), Schema.of(Field.ofDouble(column)));
    return table.doubles(column).toArray();
  }

  /** {@code total_qty}, {@code total_sales} or {@code all_sales} of 305 trading days. */
  static double[] daily(String column) {
    return of(column, "demand_daily.csv");
  }
}
