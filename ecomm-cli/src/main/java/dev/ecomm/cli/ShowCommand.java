package dev.ecomm.cli;

import dev.ecomm.io.TableReadOptions;
import dev.ecomm.io.TableReader;
import dev.ecomm.io.Tables;
import dev.ecomm.model.DataTable;
import dev.ecomm.model.Schema;
import dev.ecomm.run.RunContext;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The first rows of any table. */
@Command(
    name = "show",
    customSynopsis = "ecomm show --input URI [options]",
    sortOptions = false,
    description = "Prints the first rows of a table, whatever its columns, and reads no further.",
    footer = {
      "",
      "Examples:",
      "  ecomm show --input invoices.csv.gz",
      "  ecomm show --input rejects.csv --rows 5",
      "  ecomm show --input rejects.csv --rows all --format json | jq .[].reason",
      "  ecomm show --input umsatz.csv --separator ';' --format csv > umsatz-comma.csv"
    })
final class ShowCommand extends Task {
  private static final int MOST_BATCH_ROWS = 10_000;

  /** How rows are laid out. */
  enum Layout {
    /** Aligned columns; long cells are cut. */
    TABLE,
    /** As {@code convert} writes it. */
    CSV,
    /** One array with an object for each row. */
    JSON
  }

  @Option(
      names = {"-i", "--input"},
      required = true,
      paramLabel = "URI",
      converter = Location.Converter.class,
      description = "What to show: a path, a URI, or - for standard input.")
  Location input = Location.of("-");

  @Option(
      names = {"-n", "--rows"},
      paramLabel = "N|all",
      converter = Words.ForRows.class,
      description = "How many rows to show. Default: 20.")
  long rows = 20;

  @Option(
      names = "--format",
      paramLabel = "table|csv|json",
      converter = Words.ForLayout.class,
      description =
          "Aligned columns in which long cells are cut, or the whole cells as CSV or as a JSON array."
              + " Default: table.")
  Layout layout = Layout.TABLE;

  @Mixin final TextOptions text = new TextOptions();

  ShowCommand(Session session) {
    super(session);
  }

  @Override
  boolean tableOnStandardOutput() {
    return true;
  }

  @Override
  Summary run(RunContext run) throws IOException {
    RunContext silent = run.onThreads(1).reportingTo(progress -> {}); // a bar would cross the rows
    int batchRows = (int) Math.max(1, Math.min(rows, MOST_BATCH_ROWS));
    long shown = 0;
    boolean more;
    TableReadOptions options =
        text.table(session.stores(), input.input()).batchRows(batchRows).build();
    try (TableReader table = Tables.reader(input.input(), options, silent)) {
      try (TablePrinter printer = printer(table.schema(), silent)) {
        Optional<DataTable> batch = table.next();
        while (batch.isPresent() && shown < rows) {
          DataTable part = batch.get().head((int) Math.min(batch.get().rows(), rows - shown));
          printer.print(part);
          shown += part.rows();
          batch = part.rows() == batch.get().rows() ? table.next() : batch;
        }
        more = batch.isPresent();
      }
      return summary(table.schema(), shown, more);
    }
  }

  private TablePrinter printer(Schema schema, RunContext run) throws IOException {
    return switch (layout) {
      case TABLE -> new TablePrinter.Aligned(session.console().out(), schema);
      case CSV -> new TablePrinter.Csv(session, schema, run);
      case JSON -> new TablePrinter.JsonArray(session.console().out(), schema);
    };
  }

  private Summary summary(Schema schema, long shown, boolean more) {
    Map<String, Object> values = new LinkedHashMap<>();
    values.put("input", input.text());
    values.put("columns", schema.names());
    values.put("rows_shown", shown);
    values.put("more_rows", more);
    List<String> lines =
        more
            ? List.of(
                "These are the first "
                    + Texts.count(shown, "row")
                    + "; --rows all shows every one.")
            : List.of();
    return new Summary(lines, values);
  }
}
