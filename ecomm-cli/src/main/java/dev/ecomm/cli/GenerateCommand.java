package dev.ecomm.cli;

import dev.ecomm.run.RunContext;
import dev.ecomm.synthetic.SyntheticInvoices;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Invoice lines that nobody ever bought. */
@Command(
    name = "generate",
    customSynopsis = "ecomm generate --rows N --output URI [options]",
    sortOptions = false,
    description =
        "Makes up invoice lines shaped like those of a real shop: regular customers, seasons,"
            + " cancellations, fees, untidy texts. The same numbers give the same bytes anywhere.",
    footer = {
      "",
      "Examples:",
      "  ecomm generate --rows 100000 --seed 1 --output lines.csv.gz",
      "  ecomm generate --rows 5000 --seed 1 --bad-rows 0.02 --output dirty.csv",
      "  ecomm generate --rows 1000 --seed 7 --output - | ecomm describe --input -"
    })
final class GenerateCommand extends Task {

  @Option(
      names = {"-n", "--rows"},
      required = true,
      paramLabel = "N",
      description = "How many lines, up to 1000000000.")
  long rows;

  @Option(
      names = "--seed",
      paramLabel = "S",
      description = "Another number makes another shop. Default: 0.")
  long seed;

  @Option(
      names = "--bad-rows",
      paramLabel = "SHARE",
      description =
          "Which part of the lines is spoilt so that it cannot be typed, from 0 to 1. Default: 0.")
  double badRows;

  @Option(
      names = {"-o", "--output"},
      required = true,
      paramLabel = "URI",
      converter = Location.Converter.class,
      description =
          "What to write: a path, a URI, or - for standard output. CSV is raw, as a till exports it;"
              + " other formats have types, so no line can be bad.")
  Location output = Location.of("-");

  @Option(names = "--no-clobber", description = "Fail if the output exists. Default: replace it.")
  boolean noClobber;

  GenerateCommand(Session session) {
    super(session);
  }

  @Override
  boolean tableOnStandardOutput() {
    return output.isStandardStream();
  }

  @Override
  Summary run(RunContext run) throws IOException {
    if (badRows > 0 && !Formats.isCsv(output.output())) {
      throw new IllegalArgumentException(
          "--bad-rows makes lines that cannot be typed, so the output must end in .csv or .csv.gz");
    }
    SyntheticInvoices lines =
        SyntheticInvoices.builder().rows(rows).seed(seed).badRows(badRows).build();
    long broken = new MadeUpLines(session, run).write(lines, output.output(), noClobber);
    Map<String, Object> values = new LinkedHashMap<>();
    values.put("output", output.text());
    values.put("rows", rows);
    values.put("bad_rows", broken);
    values.put("seed", seed);
    String spoilt = broken == 0 ? "" : ", " + Texts.count(broken, "bad one") + " among them";
    return new Summary(
        List.of("Wrote " + Texts.count(rows, "line") + " to " + output + spoilt + "."), values);
  }
}
