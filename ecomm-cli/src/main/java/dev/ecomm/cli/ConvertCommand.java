package dev.ecomm.cli;

import dev.ecomm.error.InvoiceDataException;
import dev.ecomm.io.ReadReport;
import dev.ecomm.io.Rejects;
import dev.ecomm.io.TableReader;
import dev.ecomm.io.TableWriter;
import dev.ecomm.io.Tables;
import dev.ecomm.model.DataTable;
import dev.ecomm.model.InvoiceTable;
import dev.ecomm.run.RunContext;
import dev.ecomm.store.Stores;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Reads a table and writes it, batch by batch. */
@Command(
    name = "convert",
    customSynopsis = "ecomm convert --input URI --output URI [options]",
    sortOptions = false,
    description = {
      "Reads a table and writes it in the format of the output's ending.",
      "A file that has the columns of invoice lines is typed: rows that cannot be typed are put"
          + " aside, columns get their usual names and order, other columns are left out. Any other"
          + " table is copied cell by cell."
    },
    footer = {
      "",
      "Examples:",
      "  ecomm convert --input invoices.csv --output typed.csv.gz --rejects rejects.csv",
      "  ecomm convert --input invoices.csv.gz --output - | head",
      "  ecomm convert --input invoices.csv --output s3://shop/invoices.parquet",
      "  ecomm convert --input prices.csv --separator ';' --output prices-comma.csv",
      "",
      "An output appears when it is whole, in the place of an older one; a run that fails or is",
      "cancelled leaves everything as it was. Memory does not grow with the file."
    })
final class ConvertCommand extends Task {

  /** What the input is taken for. */
  enum Kind {
    /** Invoices where the header has all their columns, else a table. */
    AUTO,
    /** Typed invoice lines. */
    INVOICES,
    /** Texts in any columns. */
    TABLE
  }

  @Option(
      names = {"-i", "--input"},
      required = true,
      paramLabel = "URI",
      converter = Location.Converter.class,
      description = "What to read: a path, a URI, or - for standard input.")
  Location input = Location.of("-");

  @Option(
      names = {"-o", "--output"},
      required = true,
      paramLabel = "URI",
      converter = Location.Converter.class,
      description = "What to write: a path, a URI, or - for standard output.")
  Location output = Location.of("-");

  @Option(
      names = "--as",
      paramLabel = "invoices|table",
      converter = Words.ForKind.class,
      description =
          "Take the input for invoice lines, or for a table of any columns. Default: invoice lines"
              + " if the header has all their columns.")
  Kind kind = Kind.AUTO;

  @Option(
      names = "--rejects",
      paramLabel = "URI",
      converter = Location.Converter.class,
      description = "Where to write the rows that could not be typed, with the reasons.")
  @Nullable Location rejects;

  @Mixin final WritingOptions writing = new WritingOptions();

  @Mixin final ReadingOptions reading = new ReadingOptions();

  ConvertCommand(Session session) {
    super(session);
  }

  @Override
  boolean tableOnStandardOutput() {
    return output.isStandardStream() || (rejects != null && rejects.isStandardStream());
  }

  @Override
  Summary run(RunContext run) throws IOException {
    Map<String, @Nullable Location> places = new LinkedHashMap<>();
    places.put("--output", output);
    places.put("--rejects", rejects);
    Publication.requireTwoPlaces(places);
    RunContext threads = reading.onThreads(run);
    if (kind != Kind.AUTO) {
      return convert(kind == Kind.INVOICES, session.stores(), threads);
    }
    URI uri = input.input();
    if (!Formats.isCsv(uri)) {
      return convert(hasInvoiceColumns(session.stores(), threads), session.stores(), threads);
    }
    try (TwiceReadable source = new TwiceReadable(session.stores().of(uri), uri)) {
      Stores stores = session.stores().with(source);
      return convert(hasInvoiceColumns(stores, threads), stores, threads);
    }
  }

  private boolean hasInvoiceColumns(Stores stores, RunContext run) {
    try (TableReader table = table(stores, run.reportingTo(progress -> {}))) {
      return reading.findsAllColumns(table.schema().names());
    } catch (InvoiceDataException e) {
      return true; // whatever is wrong with the header, the reader of invoices says it better
    }
  }

  private Summary convert(boolean invoices, Stores stores, RunContext run) {
    return invoices ? convertInvoices(stores, run) : convertTable(stores, run);
  }

  private TableReader table(Stores stores, RunContext run) {
    URI uri = input.input();
    return Tables.reader(uri, reading.text.table(stores, uri).build(), run);
  }

  private Summary convertTable(Stores stores, RunContext run) {
    if (rejects != null) {
      throw new IllegalArgumentException(
          "--rejects is for invoice lines: every row of another table is copied as it is");
    }
    long rows = 0;
    try (TableReader table = table(stores, run);
        TableWriter written =
            writing.writer(session.stores(), output.output(), table.schema(), run)) {
      for (Optional<DataTable> batch = table.next(); batch.isPresent(); batch = table.next()) {
        written.write(batch.get());
        rows += batch.get().rows();
      }
      session.publish(written::commit);
    }
    Map<String, Object> values = new LinkedHashMap<>();
    values.put("kind", "table");
    values.put("input", input.text());
    values.put("output", output.text());
    values.put("rows_written", rows);
    return new Summary(
        List.of("Copied " + Texts.count(rows, "row") + " to " + output + "."), values);
  }

  private Summary convertInvoices(Stores stores, RunContext run) {
    ReadSummary summary = new ReadSummary();
    ReadReport report;
    try (Publication publication = new Publication(session, writing, run)) {
      TableWriter lines = publication.table(output, InvoiceTable.SCHEMA);
      @Nullable TableWriter others =
          rejects == null
              ? null
              : publication.table(rejects, Rejects.of(List.of()).toTable().schema());
      report =
          reading
              .reader(stores, input.input())
              .forEachBatch(
                  input.input(),
                  run,
                  batch -> {
                    summary.add(batch.rejects());
                    lines.write(batch.table().toTable());
                    if (others != null) {
                      others.write(batch.rejects().toTable());
                    }
                  });
      publication.publish();
    }
    List<String> text = new ArrayList<>(summary.lines(report));
    text.add("Wrote " + Texts.count(report.accepted(), "line") + " to " + output + ".");
    if (rejects != null) {
      text.add("Wrote " + Texts.count(report.rejected(), "reject") + " to " + rejects + ".");
    } else if (report.rejected() > 0) {
      text.add("The rejects are in no file; --rejects URI writes them.");
    }
    Map<String, Object> values = new LinkedHashMap<>();
    values.put("kind", "invoices");
    values.put("input", input.text());
    values.put("output", output.text());
    values.put("rows_written", report.accepted());
    values.put("rejects", rejects == null ? "" : rejects.text());
    values.put("read", summary.values(report));
    return new Summary(text, values);
  }
}
