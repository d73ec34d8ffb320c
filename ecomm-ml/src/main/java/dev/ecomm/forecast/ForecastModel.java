package dev.ecomm.forecast;

/** A model fitted to one series. Immutable, safe for use by many threads. */
public interface ForecastModel {

  /**
   * Forecasts the values that follow the fitted series.
   *
   * @param horizon how many steps, at least 1
   * @param levels of the intervals in percent, ascending, each above 0 and below 100, for example
   *     80, 95; none for points only
   * @return the mean of each step and an interval for each level
   * @throws IllegalArgumentException if horizon or a level is out of its range
   */
  Forecast forecast(int horizon, double... levels);

  /**
   * Returns by how much each fitted value was above its forecast from one step before.
   *
   * @return a copy, as long as the fitted series, in its unit; NaN where the model had no forecast
   *     yet
   */
  double[] residuals();

  /**
   * Carries this model on to other values of the series without estimating its parameters again:
   * the level and other states run through all values from the first.
   *
   * @param values usually those fitted and some more; finite
   * @return a model with these parameters, which forecasts what follows these values
   * @throws IllegalArgumentException if the values are not such that this model can bear
   * @throws UnsupportedOperationException if this kind of model can only be fitted
   */
  default ForecastModel on(double[] values) {
    throw new UnsupportedOperationException(
        getClass().getSimpleName() + " cannot be carried on to other values; fit them instead");
  }
}
