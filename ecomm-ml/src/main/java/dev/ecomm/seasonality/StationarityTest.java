package dev.ecomm.seasonality;

/**
 * What a test of stationarity found.
 *
 * @param test {@code adf} (its null hypothesis: the series wanders) or {@code kpss} (the series
 *     keeps its level or line); a small p-value speaks against the null hypothesis
 * @param terms what was taken out before
 * @param lagRule how lags were chosen: {@code AIC}, {@code auto}, or what was asked for
 * @param lags how many lags the test used
 * @param observations how many values it judged
 * @param statistic the test's statistic
 * @param pValue 0 to 1; for KPSS 0.01 or 0.1 stand for everything beyond
 * @param critical1 the statistic at a p-value of 1 %
 * @param critical5 the statistic at 5 %
 * @param critical10 the statistic at 10 %
 */
public record StationarityTest(
    String test,
    TrendTerms terms,
    String lagRule,
    int lags,
    int observations,
    double statistic,
    double pValue,
    double critical1,
    double critical5,
    double critical10) {

  /**
   * Whether the series looks stationary at 5 %: the test of Dickey and Fuller rejects that it
   * wanders, or KPSS does not reject that it stays.
   *
   * @return true if so
   */
  public boolean stationary() {
    return test.equals("kpss") ? pValue >= 0.05 : pValue < 0.05;
  }
}
