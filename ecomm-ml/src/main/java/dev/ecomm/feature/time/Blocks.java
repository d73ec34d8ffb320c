package dev.ecomm.feature.time;

import java.util.Arrays;

/** The rows of a block, on their way to a column. */
final class Blocks {

  private Blocks() {}

  /**
   * Copies the rows of a block; those before the first that has a value are NaN.
   *
   * @param values by the index of the kernel's input
   * @param first where values begin
   * @param begin where the block begins
   * @param end behind the last row of the block
   * @param out the column
   * @param at where in it the block begins
   */
  static void put(double[] values, int first, int begin, int end, double[] out, int at) {
    int from = from(first, begin, end, out, at);
    System.arraycopy(values, from, out, at + from - begin, end - from);
  }

  /** Makes the rows before the first NaN and tells where values begin. */
  static int from(int first, int begin, int end, double[] out, int at) {
    int from = Math.min(Math.max(first, begin), end);
    Arrays.fill(out, at, at + from - begin, Double.NaN);
    return from;
  }
}
