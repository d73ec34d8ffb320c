package dev.ecomm.cli;

import picocli.CommandLine.Option;

/** What every subcommand understands. */
final class CommonOptions {

  @Option(
      names = "--json",
      description =
          "Print the summary as JSON, for programs. Like the text it goes to standard output, or to"
              + " standard error when the table itself goes to standard output.")
  boolean json;

  @Option(
      names = {"-q", "--quiet"},
      description = "No progress bar and no summary; failures are still reported.")
  boolean quiet;

  @Option(
      names = {"-v", "--verbose"},
      description = "Log on standard error what is done and why; twice (-vv) for details.")
  boolean[] verbose = new boolean[0];

  @Option(names = "--debug", description = "Show where in the code a failure arose.")
  boolean debug;

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "Show this help.")
  boolean help;

  /** The level of the log, in the words of slf4j-simple. */
  String logLevel() {
    return switch (verbose.length) {
      case 0 -> "warn";
      case 1 -> "info";
      default -> "debug";
    };
  }
}
