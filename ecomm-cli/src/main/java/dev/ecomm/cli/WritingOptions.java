package dev.ecomm.cli;

import dev.ecomm.io.TableWriteOptions;
import dev.ecomm.io.TableWriter;
import dev.ecomm.io.Tables;
import dev.ecomm.io.csv.CsvFormat;
import dev.ecomm.io.parquet.ParquetCompression;
import dev.ecomm.io.parquet.ParquetFormat;
import dev.ecomm.model.Schema;
import dev.ecomm.run.RunContext;
import dev.ecomm.store.Precondition;
import dev.ecomm.store.Stores;
import java.net.URI;
import picocli.CommandLine.Option;

/** How tables are written; the same for every command that writes them. */
final class WritingOptions {

  @Option(
      names = "--no-clobber",
      description =
          "Fail if an output exists already. Default: replace it, at once and as a whole.")
  boolean noClobber;

  @Option(
      names = "--spreadsheet-safe",
      description =
          "Put ' before texts that a spreadsheet program would run as a formula (= + - @). Numbers"
              + " stay as they are.")
  boolean spreadsheetSafe;

  @Option(
      names = "--compression",
      paramLabel = "zstd|snappy|gzip|none",
      converter = Words.ForCompression.class,
      description = "How .parquet outputs are compressed. Default: zstd.")
  ParquetCompression compression = ParquetCompression.ZSTD;

  /** Starts an output; progress is reported by whoever reads what goes into it. */
  TableWriter writer(Stores stores, URI uri, Schema schema, RunContext run) {
    TableWriteOptions.Builder options = TableWriteOptions.builder().stores(stores);
    if (noClobber) {
      options.precondition(Precondition.absent());
    }
    if (Formats.isCsv(uri)) {
      options.format(CsvFormat.builder().spreadsheetSafe(spreadsheetSafe).build());
    } else if (Formats.isParquet(uri)) {
      options.format(ParquetFormat.builder().compression(compression).build());
    }
    return Tables.writer(uri, schema, options.build(), run.reportingTo(progress -> {}));
  }
}
