package dev.ecomm.cli;

import dev.ecomm.clean.Batches;
import dev.ecomm.clean.CleaningResult;
import dev.ecomm.describe.InvoiceFacts;
import dev.ecomm.io.InvoiceReader;
import dev.ecomm.io.ReadResult;
import dev.ecomm.io.TableWriter;
import dev.ecomm.model.DataTable;
import dev.ecomm.pipeline.CustomerSegments;
import dev.ecomm.registry.Release;
import dev.ecomm.rfm.NoCustomersException;
import dev.ecomm.rfm.Rfm;
import dev.ecomm.rfm.RfmTable;
import dev.ecomm.run.RunContext;
import dev.ecomm.store.ObjectWriter;
import dev.ecomm.synthetic.SyntheticInvoices;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** What can be done with a file, in one go. */
@Command(
    name = "demo",
    customSynopsis = "ecomm demo [--input URI] [--output DIR] [options]",
    sortOptions = false,
    description =
        "Reads invoice lines, says what is in them, cleans them, and accounts for every line and"
            + " every penny. Writes the typed lines, the clean lines, the rejects, the ledger of"
            + " repaired cells and the netted cancellations; then groups the customers, and leaves"
            + " tables, rules of what sells together, a forecast and models as ecomm run does."
            + " Without an input it makes up 50,000 lines first, some of them bad.",
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
  private static final String PACK = "retail";

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

  @Spec private CommandSpec spec = CommandSpec.create();

  DemoCommand(Session session) {
    super(session);
  }

  @Override
  Summary run(RunContext context) throws IOException {
    RunContext run = reading.onThreads(context);
    Location generated = output.child("generated.csv");
    Optional<byte[]> madeUp = input == null ? Optional.of(generate(run)) : Optional.empty();
    ReadResult read = read(madeUp, generated, run);
    InvoiceFacts facts = FactSheet.describe(read, run);
    CleaningResult cleaned = Pack.of(PACK).pipeline().apply(read.table(), run);
    Map<Location, String> files = new LinkedHashMap<>();
    try (Publication publication = new Publication(session, writing, run)) {
      if (madeUp.isPresent()) {
        ObjectWriter raw = publication.bytes(generated);
        raw.write(madeUp.get());
        files.put(generated, Texts.count(GENERATED_LINES, "made-up line") + ", some of them bad");
      }
      DataTable typed = read.table().toTable();
      Location invoices = output.child("invoices.csv");
      TableWriter lines = publication.table(invoices, typed.schema());
      lines.write(typed);
      files.put(invoices, Texts.count(typed.rows(), "typed line"));
      files.putAll(write(read, cleaned, publication));
      publication.publish();
    }
    List<String> segments = analyse(read, cleaned, input == null ? generated : input, run);
    return summary(read, facts, cleaned, files, segments);
  }

  /** In memory, so that it is published with the rest or not at all. */
  private static byte[] generate(RunContext run) throws IOException {
    SyntheticInvoices lines =
        SyntheticInvoices.builder()
            .rows(GENERATED_LINES)
            .seed(GENERATED_SEED)
            .badRows(GENERATED_BAD_ROWS)
            .build();
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    lines.writeCsv(bytes, run);
    return bytes.toByteArray();
  }

  private ReadResult read(Optional<byte[]> madeUp, Location generated, RunContext run) {
    Location source = input == null ? generated : input;
    InvoiceReader reader = reading.reader(session.stores(), source.input());
    return madeUp
        .map(bytes -> reader.read(new ByteArrayInputStream(bytes), generated.text(), run))
        .orElseGet(() -> reader.read(source.input(), run));
  }

  /** What ecomm run does, with the lines at hand; what it has to say. */
  private List<String> analyse(
      ReadResult read, CleaningResult cleaned, Location source, RunContext run) {
    RfmTable customers;
    try {
      customers = Rfm.withDefaults().compute(cleaned.table(), run);
    } catch (NoCustomersException e) {
      return List.of("No segments: " + e.getMessage());
    }
    StepTimes times = new StepTimes();
    LocalDate day = customers.asOf().toLocalDate();
    SegmentFiles files = new SegmentFiles(session, output, day);
    Optional<Release> earlier = files.registry().latest();
    CustomerSegments segments =
        times.step(
            "segment and explain",
            () -> new SegmentOptions().service().run(customers, earlier, run));
    Batches lines = Batches.of(read.table(), Math.max(1, read.table().rows()));
    List<JobStep.Found> more = new JobOptions().steps().run(lines, times, run);
    SegmentFiles.Given given = new SegmentFiles.Given("demo", GivenOptions.of(spec), source, 0);
    Release release = files.publish(segments, more, given, earlier, times, run);
    List<String> text = new ArrayList<>();
    text.add("Who the customers are, as of " + day + ":");
    new SegmentSummary(segments, release).table().forEach(line -> text.add("  " + line));
    text.add(
        "  Tables are in "
            + output.child("data/" + day)
            + ", version "
            + release.version()
            + " of the models in "
            + output.child("models")
            + ".");
    for (JobStep.Found found : more) {
      text.add("");
      text.add(found.lines().get(0));
      found.lines().stream().skip(1).forEach(line -> text.add("  " + line));
    }
    return text;
  }

  private Map<Location, String> write(
      ReadResult read, CleaningResult cleaned, Publication publication) {
    CleaningOutputs outputs = new CleaningOutputs(publication, cleaned);
    outputs.add(output.child("clean.csv"), "clean line", CleaningResult::toTable);
    outputs.add(
        output.child("rejects.csv"),
        "rejected row",
        result -> RejectedRows.of(read.rejects(), result.rejected()));
    outputs.add(output.child("ledger.csv"), "repaired cell", result -> result.ledger().toTable());
    outputs.add(
        output.child("netting.csv"),
        "cancellation",
        result -> result.netting().orElseThrow().toTable());
    outputs.write(cleaned);
    return outputs.contents();
  }

  private Summary summary(
      ReadResult read,
      InvoiceFacts facts,
      CleaningResult cleaned,
      Map<Location, String> files,
      List<String> segments) {
    ReadSummary reading = new ReadSummary();
    reading.add(read.rejects());
    CleaningSummary cleaning = new CleaningSummary();
    cleaning.add(cleaned);
    List<String> lines = new ArrayList<>(reading.lines(read.report()));
    lines.add("");
    lines.add("What is in them:");
    facts.highlights().forEach(highlight -> lines.add("  " + Texts.visible(highlight)));
    lines.add("");
    lines.add("Cleaned with the pack " + PACK + ":");
    cleaning
        .lines(read.report(), cleaned.report())
        .forEach(line -> lines.add(line.isEmpty() ? line : "  " + line));
    lines.add("");
    lines.addAll(segments);
    lines.add("");
    lines.add("Files:");
    files.forEach((file, content) -> lines.add("  " + file + ": " + content));
    lines.add("");
    lines.add("Next:");
    lines.add("  ecomm show --input " + output.child("ledger.csv").quoted());
    lines.add("  ecomm describe --input " + output.child("clean.csv").quoted());
    if (input == null) {
      lines.add("  ecomm demo --input YOUR-FILE.csv");
    }
    Map<String, Object> values = new LinkedHashMap<>();
    values.put("read", reading.values(read.report()));
    values.put("highlights", facts.highlights());
    values.put("cleaning", cleaning.values(cleaned.report()));
    values.put("segments", segments);
    values.put("files", files.keySet().stream().map(Location::text).toList());
    return new Summary(lines, values);
  }
}
