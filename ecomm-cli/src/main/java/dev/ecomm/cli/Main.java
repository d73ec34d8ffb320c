package dev.ecomm.cli;

import dev.ecomm.run.CancellationToken;

/** The entry point of the command {@code ecomm}. */
public final class Main {

  private Main() {}

  /**
   * Runs the command and ends the process: 0 done, 1 data or IO error, 2 wrong usage, 130 after
   * Ctrl-C.
   *
   * @param args as typed
   */
  public static void main(String[] args) {
    Console console = Console.ofProcess();
    CancellationToken cancellation = new CancellationToken();
    Interrupts interrupts = Interrupts.cancel(cancellation, Thread.currentThread());
    int exitCode;
    try {
      exitCode = Ecomm.run(console, cancellation, args);
    } finally {
      interrupts.workIsDone();
    }
    System.exit(exitCode);
  }
}
