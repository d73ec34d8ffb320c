package dev.ecomm.store;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.URI;
import java.time.Duration;
import java.util.Locale;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Counts the failures of one piece of work, and waits or gives up after each, as a {@link
 * RetryPolicy} says. For writers of stores; for one thread.
 */
public final class Retries {
  private static final Logger LOG = LoggerFactory.getLogger(Retries.class);

  /** How time passes; tests let it pass at once. */
  @FunctionalInterface
  interface Pause {
    void pause(Duration time) throws InterruptedException;
  }

  /**
   * What may have to be tried again.
   *
   * @param <T> what it gives
   */
  @FunctionalInterface
  public interface Attempt<T> {
    /**
     * Tries.
     *
     * @return what was asked for
     * @throws IOException if trying again may help, a {@link BusyException} if the server asks for
     *     time; every other exception ends the work
     */
    T run() throws IOException;
  }

  static final Pause SLEEP = time -> Thread.sleep(time.toMillis());

  private final URI shown;
  private final RetryPolicy policy;
  private final Pause pause;
  private int failures;

  /**
   * Starts with no failures.
   *
   * @param uri the object, for the log; a query is not shown
   * @param policy attempts and waits
   */
  public Retries(URI uri, RetryPolicy policy) {
    this(uri, policy, SLEEP);
  }

  Retries(URI uri, RetryPolicy policy, Pause pause) {
    this.shown = Stores.withoutSecrets(uri);
    this.policy = policy;
    this.pause = pause;
  }

  /**
   * Tries until it succeeds.
   *
   * @param attempt called until it returns
   * @return what the last call returned
   * @param <T> what it gives
   * @throws IOException if the last attempt failed; says why, but not of which object
   */
  public <T> T run(Attempt<T> attempt) throws IOException {
    while (true) {
      try {
        return attempt.run();
      } catch (IOException e) {
        failed("", e);
      }
    }
  }

  /** Work got further: what failed before does not count any more. */
  public void progressed() {
    failures = 0;
  }

  /**
   * Counts a failure, and returns when it is time to try again.
   *
   * @param where empty, or words that go before the reason
   * @param e why the attempt failed; a {@link BusyException} may ask for a time to wait
   * @throws IOException if it was the last attempt; says why, but not of which object
   */
  public void failed(String where, IOException e) throws IOException {
    failures++;
    String what = where + (e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage());
    if (Thread.currentThread().isInterrupted()) {
      throw interrupted(e);
    }
    if (failures >= policy.attempts()) {
      String times = failures == 1 ? "" : ". Gave up after " + failures + " attempts";
      throw new IOException(what + times + ".", e);
    }
    Duration wait = policy.waitAfter(failures);
    Duration asked = e instanceof BusyException busy ? busy.asked() : null;
    if (asked != null && asked.compareTo(policy.longestWait()) > 0) {
      throw new IOException(
          String.format(
              Locale.ROOT,
              "%s. The server asks to wait %d s, the longest wait is %d s; try again later.",
              what,
              asked.toSeconds(),
              policy.longestWait().toSeconds()),
          e);
    }
    Duration time = asked == null ? wait : asked;
    LOG.info("[{}] {}; trying again in {} ms", shown, what, time.toMillis());
    try {
      pause.pause(time);
    } catch (InterruptedException interrupt) {
      Thread.currentThread().interrupt();
      throw interrupted(interrupt);
    }
  }

  private IOException interrupted(Exception cause) {
    IOException e = new InterruptedIOException("was interrupted");
    e.initCause(cause);
    return e;
  }
}
