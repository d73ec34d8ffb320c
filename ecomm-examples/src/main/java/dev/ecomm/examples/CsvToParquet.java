package dev.ecomm.examples;

import dev.ecomm.io.InvoiceReader;
import dev.ecomm.io.Invoices;
import dev.ecomm.io.ReadReport;
import dev.ecomm.io.TableWriteOptions;
import dev.ecomm.io.TableWriter;
import dev.ecomm.io.Tables;
import dev.ecomm.io.parquet.ParquetCompression;
import dev.ecomm.io.parquet.ParquetFormat;
import dev.ecomm.model.InvoiceTable;
import dev.ecomm.run.RunContext;
import dev.ecomm.store.Stores;
import java.net.URI;

/** Turns invoice lines into Parquet: at once, and in batches where they do not fit the heap. */
public final class CsvToParquet {

  private CsvToParquet() {}

  /**
   * Writes the lines twice.
   *
   * @param args the lines, the Parquet file with options, the Parquet file written in batches
   */
  public static void main(String[] args) {
    URI csv = Stores.uri(args[0]);
    // snippet: options
    ParquetFormat format =
        ParquetFormat.builder()
            .compression(ParquetCompression.SNAPPY)
            .decimal("unit_price", 9, 3)
            .build();
    TableWriteOptions options = TableWriteOptions.builder().format(format).build();
    InvoiceTable lines = Invoices.read(csv);
    Tables.write(lines.toTable(), Stores.uri(args[1]), options, RunContext.withDefaults());
    // end
    // snippet: batches
    InvoiceReader reader = Invoices.reader().build();
    try (TableWriter parquet = Tables.writer(Stores.uri(args[2]), InvoiceTable.SCHEMA)) {
      ReadReport report =
          reader.forEachBatch(
              csv, RunContext.withDefaults(), batch -> parquet.write(batch.table().toTable()));
      parquet.commit(); // without it, nothing appears
      System.out.println(report.accepted() + " lines, " + report.rejected() + " rejects");
    }
    // end
    System.out.println(Invoices.read(Stores.uri(args[2])).rows() + " lines come back");
  }
}
