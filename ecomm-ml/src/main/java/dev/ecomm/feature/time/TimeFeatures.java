package dev.ecomm.feature.time;

import dev.ecomm.run.RunContext;
import dev.ecomm.series.SeriesSet;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * A choice of features of time series and the horizon that they are for.
 *
 * <pre>{@code
 * TimeFeatures features =
 *     TimeFeatures.builder()
 *         .lag(7, 14)
 *         .rolling(28, Statistic.MEAN, Statistic.STD)
 *         .calendar(CalendarFeature.dayOfWeek())
 *         .horizon(7)
 *         .build();
 * FeatureTable table = features.compute(demand, RunContext.withDefaults());
 * }</pre>
 *
 * <p>With a horizon of 7 each row has what was known 7 rows before it: windows and averages end
 * there, and lags below 7 are refused. With the default horizon of 0 a row is its own origin:
 * windows end at the row and include it, which describes a series but must not be used to explain
 * the same row's value. A lag counts from the row in both cases; calendar features and Fourier
 * terms are those of the row, since they are known beforehand.
 *
 * <p>Immutable, safe for use by many threads.
 */
public final class TimeFeatures {
  private final List<TimeFeature> features;
  private final int horizon;

  private TimeFeatures(List<TimeFeature> features, int horizon) {
    this.features = List.copyOf(features);
    this.horizon = horizon;
  }

  /**
   * Starts a choice.
   *
   * @return a builder without features, for a horizon of 0
   */
  public static Builder builder() {
    return new Builder();
  }

  /**
   * Returns the features.
   *
   * @return in the order in which they were added, unmodifiable
   */
  public List<TimeFeature> features() {
    return features;
  }

  /**
   * Returns the names of the features.
   *
   * @return in the same order, none twice
   */
  public List<String> names() {
    return features.stream().map(TimeFeature::name).toList();
  }

  /**
   * Returns how many rows lie between an origin and the row that its features stand in.
   *
   * @return 0 if a row is its own origin
   */
  public int horizon() {
    return horizon;
  }

  /**
   * Computes every feature of every row. A missing value makes each window that it is in NaN, and
   * no other; averages without an end leave it out. A window longer than its series is NaN.
   *
   * <p>Cost: O(log window) a row for lags, means, deviations, minima, maxima; O(window) for medians
   * and quantiles; memory for the result, 8 bytes a number.
   *
   * @param series unchanged
   * @param run threads, progress; on any number of threads the numbers are the same
   * @return a column for each feature, a row for each value
   * @throws IllegalArgumentException if there are calendar features and time stamps are steps
   */
  public FeatureTable compute(SeriesSet series, RunContext run) {
    double[][] columns = new double[features.size()][series.totalLength()];
    compute(series, columns, run);
    return new FeatureTable(series, names(), horizon, columns);
  }

  /**
   * Computes every feature into memory of the caller's.
   *
   * @param series unchanged
   * @param columns one array for each feature, as long as all series together; overwritten
   * @param run threads, progress
   * @throws IllegalArgumentException if the columns do not fit, or there are calendar features and
   *     time stamps are steps
   */
  public void compute(SeriesSet series, double[][] columns, RunContext run) {
    if (columns.length != features.size()) {
      throw new IllegalArgumentException(
          "columns are " + columns.length + ", must be " + features.size() + ", one a feature");
    }
    for (double[] column : columns) {
      if (column.length != series.totalLength()) {
        throw new IllegalArgumentException(
            "a column has "
                + column.length
                + " rows, must have "
                + series.totalLength()
                + " as the series have values");
      }
    }
    new Computation(features, horizon, series, columns).run(run);
  }

  /** Collects features; each setter refuses what is out of range. For one thread. */
  public static final class Builder {
    private final List<TimeFeature> features = new ArrayList<>();
    private int horizon;

    private Builder() {}

    /**
     * Adds values of earlier rows, named {@code lag_7}.
     *
     * @param rows how many rows before, each at least 1 and at least the horizon
     * @return this
     */
    public Builder lag(int... rows) {
      Arrays.stream(rows).forEach(lag -> features.add(new Lag(lag)));
      return this;
    }

    /**
     * Adds the value less that of earlier rows, {@code y[t] - y[t - k]}, named {@code diff_7}.
     *
     * @param rows how many rows before, each at least 1
     * @return this
     */
    public Builder difference(int... rows) {
      Arrays.stream(rows).forEach(lag -> features.add(new Difference(lag)));
      return this;
    }

    /**
     * Adds statistics of the last rows, named {@code mean_7}; NaN until there are so many.
     *
     * @param window how many rows, at least 1; for STD 2
     * @param statistics which
     * @return this
     */
    public Builder rolling(int window, Statistic... statistics) {
      Arrays.stream(statistics).forEach(s -> features.add(Rolling.full(window, s)));
      return this;
    }

    /**
     * Adds quantiles of the last rows, linear between neighbours, named {@code quantile_0.9_7}.
     *
     * @param window how many rows, at least 1
     * @param quantiles each from 0 to 1
     * @return this
     */
    public Builder quantile(int window, double... quantiles) {
      Arrays.stream(quantiles).forEach(q -> features.add(new Quantile(window, q)));
      return this;
    }

    /**
     * Adds an exponential moving average by span, named {@code ema_span_7_adjusted}.
     *
     * @param span at least 1; alpha is 2 / (span + 1)
     * @param kind how it begins
     * @return this
     */
    public Builder emaOfSpan(double span, EmaKind kind) {
      features.add(Ema.ofSpan(span, kind));
      return this;
    }

    /**
     * Adds an exponential moving average by its weight, named {@code ema_alpha_0.3_recursive}.
     *
     * @param alpha the weight of the newest value, above 0 and at most 1
     * @param kind how it begins
     * @return this
     */
    public Builder emaOfAlpha(double alpha, EmaKind kind) {
      features.add(Ema.ofAlpha(alpha, kind));
      return this;
    }

    /**
     * Adds statistics of all rows so far, named {@code expanding_mean}.
     *
     * @param statistics MEAN, STD, MIN or MAX
     * @return this
     */
    public Builder expanding(Statistic... statistics) {
      Arrays.stream(statistics).forEach(s -> features.add(new Expanding(s)));
      return this;
    }

    /**
     * Adds magnitudes of the discrete Fourier transform of the last rows, not scaled, named {@code
     * fft_28_4}. Cost: O(window) a row and bin.
     *
     * @param window how many rows, at least 2
     * @param bins how many waves in the window, each from 1 to window / 2
     * @return this
     */
    public Builder fft(int window, int... bins) {
      Arrays.stream(bins).forEach(bin -> features.add(new FourierAmplitude(window, bin)));
      return this;
    }

    /**
     * Adds sines and cosines over the number of the row within its series, for models that are to
     * learn a season, named {@code sin_7_1}, {@code cos_7_1}, {@code sin_7_2}, ...
     *
     * @param period of the season in rows, above 1
     * @param order how many waves, 1 to period / 2; the sine that is 0 everywhere is left out
     * @return this
     */
    public Builder fourier(double period, int order) {
      for (int k = 1; k <= order; k++) {
        if (2.0 * k != period) {
          features.add(new FourierTerm(period, k, true));
        }
        features.add(new FourierTerm(period, k, false));
      }
      Checks.atLeast("order", order, 1);
      return this;
    }

    /**
     * Adds features of the date.
     *
     * @param ofDate which
     * @return this
     */
    public Builder calendar(CalendarFeature... ofDate) {
      return add(ofDate);
    }

    /**
     * Adds any features, one's own among them.
     *
     * @param more which
     * @return this
     */
    public Builder add(TimeFeature... more) {
      features.addAll(Arrays.asList(more));
      return this;
    }

    /**
     * Sets how many rows ahead the features are for.
     *
     * @param rows at least 0; default: 0, a row is its own origin
     * @return this
     */
    public Builder horizon(int rows) {
      Checks.atLeast("horizon", rows, 0);
      horizon = rows;
      return this;
    }

    /**
     * Finishes the choice.
     *
     * @return the features
     * @throws IllegalArgumentException if there is none, two have one name, or a lag is below the
     *     horizon
     */
    public TimeFeatures build() {
      if (features.isEmpty()) {
        throw new IllegalArgumentException("features are 0, must be at least one");
      }
      Set<String> names = new HashSet<>();
      for (TimeFeature feature : features) {
        if (!names.add(feature.name())) {
          throw new IllegalArgumentException(
              "features have \"" + feature.name() + "\" twice, must name each once");
        }
        if (feature instanceof Lag lag && lag.rows() < horizon) {
          throw new IllegalArgumentException(
              "lag is "
                  + lag.rows()
                  + ", must be at least the horizon of "
                  + horizon
                  + ": nearer values are not known so far ahead");
        }
      }
      return new TimeFeatures(features, horizon);
    }
  }
}
