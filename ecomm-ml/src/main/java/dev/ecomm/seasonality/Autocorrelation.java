package dev.ecomm.seasonality;

import dev.ecomm.model.DataTable;
import dev.ecomm.model.DoubleColumn;
import dev.ecomm.model.Field;
import dev.ecomm.model.LongColumn;
import dev.ecomm.model.Schema;
import java.util.Arrays;

/**
 * Computes how a series resembles itself some steps earlier: autocorrelations with their 95 % band,
 * and partial ones, which leave out what the lags between explain.
 *
 * <pre>{@code
 * Autocorrelation found = Autocorrelation.of(dailySales, 30);
 * double lastWeek = found.acf(6);
 * double[] partial = Autocorrelation.pacf(dailySales, 30, PartialMethod.YULE_WALKER);
 * }</pre>
 *
 * <p>A constant has no autocorrelation: lag 0 is 1, the others are NaN. The band is Bartlett's (as
 * in Box and Jenkins): around each autocorrelation, as wide as its error if all later ones were 0.
 * Immutable, safe for use by many threads; O(n lags), and O(n log n) for more than 150 lags of more
 * than 1,024 values.
 *
 * @see <a href="https://doi.org/10.2307/2983611">Bartlett (1946)</a>
 */
public final class Autocorrelation {
  private static final Schema SCHEMA =
      Schema.of(
          Field.ofLong("lag"),
          Field.ofDouble("acf"),
          Field.ofDouble("acf_ci95_low"),
          Field.ofDouble("acf_ci95_high"),
          Field.ofDouble("acf_adjusted"),
          Field.ofDouble("pacf_ywm"),
          Field.ofDouble("pacf_ols"),
          Field.ofDouble("pacf_ld_adjusted"));

  /** Standard errors of a normal variable that hold 95 %. */
  private static final double NORMAL_95 = 1.959963984540054;

  private final double[] values;
  private final double[] plain;
  private final double[] adjusted;
  private final double[] halfBand;

  private Autocorrelation(double[] values, double[] plain) {
    this.values = values;
    this.plain = plain;
    int n = values.length;
    this.adjusted = new double[plain.length];
    this.halfBand = new double[plain.length];
    double squares = 0;
    for (int lag = 0; lag < plain.length; lag++) {
      adjusted[lag] = plain[lag] * n / (n - lag);
      if (lag > 0) {
        halfBand[lag] = NORMAL_95 * Math.sqrt((1 + 2 * squares) / n);
        squares += plain[lag] * plain[lag];
      }
    }
  }

  /**
   * Autocorrelations of a series.
   *
   * @param values equally spaced, finite, at least two
   * @param lags the largest lag, 1 to n - 1
   * @return lags 0 to {@code lags}
   * @throws IllegalArgumentException if a value is not finite, or lags are outside
   */
  public static Autocorrelation of(double[] values, int lags) {
    return new Autocorrelation(values.clone(), acf(values, lags));
  }

  /**
   * Plain autocorrelations: sums of products of deviations from the mean, divided by their squares.
   *
   * @param values equally spaced, finite, at least two
   * @param lags the largest lag, 1 to n - 1
   * @return by lag, from 0; NaN from lag 1 on if values are constant
   * @throws IllegalArgumentException if a value is not finite, or lags are outside
   */
  public static double[] acf(double[] values, int lags) {
    double[] sums = sums(values, lags);
    double[] acf = new double[lags + 1];
    for (int lag = 1; lag <= lags; lag++) {
      acf[lag] = sums[lag] / sums[0];
    }
    acf[0] = 1;
    return acf;
  }

  /** Sums of products of deviations; all NaN if there is no deviation. */
  private static double[] sums(double[] values, int lags) {
    Values.requireLength(values, 2, "for an autocorrelation");
    if (lags < 1 || lags >= values.length) {
      throw new IllegalArgumentException(
          "lags is "
              + lags
              + ", must be 1 to "
              + (values.length - 1)
              + " for "
              + values.length
              + " values");
    }
    if (Values.constant(values)) {
      double[] none = new double[lags + 1];
      Arrays.fill(none, Double.NaN);
      return none;
    }
    return Autocovariance.sums(Values.centred(values), lags);
  }

  /**
   * Partial autocorrelations.
   *
   * @param values equally spaced, finite, at least two
   * @param lags the largest lag, 1 to n - 1
   * @param method how
   * @return by lag, from 0, which is 1; NaN where values are constant, and for least squares beyond
   *     lag (n - 2) / 2, which has too few rows
   * @throws IllegalArgumentException if a value is not finite, or lags are outside
   */
  public static double[] pacf(double[] values, int lags, PartialMethod method) {
    double[] sums = sums(values, lags);
    if (Double.isNaN(sums[0])) {
      sums[0] = 1;
      return sums;
    }
    return switch (method) {
      case YULE_WALKER -> levinson(sums);
      case LEVINSON_ADJUSTED -> {
        for (int lag = 0; lag <= lags; lag++) {
          sums[lag] /= values.length - lag;
        }
        yield levinson(sums);
      }
      case LEAST_SQUARES -> regressions(values, lags);
    };
  }

  /** Durbin (1960): the coefficients of order k from those of order k - 1. */
  private static double[] levinson(double[] covariances) {
    int lags = covariances.length - 1;
    double[] partial = new double[lags + 1];
    double[] phi = new double[lags + 1];
    double[] before = new double[lags + 1];
    partial[0] = 1;
    double error = covariances[0];
    for (int k = 1; k <= lags; k++) {
      double rest = covariances[k];
      for (int j = 1; j < k; j++) {
        rest -= before[j] * covariances[k - j];
      }
      phi[k] = rest / error;
      for (int j = 1; j < k; j++) {
        phi[j] = before[j] - phi[k] * before[k - j];
      }
      error *= 1 - phi[k] * phi[k];
      partial[k] = phi[k];
      System.arraycopy(phi, 0, before, 0, k + 1);
    }
    return partial;
  }

  private static double[] regressions(double[] values, int lags) {
    double[] partial = new double[lags + 1];
    partial[0] = 1;
    for (int k = 1; k <= lags; k++) {
      int rows = values.length - k;
      if (rows < k + 2) {
        partial[k] = Double.NaN;
        continue;
      }
      double[][] columns = new double[k + 1][];
      columns[0] = new double[rows];
      Arrays.fill(columns[0], 1);
      for (int lag = 1; lag <= k; lag++) {
        columns[lag] = Arrays.copyOfRange(values, k - lag, values.length - lag);
      }
      double[] now = Arrays.copyOfRange(values, k, values.length);
      partial[k] = new LeastSquares(columns, now).lastCoefficient();
    }
    return partial;
  }

  /**
   * Returns the largest lag.
   *
   * @return at least 1
   */
  public int lags() {
    return plain.length - 1;
  }

  /**
   * Returns an autocorrelation.
   *
   * @param lag 0 to {@link #lags()}
   * @return -1 to 1; 1 at lag 0; NaN if the series is constant
   */
  public double acf(int lag) {
    return plain[lag];
  }

  /**
   * Returns an autocorrelation whose sum is divided by its n - lag products, not by n.
   *
   * @param lag 0 to {@link #lags()}
   * @return less biased than {@link #acf}, less certain, and may leave -1 to 1
   */
  public double adjusted(int lag) {
    return adjusted[lag];
  }

  /**
   * Returns the lower end of the 95 % band.
   *
   * @param lag 0 to {@link #lags()}
   * @return the autocorrelation less {@link #error95}
   */
  public double low(int lag) {
    return plain[lag] - halfBand[lag];
  }

  /**
   * Returns the upper end of the 95 % band.
   *
   * @param lag 0 to {@link #lags()}
   * @return the autocorrelation plus {@link #error95}
   */
  public double high(int lag) {
    return plain[lag] + halfBand[lag];
  }

  /**
   * Returns what an autocorrelation must exceed to be more than chance.
   *
   * @param lag 0 to {@link #lags()}
   * @return half the width of the 95 % band, 0 at lag 0
   */
  public double error95(int lag) {
    return halfBand[lag];
  }

  /**
   * Every lag as a table: {@code lag, acf, acf_ci95_low, acf_ci95_high, acf_adjusted, pacf_ywm,
   * pacf_ols, pacf_ld_adjusted}.
   *
   * @return one row a lag, from 0; empty where not defined. Costs O(n lags^3) for the regressions
   */
  public DataTable toTable() {
    long[] lag = new long[plain.length];
    double[] low = new double[plain.length];
    double[] high = new double[plain.length];
    for (int i = 0; i < plain.length; i++) {
      lag[i] = i;
      low[i] = low(i);
      high[i] = high(i);
    }
    return DataTable.of(
        SCHEMA,
        LongColumn.of(lag),
        DoubleColumn.ofNanAsMissing(plain),
        DoubleColumn.ofNanAsMissing(low),
        DoubleColumn.ofNanAsMissing(high),
        DoubleColumn.ofNanAsMissing(adjusted),
        DoubleColumn.ofNanAsMissing(pacf(values, lags(), PartialMethod.YULE_WALKER)),
        DoubleColumn.ofNanAsMissing(pacf(values, lags(), PartialMethod.LEAST_SQUARES)),
        DoubleColumn.ofNanAsMissing(pacf(values, lags(), PartialMethod.LEVINSON_ADJUSTED)));
  }
}
