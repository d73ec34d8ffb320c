package dev.ecomm.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.ecomm.clean.CleaningReport;
import dev.ecomm.clean.CleaningResult;
import dev.ecomm.clean.FittedCleaning;
import dev.ecomm.run.RunContext;
import dev.ecomm.store.ObjectWriter;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Cleans invoice lines with a pack of rules, or with rules that were fitted before. */
@Command(
    name = "clean",
    customSynopsis = "ecomm clean --input URI --output URI [options]",
    sortOptions = false,
    description = {
      "Cleans invoice lines and accounts for every line and every penny: what went in is what came"
          + " out, what was rejected, and what each rule changed.",
      "The pack retail removes nothing: it gives each product one name, flags stock-take notes,"
          + " duplicates and outliers, tells sales from fees and corrections, and nets cancellations"
          + " against purchases. The pack seed only gives each product one name, \"No Description\""
          + " where it has none, and missing customers the number 0; notebook then drops defects and"
          + " outliers."
    },
    footer = {
      "",
      "Examples:",
      "  ecomm clean --input invoices.csv.gz --output clean.csv.gz",
      "  ecomm clean -i invoices.csv -o clean.csv --rejects rejects.csv --ledger ledger.csv",
      "  ecomm clean -i invoices.csv -o clean.csv --netting netting.csv --json",
      "  ecomm clean -i invoices.csv -o - --pack notebook | head",
      "  ecomm clean -i november.csv -o clean-11.csv --fitted rules.json",
      "  ecomm clean -i december.csv -o clean-12.csv --use-fitted rules.json",
      "",
      "Outputs appear together when all are whole, in the place of older ones; a run that fails or",
      "is cancelled leaves everything as it was. Memory does not grow with the file, which is read",
      "several times if it is large; so standard input must fit into memory."
    })
final class CleanCommand extends Task {

  @Option(
      names = {"-i", "--input"},
      required = true,
      paramLabel = "URI",
      converter = Location.Converter.class,
      description = "Raw invoice lines: a path, a URI, or - for standard input.")
  Location input = Location.of("-");

  @Option(
      names = {"-o", "--output"},
      required = true,
      paramLabel = "URI",
      converter = Location.Converter.class,
      description = "Where the clean lines go: a path, a URI, or - for standard output.")
  Location output = Location.of("-");

  @Option(
      names = "--pack",
      paramLabel = "seed|notebook|retail",
      converter = Pack.Converter.class,
      description = "Which cleaning. Default: retail.")
  @Nullable Pack pack;

  @Option(
      names = "--rejects",
      paramLabel = "URI",
      converter = Location.Converter.class,
      description =
          "Where to write the rows that are not among the clean lines, those that could not be"
              + " typed and those that a rule rejected, with every reason.")
  @Nullable Location rejects;

  @Option(
      names = "--ledger",
      paramLabel = "URI",
      converter = Location.Converter.class,
      description = "Where to write the repaired cells: row, rule, column, before and after.")
  @Nullable Location ledger;

  @Option(
      names = "--netting",
      paramLabel = "URI",
      converter = Location.Converter.class,
      description =
          "Where to write, for each cancellation, the purchases that it takes back. Only with a"
              + " cleaning that nets, such as the pack retail.")
  @Nullable Location netting;

  @Option(
      names = "--fitted",
      paramLabel = "URI",
      converter = Location.Converter.class,
      description =
          "Where to save the rules with what they learned from these lines, as JSON, for other"
              + " lines.")
  @Nullable Location fitted;

  @Option(
      names = "--use-fitted",
      paramLabel = "URI",
      converter = Location.Converter.class,
      description = "Clean with rules that --fitted saved, instead of a pack; nothing is learned.")
  @Nullable Location useFitted;

  @Mixin final WritingOptions writing = new WritingOptions();

  @Mixin final ReadingOptions reading = new ReadingOptions();

  CleanCommand(Session session) {
    super(session);
  }

  @Override
  boolean tableOnStandardOutput() {
    return outputs().values().stream()
        .anyMatch(location -> location != null && location.isStandardStream());
  }

  private Map<String, @Nullable Location> outputs() {
    Map<String, @Nullable Location> outputs = new LinkedHashMap<>();
    outputs.put("--output", output);
    outputs.put("--rejects", rejects);
    outputs.put("--ledger", ledger);
    outputs.put("--netting", netting);
    outputs.put("--fitted", fitted);
    return outputs;
  }

  @Override
  Summary run(RunContext context) throws IOException {
    Publication.requireTwoPlaces(outputs());
    Cleaning cleaning = cleaning();
    CleaningResult ofNothing = cleaning.ofNothing();
    if (netting != null && ofNothing.netting().isEmpty()) {
      throw new IllegalArgumentException(
          "--netting is for a cleaning that nets cancellations, which "
              + cleaning.name()
              + " does not; the pack retail does");
    }
    RunContext run = reading.onThreads(context);
    RepeatableLines lines = reading.lines(session, input, cleaning.passes(), run);
    try (Publication publication = new Publication(session, writing, run)) {
      CleaningOutputs outputs = new CleaningOutputs(publication, ofNothing);
      outputs.add(output, "clean line", CleaningResult::toTable);
      outputs.add(
          rejects, "rejected row", piece -> RejectedRows.of(lines.rejects(), piece.rejected()));
      outputs.add(ledger, "repaired cell", piece -> piece.ledger().toTable());
      outputs.addOnce(netting, "cancellation", piece -> piece.netting().orElseThrow().toTable());
      @Nullable ObjectWriter saved = fitted == null ? null : publication.bytes(fitted);

      CleaningSummary summary = new CleaningSummary();
      summary.add(ofNothing);
      RunContext silent = run.reportingTo(progress -> {}); // the passes are reported by the lines
      FittedCleaning known = cleaning.fit(lines, silent);
      CleaningReport report =
          known.applyInBatches(
              lines,
              silent,
              piece -> {
                summary.add(piece);
                outputs.write(piece);
              });
      outputs.finish();
      if (saved != null) {
        saved.write(known.toJson().getBytes(UTF_8));
      }
      publication.publish();
      return summary(cleaning, lines, report, summary, outputs);
    }
  }

  private Cleaning cleaning() throws IOException {
    if (useFitted == null) {
      return Cleaning.of(pack == null ? Pack.of("retail") : pack);
    }
    if (pack != null) {
      throw new IllegalArgumentException(
          "--pack and --use-fitted are both given, must be one: a pack learns anew");
    }
    if (fitted != null) {
      throw new IllegalArgumentException(
          "--fitted and --use-fitted are both given, must be one: nothing is learned to be saved");
    }
    if (useFitted.isStandardStream() && input.isStandardStream()) {
      throw new IllegalArgumentException(
          "--input and --use-fitted are both standard input, must be two places");
    }
    return Cleaning.of(useFitted, FittedFile.read(session.stores(), useFitted));
  }

  private Summary summary(
      Cleaning cleaning,
      RepeatableLines read,
      CleaningReport report,
      CleaningSummary summary,
      CleaningOutputs outputs) {
    List<String> text = new ArrayList<>(read.summary().lines(read.report()));
    text.add("");
    text.add("Cleaned with " + cleaning.name() + ":");
    text.addAll(summary.lines(read.report(), report));
    text.add("");
    outputs
        .contents()
        .forEach((location, rows) -> text.add("Wrote " + rows + " to " + location + "."));
    if (fitted != null) {
      text.add("Wrote the fitted rules to " + fitted + ".");
    }
    Map<String, Object> values = new LinkedHashMap<>();
    values.put("input", input.text());
    values.put("read", read.summary().values(read.report()));
    values.put("cleaned_with", cleaning.name());
    values.put("cleaning", summary.values(report));
    values.put("written", outputs.values());
    return new Summary(text, values);
  }
}
