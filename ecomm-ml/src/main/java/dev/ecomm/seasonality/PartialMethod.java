package dev.ecomm.seasonality;

/** How partial autocorrelations are estimated. They agree for long series. */
public enum PartialMethod {
  /**
   * Yule-Walker equations with autocovariances divided by n, solved by Levinson and Durbin:
   * O(lags^2), never outside -1 to 1. {@code pacf_ywm}, and the default of most tools.
   */
  YULE_WALKER,

  /**
   * A regression on a constant and the lags, one for each lag and on all rows that it has: O(n
   * lags^3), exact for an autoregression that is near a unit root. {@code pacf_ols}.
   */
  LEAST_SQUARES,

  /**
   * Levinson and Durbin with autocovariances divided by n - lag: less bias in short series, and may
   * leave -1 to 1. {@code pacf_ld_adjusted}.
   */
  LEVINSON_ADJUSTED
}
