package dev.ecomm.cli;

import dev.ecomm.run.ProgressListener;
import dev.ecomm.run.RunContext;
import java.io.IOException;
import java.util.concurrent.Callable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
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
    Logger log = LoggerFactory.getLogger("ecomm"); // not static: the level must be set before
    log.info(
        "Java {}, {} processors, heap of {} MB",
        Runtime.version(),
        Runtime.getRuntime().availableProcessors(),
        Runtime.getRuntime().maxMemory() >> 20);
    long start = System.nanoTime();
    Summary summary = runWatched();
    log.info("done in {} ms", (System.nanoTime() - start) / 1_000_000);
    if (!common.quiet) {
      Console console = session.console();
      summary.print(tableOnStandardOutput() ? console.err() : console.out(), common.json);
    }
    return 0;
  }

  private Summary runWatched() throws IOException {
    Console console = session.console();
    if (!console.errIsTerminal() || common.quiet) {
      return run(context(progress -> {}));
    }
    try (ProgressBars bars = new ProgressBars(console.err())) {
      return run(context(bars));
    }
  }

  private RunContext context(ProgressListener listener) {
    return RunContext.withProgress(listener).cancelledBy(session.cancellation());
  }
}
