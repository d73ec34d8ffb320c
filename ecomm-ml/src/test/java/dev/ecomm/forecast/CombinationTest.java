package dev.ecomm.forecast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class CombinationTest {
  private static final double[] VALUES = {1, 2, 1, 8};
  private static final Forecaster NAIVE = Baselines.naive(); // 8
  private static final Forecaster MEAN = Baselines.mean(); // 3
  private static final Forecaster PAIR = Baselines.movingAverage(2); // 4.5

  @Test
  void mean_gives_members_the_same_weight() {
    assertThat(Combination.mean(NAIVE, MEAN).fit(VALUES).forecast(2).mean())
        .containsExactly(5.5, 5.5);
  }

  @Test
  void median_takes_the_one_in_the_middle() {
    assertThat(Combination.median(NAIVE, MEAN, PAIR).fit(VALUES).forecast(1).mean(1))
        .isEqualTo(4.5);
  }

  @Test
  void median_of_an_even_number_is_the_mean_of_the_middle_two() {
    assertThat(Combination.median(NAIVE, MEAN).fit(VALUES).forecast(1).mean(1)).isEqualTo(5.5);
  }

  @Test
  void limits_are_combined_like_points() {
    Forecast naive = NAIVE.fit(VALUES).forecast(3, 80, 95);
    Forecast mean = MEAN.fit(VALUES).forecast(3, 80, 95);
    Forecast both = Combination.mean(NAIVE, MEAN).fit(VALUES).forecast(3, 80, 95);

    assertThat(both.lower(80, 1))
        .isCloseTo((naive.lower(80, 1) + mean.lower(80, 1)) / 2, within(1e-12));
    assertThat(both.upper(95, 3))
        .isCloseTo((naive.upper(95, 3) + mean.upper(95, 3)) / 2, within(1e-12));
  }

  @Test
  void residuals_are_those_of_the_combined_forecasts() {
    // mean: -2, -1, -2, 5; naive: none, 1, -1, 7
    assertThat(Combination.mean(NAIVE, MEAN).fit(VALUES).residuals())
        .containsExactly(Double.NaN, 0, -1.5, 6);
    assertThat(Combination.median(NAIVE, MEAN).fit(VALUES).residuals())
        .containsExactly(Double.NaN, 0, -1.5, 6);
  }

  @Test
  void carried_on_all_members_know_the_new_values() {
    ForecastModel model = Combination.mean(NAIVE, PAIR).fit(VALUES);

    assertThat(model.on(new double[] {1, 2, 1, 8, 4}).forecast(1).mean(1)).isEqualTo(5);
  }

  @Test
  void its_name_tells_its_members() {
    assertThat(Combination.median(NAIVE, MEAN).name()).isEqualTo("median_of_naive_mean");
  }

  @Test
  void without_members_there_is_nothing_to_combine() {
    assertThatIllegalArgumentException()
        .isThrownBy(Combination::mean)
        .withMessage("members are none, must be at least 1");
  }
}
