package dev.ecomm.cli;

import dev.ecomm.run.RunContext;
import picocli.CommandLine.Option;

/** On how many threads; the same for every command that may use several. */
final class ThreadsOption {

  @Option(
      names = "--threads",
      paramLabel = "N",
      description =
          "How many processors to use at most; the result does not depend on it. Default: all.")
  int threads = Runtime.getRuntime().availableProcessors();

  RunContext on(RunContext run) {
    return run.onThreads(threads);
  }
}
