package dev.ecomm.cli;

import dev.ecomm.run.CancellationToken;
import dev.ecomm.store.Stores;

/** What one run of the command works with, whichever subcommand it is. For one thread. */
final class Session {
  private final Console console;
  private final CancellationToken cancellation;
  private final StandardStreams standard;
  private boolean debug;
  private boolean published;

  /**
   * Starts a run.
   *
   * @param console the streams
   * @param cancellation switched by Ctrl-C
   */
  Session(Console console, CancellationToken cancellation) {
    this.console = console;
    this.cancellation = cancellation;
    this.standard = new StandardStreams(console);
  }

  Console console() {
    return console;
  }

  CancellationToken cancellation() {
    return cancellation;
  }

  /** The stores on the class path, and the standard streams. */
  Stores stores() {
    return Stores.discovered().with(standard);
  }

  /** Whether failures show where in the code they arose. */
  boolean debug() {
    return debug;
  }

  void showStackTraces() {
    debug = true;
  }

  /**
   * Publishes everything or, if the work was cancelled before, nothing. {@link Interrupts} takes
   * the same lock, so that Ctrl-C between two commits waits for the second.
   */
  void publish(Runnable commits) {
    synchronized (cancellation) {
      cancellation.throwIfCancelled();
      commits.run();
      published = true;
    }
  }

  /** Whether {@link #publish} was done before: Ctrl-C may come after it. */
  boolean hasPublished() {
    return published;
  }
}
