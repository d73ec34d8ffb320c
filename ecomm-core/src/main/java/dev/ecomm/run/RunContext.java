package dev.ecomm.run;

import java.util.Objects;

/**
 * How to carry work out: on how many threads, who hears of progress, what may stop it. Options of
 * an algorithm say what is computed; a context never changes a result.
 *
 * <p>Immutable, except that the token can be switched.
 *
 * @param threads the most threads one piece of work may use, at least 1
 * @param listener hears how far the work is
 * @param cancellation stops the work
 */
public record RunContext(int threads, ProgressListener listener, CancellationToken cancellation) {

  /**
   * Checks the values.
   *
   * @throws IllegalArgumentException if threads is less than 1
   */
  public RunContext {
    if (threads < 1) {
      throw new IllegalArgumentException("threads is " + threads + ", must be at least 1");
    }
    Objects.requireNonNull(listener, "listener");
    Objects.requireNonNull(cancellation, "cancellation");
  }

  /**
   * A context with as many threads as processors, that reports to nobody and is never cancelled.
   *
   * @return a new context
   */
  public static RunContext withDefaults() {
    return new RunContext(
        Runtime.getRuntime().availableProcessors(), progress -> {}, new CancellationToken());
  }

  /**
   * The default context with a listener.
   *
   * @param listener hears how far the work is
   * @return a new context
   */
  public static RunContext withProgress(ProgressListener listener) {
    return withDefaults().reportingTo(listener);
  }

  /**
   * This context on another number of threads.
   *
   * @param threads at least 1
   * @return a new context with the same listener and token
   */
  public RunContext onThreads(int threads) {
    return new RunContext(threads, listener, cancellation);
  }

  /**
   * This context with another listener.
   *
   * @param listener hears how far the work is
   * @return a new context with the same threads and token
   */
  public RunContext reportingTo(ProgressListener listener) {
    return new RunContext(threads, listener, cancellation);
  }

  /**
   * This context with another token.
   *
   * @param cancellation stops the work
   * @return a new context with the same threads and listener
   */
  public RunContext cancelledBy(CancellationToken cancellation) {
    return new RunContext(threads, listener, cancellation);
  }
}
