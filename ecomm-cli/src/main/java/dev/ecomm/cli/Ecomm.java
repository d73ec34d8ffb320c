package dev.ecomm.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.ecomm.run.CancellationToken;
import java.io.PrintWriter;
import picocli.AutoComplete.GenerateCompletion;
import picocli.CommandLine;
import picocli.CommandLine.ParseResult;

/** One run of the command: builds the tree of subcommands, parses, runs, maps the end to a code. */
final class Ecomm {
  private static final int HELP_WIDTH = 100;

  private Ecomm() {}

  /** Runs the command; everything that can happen ends in an exit code and at most one message. */
  static int run(Console console, CancellationToken cancellation, String... args) {
    Session session = new Session(console, cancellation);
    Failures failures = new Failures(session);
    int exitCode;
    try {
      exitCode = commandLine(session, failures).execute(args);
      console.out().flush();
    } catch (Throwable e) { // the last place where an error can become a message
      exitCode = failures.report(e);
    }
    console.err().flush();
    return exitCode;
  }

  static CommandLine commandLine(Session session, Failures failures) {
    CommandLine root = new CommandLine(new RootCommand());
    root.addSubcommand(new DemoCommand(session));
    root.addSubcommand(new DescribeCommand(session));
    root.addSubcommand(new ShowCommand(session));
    root.addSubcommand(new ConvertCommand(session));
    root.addSubcommand(new CleanCommand(session));
    root.addSubcommand(new ProfileCommand(session));
    root.addSubcommand(new SegmentCommand(session));
    root.addSubcommand(new RunCommand(session));
    root.addSubcommand(new ScoreCommand(session));
    root.addSubcommand(new VerifyCommand(session));
    root.addSubcommand(new RulesCommand(session));
    root.addSubcommand(new RecommendCommand(session));
    root.addSubcommand(new FeaturesCommand(session));
    root.addSubcommand(new DemandCommand(session));
    root.addSubcommand(new SeasonalityCommand(session));
    root.addSubcommand(new ForecastCommand(session));
    root.addSubcommand(new GenerateCommand(session));
    root.addSubcommand(new GenerateCompletion());
    HelpLayout.install(root);
    root.setOut(new PrintWriter(session.console().out(), true, UTF_8));
    root.setErr(new PrintWriter(session.console().err(), true, UTF_8));
    root.setColorScheme(CommandLine.Help.defaultColorScheme(CommandLine.Help.Ansi.OFF));
    root.setUsageHelpWidth(HELP_WIDTH);
    root.setUsageHelpLongOptionsMaxWidth(34);
    root.setCaseInsensitiveEnumValuesAllowed(true);
    root.setExpandAtFiles(false); // "@" may begin a file's name
    root.setExecutionStrategy(Ecomm::runOrHelp);
    root.setExecutionExceptionHandler((e, commandLine, parsed) -> failures.report(e));
    root.setParameterExceptionHandler((e, ignored) -> failures.usage(e));
    return root;
  }

  private static int runOrHelp(ParseResult parsed) {
    if (!parsed.hasSubcommand()
        && !parsed.isUsageHelpRequested()
        && !parsed.isVersionHelpRequested()) {
      CommandLine root = parsed.commandSpec().commandLine();
      root.usage(root.getErr());
      return CommandLine.ExitCode.USAGE;
    }
    return new CommandLine.RunLast().execute(parsed);
  }
}
