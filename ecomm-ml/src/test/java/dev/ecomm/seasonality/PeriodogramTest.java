package dev.ecomm.seasonality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class PeriodogramTest {

  @Test
  void a_wave_of_height_three_has_three_halves_of_n() {
    double[] values = new double[60];
    Arrays.setAll(values, i -> 10 + 3 * StrictMath.cos(2 * Math.PI * i / 12));
    Periodogram periodogram = Periodogram.of(values);
    Periodogram.Cycle strongest = periodogram.strongest(1).get(0);
    assertThat(strongest.periodSteps()).isEqualTo(12);
    assertThat(strongest.bin()).isEqualTo(5);
    assertThat(strongest.amplitude()).isCloseTo(90, within(1e-9));
    assertThat(strongest.rank()).isEqualTo(1);
    assertThat(periodogram.amplitude(0)).isCloseTo(600, within(1e-9));
  }

  @Test
  void of_equal_amplitudes_the_lower_bin_comes_first() {
    Periodogram periodogram = Periodogram.of(new double[] {1, 0, 0, 0, 0, 0});
    assertThat(periodogram.strongest(9))
        .extracting(Periodogram.Cycle::bin)
        .containsExactly(1, 2, 3);
  }

  @Test
  void one_value_has_a_level_and_no_cycle() {
    Periodogram periodogram = Periodogram.of(new double[] {-4});
    assertThat(periodogram.strongest(3)).isEmpty();
    assertThat(periodogram.amplitude(0)).isEqualTo(4);
    assertThat(periodogram.toTable().doubles("period_steps").doubleAt(0)).isInfinite();
  }

  @Test
  void no_values_are_refused() {
    assertThatThrownBy(() -> Periodogram.of(new double[0]))
        .hasMessage("values are 0, must be at least 1 for a periodogram");
  }
}
