package dev.ecomm.forecast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Limits grow with the level of a series if its errors do. */
class RecentLevelTest {
  private static final RollingIntervals NAIVE = RollingIntervals.of(Baselines.naive(), 1);

  @Test
  void level_is_the_mean_of_the_last_24_values() {
    double[] values = new double[40];
    Arrays.setAll(values, t -> t);

    assertThat(RecentLevel.of(values, 40)).isEqualTo(27.5);
    assertThat(RecentLevel.of(values, 3)).isEqualTo(1);
  }

  @Test
  void limits_grow_with_the_level_if_errors_do() {
    double[] values = noisy(true, 0);
    RollingModel model = NAIVE.fit(values);

    // naive's own spread doubles, too
    assertThat(width(model.on(doubled(values)))).isCloseTo(4 * width(model), within(1e-9));
  }

  @Test
  void a_model_that_is_read_goes_on_growing() {
    double[] values = noisy(true, 0);
    ForecastModel model = NAIVE.fit(values);

    ForecastModel read = ForecastModelJson.fromJson(ForecastModelJson.toJson(model));

    assertThat(width(read)).isEqualTo(width(model));
    assertThat(width(read.on(doubled(values)))).isEqualTo(width(model.on(doubled(values))));
  }

  @Test
  void limits_follow_the_model_alone_if_errors_do_not_grow() {
    double[] values = noisy(false, 0);
    RollingModel model = NAIVE.fit(values);

    assertThat(width(model.on(doubled(values)))).isCloseTo(2 * width(model), within(1e-9));
  }

  @Test
  void a_series_below_zero_has_no_level() {
    double[] values = noisy(true, -60);
    RollingModel model = NAIVE.fit(values);

    assertThat(width(model.on(doubled(values)))).isCloseTo(2 * width(model), within(1e-9));
  }

  @Test
  void intermittent_demand_has_no_level() {
    double[] values = noisy(true, 0);
    for (int t = 0; t < values.length; t++) {
      values[t] *= t % 3 == 0 ? 1 : 0;
    }
    RollingModel model = NAIVE.fit(values);

    assertThat(width(model.on(doubled(values)))).isCloseTo(2 * width(model), within(1e-9));
  }

  @Test
  void limits_do_not_close_when_sales_stop() {
    double[] values = noisy(true, 0);
    RollingModel model = NAIVE.fit(values);

    assertThat(width(model.on(Arrays.copyOf(values, values.length + 30))))
        .isGreaterThan(width(model) / 2);
  }

  private static double width(ForecastModel model) {
    Forecast forecast = model.forecast(1, 80);
    return forecast.upper(80, 1) - forecast.lower(80, 1);
  }

  private static double[] doubled(double[] values) {
    return Arrays.stream(values).map(value -> 2 * value).toArray();
  }

  /** A level that swings between 20 and 100, with noise of a tenth of it or of 60. */
  private static double[] noisy(boolean growing, double moved) {
    Simulated.Normals normals = new Simulated.Normals(new SplittableRandom(5));
    double[] values = new double[240];
    for (int t = 0; t < values.length; t++) {
      double level = 60 + 40 * StrictMath.sin(2 * Math.PI * t / 120);
      values[t] = level + moved + (growing ? level / 10 : 6) * normals.next();
    }
    return values;
  }
}
