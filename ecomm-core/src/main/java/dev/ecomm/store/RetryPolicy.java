package dev.ecomm.store;

import java.time.Duration;
import java.util.Objects;

/**
 * How often and after what waits a store tries again when a connection fails or a server is busy.
 * The waits double: with the defaults 0.5, 1, 2, 4 seconds. A read that got further in between
 * starts to count anew.
 *
 * @param attempts tries in all without any progress, at least 1; 1 never tries again
 * @param firstWait the wait before the second try, not negative
 * @param longestWait the longest wait, at least the first; a server that asks for more is given up
 */
public record RetryPolicy(int attempts, Duration firstWait, Duration longestWait) {

  /**
   * Checks the values.
   *
   * @throws IllegalArgumentException if attempts is less than 1, the first wait is negative, or the
   *     longest wait is shorter than the first
   */
  public RetryPolicy {
    Objects.requireNonNull(firstWait, "firstWait");
    Objects.requireNonNull(longestWait, "longestWait");
    if (attempts < 1) {
      throw new IllegalArgumentException("attempts is " + attempts + ", must be at least 1");
    }
    if (firstWait.isNegative()) {
      throw new IllegalArgumentException("firstWait is " + firstWait + ", must not be negative");
    }
    if (longestWait.compareTo(firstWait) < 0) {
      throw new IllegalArgumentException(
          "longestWait is " + longestWait + ", must be at least firstWait, " + firstWait);
    }
  }

  /**
   * Five attempts, waits from half a second to at most 30 seconds.
   *
   * @return the policy of stores that are given none
   */
  public static RetryPolicy withDefaults() {
    return new RetryPolicy(5, Duration.ofMillis(500), Duration.ofSeconds(30));
  }

  /**
   * Returns how long to wait after a failure.
   *
   * @param failures failures in a row so far, at least 1
   * @return first wait * 2^(failures - 1), at most the longest wait
   * @throws IllegalArgumentException if failures is less than 1
   */
  public Duration waitAfter(int failures) {
    if (failures < 1) {
      throw new IllegalArgumentException("failures is " + failures + ", must be at least 1");
    }
    Duration wait = firstWait;
    for (int i = 1; i < failures && wait.compareTo(longestWait) < 0; i++) {
      wait = wait.multipliedBy(2);
    }
    return wait.compareTo(longestWait) < 0 ? wait : longestWait;
  }
}
