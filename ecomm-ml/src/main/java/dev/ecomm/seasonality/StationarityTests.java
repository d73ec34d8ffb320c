package dev.ecomm.seasonality;

/**
 * Tests whether a series keeps its level (or its line) or wanders away from it: by Dickey and
 * Fuller, whose null hypothesis is that it wanders, and by Kwiatkowski, Phillips, Schmidt and Shin
 * (KPSS), whose null hypothesis is that it stays. Ask both: where both reject, it is neither, a
 * jump for example; where neither does, the series is too short to tell.
 *
 * <pre>{@code
 * StationarityTest wanders = StationarityTests.adf(dailySales, TrendTerms.CONSTANT);
 * StationarityTest stays = StationarityTests.kpss(dailySales, TrendTerms.CONSTANT);
 * boolean level = wanders.stationary() && stays.stationary();
 * }</pre>
 *
 * <p>Values are equally spaced and finite. A constant is refused: nothing in it can be tested.
 * Cost: O(n lags^2) for ADF, O(n lags) for KPSS. Stateless, safe for use by many threads.
 *
 * @see <a href="https://doi.org/10.1080/01621459.1979.10482531">Dickey and Fuller (1979)</a>
 * @see <a href="https://doi.org/10.1016/0304-4076(92)90104-Y">Kwiatkowski et al. (1992)</a>
 * @see <a href="https://doi.org/10.1111/j.1467-9574.2004.00283.x">Hobijn et al. (2004)</a>
 */
public final class StationarityTests {
  /** Statistics of KPSS at p-values of 10, 5, 2.5 and 1 %, from table 1 of its authors. */
  private static final double[] KPSS_LEVEL = {0.347, 0.463, 0.574, 0.739};

  private static final double[] KPSS_LINE = {0.119, 0.146, 0.176, 0.216};
  private static final double[] KPSS_P = {0.10, 0.05, 0.025, 0.01};

  private StationarityTests() {}

  /**
   * The augmented test of Dickey and Fuller, with as many lags as have the smallest AIC among 0 to
   * 12 (n / 100)^(1/4), rounded up.
   *
   * @param values at least 4 for no terms, 6 for a constant, 8 for a trend; not constant
   * @param terms what the regression contains besides
   * @return statistic, MacKinnon's p-value and critical values
   * @throws IllegalArgumentException if values are too few, constant, or not finite
   */
  public static StationarityTest adf(double[] values, TrendTerms terms) {
    DickeyFuller test = dickeyFuller(values, terms, 0);
    return test.test("AIC", test.bestLags());
  }

  /**
   * The augmented test of Dickey and Fuller with a fixed number of lags.
   *
   * @param values at least 2 (lags + terms + 1), not constant
   * @param terms what the regression contains besides
   * @param lags how many earlier changes it contains, at least 0
   * @return statistic, MacKinnon's p-value and critical values
   * @throws IllegalArgumentException if values are too few for the lags, constant, or not finite
   */
  public static StationarityTest adf(double[] values, TrendTerms terms, int lags) {
    return dickeyFuller(values, terms, lags).test("fixed", lags);
  }

  private static DickeyFuller dickeyFuller(double[] values, TrendTerms terms, int lags) {
    requireLags(lags);
    Values.requireLength(
        values, 2 * (lags + terms.ordinal() + 2), "for a test of Dickey and Fuller");
    requireChange(values);
    return new DickeyFuller(values, terms);
  }

  private static void requireLags(int lags) {
    if (lags < 0) {
      throw new IllegalArgumentException("lags is " + lags + ", must be at least 0");
    }
  }

  private static void requireChange(double[] values) {
    if (Values.constant(values)) {
      throw new IllegalArgumentException(
          "values are all " + values[0] + ", must differ for a test of stationarity");
    }
  }

  /**
   * The test of KPSS with the number of lags that Hobijn, Franses and Ooms choose from the data.
   *
   * @param values at least 3, not constant
   * @param terms a constant, or a constant and a trend
   * @return statistic, p-value between 0.01 and 0.1, critical values
   * @throws IllegalArgumentException if values are too few, constant or not finite, or terms are
   *     none
   */
  public static StationarityTest kpss(double[] values, TrendTerms terms) {
    double[] rest = rest(values, terms);
    return kpss(rest, terms, "auto", hobijnLags(rest));
  }

  /**
   * The test of KPSS with a fixed number of lags.
   *
   * @param values at least 3 and more than lags, not constant
   * @param terms a constant, or a constant and a trend
   * @param lags how far dependence is allowed for, at least 0; see {@link #legacyLags}
   * @return statistic, p-value between 0.01 and 0.1, critical values
   * @throws IllegalArgumentException if values are too few, constant or not finite, or terms are
   *     none
   */
  public static StationarityTest kpss(double[] values, TrendTerms terms, int lags) {
    requireLags(lags);
    Values.requireLength(values, lags + 1, "for a KPSS test with " + lags + " lags");
    return kpss(rest(values, terms), terms, Integer.toString(lags), lags);
  }

  /**
   * Schwert's number of lags, 12 (n / 100)^(1/4) rounded up, that older tools use for KPSS.
   *
   * @param observations number of values, at least 1
   * @return less than observations
   */
  public static int legacyLags(int observations) {
    double rule = 12 * StrictMath.pow(observations / 100.0, 0.25);
    return Math.min((int) Math.ceil(rule), observations - 1);
  }

  private static double[] rest(double[] values, TrendTerms terms) {
    if (terms == TrendTerms.NONE) {
      throw new IllegalArgumentException(
          "terms is NONE, must be CONSTANT or CONSTANT_AND_TREND for KPSS");
    }
    Values.requireLength(values, 3, "for a KPSS test");
    requireChange(values);
    double[] rest =
        terms == TrendTerms.CONSTANT ? Values.centred(values) : Values.withoutLine(values);
    // what rounding leaves of a straight line is no variance
    if (Autocovariance.sum(rest, 0) <= 1e-24 * Autocovariance.sum(values, 0)) {
      throw new IllegalArgumentException(
          "values lie on a straight line, must vary around it for a KPSS test with a trend");
    }
    return rest;
  }

  private static int hobijnLags(double[] rest) {
    int n = rest.length;
    int looked = (int) StrictMath.pow(n, 2.0 / 9);
    double level = Autocovariance.sum(rest, 0) / n;
    double slope = 0;
    for (int lag = 1; lag <= looked; lag++) {
      double product = Autocovariance.sum(rest, lag) / (n / 2.0);
      level += product;
      slope += lag * product;
    }
    double ratio = slope / level;
    double gamma = 1.1447 * StrictMath.pow(ratio * ratio, 1.0 / 3);
    return Math.min((int) (gamma * StrictMath.pow(n, 1.0 / 3)), n - 1);
  }

  private static StationarityTest kpss(double[] rest, TrendTerms terms, String rule, int lags) {
    int n = rest.length;
    double walk = 0;
    double squares = 0;
    for (double value : rest) {
      walk += value;
      squares += walk * walk;
    }
    double variance = Autocovariance.sum(rest, 0);
    for (int lag = 1; lag <= lags; lag++) {
      variance += 2 * Autocovariance.sum(rest, lag) * (1 - lag / (lags + 1.0));
    }
    double statistic = squares / ((double) n * n) / (variance / n);
    double[] table = terms == TrendTerms.CONSTANT ? KPSS_LEVEL : KPSS_LINE;
    return new StationarityTest(
        "kpss",
        terms,
        rule,
        lags,
        n,
        statistic,
        between(statistic, table),
        table[3],
        table[1],
        table[0]);
  }

  /** The p-value on the straight line between the neighbours in the table. */
  private static double between(double statistic, double[] table) {
    if (statistic <= table[0]) {
      return KPSS_P[0];
    }
    for (int i = 1; i < table.length; i++) {
      if (statistic <= table[i]) {
        double share = (statistic - table[i - 1]) / (table[i] - table[i - 1]);
        return KPSS_P[i - 1] + share * (KPSS_P[i] - KPSS_P[i - 1]);
      }
    }
    return KPSS_P[table.length - 1];
  }
}
