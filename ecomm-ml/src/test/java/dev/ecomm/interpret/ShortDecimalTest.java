package dev.ecomm.interpret;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ShortDecimalTest {

  @ParameterizedTest
  @CsvSource({
    "1, 2, 1.5, 2",
    "117.3, 134, 125.65, 130",
    "117.3, 124, 120.65, 120",
    "4, 100, 52, 50",
    "-3, 5, 1, 1",
    "-3, 2.4, -0.3, 0",
    "-3, 0, -1.5, -1",
    "0, 0.7, 0.35, 0.3",
    "0, 1, 0.5, 1",
    "0, 0.04, 0.02, 0.02",
    "0.1, 0.2, 0.15, 0.2",
    "-134, -117.3, -125.65, -130",
    "-20, -10, -15, -10",
    "0.04, 3.7, 1.87, 2",
    "999, 1001, 1000, 1000",
    "99, 100, 99.5, 100",
    "4, 16, 10, 10",
    "2.345, 2.3456, 2.3453, 2.3453",
    "2.3451, 2.3456, 2.34529, 2.3453",
    "1e15, 1000000000000004, 1000000000000002, 1000000000000002",
    "1e300, 3e300, 2e300, 2e300",
    "0, 4.9e-324, 4.9e-324, 4.9e-324"
  })
  void the_roundest_number_behind_the_lower_value_is_taken(
      double low, double high, double near, double expected) {
    assertThat(ShortDecimal.between(low, high, near)).isEqualTo(expected);
  }

  @Test
  void it_is_never_on_the_wrong_side() {
    SplittableRandom random = new SplittableRandom(11);
    for (int i = 0; i < 400; i++) {
      double a = Double.longBitsToDouble(random.nextLong());
      double b = i % 2 == 0 ? Double.longBitsToDouble(random.nextLong()) : Math.nextUp(a);
      if (!Double.isFinite(a) || !Double.isFinite(b) || a == b) {
        continue;
      }
      double low = Math.min(a, b);
      double high = Math.max(a, b);

      assertThat(ShortDecimal.between(low, high, high))
          .isGreaterThan(low)
          .isLessThanOrEqualTo(high);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "30, 30",
    "0, 0",
    "-0.0, 0",
    "1200000, 1200000",
    "0.1, 0.1",
    "2.0E-3, 0.002",
    "1e300, 1E+300",
    "1e-300, 1E-300"
  })
  void numbers_are_written_plainly_where_they_are_not_long(double value, String expected) {
    assertThat(ShortDecimal.text(value)).isEqualTo(expected);
  }
}
