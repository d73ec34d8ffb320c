package dev.ecomm.feature.time;

/**
 * Computes features of a series from arrays, block by block in the order of time. One worker has
 * its own: a kernel keeps memory for a block, and some what they have seen.
 *
 * <p>A row's number depends on the values up to that row only, and not on where blocks begin.
 */
interface Kernel {

  /** How many values before a block are looked at. */
  int history();

  /** Begins a series. */
  void begin();

  /**
   * Computes the rows of a block.
   *
   * @param values up to {@code begin} the history, as much as there is; the block to {@code end}
   * @param begin where the block begins; less than {@link #history()} only near the series' start
   * @param end behind the last value of the block
   * @param columns those of all features
   * @param at where in a column the first row of the block goes
   */
  void compute(double[] values, int begin, int end, double[][] columns, int at);
}
