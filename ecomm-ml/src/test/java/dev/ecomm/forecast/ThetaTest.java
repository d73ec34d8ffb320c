package dev.ecomm.forecast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class ThetaTest {

  @Test
  void a_line_goes_on_by_at_least_half_its_slope() {
    double[] line = new double[40];
    Arrays.setAll(line, t -> 10 + 2 * t);

    Forecast forecast = Theta.ofSeason(1).fit(line).forecast(3);

    assertThat(forecast.mean(3) - forecast.mean(2)).isCloseTo(1, within(1e-9));
    assertThat(forecast.mean(1)).isBetween(88.0, 90.0);
  }

  @Test
  void a_season_with_values_below_zero_goes_on() {
    double[] values = new double[48];
    Arrays.setAll(values, t -> 10 * (t % 4) - 15);

    assertThat(Theta.ofSeason(4).fit(values).forecast(4).mean())
        .containsExactly(new double[] {-15, -5, 5, 15}, within(0.5));
  }

  @Test
  void a_constant_goes_on() {
    double[] fives = new double[20];
    Arrays.fill(fives, 5);

    assertThat(Theta.ofSeason(4).fit(fives).forecast(2).mean())
        .containsExactly(new double[] {5, 5}, within(1e-6));
  }

  @Test
  void residuals_are_values_less_forecasts_of_one_step() {
    double[] values = Simulated.SEASONAL.series(71, 1);
    ForecastModel model = Theta.ofSeason(7).fit(Arrays.copyOf(values, 70));

    assertThat(model.on(values).residuals()[70])
        .isCloseTo(values[70] - model.forecast(1).mean(1), within(1e-9));
  }

  @Test
  void carried_on_to_its_own_values_it_is_the_same() {
    double[] values = Simulated.SEASONAL.series(70, 2);
    ForecastModel model = TextbookIntervals.of(Theta.ofSeason(7)).fit(values);

    assertThat(model.on(values).forecast(9, 80).lower(80, 9))
        .isEqualTo(model.forecast(9, 80).lower(80, 9));
  }

  @Test
  void what_it_cannot_bear_is_said() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Theta.ofSeason(0))
        .withMessage("season is 0, must be at least 1 step (1: no season)");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Theta.ofSeason(1).fit(new double[4]))
        .withMessageStartingWith("values are 4, must be at least 5 for theta");
  }
}
