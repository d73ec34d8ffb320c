package dev.ecomm.series;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class SeriesSetTest {

  @Test
  void series_stand_one_behind_the_other() {
    SeriesSet two =
        SeriesSet.of(
            TimeScale.STEP,
            List.of("a", "b"),
            new int[] {0, 1, 3},
            new long[] {7, 3, 4},
            new double[] {1, Double.NaN, 2});

    assertThat(two.count()).isEqualTo(2);
    assertThat(two.from(1)).isEqualTo(1);
    assertThat(two.to(1)).isEqualTo(3);
    assertThat(two.values(1)).containsExactly(Double.NaN, 2);
    assertThat(two.only(1).time(0)).isEqualTo(3);
    assertThat(two.indexOf("b")).isEqualTo(1);
    assertThat(two.indexOf("c")).isEqualTo(-1);
  }

  @Test
  void a_time_that_does_not_ascend_is_named() {
    List<LocalDate> days = List.of(LocalDate.of(2011, 1, 2), LocalDate.of(2011, 1, 2));

    assertThatThrownBy(() -> SeriesSet.ofDays("tea", days, 1, 2))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("series \"tea\" has 2011-01-02 after 2011-01-02");
  }

  @Test
  void an_infinite_value_is_named() {
    assertThatThrownBy(() -> SeriesSet.ofSteps("tea", 1, Double.NEGATIVE_INFINITY))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("series \"tea\" is -Infinity at 1");
  }

  @Test
  void an_id_stands_once() {
    assertThatThrownBy(
            () ->
                SeriesSet.of(
                    TimeScale.STEP,
                    List.of("a", "a"),
                    new int[] {0, 0, 0},
                    new long[0],
                    new double[0]))
        .hasMessageContaining("\"a\" twice");
  }

  @Test
  void arrays_that_do_not_fit_are_refused() {
    assertThatThrownBy(
            () ->
                SeriesSet.of(
                    TimeScale.STEP, List.of("a"), new int[] {0, 2}, new long[1], new double[1]))
        .hasMessageContaining("offsets are 2");
  }

  @Test
  void an_array_handed_in_or_out_is_a_copy() {
    double[] values = {1, 2};
    SeriesSet series = SeriesSet.ofSteps("a", values);
    values[0] = 9;
    series.values()[1] = 9;

    assertThat(series.values()).containsExactly(1, 2);
    assertThat(series.withValues(new double[] {3, 4}).values(0)).containsExactly(3, 4);
  }
}
