package dev.ecomm.forecast;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Theta forecasts as R's thetaf at the end of the series, and no worse at every origin: of 42 and
 * 43 weeks the level's likelihood has two tops, and R stays on the lower one.
 */
class GoldenThetaTest {

  @ParameterizedTest
  @CsvSource({"daily_total_qty,6", "weekly_total_qty,1"})
  void forecasts_and_limits_are_those_of_r(String series, int season) {
    Map<String, Double> r = Golden.fixedModel(series, "thetaf");

    Forecast forecast =
        TextbookIntervals.of(Theta.ofSeason(season)).fit(Golden.series(series)).forecast(14, 80);

    for (int step = 1; step <= 14; step++) {
      requireClose(forecast.mean(step), r, "forecast," + step, 0.5);
      requireClose(forecast.lower(80, step), r, "lo_80," + step, 2);
      requireClose(forecast.upper(80, step), r, "hi_80," + step, 2);
    }
  }

  private static void requireClose(
      double found, Map<String, Double> golden, String what, double percent) {
    double expected = golden.getOrDefault(what, Double.NaN);
    assertThat(found).as(what).isCloseTo(expected, Percentage.withPercentage(percent));
  }

  @ParameterizedTest
  @CsvSource({"daily_total_qty,6", "weekly_total_qty,1"})
  void errors_are_at_most_those_of_r_in_every_cell(String series, int season) {
    Golden.requireNearR(series, Theta.ofSeason(season), "thetaf", 1.01);
  }
}
