package dev.ecomm.cli;

import dev.ecomm.io.CharsetChoice;
import dev.ecomm.io.ReadLimits;
import dev.ecomm.io.TableReadOptions;
import dev.ecomm.io.csv.CsvFormat;
import dev.ecomm.store.Stores;
import java.net.URI;
import picocli.CommandLine.Option;

/** How the text of a CSV file is laid out; what any reader of one must know. */
final class TextOptions {
  private static final ReadLimits LIMITS = ReadLimits.withDefaults();

  @Option(
      names = "--charset",
      paramLabel = "NAME",
      converter = Words.ForCharsetChoice.class,
      description =
          "auto (UTF-8, and windows-1252 for fields that are not), utf-8 or windows-1252. Default:"
              + " auto.")
  CharsetChoice charset = CharsetChoice.AUTO;

  @Option(
      names = "--separator",
      paramLabel = "CHAR",
      converter = Words.ForSeparator.class,
      description = "What stands between fields; \"tab\" for a tabulator. Default: a comma.")
  char separator = ',';

  @Option(
      names = "--max-field-bytes",
      paramLabel = "N",
      description = "The longest field. Default: 1048576.")
  int maxFieldBytes = LIMITS.maxFieldBytes();

  @Option(
      names = "--max-fields-per-row",
      paramLabel = "N",
      description = "The most fields of a row. Default: 1000.")
  int maxFieldsPerRow = LIMITS.maxFieldsPerRow();

  @Option(
      names = "--max-inflated-bytes",
      paramLabel = "N",
      description = "The most bytes that a compressed file may inflate to. Default: 68719476736.")
  long maxInflatedBytes = LIMITS.maxInflatedBytes();

  ReadLimits limits() {
    return new ReadLimits(maxFieldBytes, maxFieldsPerRow, maxInflatedBytes);
  }

  /** Options for a table of any columns. */
  TableReadOptions.Builder table(Stores stores, URI uri) {
    TableReadOptions.Builder options = TableReadOptions.builder().stores(stores);
    if (Formats.isCsv(uri)) {
      options.format(
          CsvFormat.builder().charset(charset).separator(separator).limits(limits()).build());
    }
    return options;
  }
}
