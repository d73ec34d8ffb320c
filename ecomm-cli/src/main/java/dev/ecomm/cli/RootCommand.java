package dev.ecomm.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Option;

/** The command without a subcommand: only help and version. */
@Command(
    name = "ecomm",
    description =
        "Invoice analytics: reads invoice lines, cleans them, and says who the customers are and what"
            + " they buy together.",
    synopsisSubcommandLabel = "COMMAND",
    versionProvider = RootCommand.Version.class,
    footer = {
      "",
      "Inputs and outputs are paths or URIs; the ending names the format (.csv, .csv.gz), and \"-\" is",
      "standard input or output. Results go to standard output, messages to standard error.",
      "Exit codes: 0 done, 1 the data or the disk, 2 the arguments, 130 cancelled by Ctrl-C.",
      "",
      "Begin with:",
      "  ecomm demo                                 all of it with 50,000 made-up lines",
      "  ecomm demo --input invoices.csv.gz         the same with your file",
      "  ecomm clean --help                         options and examples of one command",
      "  source <(ecomm generate-completion)        completes options with the Tab key (bash, zsh)"
    })
final class RootCommand {

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "Show this help.")
  boolean help;

  @Option(
      names = {"-V", "--version"},
      versionHelp = true,
      description = "Show the version of ecomm and of Java.")
  boolean version;

  /** The version that the build wrote into the jar. */
  static String version() {
    String written = RootCommand.class.getPackage().getImplementationVersion();
    return written == null ? "(not packaged)" : written;
  }

  /** For picocli. */
  static final class Version implements IVersionProvider {
    @Override
    public String[] getVersion() {
      return new String[] {
        "ecomm " + version(),
        "Java " + Runtime.version() + ", " + System.getProperty("java.vm.vendor")
      };
    }
  }
}
