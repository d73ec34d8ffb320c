package dev.ecomm.seasonality;

import static dev.ecomm.testkit.DataTableAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ecomm.io.Tables;
import dev.ecomm.model.DataTable;
import dev.ecomm.testkit.DataFolder;
import dev.ecomm.testkit.Tolerance;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Figures of the real series are those of independent code (statsmodels 0.13.5, numpy 1.24.2). */
class GoldenSeasonalityTest {

  @ParameterizedTest
  @ValueSource(strings = {"all_sales", "total_qty"})
  void autocorrelations_are_golden(String series) {
    assertThat(Autocorrelation.of(GoldenSeries.daily(series), 30).toTable())
        .isCloseToGolden(DataFolder.require("golden/demand_acf_" + series + ".csv"));
  }

  @Test
  void amplitudes_and_ranks_are_golden() {
    assertThat(Periodogram.of(GoldenSeries.daily("total_sales")).toTable())
        .isCloseToGolden(DataFolder.require("golden/demand_fft_total_sales.csv"));
  }

  @Test
  void the_strongest_cycles_of_sales_are_the_year_its_half_and_the_trading_week() {
    Periodogram periodogram = Periodogram.of(GoldenSeries.daily("total_sales"));

    assertThat(periodogram.strongest(4))
        .extracting(cycle -> String.format(Locale.ROOT, "%.2f", cycle.periodSteps()))
        .containsExactly("305.00", "152.50", "5.98", "2.99");
  }

  @ParameterizedTest
  @CsvSource({"6, period6", "7, calendar_period7"})
  void decompositions_are_golden(int period, String name) {
    String file = "demand_decompose_total_qty_" + name + ".csv";
    SeasonalityReport report = SeasonalityReport.of(GoldenSeries.of("value", file), period, 30);

    DataTable parts = report.decompositionTable();
    assertThat(parts)
        .comparingOnly(parts.schema().names().toArray(String[]::new))
        .within(Tolerance.relative(1e-6))
        .isCloseToGolden(DataFolder.require("golden/" + file));
    assertThat(parts)
        .comparingOnly("value", "classical_trend", "classical_seasonal", "classical_resid")
        .isCloseToGolden(DataFolder.require("golden/" + file));
  }

  @ParameterizedTest
  @CsvSource({
    "total_qty, demand_daily.csv, 0",
    "all_sales, demand_daily.csv, 13",
    "total_qty, demand_weekly.csv, 26"
  })
  void tests_of_stationarity_are_golden(String column, String file, int firstRow) {
    DataTable tests =
        SeasonalityReport.of(GoldenSeries.of(column, file), 6, 20).stationarityTable();

    DataTable golden =
        Tables.read(DataFolder.require("golden/demand_stationarity.csv").toUri(), tests.schema());
    assertThat(tests).within(Tolerance.golden()).isCloseTo(golden.slice(firstRow, firstRow + 13));
  }

  @ParameterizedTest
  @CsvSource({"total_qty, 6", "total_sales, 6", "all_sales, 6"})
  void the_season_of_trading_days_is_six(String column, int period) {
    assertThat(Seasonality.detect(GoldenSeries.daily(column)))
        .map(Seasonality::period)
        .contains(period);
  }

  @Test
  void the_season_of_calendar_days_is_seven() {
    double[] calendar = GoldenSeries.of("value", "demand_decompose_total_qty_calendar_period7.csv");

    assertThat(Seasonality.detect(calendar)).map(Seasonality::period).contains(7);
  }
}
