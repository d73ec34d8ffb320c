package dev.ecomm.forecast;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/**
 * Gives any forecaster intervals that were learnt from its own mistakes: how far it was off at
 * earlier origins of the same series, each fitted on nothing but what came before.
 *
 * <pre>{@code
 * Forecaster lastWeek = Baselines.seasonalNaive(7);
 * ConformalModel model = ConformalIntervals.builder(lastWeek).horizon(7).build().fit(dailySales);
 * double bearable = model.highestLevel(7);
 * MeasuredCoverage held = model.coverage(80, 1);
 * }</pre>
 *
 * <p>The points stay the forecaster's own. A limit of step h is a quantile of the errors that it
 * made h steps ahead, at origins h steps apart, so that the errors of a random walk do not overlap.
 * Of m such errors the quantile p is the value of rank (m + 1) p: if errors are exchangeable, the
 * value behind the series is inside with probability p. Between two ranks the limit is drawn as if
 * the tail were exponential. Symmetric limits take the absolute errors; asymmetric ones take each
 * side's own quantile, for which they need twice as many errors.
 *
 * <p>A rank above m would be a promise without ground, so such a level is refused with an {@link
 * IllegalArgumentException}: 80 needs 4 errors (asymmetric: 9), 95 needs 19 (39). {@link
 * ConformalModel#highestLevel} tells before. Errors that hang together, since the forecaster misses
 * a pattern, are not exchangeable; {@link ConformalModel#coverage} shows what was held in fact. Nor
 * are errors that grow, unless the model expects it and they are {@linkplain Builder#scaled
 * scaled}. On simulated walks, autoregressions and weeks of 9 to 1,000 values, under a forecaster
 * that knows their kind, 80 and 95 were held within three points at each step to 14.
 *
 * <p>Origins are the latest {@link Builder#origins}, at most the later half of the series, and none
 * where the forecaster refuses the part before it. Cost: a fit for each origin. Immutable, safe for
 * use by many threads.
 *
 * @see <a href="https://doi.org/10.1080/01621459.2017.1307116">Lei, G'Sell, Rinaldo, Tibshirani and
 *     Wasserman (2018), split conformal prediction</a>
 */
public final class ConformalIntervals implements Forecaster {
  private final Forecaster forecaster;
  private final int horizon;
  private final int origins;
  private final boolean asymmetric;
  private final boolean scaled;

  private ConformalIntervals(Builder builder) {
    forecaster = builder.forecaster;
    horizon = builder.horizon;
    origins = builder.origins;
    asymmetric = builder.asymmetric;
    scaled = builder.scaled;
  }

  /**
   * Starts with the defaults.
   *
   * @param forecaster makes the points
   * @return options to set
   */
  public static Builder builder(Forecaster forecaster) {
    return new Builder(forecaster);
  }

  /** Returns the name of the forecaster, with {@code _conformal} behind it. */
  @Override
  public String name() {
    return forecaster.name() + "_conformal";
  }

  /**
   * {@inheritDoc}
   *
   * @return the fitted model, also if the series is too short for any interval
   */
  @Override
  public ConformalModel fit(double[] values) {
    ForecastModel model = forecaster.fit(values); // first, as it judges the values
    int n = values.length;
    List<List<Double>> errors = new ArrayList<>();
    for (int step = 1; step <= horizon; step++) {
      errors.add(new ArrayList<>());
    }
    int first = Math.max(n - origins, (n + 1) / 2);
    for (int origin = n - 1; origin >= Math.max(first, 1); origin--) {
      double[] points;
      double[] spreads;
      try {
        ForecastModel earlier = forecaster.fit(Arrays.copyOf(values, origin));
        points = earlier.forecast(Math.min(horizon, n - origin)).mean();
        spreads = ConformalModel.spreads(earlier, points.length, scaled);
      } catch (IllegalArgumentException tooShort) {
        break; // the whole series was accepted, so what it lacks is length
      }
      for (int step = 1; step <= points.length; step++) {
        if ((n - origin) % step == 0) {
          double error = values[origin + step - 1] - points[step - 1];
          errors.get(step - 1).add(error / spreads[step - 1]);
        }
      }
    }
    double[][] calibration = new double[horizon][];
    for (int i = 0; i < horizon; i++) {
      Collections.reverse(errors.get(i));
      calibration[i] = errors.get(i).stream().mapToDouble(Double::doubleValue).toArray();
    }
    return new ConformalModel(forecaster.name(), model, calibration, asymmetric, scaled);
  }

  @Override
  public String toString() {
    return name();
  }

  /** Options of the intervals. */
  public static final class Builder {
    private final Forecaster forecaster;
    private int horizon = 14;
    private int origins = 200;
    private boolean asymmetric;
    private boolean scaled;

    private Builder(Forecaster forecaster) {
      this.forecaster = forecaster;
      this.scaled = forecaster instanceof Transformed;
    }

    /**
     * Up to which step intervals are wanted.
     *
     * @param steps at least 1; the default is 14
     * @return this
     * @throws IllegalArgumentException if steps is below 1
     */
    public Builder horizon(int steps) {
      Forecast.requireHorizon(steps);
      horizon = steps;
      return this;
    }

    /**
     * How many origins to learn from at most: more of them bear higher levels and longer horizons,
     * and cost a fit each.
     *
     * @param count at least 1; the default is 200
     * @return this
     * @throws IllegalArgumentException if count is below 1
     */
    public Builder origins(int count) {
      if (count < 1) {
        throw new IllegalArgumentException("origins is " + count + ", must be at least 1");
      }
      origins = count;
      return this;
    }

    /**
     * Whether each side has its own width.
     *
     * @param on the default is false: both sides alike
     * @return this
     */
    public Builder asymmetric(boolean on) {
      asymmetric = on;
      return this;
    }

    /**
     * Whether errors are counted in the half width that the model itself expected, so that they may
     * grow with the values.
     *
     * @param on the default is true for {@link Transformed}, whose errors do, and false for others
     * @return this
     */
    public Builder scaled(boolean on) {
      scaled = on;
      return this;
    }

    /**
     * Makes the forecaster.
     *
     * @return for any number of series
     */
    public ConformalIntervals build() {
      return new ConformalIntervals(this);
    }
  }
}
