package dev.ecomm.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** The daily job: what {@link SegmentCommand} does, and further steps on the same lines. */
@Command(
    name = "run",
    customSynopsis = "ecomm run --input URI --output DIR --exec-date DATE [options]",
    sortOptions = false,
    description =
        "The daily job, with one input and one directory of outputs: cleans, profiles, segments and"
            + " explains as ecomm segment does, finds what sells together, forecasts the units of the next"
            + " 14 trading days, and publishes models and tables, all of them or none. For rules and"
            + " forecasts, lines are cleaned with the pack notebook.",
    footer = {
      "",
      "Examples:",
      "  ecomm run --input invoices.csv.gz --output out --exec-date 2011-12-10",
      "  ecomm run -i invoices.csv -o out --exec-date 2011-12-10 --min-support 0.01",
      "",
      "Files: those of ecomm segment, and in DIR/data/DATE rules.parquet and forecast.parquet."
    })
final class RunCommand extends SegmentCommand {

  @Mixin final JobOptions job = new JobOptions();

  RunCommand(Session session) {
    super(session);
  }

  @Override
  JobSteps steps() {
    return job.steps();
  }
}
