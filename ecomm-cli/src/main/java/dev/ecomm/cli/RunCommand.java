package dev.ecomm.cli;

import picocli.CommandLine.Command;

/** The daily job: today what {@link SegmentCommand} does; other analyses join it as they come. */
@Command(
    name = "run",
    customSynopsis = "ecomm run --input URI --output DIR --exec-date DATE [options]",
    sortOptions = false,
    description =
        "The daily job, with one input and one directory of outputs: cleans, profiles, segments,"
            + " explains, and publishes models and tables. As yet that is what ecomm segment does;"
            + " what sells together is found by ecomm rules.",
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
