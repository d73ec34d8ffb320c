package dev.ecomm.seasonality;

import dev.ecomm.model.DataTable;
import dev.ecomm.model.DoubleColumn;
import dev.ecomm.model.Field;
import dev.ecomm.model.LongColumn;
import dev.ecomm.model.Schema;
import dev.ecomm.model.StringColumn;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Everything that this package tells about one series: its cycles, how it resembles its past, its
 * season taken apart, and whether its level stays.
 *
 * <pre>{@code
 * SeasonalityReport report = SeasonalityReport.of(dailySales, 6, 30);
 * DataTable parts = report.decompositionTable();
 * }</pre>
 *
 * <p>Immutable, safe for use by many threads.
 */
public final class SeasonalityReport {
  private static final Schema DECOMPOSITION =
      Schema.of(
          Field.ofDouble("value"),
          Field.ofDouble("classical_trend"),
          Field.ofDouble("classical_seasonal"),
          Field.ofDouble("classical_resid"),
          Field.ofDouble("stl_trend"),
          Field.ofDouble("stl_seasonal"),
          Field.ofDouble("stl_resid"),
          Field.ofDouble("stl_robust_trend"),
          Field.ofDouble("stl_robust_seasonal"),
          Field.ofDouble("stl_robust_resid"),
          Field.ofDouble("stl_robust_weights"));

  private static final Schema STATIONARITY =
      Schema.of(
          Field.ofString("test"),
          Field.ofString("regression"),
          Field.ofString("lag_rule"),
          Field.ofLong("lags_used"),
          Field.ofLong("nobs"),
          Field.ofDouble("statistic"),
          Field.ofDouble("p_value"),
          Field.ofDouble("crit_1pct"),
          Field.ofDouble("crit_5pct"),
          Field.ofDouble("crit_10pct"));

  private final double[] values;
  private final Autocorrelation autocorrelation;
  private final Periodogram periodogram;
  private final Optional<Seasonality> season;
  private final int period;
  private final List<StationarityTest> tests;

  private SeasonalityReport(double[] values, Optional<Seasonality> season, int period, int lags) {
    this.values = values;
    this.season = season;
    this.period = period;
    this.autocorrelation = Autocorrelation.of(values, lags);
    this.periodogram = Periodogram.of(values);
    this.tests = List.copyOf(tests(values, period));
  }

  /**
   * Looks at a series.
   *
   * @param values equally spaced, finite, at least 8, not constant
   * @param period steps of one cycle for the decompositions, at most half the series; 0 to look for
   *     one
   * @param lags of autocorrelations; fewer if the series has no more than twice as many values
   * @return the report
   * @throws IllegalArgumentException if values are too few, not finite or constant, or the period
   *     is too long
   */
  public static SeasonalityReport of(double[] values, int period, int lags) {
    Values.requireLength(values, 8, "to say something about seasons");
    if (Values.constant(values)) {
      throw new IllegalArgumentException(
          "values are all " + values[0] + ", must differ to have a season");
    }
    if (lags < 1) {
      throw new IllegalArgumentException("lags is " + lags + ", must be at least 1");
    }
    if (period != 0) {
      Decomposition.requirePeriod(values, period);
    }
    Optional<Seasonality> season = Seasonality.detect(values);
    int used = period != 0 ? period : season.map(Seasonality::period).orElse(0);
    return new SeasonalityReport(
        values.clone(), season, used, Math.min(lags, values.length / 2 - 1));
  }

  /** Lags by their rules, and of one and two cycles where the series is long enough for them. */
  private static List<StationarityTest> tests(double[] values, int period) {
    List<StationarityTest> tests = new ArrayList<>();
    for (TrendTerms terms :
        List.of(TrendTerms.CONSTANT, TrendTerms.CONSTANT_AND_TREND, TrendTerms.NONE)) {
      add(tests, () -> StationarityTests.adf(values, terms));
      for (int cycles = 1; cycles <= 2 && period > 0; cycles++) {
        int lags = cycles * period;
        add(tests, () -> StationarityTests.adf(values, terms, lags));
      }
    }
    for (TrendTerms terms : List.of(TrendTerms.CONSTANT, TrendTerms.CONSTANT_AND_TREND)) {
      add(tests, () -> StationarityTests.kpss(values, terms));
      if (period > 0) {
        add(tests, () -> StationarityTests.kpss(values, terms, period));
      }
    }
    return tests;
  }

  private static void add(List<StationarityTest> tests, Supplier<StationarityTest> test) {
    try {
      tests.add(test.get());
    } catch (IllegalArgumentException e) {
      // too short for so many lags, or nothing is left to chance: the other tests still stand
    }
  }

  /**
   * Returns the season that was found in the values, whatever period was asked for.
   *
   * @return empty if there is none
   */
  public Optional<Seasonality> season() {
    return season;
  }

  /**
   * Returns the period of the decompositions.
   *
   * @return what was asked for, else what was found, else 0: there are none
   */
  public int period() {
    return period;
  }

  /**
   * Returns the cycles.
   *
   * @return of the values, their mean included
   */
  public Periodogram periodogram() {
    return periodogram;
  }

  /**
   * Returns the autocorrelations.
   *
   * @return for as many lags as were asked for, or as the series has
   */
  public Autocorrelation autocorrelation() {
    return autocorrelation;
  }

  /**
   * Returns the tests of stationarity: Dickey and Fuller for {@code c}, {@code ct} and {@code n},
   * then KPSS for {@code c} and {@code ct}; each with lags by its rule, then of one cycle, and the
   * first of two. One that the series is too short for, or leaves nothing to chance for, is left
   * out.
   *
   * @return in that order
   */
  public List<StationarityTest> tests() {
    return tests;
  }

  /**
   * The decompositions side by side: {@code value}, classical and additive, STL, robust STL and its
   * weights. They are computed on each call.
   *
   * @return one row a value; no rows if there is no period
   */
  public DataTable decompositionTable() {
    if (period == 0) {
      return DataTable.builder(DECOMPOSITION).build();
    }
    Decomposition classical = Decomposition.classical(values, period, Decomposition.Kind.ADDITIVE);
    Decomposition plain = Stl.builder().period(period).build().decompose(values);
    Decomposition robust = Stl.builder().period(period).robust(true).build().decompose(values);
    return DataTable.of(
        DECOMPOSITION,
        DoubleColumn.of(values),
        DoubleColumn.ofNanAsMissing(classical.trend()),
        DoubleColumn.of(classical.seasonal()),
        DoubleColumn.ofNanAsMissing(classical.residual()),
        DoubleColumn.of(plain.trend()),
        DoubleColumn.of(plain.seasonal()),
        DoubleColumn.of(plain.residual()),
        DoubleColumn.of(robust.trend()),
        DoubleColumn.of(robust.seasonal()),
        DoubleColumn.of(robust.residual()),
        DoubleColumn.of(robust.weights()));
  }

  /**
   * The tests as a table: {@code test, regression, lag_rule, lags_used, nobs, statistic, p_value,
   * crit_1pct, crit_5pct, crit_10pct}.
   *
   * @return one row a test
   */
  public DataTable stationarityTable() {
    return DataTable.of(
        STATIONARITY,
        StringColumn.of(tests.stream().map(StationarityTest::test).toList()),
        StringColumn.of(tests.stream().map(test -> test.terms().code()).toList()),
        StringColumn.of(tests.stream().map(StationarityTest::lagRule).toList()),
        LongColumn.of(tests.stream().mapToLong(StationarityTest::lags).toArray()),
        LongColumn.of(tests.stream().mapToLong(StationarityTest::observations).toArray()),
        DoubleColumn.of(tests.stream().mapToDouble(StationarityTest::statistic).toArray()),
        DoubleColumn.of(tests.stream().mapToDouble(StationarityTest::pValue).toArray()),
        DoubleColumn.of(tests.stream().mapToDouble(StationarityTest::critical1).toArray()),
        DoubleColumn.of(tests.stream().mapToDouble(StationarityTest::critical5).toArray()),
        DoubleColumn.of(tests.stream().mapToDouble(StationarityTest::critical10).toArray()));
  }
}
