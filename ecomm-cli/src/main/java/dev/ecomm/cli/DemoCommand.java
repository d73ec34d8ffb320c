package dev.ecomm.cli;

import dev.ecomm.describe.InvoiceFacts;
import dev.ecomm.io.ReadResult;
import dev.ecomm.io.TableWriter;
import dev.ecomm.run.RunContext;
import dev.ecomm.synthetic.SyntheticInvoices;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Everything that can be done with a file so far, in one go. */
@Command(
    name = "demo",
    customSynopsis = "ecomm demo [--input URI] [--output DIR] [options]",
    sortOptions = false,
    description =
        "Reads invoice lines, says what is in them, and writes the typed lines and the rows that"
            + " could not be typed. Without an input it makes up 50,000 lines first, some of them"
            + " bad.",
    footer = {
      "",
      "Examples:",
      "  ecomm demo",
      "  ecomm demo --input invoices.csv.gz",
      "  ecomm demo --input https://shop.example/invoices.csv --output result"
    })
final class DemoCommand extends Task {
  static final int GENERATED_LINES = 50_000;
  static final double GENERATED_BAD_ROWS = 0.01;
  static final long GENERATED_SEED = 42;

  @Option(
      names = {"-i", "--input"},
      paramLabel = "URI",
      converter = Location.Converter.class,
      description =
          "Invoice lines: a path, a URI, or - for standard input. Default: made-up lines.")
  @Nullable Location input;

  @Option(
      names = {"-o", "--output"},
      paramLabel = "DIR",
      converter = Location.Converter.class,
      description = "The directory to write to; it is made if need be. Default: ecomm-demo.")
  Location output = Location.of("ecomm-demo");

  @Mixin final WritingOptions writing = new WritingOptions();

  @Mixin final ReadingOptions reading = new ReadingOptions();

  DemoCommand(Session session) {
    super(session);
  }

  @Override
  Summary run(RunContext context) throws IOException {
    RunContext run = reading.onThreads(context);
    Map<Location, String> files = new LinkedHashMap<>();
    Location source = input == null ? generate(files, run) : input;
    ReadResult read = reading.reader(session.stores(), source.input()).read(source.input(), run);
    InvoiceFacts facts = FactSheet.describe(read, run);
    Location rejects = output.child("rejects.csv");
    Location lines = output.child("invoices.csv");
    write(read, lines, rejects, run);
    files.put(lines, Texts.count(read.report().accepted(), "typed line"));
    files.put(
        rejects, Texts.count(read.report().rejected(), "row") + " not typed, with the reasons");
    return summary(read, facts, files);
  }

  private Location generate(Map<Location, String> files, RunContext run) throws IOException {
    SyntheticInvoices lines =
        SyntheticInvoices.builder()
            .rows(GENERATED_LINES)
            .seed(GENERATED_SEED)
            .badRows(GENERATED_BAD_ROWS)
            .build();
    Location generated = output.child("generated.csv");
    new RawLines(session, run).write(lines, generated.output(), writing.noClobber);
    files.put(generated, Texts.count(GENERATED_LINES, "made-up line") + ", some of them bad");
    return generated;
  }

  private void write(ReadResult read, Location lines, Location rejects, RunContext run) {
    Outputs outputs = new Outputs(session, writing, run);
    try (TableWriter typed = outputs.invoices(lines);
        TableWriter others = outputs.rejects(rejects)) {
      typed.write(read.table().toTable());
      others.write(read.rejects().toTable());
      session.publish(
          () -> {
            typed.commit();
            others.commit();
          });
    }
  }

  private Summary summary(ReadResult read, InvoiceFacts facts, Map<Location, String> files) {
    ReadSummary reading = new ReadSummary();
    reading.add(read.rejects());
    List<String> lines = new ArrayList<>(reading.lines(read.report()));
    lines.add("");
    lines.add("What is in them:");
    facts.highlights().forEach(highlight -> lines.add("  " + Texts.visible(highlight)));
    lines.add("");
    lines.add("Files:");
    files.forEach((file, content) -> lines.add("  " + file + ": " + content));
    lines.add("");
    lines.add("Next:");
    lines.add("  ecomm show --input " + output.child("rejects.csv").quoted());
    lines.add("  ecomm describe --input " + output.child("invoices.csv").quoted());
    if (input == null) {
      lines.add("  ecomm demo --input YOUR-FILE.csv");
    }
    Map<String, Object> values = new LinkedHashMap<>();
    values.put("read", reading.values(read.report()));
    values.put("highlights", facts.highlights());
    values.put("files", files.keySet().stream().map(Location::text).toList());
    return new Summary(lines, values);
  }
}
