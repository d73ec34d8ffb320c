package dev.ecomm.feature.time;

import java.util.function.Supplier;

/**
 * A feature of the values up to an origin. It is handed the values of one series in the order of
 * time and asked after each; what comes later it has not seen, so it cannot leak it.
 *
 * <pre>{@code
 * PastFeature record =
 *     PastFeature.of(
 *         "record",
 *         () ->
 *             new PastFeature.State() {
 *               private double highest = Double.NEGATIVE_INFINITY;
 *
 *               @Override
 *               public void add(double value) {
 *                 highest = Math.max(highest, value);
 *               }
 *
 *               @Override
 *               public double value() {
 *                 return highest;
 *               }
 *             });
 * }</pre>
 *
 * <p>An implementation is immutable and safe for use by many threads; its states are not.
 */
public non-sealed interface PastFeature extends TimeFeature {

  /**
   * Begins a series.
   *
   * @return a state that has seen nothing; a new one each time, sharing nothing with others
   */
  State start();

  /** What a feature keeps of the values it has seen. For one thread and one series. */
  interface State {

    /**
     * Takes the next value.
     *
     * @param value finite, or NaN where it is missing
     */
    void add(double value);

    /**
     * Returns the feature as of the value added last, that one included.
     *
     * @return a number, NaN if there is none yet; asked at least once after each value
     */
    double value();
  }

  /**
   * A feature of one's own.
   *
   * @param name of its column, not empty
   * @param start begins a series: makes a new state each time
   * @return the feature
   * @throws IllegalArgumentException if name is empty
   */
  static PastFeature of(String name, Supplier<? extends State> start) {
    return new NamedFeature(name, start);
  }

  /**
   * A statistic of the last rows, also of fewer where the series has not got so many yet.
   *
   * @param window how many rows, at least 1
   * @param minRows from how many rows on there is a value, 1 to window
   * @param statistic of these rows
   * @return the feature, named like {@code mean_7_min_1}; like {@code mean_7} if minRows is window
   * @throws IllegalArgumentException if window or minRows is out of its range
   */
  static PastFeature rolling(int window, int minRows, Statistic statistic) {
    return new Rolling(window, minRows, statistic);
  }

  /**
   * The same feature as of an earlier origin.
   *
   * @param rows how many rows before, at least 0
   * @return a feature named like {@code mean_7_shift_2}, NaN in the first rows
   * @throws IllegalArgumentException if rows is negative
   */
  default PastFeature shifted(int rows) {
    return new Shifted(this, rows);
  }

  /**
   * The same feature under another name.
   *
   * @param name of its column, not empty
   * @return the feature
   * @throws IllegalArgumentException if name is empty
   */
  default PastFeature named(String name) {
    return new NamedFeature(name, this::start);
  }
}
