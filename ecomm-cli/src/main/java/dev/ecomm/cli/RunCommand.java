package dev.ecomm.cli;

import picocli.CommandLine.Command;

/** Every analysis of the lines, in one go: today what {@link SegmentCommand} does. */
@Command(
    name = "run",
    customSynopsis = "ecomm run --input URI --output DIR --exec-date DATE [options]",
    sortOptions = false,
    description =
        "Does every analysis that there is, with one input and one directory of outputs: cleans,"
            + " profiles, segments, explains, and publishes models and tables. As yet that is what"
            + " ecomm segment does.",
    footer = {
      "",
      "Examples:",
      "  ecomm run --input invoices.csv.gz --output out --exec-date 2011-12-10",
    })
final class RunCommand extends SegmentCommand {

  RunCommand(Session session) {
    super(session);
  }
}
