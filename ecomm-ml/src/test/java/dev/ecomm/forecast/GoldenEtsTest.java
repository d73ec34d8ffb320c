package dev.ecomm.forecast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.ecomm.forecast.EtsType.Noise;
import dev.ecomm.forecast.EtsType.Season;
import dev.ecomm.forecast.EtsType.Trend;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Fits of fixed types are at least as likely as R's, and where equal forecast the same. */
class GoldenEtsTest {

  @ParameterizedTest
  @CsvSource({
    "daily_total_qty,ets_ANN,ADDITIVE,NONE,NONE",
    "daily_total_qty,ets_AAN,ADDITIVE,ADDITIVE,NONE",
    "daily_total_qty,ets_AAN_damped,ADDITIVE,DAMPED,NONE",
    "daily_total_qty,ets_ANA,ADDITIVE,NONE,ADDITIVE",
    "daily_total_qty,ets_AAA,ADDITIVE,ADDITIVE,ADDITIVE",
    "daily_total_qty,ets_AAA_damped,ADDITIVE,DAMPED,ADDITIVE",
    "daily_total_qty,ets_MNM,MULTIPLICATIVE,NONE,MULTIPLICATIVE",
    "weekly_total_qty,ets_ANN,ADDITIVE,NONE,NONE",
    "weekly_total_qty,ets_AAN,ADDITIVE,ADDITIVE,NONE",
    "weekly_total_qty,ets_AAN_damped,ADDITIVE,DAMPED,NONE"
  })
  void likelihood_is_at_least_that_of_r(
      String series, String golden, Noise error, Trend trend, Season season) {
    Map<String, Double> r = Golden.fixedModel(series, golden);
    EtsModel model =
        Ets.of(new EtsType(error, trend, season), series.equals(Golden.DAILY) ? 6 : 1)
            .fit(Golden.series(series));

    double better = model.logLikelihood() - r.get("log_likelihood");
    Forecast forecast = model.textbook(14, 80, 95);
    double worst = 0;
    for (int step = 1; step <= 14; step++) {
      worst = Math.max(worst, share(forecast.mean(step), r.get("forecast," + step)));
      for (int level : new int[] {80, 95}) {
        worst =
            Math.max(worst, share(forecast.lower(level, step), r.get("lo_" + level + "," + step)));
        worst =
            Math.max(worst, share(forecast.upper(level, step), r.get("hi_" + level + "," + step)));
      }
    }
    assertThat(better).isGreaterThan(-0.1);
    if (better < 0.1) { // R found the same optimum
      assertThat(worst).isCloseTo(0, within(0.02));
    }
  }

  @ParameterizedTest
  @CsvSource({"daily_total_qty,6", "weekly_total_qty,1"})
  void automatic_choice_errs_at_most_a_twentieth_more_than_that_of_r(String series, int season) {
    Golden.requireNearR(series, Ets.automatic(season), "ets", 1.05);
  }

  private static double share(double found, double expected) {
    return Math.abs(found / expected - 1);
  }
}
