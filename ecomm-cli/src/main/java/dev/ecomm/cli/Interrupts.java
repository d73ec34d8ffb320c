package dev.ecomm.cli;

import dev.ecomm.run.CancellationToken;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Gives the work a chance to clean up when the process is told to end (Ctrl-C, {@code kill}): the
 * JVM runs its shutdown hooks while all other threads go on, and halts when the hooks return. So
 * the hook cancels the work and holds the JVM until the work has removed what it had begun to
 * write.
 */
final class Interrupts {
  /** Long enough to delete a temporary file on a slow disk, short enough for an impatient user. */
  private static final long PATIENCE_SECONDS = 10;

  private final CountDownLatch done = new CountDownLatch(1);

  private Interrupts() {}

  /**
   * Installs the hook.
   *
   * @param cancellation what the work looks at
   * @param worker is interrupted too, since it may wait for input that never comes
   */
  static Interrupts cancel(CancellationToken cancellation, Thread worker) {
    Interrupts interrupts = new Interrupts();
    Thread hook = new Thread(() -> interrupts.stop(cancellation, worker), "ecomm-interrupt");
    Runtime.getRuntime().addShutdownHook(hook);
    return interrupts;
  }

  private void stop(CancellationToken cancellation, Thread worker) {
    if (done.getCount() == 0) {
      return; // an ordinary end
    }
    synchronized (cancellation) { // see Session.publish
      cancellation.cancel();
      worker.interrupt();
    }
    try {
      boolean ended = done.await(PATIENCE_SECONDS, TimeUnit.SECONDS);
      if (!ended) {
        System.err.println("ecomm: the work does not stop; leaving it where it is.");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Lets the JVM end. Must be called before {@link System#exit}, which waits for the hook. */
  void workIsDone() {
    done.countDown();
  }
}
