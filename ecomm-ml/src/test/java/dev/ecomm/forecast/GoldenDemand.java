package dev.ecomm.forecast;

import dev.ecomm.io.Tables;
import dev.ecomm.model.DataTable;
import dev.ecomm.model.Field;
import dev.ecomm.model.Schema;
import dev.ecomm.testkit.DataFolder;

/** The demand series of the golden files, and what R said of them. */
final class GoldenDemand {
  private GoldenDemand() {}

  /** Units sold on 305 trading days. */
  static double[] daily() {
    return quantities("golden/demand_daily.csv");
  }

  /** Units sold in 52 weeks. */
  static double[] weekly() {
    return quantities("golden/demand_weekly.csv");
  }

  private static double[] quantities(String file) {
    return Tables.read(DataFolder.require(file).toUri(), Schema.of(Field.ofDouble("total_qty")))
        .doubles("total_qty")
        .toArray();
  }

  /** A golden file of one {@code value} column beside columns of text. */
  static DataTable values(String file, String value, String... texts) {
    Field[] fields = new Field[texts.length + 1];
    fields[0] = Field.ofDouble(value);
    for (int i = 0; i < texts.length; i++) {
      fields[i + 1] = Field.ofString(texts[i]);
    }
    return Tables.read(DataFolder.require(file).toUri(), Schema.of(fields));
  }
}
