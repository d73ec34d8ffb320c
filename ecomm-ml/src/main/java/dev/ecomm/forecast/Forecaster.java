package dev.ecomm.forecast;

/**
 * A way to forecast a series. The length of its season and all other options belong to the
 * forecaster, so that {@link Backtest} treats all alike.
 *
 * <p>Implementations are immutable and safe for use by many threads; fitting the same values gives
 * the same model, bit for bit.
 */
public interface Forecaster {

  /**
   * Names the forecaster as tables show it.
   *
   * @return short, in lower case, words joined by {@code _}: {@code seasonal_naive_7}
   */
  String name();

  /**
   * Fits a model to a series, which is not changed.
   *
   * @param values equidistant, oldest first, all finite
   * @return the fitted model
   * @throws IllegalArgumentException if a value is NaN or infinite, or if the series is too short
   *     or otherwise not one that this forecaster can bear; says what to do
   */
  ForecastModel fit(double[] values);
}
