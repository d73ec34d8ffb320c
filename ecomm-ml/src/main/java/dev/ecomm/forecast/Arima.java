package dev.ecomm.forecast;

import java.util.Locale;

/**
 * Fits a seasonal ARIMA model of given order by exact maximum likelihood.
 *
 * <pre>{@code
 * ArimaOrder order = ArimaOrder.of(1, 0, 1).seasonal(0, 1, 1, 6);
 * Forecast next = RollingIntervals.of(Arima.of(order), 14, 6).fit(demand).forecast(14, 80, 95);
 * }</pre>
 *
 * <p>Differences are taken first; the likelihood is that of what they leave, with its mean where
 * the order has a constant. The autoregressive side is kept stationary, the moving average side is
 * made invertible. The optimiser begins twice, at the conditional least squares and at 0, and the
 * more likely end is taken. A series that is constant once differenced is fitted without error.
 * Conventions (parameter counts, variance, drift) are those of {@code Arima(method = "ML")} in R's
 * forecast package.
 *
 * <p>Own limits are refused below 300 values or 40 periods, see {@link RollingIntervals}.
 *
 * <p>One likelihood costs O(n (p + P period + q + Q period)). Immutable, safe for use by many
 * threads; equal values give equal bits.
 *
 * @see <a href="https://doi.org/10.2307/2347968">Gardner, Harvey and Phillips (1980)</a>
 * @see <a href="https://doi.org/10.2307/2347766">Melard (1984)</a>
 */
public final class Arima implements Forecaster {
  private final ArimaOrder order;

  private Arima(ArimaOrder order) {
    this.order = order;
  }

  /**
   * A forecaster of fixed order.
   *
   * @param order terms, differences, season, constant
   * @return the forecaster
   */
  public static Arima of(ArimaOrder order) {
    return new Arima(order);
  }

  /**
   * Returns the order.
   *
   * @return as given
   */
  public ArimaOrder order() {
    return order;
  }

  /**
   * {@inheritDoc}
   *
   * @return for example {@code arima_1_0_1} or {@code sarima_1_0_1_0_1_1_6}; a constant adds {@code
   *     _mean} or {@code _drift}
   */
  @Override
  public String name() {
    String name =
        order.period() == 1
            ? String.format(Locale.ROOT, "arima_%d_%d_%d", order.p(), order.d(), order.q())
            : String.format(
                Locale.ROOT,
                "sarima_%d_%d_%d_%d_%d_%d_%d",
                order.p(),
                order.d(),
                order.q(),
                order.seasonalP(),
                order.seasonalD(),
                order.seasonalQ(),
                order.period());
    return order.constant() ? name + (order.lost() > 0 ? "_drift" : "_mean") : name;
  }

  /**
   * {@inheritDoc}
   *
   * @throws IllegalArgumentException if a value is not finite, or if there are fewer values than
   *     differences, longest lag and coefficients need; says how many
   */
  @Override
  public ArimaModel fit(double[] values) {
    SeriesValues.require(order.toString(), values, needed(order));
    double[] differenced = ArimaDifferences.take(order, values);
    ArimaEstimation.Estimate estimate = new ArimaEstimation(order, differenced).thorough();
    return new ArimaModel(estimate, values);
  }

  /** Values that an order cannot do without. */
  static int needed(ArimaOrder order) {
    int coefficients = order.coefficients() + (order.constant() ? 1 : 0);
    return order.lost() + Math.max(order.longestAr() + 1, coefficients + 3);
  }
}
