package dev.ecomm.cli;

import dev.ecomm.rfm.RfmDefinition;
import picocli.CommandLine.Option;

/** Which definition profiles follow, where a command is free to choose. */
final class DefinitionOption {

  @Option(
      names = "--definition",
      paramLabel = "standard|seed|notebook",
      converter = Words.ForDefinition.class,
      description = "What the columns say. Default: standard.")
  RfmDefinition definition = RfmDefinition.STANDARD;
}
