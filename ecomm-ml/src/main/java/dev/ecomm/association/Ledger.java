package dev.ecomm.association;

import dev.ecomm.run.CancellationToken;

/**
 * Keeps account of the itemsets that all threads have found, by support, and raises the least
 * support of interest once there are more than the budget allows or than were asked for.
 *
 * <p>It is raised to the smallest support whose itemsets fit. What was found so far is a part of
 * what there is, so it never rises beyond what all itemsets together call for, and in the end
 * stands exactly there: the same on any number of threads. Not final, so that tests count looks.
 */
class Ledger {

  /** The budget was reached where raising the support is no answer; for maximal itemsets. */
  static final class Overflow extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Overflow() {
      super(null, null, false, false);
    }
  }

  /** The time is over. */
  static final class OutOfTime extends RuntimeException {
    private static final long serialVersionUID = 1L;

    OutOfTime() {
      super(null, null, false, false);
    }
  }

  private final CancellationToken cancellation;
  private final long deadline;
  private final long maxSets;
  private final long maxBytes;
  private final Charge charge;
  private final long wanted;
  private final boolean raises;
  private final long[] setsOf;
  private final long[] bytesOf;
  private long sets;
  private long bytes;
  private volatile int least;
  private boolean full;

  /**
   * An empty ledger.
   *
   * @param maxBytes all itemsets together, by the charge
   * @param charge what an itemset costs
   * @param wanted how many of the most frequent are asked for, Long.MAX_VALUE for all
   * @param raises whether the support may rise; else there is an {@link Overflow}
   * @param deadline in {@link System#nanoTime}, Long.MAX_VALUE for none
   */
  Ledger(
      int least,
      int largest,
      long maxSets,
      long maxBytes,
      Charge charge,
      long wanted,
      boolean raises,
      long deadline,
      CancellationToken cancellation) {
    this.least = least;
    this.maxSets = maxSets;
    this.maxBytes = maxBytes;
    this.charge = charge;
    this.wanted = wanted;
    this.raises = raises;
    this.deadline = deadline;
    this.cancellation = cancellation;
    this.setsOf = new long[largest + 2];
    this.bytesOf = new long[largest + 2];
  }

  int least() {
    return least;
  }

  /** Whether the budget has cut anything. */
  synchronized boolean full() {
    return full;
  }

  /** Ends the work if it is cancelled or out of time. */
  void poll() {
    cancellation.throwIfCancelled();
    if (deadline != Long.MAX_VALUE && System.nanoTime() - deadline > 0) {
      throw new OutOfTime();
    }
  }

  /** Takes records as {@link RecordCursor} describes them. */
  synchronized void add(int[] records, int from, int to) {
    int now = least;
    for (int at = from; at < to; at += RecordCursor.step(records, at)) {
      int support = records[at];
      if (support >= now) { // a heading is less
        setsOf[support]++;
        long one = charge.of(RecordCursor.length(records, at));
        bytesOf[support] += one;
        sets++;
        bytes += one;
      }
    }
    while (sets > maxSets || bytes > maxBytes) {
      full = true;
      if (!raises) {
        throw new Overflow();
      }
      now = raise(now);
    }
    while (raises && wanted != Long.MAX_VALUE && sets - setsOf[now] >= wanted) {
      now = raise(now);
    }
    least = now;
  }

  private int raise(int support) {
    sets -= setsOf[support];
    bytes -= bytesOf[support];
    return support + 1;
  }
}
