package dev.ecomm.model.internal;

import java.util.Arrays;

/**
 * How often each number occurs: an exact summary of a column from which quantiles, mean and
 * standard deviation follow. They are the same bits in whatever order the numbers come and however
 * they are split into batches, because they are computed from the distinct values in ascending
 * order.
 *
 * <p>-0 counts as 0. Memory: 32 to 64 bytes a distinct value, so this is for columns of few
 * distinct values, such as quantities and prices. Statistics sort the distinct values at each call.
 * For one thread; {@link #merge} joins the counts of several.
 */
public final class ValueCounts {

  private static final long MULTIPLIER = 0x9E3779B97F4A7C15L;

  private double[] values = new double[32];

  /** How often the value of the slot occurs; 0 marks a free slot. */
  private long[] counts = new long[32];

  private int distinct;
  private long total;

  /** Makes counts of nothing. */
  public ValueCounts() {}

  /**
   * Counts a value.
   *
   * @throws IllegalArgumentException if it is not finite
   */
  public void add(double value) {
    add(value, 1);
  }

  /** The counts of both, here. */
  public void merge(ValueCounts other) {
    for (int at = 0; at < other.values.length; at++) {
      if (other.counts[at] > 0) {
        add(other.values[at], other.counts[at]);
      }
    }
  }

  private void add(double value, long times) {
    if (!Double.isFinite(value)) {
      throw new IllegalArgumentException("value is " + value + ", must be finite");
    }
    double key = value + 0.0; // turns -0 into 0
    int at = slot(key);
    if (counts[at] == 0) {
      values[at] = key;
      distinct++;
    }
    counts[at] += times;
    total += times;
    if (distinct * 2 > values.length) {
      grow();
    }
  }

  private int slot(double key) {
    int mask = values.length - 1;
    long bits = Double.doubleToRawLongBits(key);
    // whole numbers have their bits in the upper half, which a product alone would leave there
    int at = (int) (((bits ^ bits >>> 32) * MULTIPLIER) >>> 32) & mask;
    while (counts[at] != 0 && values[at] != key) {
      at = (at + 1) & mask;
    }
    return at;
  }

  private void grow() {
    double[] oldValues = values;
    long[] oldCounts = counts;
    values = new double[oldValues.length * 2];
    counts = new long[oldValues.length * 2];
    for (int at = 0; at < oldValues.length; at++) {
      if (oldCounts[at] != 0) {
        int to = slot(oldValues[at]);
        values[to] = oldValues[at];
        counts[to] = oldCounts[at];
      }
    }
  }

  /** How many numbers were counted. */
  public long total() {
    return total;
  }

  /** How many of them differ. */
  public int distinct() {
    return distinct;
  }

  /**
   * The linear quantile {@code numerator / denominator} (type 7 of Hyndman and Fan, the default of
   * NumPy and R): the value at position {@code (n - 1) numerator / denominator}, counted from 0 in
   * ascending order; between two positions on the straight line. The position is computed in whole
   * numbers, so nothing is rounded there.
   *
   * @return NaN of nothing
   * @throws IllegalArgumentException if the quotient is not from 0 to 1
   */
  public double quantile(int numerator, int denominator) {
    if (denominator < 1 || numerator < 0 || numerator > denominator) {
      throw new IllegalArgumentException(
          "quantile is " + numerator + " / " + denominator + ", must be from 0 to 1");
    }
    if (total == 0) {
      return Double.NaN;
    }
    long position = Math.multiplyExact(total - 1, (long) numerator);
    long below = position / denominator;
    long rest = position % denominator;
    double[] ascending = ascending();
    int at = 0;
    long upTo = count(ascending[0]);
    while (upTo <= below) {
      upTo += count(ascending[++at]);
    }
    double value = ascending[at];
    if (rest == 0 || below + 1 < upTo) {
      return value;
    }
    return value + (ascending[at + 1] - value) * rest / denominator;
  }

  /**
   * The mean.
   *
   * @return of equal values exactly that value; NaN of nothing
   */
  public double mean() {
    if (total == 0) {
      return Double.NaN;
    }
    double[] ascending = ascending();
    CompensatedSum sum = new CompensatedSum();
    for (double value : ascending) {
      sum.add(value, count(value));
    }
    // the quotient is rounded, and may fall outside by a bit
    return Math.max(ascending[0], Math.min(ascending[distinct - 1], sum.value() / total));
  }

  /**
   * The standard deviation from the mean.
   *
   * @param lostDegrees 0 for that of a population (divided by n), 1 for that of a sample (n - 1)
   * @return 0 exactly where all values are equal; NaN for fewer than {@code lostDegrees + 1} values
   */
  public double standardDeviation(int lostDegrees) {
    if (total <= lostDegrees) {
      return Double.NaN;
    }
    double mean = mean();
    CompensatedSum squares = new CompensatedSum();
    for (double value : ascending()) {
      double distance = value - mean;
      squares.add(distance * distance, count(value));
    }
    return Math.sqrt(squares.value() / (total - lostDegrees));
  }

  private long count(double value) {
    return counts[slot(value)];
  }

  private double[] ascending() {
    double[] ascending = new double[distinct];
    int size = 0;
    for (int at = 0; at < values.length; at++) {
      if (counts[at] > 0) {
        ascending[size++] = values[at];
      }
    }
    Arrays.sort(ascending);
    return ascending;
  }
}
