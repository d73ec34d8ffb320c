package dev.ecomm.cli;

import dev.ecomm.run.CancellationToken;

/** What one run of the command works with, whichever subcommand it is. For one thread. */
final class Session {
  private final Console console;
  private final CancellationToken cancellation;
  private boolean debug;

  /**
   * Starts a run.
   *
   * @param console the streams
   * @param cancellation switched by Ctrl-C
   */
  Session(Console console, CancellationToken cancellation) {
    this.console = console;
    this.cancellation = cancellation;
  }

  Console console() {
    return console;
  }

  CancellationToken cancellation() {
    return cancellation;
  }

  /** Whether failures show where in the code they arose. */
  boolean debug() {
    return debug;
  }

  void showStackTraces() {
    debug = true;
  }
}
