package dev.ecomm.feature.time;

import dev.ecomm.model.BooleanColumn;
import dev.ecomm.model.DataTable;
import dev.ecomm.model.DoubleColumn;
import dev.ecomm.model.Field;
import dev.ecomm.model.LongColumn;
import dev.ecomm.model.Schema;
import dev.ecomm.seasonality.Autocorrelation;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Which lags of a series say something about its next values: chosen by autocorrelation or by how
 * well they forecast.
 *
 * <pre>{@code
 * LagSelection weekly = LagSelection.byValidation(values, 28, 7, 5);
 * int[] lags = weekly.lags();
 * }</pre>
 *
 * <p>Both look at nothing but the values handed in: hand in those up to an origin, and the choice
 * is as of that origin. Immutable, safe for use by many threads.
 */
public final class LagSelection {
  private final List<LagScore> scores;

  LagSelection(List<LagScore> scores) {
    this.scores = List.copyOf(scores);
  }

  /**
   * Chooses lags whose autocorrelation lies outside of Bartlett's 95 percent band, {@code 1.96
   * sqrt((1 + 2 (r[1]^2 + ... + r[k-1]^2)) / n)}. Autocorrelations are divided by n at every lag.
   * Cost: that of {@link Autocorrelation#of}.
   *
   * @param values of one series by time, finite, not all the same
   * @param maxLag the largest lag looked at, at least 1
   * @return every lag from 1 to maxLag with its score
   * @throws IllegalArgumentException if a value is not finite, all are the same, or there are not
   *     more than maxLag
   * @see <a href="https://doi.org/10.2307/2983611">Bartlett (1946)</a>
   */
  public static LagSelection byAutocorrelation(double[] values, int maxLag) {
    Checks.atLeast("maxLag", maxLag, 1);
    requireValues(values, maxLag + 1);
    Autocorrelation found = Autocorrelation.of(values, maxLag);
    if (Double.isNaN(found.acf(1))) {
      throw new IllegalArgumentException(
          "values are all " + values[0] + ", must differ: there is nothing to correlate");
    }
    List<LagScore> scores = new ArrayList<>();
    for (int lag = 1; lag <= maxLag; lag++) {
      double correlation = found.acf(lag);
      double band = found.error95(lag);
      scores.add(new LagScore(lag, correlation, band, Math.abs(correlation) > band));
    }
    return new LagSelection(scores);
  }

  /**
   * Chooses lags one by one, each time the one that lowers the error of forecasts most, until none
   * lowers it by one percent. Forecasts are linear in the lags chosen (least squares); they are
   * made for the second half of the rows in blocks, each by a model of the rows that were known a
   * horizon before its block begins. Only lags that are known so far ahead take part. Ties go to
   * the shorter lag. Cost: O(folds (n maxLag^2 + maxLag^5)).
   *
   * @param values of one series by time, finite
   * @param maxLag the largest lag tried, at least the horizon
   * @param horizon how many rows ahead forecasts are, at least 1
   * @param folds how many blocks, at least 1
   * @return every lag from horizon to maxLag; the score is the root mean squared error with the lag
   *     when it was chosen, or when it was tried last
   * @throws IllegalArgumentException if a value is not finite, or there are too few for so many
   *     lags and folds
   */
  public static LagSelection byValidation(double[] values, int maxLag, int horizon, int folds) {
    Checks.atLeast("horizon", horizon, 1);
    Checks.atLeast("maxLag", maxLag, horizon);
    Checks.atLeast("folds", folds, 1);
    requireValues(values, 3 * maxLag + 2 * horizon + 2 * folds + 4);
    return new LagValidation(values, maxLag, horizon, folds).select();
  }

  private static void requireValues(double[] values, int least) {
    if (values.length < least) {
      throw new IllegalArgumentException(
          "values are "
              + values.length
              + ", must be at least "
              + least
              + " for so many lags; ask for shorter lags");
    }
    for (int i = 0; i < values.length; i++) {
      if (!Double.isFinite(values[i])) {
        throw new IllegalArgumentException(
            "value " + i + " is " + values[i] + ", must be finite; fill in what is missing");
      }
    }
  }

  /**
   * Returns the lags that were chosen.
   *
   * @return ascending, for {@link TimeFeatures.Builder#lag}; a new array
   */
  public int[] lags() {
    return scores.stream().filter(LagScore::selected).mapToInt(LagScore::lag).toArray();
  }

  /**
   * Returns how every lag did.
   *
   * @return by lag, unmodifiable
   */
  public List<LagScore> scores() {
    return scores;
  }

  /**
   * Returns the scores as a table.
   *
   * @return {@code lag}, {@code score}, {@code bound}, {@code selected}, by lag
   */
  public DataTable toTable() {
    return DataTable.of(
        Schema.of(
            Field.ofLong("lag"),
            Field.ofDouble("score"),
            Field.ofDouble("bound"),
            Field.ofBoolean("selected")),
        LongColumn.of(scores.stream().mapToLong(LagScore::lag).toArray()),
        DoubleColumn.of(scores.stream().mapToDouble(LagScore::score).toArray()),
        DoubleColumn.of(scores.stream().mapToDouble(LagScore::bound).toArray()),
        selected());
  }

  private BooleanColumn selected() {
    BooleanColumn.Builder selected = new BooleanColumn.Builder();
    scores.forEach(score -> selected.add(score.selected()));
    return selected.build();
  }

  @Override
  public String toString() {
    return "lags " + Arrays.toString(lags());
  }
}
