package dev.ecomm.forecast;

import dev.ecomm.series.SeriesSet;
import dev.ecomm.tree.TreeRegressor;

/**
 * What {@link BoostedLags} learnt from many series together: a model of each of them, all with the
 * same trees. Immutable, safe for use by many threads.
 */
public final class BoostedForecasts {
  private final String name;
  private final SeriesSet series;
  private final BoostedFit fit;
  private final ErrorQuantiles[] errors;

  BoostedForecasts(String name, SeriesSet series, BoostedFit fit, ErrorQuantiles... errors) {
    this.name = name;
    this.series = series;
    this.fit = fit;
    this.errors = errors;
  }

  /**
   * Returns how many series it learnt from.
   *
   * @return at least 1
   */
  public int count() {
    return series.count();
  }

  /**
   * Returns the model of a series.
   *
   * @param number of the series, from 0, as in the set that was learnt from
   * @return forecasts what follows it; O(length) each time
   */
  public ForecastModel model(int number) {
    double[] values = series.values(number);
    double scale = BoostedModel.scale(values, values.length);
    return new BoostedModel(name, fit, values, scale, errors);
  }

  /**
   * Returns the trees.
   *
   * @return one regressor for all series, in units of their scales
   */
  public TreeRegressor regressor() {
    return fit.regressor();
  }

  /**
   * Returns the highest level of intervals that is not refused.
   *
   * @return in percent; 0 if no interval can be given
   */
  public double highestLevel() {
    double least = errors.length == 0 ? 0 : 100;
    for (ErrorQuantiles ofStep : errors) {
      least = Math.min(least, ofStep.highestLevel());
    }
    return least;
  }
}
