package dev.ecomm.model.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.ecomm.model.Seeds;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;

class ValueCountsTest {

  @Test
  void a_quantile_between_two_values_lies_on_the_straight_line() {
    ValueCounts counts = of(1, 2, 10);

    assertThat(counts.quantile(1, 4)).isEqualTo(1.5);
    assertThat(counts.quantile(3, 4)).isEqualTo(6);
    assertThat(counts.quantile(0, 1)).isEqualTo(1);
    assertThat(counts.quantile(1, 1)).isEqualTo(10);
  }

  @Test
  void of_nothing_there_is_no_statistic() {
    ValueCounts counts = new ValueCounts();

    assertThat(counts.total()).isZero();
    assertThat(counts.quantile(1, 2)).isNaN();
    assertThat(counts.mean()).isNaN();
    assertThat(counts.standardDeviation(0)).isNaN();
  }

  @Test
  void equal_values_have_themselves_as_mean_and_no_deviation() {
    ValueCounts counts = new ValueCounts();
    for (int i = 0; i < 1_000; i++) {
      counts.add(0.1);
    }

    assertThat(counts.mean()).isEqualTo(0.1);
    assertThat(counts.standardDeviation(0)).isZero();
  }

  @Test
  void a_sample_needs_two_values() {
    assertThat(of(5).standardDeviation(1)).isNaN();
    assertThat(of(5, 7).standardDeviation(1)).isEqualTo(Math.sqrt(2));
  }

  @Test
  void zero_and_minus_zero_are_one_value() {
    ValueCounts counts = of(0.0, -0.0);

    assertThat(counts.distinct()).isEqualTo(1);
    assertThat(counts.total()).isEqualTo(2);
  }

  @Test
  void a_value_that_is_not_finite_is_refused() {
    assertThatThrownBy(() -> of(Double.NaN))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("value is NaN, must be finite");
  }

  @Test
  void a_quantile_outside_0_to_1_is_refused() {
    assertThatThrownBy(() -> of(1).quantile(5, 4))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("quantile is 5 / 4, must be from 0 to 1");
  }

  @ParameterizedTest
  @Seeds(100)
  void statistics_equal_those_of_the_sorted_values(long seed) {
    double[] values = values(seed);
    ValueCounts counts = of(values);

    double[] ascending = values.clone();
    Arrays.sort(ascending);
    for (int part = 0; part <= 5; part++) {
      long position = (long) (values.length - 1) * part;
      int below = (int) (position / 5);
      double low = ascending[below];
      double high = ascending[Math.min(values.length - 1, below + 1)];
      assertThat(counts.quantile(part, 5)).isEqualTo(low + (high - low) * (position % 5) / 5);
    }
    double mean = exactMean(values);
    assertThat(counts.mean()).isCloseTo(mean, within(1e-12 * Math.max(1, Math.abs(mean))));
    double squares = Arrays.stream(values).map(v -> (v - mean) * (v - mean)).sum();
    double std = Math.sqrt(squares / values.length);
    assertThat(counts.standardDeviation(0)).isCloseTo(std, within(1e-9 * Math.max(1, std)));
  }

  @ParameterizedTest
  @Seeds(100)
  void any_order_and_any_batches_give_the_same_bits(long seed) {
    double[] values = values(seed);
    ValueCounts whole = of(values);
    SplittableRandom random = new SplittableRandom(seed);
    ValueCounts[] parts = {new ValueCounts(), new ValueCounts(), new ValueCounts()};
    for (int i = values.length - 1; i >= 0; i--) {
      parts[random.nextInt(3)].add(values[i]);
    }
    parts[1].merge(parts[2]);
    parts[1].merge(parts[0]);

    assertThat(parts[1].mean()).isEqualTo(whole.mean());
    assertThat(parts[1].standardDeviation(0)).isEqualTo(whole.standardDeviation(0));
    assertThat(parts[1].quantile(1, 3)).isEqualTo(whole.quantile(1, 3));
    assertThat(parts[1].total()).isEqualTo(values.length);
  }

  private static double[] values(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    double[] values = new double[1 + random.nextInt(400)];
    int different = 1 + random.nextInt(300);
    for (int i = 0; i < values.length; i++) {
      double price = random.nextInt(different) / 100.0;
      values[i] = random.nextInt(50) == 0 ? price * 1e9 : price - 1;
    }
    return values;
  }

  private static double exactMean(double[] values) {
    BigDecimal sum = BigDecimal.ZERO;
    for (double value : values) {
      sum = sum.add(new BigDecimal(value));
    }
    return sum.divide(BigDecimal.valueOf(values.length), MathContext.DECIMAL64).doubleValue();
  }

  private static ValueCounts of(double... values) {
    ValueCounts counts = new ValueCounts();
    for (double value : values) {
      counts.add(value);
    }
    return counts;
  }
}
