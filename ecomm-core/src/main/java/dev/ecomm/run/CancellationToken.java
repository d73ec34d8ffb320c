package dev.ecomm.run;

import java.util.concurrent.CancellationException;

/**
 * A switch that stops work from another thread. Long work looks at it every few thousand lines;
 * what it was writing is then discarded. Safe for use by many threads; once cancelled it stays so.
 */
public final class CancellationToken {
  private volatile boolean cancelled;

  /** Asks the work to stop. Returns at once; the work ends with a CancellationException. */
  public void cancel() {
    cancelled = true;
  }

  /**
   * Tells whether the work was asked to stop.
   *
   * @return true after {@link #cancel()}
   */
  public boolean isCancelled() {
    return cancelled;
  }

  /**
   * Ends the calling work if it was asked to stop.
   *
   * @throws CancellationException after {@link #cancel()}
   */
  public void throwIfCancelled() {
    if (cancelled) {
      throw new CancellationException("Cancelled; nothing was published.");
    }
  }
}
