package dev.ecomm.benchmarks;

import dev.ecomm.io.Invoices;
import dev.ecomm.model.DataTable;
import dev.ecomm.model.DoubleColumn;
import dev.ecomm.model.InvoiceTable;
import java.io.IOException;

/** The eight columns of invoice lines, and the amount of each line. */
public final class NineColumns {

  private NineColumns() {}

  /**
   * Reads the lines.
   *
   * @param lines as for {@link InvoiceFiles#csv}
   * @return the table, in memory
   * @throws IOException if the file cannot be made
   */
  public static DataTable of(String lines) throws IOException {
    InvoiceTable table = Invoices.read(InvoiceFiles.csv(lines).toUri());
    double[] amounts = new double[table.rows()];
    for (int row = 0; row < amounts.length; row++) {
      amounts[row] = table.quantity(row) * table.unitPrice(row);
    }
    return table.toTable().withColumn("total_spend", DoubleColumn.of(amounts));
  }
}
