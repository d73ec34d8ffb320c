package dev.ecomm.testkit;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.function.IntToDoubleFunction;

/**
 * Proves that numbers computed for each row of time series do not look at later rows, nor at other
 * series: those are overwritten with rubbish, and the rows up to an origin must stay the same, bit
 * for bit.
 *
 * <pre>{@code
 * SeriesPoisonTest.assertBlindToTheFuture(
 *     series.values(),
 *     new int[] {0, series.totalLength()},
 *     (values, offsets) -> {
 *       double[][] columns = new double[features.names().size()][values.length];
 *       features.compute(series.withValues(values), columns, RunContext.withDefaults());
 *       return columns;
 *     });
 * }</pre>
 *
 * <p>Rubbish is large, tiny, zero, of the other sign, or missing (NaN), all of it finite or NaN.
 */
public final class SeriesPoisonTest {
  private static final double[] RUBBISH = {Double.NaN, 0, -0.0, 1e12, -1e12, 1e-9, 1e150, -3.5, 42};
  private static final int ORIGINS = 8;

  private SeriesPoisonTest() {}

  /** Computes numbers for each row of many series. */
  @FunctionalInterface
  public interface Analysis {

    /**
     * Computes all numbers.
     *
     * @param values of all series, one behind the other; a copy, to be kept or changed
     * @param offsets where each begins, and the number of values
     * @return columns, each with a number for each value; the number in a row is as of that row
     */
    double[][] compute(double[] values, int[] offsets);
  }

  /**
   * Fails if a later value or another series changes the numbers of a row. Each series is tried
   * with its first and last row and six between as origins. Cost: the analysis, sixteen times for
   * each series.
   *
   * @param values of all series, one behind the other
   * @param offsets where each begins, and the number of values
   * @param analysis to be proven
   * @throws AssertionError if a number differs, naming column, series, row and origin; or if there
   *     is no series of at least two rows, so that nothing would be proven
   */
  public static void assertBlindToTheFuture(double[] values, int[] offsets, Analysis analysis) {
    double[][] expected = analysis.compute(values.clone(), offsets.clone());
    boolean proven = false;
    for (int s = 0; s + 1 < offsets.length; s++) {
      int rows = offsets[s + 1] - offsets[s];
      proven |= rows > 1;
      for (int i = 0; i < ORIGINS && rows > 0; i++) {
        int origin = offsets[s] + (int) ((long) i * (rows - 1) / (ORIGINS - 1));
        SplittableRandom random = new SplittableRandom(31L * s + i);
        assertSame(expected, values, offsets, s, origin, analysis, at -> Double.NaN);
        assertSame(
            expected,
            values,
            offsets,
            s,
            origin,
            analysis,
            at -> RUBBISH[random.nextInt(RUBBISH.length)]);
      }
    }
    if (!proven) {
      throw new AssertionError("No series has two rows; there must be a row after another");
    }
  }

  private static void assertSame(
      double[][] expected,
      double[] values,
      int[] offsets,
      int series,
      int origin,
      Analysis analysis,
      IntToDoubleFunction rubbish) {
    double[] poisoned = values.clone();
    for (int at = 0; at < poisoned.length; at++) {
      if (at < offsets[series] || at > origin) {
        poisoned[at] = rubbish.applyAsDouble(at);
      }
    }
    double[][] found = analysis.compute(poisoned, offsets.clone());
    for (int column = 0; column < expected.length; column++) {
      for (int at = offsets[series]; at <= origin; at++) {
        if (Double.compare(expected[column][at], found[column][at]) != 0) {
          throw new AssertionError(
              "column "
                  + column
                  + " of series "
                  + series
                  + ", row "
                  + (at - offsets[series])
                  + " is "
                  + found[column][at]
                  + " and not "
                  + expected[column][at]
                  + " if rows after "
                  + (origin - offsets[series])
                  + " and other series are rubbish: "
                  + Arrays.toString(
                      Arrays.copyOfRange(poisoned, at, Math.min(at + 5, poisoned.length)))
                  + " from that row on");
        }
      }
    }
  }
}
