package dev.ecomm.seasonality;

import java.util.Arrays;

/** The augmented test of Dickey and Fuller; see {@link StationarityTests}. */
final class DickeyFuller {
  private final double[] values;
  private final TrendTerms terms;

  DickeyFuller(double[] values, TrendTerms terms) {
    this.values = values;
    this.terms = terms;
  }

  /** How many lags a series can carry with rows left to judge by. */
  int mostLags() {
    int half = values.length / 2 - trendColumns() - 1;
    return Math.min(half, (values.length - 3 - trendColumns()) / 2);
  }

  /** Schwert's rule, 12 (n / 100)^(1/4), and no more than the series can carry. */
  int lagsToTry() {
    double rule = 12 * StrictMath.pow(values.length / 100.0, 0.25);
    return Math.min((int) Math.ceil(rule), mostLags());
  }

  private int trendColumns() {
    return terms.ordinal();
  }

  /**
   * The number of lags with the smallest AIC, all judged on the same rows; the fewest of equals.
   */
  int bestLags() {
    int most = lagsToTry();
    double[] changes = changes(most);
    int rows = changes.length;
    double[][] columns = new double[trendColumns() + 1 + most][];
    int first = trendColumns() + 1;
    addTrend(columns, 0, rows);
    columns[first - 1] = levels(most);
    addLags(columns, first, most, most);
    LeastSquares fit = new LeastSquares(columns, changes);
    int best = 0;
    double least = Double.POSITIVE_INFINITY;
    for (int lags = 0; lags <= most; lags++) {
      double aic =
          rows * StrictMath.log(fit.unexplained(first + lags) / rows) + 2.0 * (first + lags);
      if (aic < least) {
        least = aic;
        best = lags;
      }
    }
    return best;
  }

  StationarityTest test(String rule, int lags) {
    double[] changes = changes(lags);
    int rows = changes.length;
    double[][] columns = new double[trendColumns() + lags + 1][];
    addTrend(columns, 0, rows);
    addLags(columns, trendColumns(), lags, lags);
    columns[columns.length - 1] = levels(lags); // last, where its t value is at hand
    double size = Autocovariance.sum(changes, 0);
    LeastSquares fit = new LeastSquares(columns, changes);
    if (!(fit.unexplained(columns.length) > 1e-24 * size)) {
      throw new IllegalArgumentException(
          "values follow from those before them exactly, must contain some chance for a test of"
              + " Dickey and Fuller");
    }
    double statistic = fit.lastT();
    return new StationarityTest(
        "adf",
        terms,
        rule,
        lags,
        rows,
        statistic,
        MacKinnon.pValue(statistic, terms),
        MacKinnon.critical(0, terms, rows),
        MacKinnon.critical(1, terms, rows),
        MacKinnon.critical(2, terms, rows));
  }

  /** The changes that have {@code lags} changes before them. */
  private double[] changes(int lags) {
    double[] changes = new double[values.length - 1 - lags];
    for (int i = 0; i < changes.length; i++) {
      changes[i] = values[i + lags + 1] - values[i + lags];
    }
    return changes;
  }

  private double[] levels(int lags) {
    return Arrays.copyOfRange(values, lags, values.length - 1);
  }

  private void addTrend(double[][] columns, int at, int rows) {
    if (terms != TrendTerms.NONE) {
      columns[at] = new double[rows];
      Arrays.fill(columns[at], 1);
    }
    if (terms == TrendTerms.CONSTANT_AND_TREND) {
      columns[at + 1] = new double[rows];
      Arrays.setAll(columns[at + 1], i -> i + 1);
    }
  }

  private void addLags(double[][] columns, int at, int count, int skipped) {
    for (int lag = 1; lag <= count; lag++) {
      double[] column = new double[values.length - 1 - skipped];
      for (int i = 0; i < column.length; i++) {
        int now = i + skipped - lag;
        column[i] = values[now + 1] - values[now];
      }
      columns[at + lag - 1] = column;
    }
  }
}
