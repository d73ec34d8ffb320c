package dev.ecomm.cli;

import dev.ecomm.io.BadCellPolicy;
import dev.ecomm.io.InvoiceReader;
import dev.ecomm.io.Invoices;
import dev.ecomm.io.csv.CsvFormat;
import dev.ecomm.model.InvoiceColumn;
import dev.ecomm.run.RunContext;
import dev.ecomm.store.Stores;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** How invoice lines are read; the same for every command that reads them. */
final class ReadingOptions {

  @Option(
      names = "--on-bad-cell",
      paramLabel = "fail|quarantine",
      converter = Words.ForBadCellPolicy.class,
      description =
          "What to do with a row that cannot be typed: stop, or put it aside and go on. Default:"
              + " quarantine.")
  BadCellPolicy onBadCell = BadCellPolicy.QUARANTINE;

  @Option(
      names = "--max-rejects",
      paramLabel = "N",
      description = "Stop when more rows than this are put aside. Default: 100000.")
  long maxRejects = 100_000;

  @Option(
      names = "--date-pattern",
      paramLabel = "PATTERN",
      description = {
        "The form of dates, in the letters of java.time, such as",
        "'dd.MM.uuuu HH:mm'. Default: ISO dates, or month/day/year."
      })
  @Nullable String datePattern;

  @Option(
      names = "--column",
      paramLabel = "COLUMN=HEADER",
      description =
          "Take the field with this header for a column: --column invoice_no=Rechnung. For headers"
              + " that are not known; may be given for several columns.")
  Map<InvoiceColumn, String> columns = Map.of();

  @Mixin final ThreadsOption threads = new ThreadsOption();

  @Mixin final TextOptions text = new TextOptions();

  InvoiceReader reader(Stores stores, URI uri) {
    InvoiceReader.Builder reader =
        Invoices.reader()
            .onBadCell(onBadCell)
            .maxRejects(maxRejects)
            .charset(text.charset)
            .separator(text.separator)
            .limits(text.limits())
            .stores(stores);
    if (Formats.isCsv(uri)) {
      reader.format(new CsvFormat());
    }
    if (datePattern != null) {
      reader.datePattern(datePattern);
    }
    columns.forEach(reader::column);
    return reader.build();
  }

  /** Lines for several passes. */
  RepeatableLines lines(Session session, Location input, int passes, RunContext run) {
    InvoiceReader reader = reader(session.stores(), input.input());
    return new RepeatableLines(session.stores(), input.input(), reader, passes, run);
  }

  RunContext onThreads(RunContext run) {
    return threads.on(run);
  }

  /** Whether a table with these headers has every column of invoice lines. */
  boolean findsAllColumns(List<String> headers) {
    for (InvoiceColumn column : InvoiceColumn.values()) {
      String chosen = columns.get(column);
      boolean found =
          chosen == null ? headers.stream().anyMatch(column::isNamed) : headers.contains(chosen);
      if (!found) {
        return false;
      }
    }
    return true;
  }
}
