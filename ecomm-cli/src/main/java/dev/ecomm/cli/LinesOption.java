package dev.ecomm.cli;

import picocli.CommandLine.Option;

/** Where invoice lines are; the same for every command that must have some. */
final class LinesOption {

  @Option(
      names = {"-i", "--input"},
      required = true,
      paramLabel = "URI",
      converter = Location.Converter.class,
      description = "Invoice lines: a path, a URI, or - for standard input.")
  Location input = Location.of("-");
}
