package dev.ecomm.cli;

import dev.ecomm.run.ProgressListener;
import dev.ecomm.run.RunContext;
import java.io.IOException;
import java.io.PrintStream;
import java.util.concurrent.Callable;
import picocli.CommandLine.Mixin;

/** A subcommand that does work: sets up log and progress before it, prints the summary after it. */
abstract class Task implements Callable<Integer> {
  /** Read by slf4j-simple when the first logger is made. */
  private static final String LOG_LEVEL = "org.slf4j.simpleLogger.defaultLogLevel";

  @Mixin final CommonOptions common = new CommonOptions();

  final Session session;

  Task(Session session) {
    this.session = session;
  }

  /** Does the work on one thread, or as many as the context says. */
  abstract Summary run(RunContext run) throws IOException;

  /** Whether standard output carries a table, so that the summary must go elsewhere. */
  boolean tableOnStandardOutput() {
    return false;
  }

  @Override
  public final Integer call() throws IOException {
    System.setProperty(LOG_LEVEL, common.logLevel());
    if (common.debug) {
      session.showStackTraces();
    }
    Console console = session.console();
    Summary summary;
    if (console.errIsTerminal() && !common.quiet) {
      try (ProgressBars bars = new ProgressBars(console.err())) {
        summary = run(context(bars));
      }
    } else {
      summary = run(context(progress -> {}));
    }
    if (!common.quiet) {
      PrintStream target = tableOnStandardOutput() ? console.err() : console.out();
      summary.print(target, common.json);
    }
    return 0;
  }

  private RunContext context(ProgressListener listener) {
    return RunContext.withProgress(listener).cancelledBy(session.cancellation());
  }
}
