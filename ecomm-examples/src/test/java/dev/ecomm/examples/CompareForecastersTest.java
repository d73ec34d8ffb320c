package dev.ecomm.examples;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ecomm.forecast.AutoForecaster;
import dev.ecomm.forecast.Deseasonalised;
import dev.ecomm.forecast.ForecastComparison;
import dev.ecomm.forecast.ForecastComparison.Score;
import dev.ecomm.forecast.Theta;
import dev.ecomm.run.RunContext;
import dev.ecomm.testkit.DataFolder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

/** {@code auto} on families of series, beside what competitions measure others by. */
class CompareForecastersTest {
  private static final int REPEATS = 4;

  @TempDir Path dir;

  @Test
  void a_family_of_ones_own_is_compared() throws Exception {
    StringBuilder rows = new StringBuilder("id,t,y\n");
    for (int s = 0; s < 2; s++) {
      for (int t = 0; t < 40; t++) {
        rows.append(String.format(Locale.ROOT, "s%d,%d,%d%n", s, t, 10 + t % 4 * 5 + s * t));
      }
    }
    String file = Files.writeString(dir.resolve("own.csv"), rows).toString();

    List<String> printed =
        Printed.by(() -> CompareForecasters.main(new String[] {file, "id", "t", "y", "8", "4"}));

    assertThat(printed.get(0)).endsWith("own.csv: 2 series, 8 steps ahead");
    assertThat(printed.subList(1, printed.size()))
        .extracting(line -> line.strip().split(" ")[0])
        .containsExactly("auto", "naive2_4", "theta", "comb_4");
  }

  @Test
  void families_have_series_of_every_kind_and_length() {
    assertThat(SimulatedFamily.MONTHLY.series(2, 1).count()).isEqualTo(90);
    assertThat(SimulatedFamily.INTERMITTENT.series(1, 1).count()).isEqualTo(45);
    assertThat(SimulatedFamily.HOURLY.series(1, 1).length(4)).isEqualTo(3_048);
  }

  @ParameterizedTest
  @EnumSource(
      value = SimulatedFamily.class,
      mode = Mode.EXCLUDE,
      names = {"YEARLY", "INTERMITTENT"})
  @Tag("slow")
  void auto_is_at_most_as_bad_as_the_best_of_the_benchmarks(SimulatedFamily family) {
    List<Score> scores = scores(family);

    Score auto = scores.get(0);
    List<Score> others = scores.subList(1, scores.size());
    assertThat(others).allSatisfy(other -> assertThat(auto.smape()).isLessThan(other.smape()));
    assertThat(others).allSatisfy(other -> assertThat(auto.mase()).isLessThan(other.mase()));
  }

  @Test
  @Tag("slow")
  void the_cells_of_the_shop_are_printed() throws Exception {
    String golden = String.valueOf(DataFolder.require("golden/demand_daily.csv").getParent());

    List<String> printed = Printed.by(() -> ForecastCells.main(new String[] {golden}));

    assertThat(Arrays.stream(printed.get(0).split(" +")))
        .startsWith("daily_total_qty", "split", "only_7");
    assertThat(printed).anyMatch(line -> line.startsWith("ecomm auto "));
    assertThat(printed).anyMatch(line -> line.startsWith("tbats "));
  }

  private static List<Score> scores(SimulatedFamily family) {
    int season = family.season();
    return ForecastComparison.of(family.horizon(), season)
        .run(
            family.series(REPEATS, 1),
            List.of(
                AutoForecaster.builder().season(season).horizon(family.horizon()).build(),
                Deseasonalised.naive(season),
                Theta.ofSeason(season),
                Deseasonalised.smoothing(season)),
            RunContext.withDefaults());
  }
}
