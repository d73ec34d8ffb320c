package dev.ecomm.association;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RuleMetricTest {

  /** 100 baskets: 20 with both, 30 with one, 40 with the other side. */
  @ParameterizedTest
  @CsvSource({
    "SUPPORT, 0.2",
    "ANTECEDENT_SUPPORT, 0.3",
    "CONSEQUENT_SUPPORT, 0.4",
    "CONFIDENCE, 0.6666666666666666",
    "LIFT, 1.6666666666666667",
    "LEVERAGE, 0.08",
    "CONVICTION, 1.8",
    "ZHANG, 0.5714285714285714",
    "JACCARD, 0.4",
    "CERTAINTY, 0.4444444444444444",
    "KULCZYNSKI, 0.5833333333333333",
    "IMBALANCE_RATIO, 0.2",
    "COSINE, 0.5773502691896258",
    "ODDS_RATIO, 5",
    "CHI_SQUARED, 12.698412698412698"
  })
  void a_metric_is_its_formula(RuleMetric metric, double value) {
    assertThat(metric.of(20, 30, 40, 100)).isCloseTo(value, within(1e-15 * Math.max(1, value)));
  }

  @ParameterizedTest
  @CsvSource({
    "CONVICTION, 30, 30, 40, 100, Infinity", // never wrong
    "CONVICTION, 30, 30, 100, 100, Infinity",
    "ODDS_RATIO, 30, 30, 40, 100, Infinity",
    "ODDS_RATIO, 30, 30, 100, 100, NaN",
    "ZHANG, 30, 100, 30, 100, 0",
    "CERTAINTY, 30, 30, 100, 100, 0",
    "CHI_SQUARED, 30, 30, 100, 100, 0",
    "FISHER_P_VALUE, 30, 30, 100, 100, 1",
    "ZHANG, 40, 50, 40, 100, 1",
  })
  void limits_are_as_documented(
      RuleMetric metric, int both, int antecedent, int consequent, int baskets, Double value) {
    assertThat(Double.valueOf(metric.of(both, antecedent, consequent, baskets))).isEqualTo(value);
  }

  @Test
  void counts_near_the_limit_of_int_do_not_overflow() {
    int n = Integer.MAX_VALUE;

    for (RuleMetric metric : RuleMetric.values()) {
      assertThat(metric.of(n / 2, n / 2 + 7, n / 2 + 9, n))
          .as(metric.column())
          .isGreaterThanOrEqualTo(0);
    }
    assertThat(RuleMetric.LIFT.of(n / 2, n / 2, n / 2, n)).isCloseTo(2, within(1e-8));
  }

  @Test
  void symmetric_metrics_are_equal_to_the_bit_for_the_reverse() {
    for (int x = 1; x < 200; x++) {
      int a = 3 * x + 1;
      int c = 7 * x + 2;
      for (RuleMetric metric :
          new RuleMetric[] {RuleMetric.LIFT, RuleMetric.LEVERAGE, RuleMetric.FISHER_P_VALUE}) {
        assertThat(metric.of(x, a, c, 5_003)).isEqualTo(metric.of(x, c, a, 5_003));
      }
    }
  }
}
