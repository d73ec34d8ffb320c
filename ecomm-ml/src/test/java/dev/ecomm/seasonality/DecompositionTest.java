package dev.ecomm.seasonality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DecompositionTest {
  private static final double[] SEASON = {-3, 1, 4, -2};

  private static double[] lineAndSeason(int n) {
    double[] values = new double[n];
    Arrays.setAll(values, i -> 50 + 0.5 * i + SEASON[i % 4]);
    return values;
  }

  @Test
  void classical_finds_a_line_and_a_season() {
    Decomposition parts =
        Decomposition.classical(lineAndSeason(21), 4, Decomposition.Kind.ADDITIVE);
    assertThat(Arrays.copyOf(parts.seasonal(), 4)).containsExactly(SEASON, within(1e-12));
    assertThat(parts.trend()[10]).isCloseTo(55, within(1e-12));
    assertThat(parts.trend()[1]).isNaN();
    assertThat(parts.residual()[2]).isCloseTo(0, within(1e-12));
    assertThat(parts.seasonallyAdjusted()[3]).isCloseTo(51.5, within(1e-12));
  }

  @Test
  void multiplicative_seasons_are_factors() {
    double[] values = new double[24];
    double[] factors = {0.5, 1.5, 1};
    Arrays.setAll(values, i -> 10 * factors[i % 3]);
    Decomposition parts = Decomposition.classical(values, 3, Decomposition.Kind.MULTIPLICATIVE);
    assertThat(Arrays.copyOf(parts.seasonal(), 3)).containsExactly(factors, within(1e-12));
    assertThat(parts.residual()[5]).isCloseTo(1, within(1e-12));
    assertThat(parts.seasonalStrength()).isCloseTo(1, within(1e-12));
  }

  @Test
  void moving_averages_of_long_series_do_not_drift() {
    double[] values = new double[5_000];
    Arrays.setAll(values, i -> i < 2_500 ? 1e12 : 1 + i % 7);
    double[] average = ClassicalDecomposition.centredAverage(values, 7);
    assertThat(average[4_999 - 3]).isCloseTo(4, within(1e-9));
  }

  @ParameterizedTest
  @CsvSource({"0, 1", "1, 1", "1, 3"})
  void stl_parts_add_up(int degree, int jump) {
    double[] values = new SimulatedSeries(1).season(100, 7, 0.2, 0.5);
    Stl stl = Stl.builder().period(7).degree(degree).jump(jump).build();
    Decomposition parts = stl.decompose(values);
    for (int i = 0; i < 100; i++) {
      double sum = parts.trend()[i] + parts.seasonal()[i] + parts.residual()[i];
      assertThat(sum).isCloseTo(values[i], within(1e-9));
    }
    assertThat(parts.seasonalStrength()).isGreaterThan(0.6);
  }

  @Test
  void stl_finds_a_line_and_a_season() {
    Decomposition parts = Stl.builder().period(4).build().decompose(lineAndSeason(42));
    assertThat(Arrays.copyOf(parts.seasonal(), 4)).containsExactly(SEASON, within(0.01));
    assertThat(parts.trend()[0]).isCloseTo(50, within(0.01));
    assertThat(parts.trendStrength()).isGreaterThan(0.999);
  }

  @Test
  void jumps_change_little() {
    double[] values = new SimulatedSeries(2).season(400, 12, 0.1, 0.3);
    double[] every = Stl.builder().period(12).trend(51).build().decompose(values).trend();
    double[] some = Stl.builder().period(12).trend(51).jump(5).build().decompose(values).trend();
    assertThat(some).containsExactly(every, within(0.3));
    assertThat(some).isNotEqualTo(every);
  }

  @Test
  void a_robust_fit_does_not_believe_an_outlier() {
    double[] values = new SimulatedSeries(3).season(120, 6, 0, 0.2);
    values[60] += 100;
    Decomposition robust = Stl.builder().period(6).robust(true).build().decompose(values);
    Decomposition plain = Stl.builder().period(6).build().decompose(values);
    assertThat(robust.weights()[60]).isZero();
    assertThat(robust.residual()[60]).isGreaterThan(98);
    assertThat(plain.residual()[60]).isLessThan(90);
    assertThat(plain.weights()).containsOnly(1);
  }

  @Test
  void a_constant_has_neither_season_nor_trend() {
    double[] values = new double[30];
    Arrays.fill(values, 4);
    Decomposition parts = Stl.builder().period(5).robust(true).build().decompose(values);
    assertThat(parts.seasonalStrength()).isCloseTo(0, within(1e-6));
    assertThat(parts.trend()[7]).isCloseTo(4, within(1e-12));
  }

  @ParameterizedTest
  @ValueSource(ints = {12, 13, 14})
  void two_cycles_are_enough_whether_the_last_is_whole_or_not(int n) {
    Decomposition parts = Stl.builder().period(6).build().decompose(lineAndSeason(n));
    assertThat(parts.residual()).hasSize(n).doesNotContain(Double.NaN);
  }

  @Test
  void defaults_are_those_of_the_paper() {
    Stl stl = Stl.builder().period(6).build();
    assertThat(stl).isEqualTo(new Stl(6, 7, 13, 7, 1, 1, 1, 1, 1, 1, 5, 0));
    Stl weekly = Stl.builder().period(7).robust(true).build();
    assertThat(weekly).isEqualTo(new Stl(7, 7, 15, 9, 1, 1, 1, 1, 1, 1, 2, 15));
  }

  @Test
  void bad_arguments_are_named() {
    assertThatThrownBy(() -> Stl.builder().period(6).build().decompose(new double[11]))
        .hasMessage(
            "period is 6, must be at most 5 for 11 values: two whole cycles show a season, one"
                + " does not");
    assertThatThrownBy(() -> Stl.builder().build()).hasMessage("period is 0, must be at least 2");
    assertThatThrownBy(() -> Stl.builder().seasonal(8))
        .hasMessage("seasonal is 8, must be odd and at least 3");
    assertThatThrownBy(() -> Stl.builder().period(9).trend(7).build())
        .hasMessage("trend is 7, must be odd and at least 10");
    assertThatThrownBy(() -> Stl.builder().degree(2)).hasMessage("degree is 2, must be 0 or 1");
    assertThatThrownBy(
            () ->
                Decomposition.classical(
                    new double[] {1, 2, 0, 4}, 2, Decomposition.Kind.MULTIPLICATIVE))
        .hasMessage(
            "values[2] is 0.0, must be above 0 for a multiplicative season; use an additive one");
  }
}
