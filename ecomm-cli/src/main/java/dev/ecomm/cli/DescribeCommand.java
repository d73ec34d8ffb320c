package dev.ecomm.cli;

import dev.ecomm.describe.Fact;
import dev.ecomm.io.ReadResult;
import dev.ecomm.run.RunContext;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** What is in a file of invoice lines, as named facts. */
@Command(
    name = "describe",
    customSynopsis = "ecomm describe --input URI [options]",
    sortOptions = false,
    description =
        "Reads invoice lines and prints what is in them: rows, missing values, duplicates, distinct"
            + " values, periods, sums, odd lines, outliers.",
    footer = {
      "",
      "Examples:",
      "  ecomm describe --input invoices.csv.gz",
      "  ecomm describe --input invoices.csv --json | jq .facts.total_revenue",
      "  cat invoices.csv | ecomm describe --input -",
      "  ecomm describe --input kunden.csv --separator ';' --date-pattern 'dd.MM.uuuu HH:mm'"
    })
final class DescribeCommand extends Task {

  @Mixin final LinesOption given = new LinesOption();

  @Mixin final ReadingOptions reading = new ReadingOptions();

  DescribeCommand(Session session) {
    super(session);
  }

  @Override
  Summary run(RunContext run) {
    URI input = given.input.input();
    ReadResult read = reading.reader(session.stores(), input).read(input, reading.onThreads(run));
    List<Fact> facts = FactSheet.describe(read, run).facts();
    ReadSummary summary = new ReadSummary();
    summary.add(read.rejects());
    List<String> text = new ArrayList<>(summary.lines(read.report()));
    text.add("");
    text.addAll(FactSheet.table(facts));
    Map<String, Object> values = new LinkedHashMap<>();
    values.put("facts", FactSheet.values(facts));
    values.put("read", summary.values(read.report()));
    return new Summary(text, values);
  }
}
