package dev.ecomm.testkit;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ecomm.testkit.SeriesPoisonTest.Analysis;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class SeriesPoisonTestTest {
  private static final double[] VALUES = {3, 1, 4, 1, 5, 9, 2, 6, 5, 3, 5, 8};
  private static final int[] OFFSETS = {0, 5, 12};

  @FunctionalInterface
  private interface Row {
    double of(double[] values, int from, int at, int to);
  }

  private static Analysis analysis(Row row) {
    return (values, offsets) -> {
      double[] column = new double[values.length];
      for (int s = 0; s + 1 < offsets.length; s++) {
        for (int at = offsets[s]; at < offsets[s + 1]; at++) {
          column[at] = row.of(values, offsets[s], at, offsets[s + 1]);
        }
      }
      return new double[][] {column};
    };
  }

  private static void test(Row row) {
    SeriesPoisonTest.assertBlindToTheFuture(VALUES, OFFSETS, analysis(row));
  }

  @Test
  void a_sum_of_the_rows_so_far_passes() {
    assertThatCode(
            () -> test((y, from, at, to) -> Arrays.stream(y, from, at + 1).map(Math::abs).sum()))
        .doesNotThrowAnyException();
  }

  @Test
  void a_look_at_the_next_row_fails() {
    assertThatThrownBy(() -> test((y, from, at, to) -> y[Math.min(at + 1, to - 1)]))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("column 0 of series 0, row 0 is");
  }

  @Test
  void a_mean_of_the_whole_series_fails() {
    assertThatThrownBy(
            () -> test((y, from, at, to) -> y[at] - Arrays.stream(y, from, to).sum() / (to - from)))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("of series 0");
  }

  @Test
  void a_look_at_the_series_before_fails() {
    assertThatThrownBy(() -> test((y, from, at, to) -> y[Math.max(at - 1, 0)]))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("of series 1, row 0");
  }

  @Test
  void series_of_one_row_prove_nothing() {
    assertThatThrownBy(
            () ->
                SeriesPoisonTest.assertBlindToTheFuture(
                    new double[] {1, 2}, new int[] {0, 1, 2}, analysis((y, from, at, to) -> y[at])))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("No series has two rows");
  }
}
