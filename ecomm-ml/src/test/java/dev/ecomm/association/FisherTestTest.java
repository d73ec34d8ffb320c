package dev.ecomm.association;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.util.SplittableRandom;
import org.apache.commons.math3.distribution.HypergeometricDistribution;
import org.junit.jupiter.api.Test;

class FisherTestTest {

  @Test
  void tails_of_small_tables_are_those_of_exact_arithmetic() {
    for (int n = 1; n <= 22; n++) {
      for (int a = 0; a <= n; a++) {
        for (int c = 0; c <= n; c++) {
          for (int x = Math.max(0, a + c - n); x <= Math.min(a, c); x++) {
            double exact = exact(x, a, c, n);
            assertThat(FisherTest.atLeast(x, a, c, n))
                .as("x %d, a %d, c %d, n %d", x, a, c, n)
                .isCloseTo(exact, within(1e-12 * exact));
          }
        }
      }
    }
  }

  private static double exact(int from, int a, int c, int n) {
    BigInteger tail = BigInteger.ZERO;
    for (int x = from; x <= Math.min(a, c); x++) {
      tail = tail.add(choose(a, x).multiply(choose(n - a, c - x)));
    }
    return new BigDecimal(tail)
        .divide(new BigDecimal(choose(n, c)), MathContext.DECIMAL64)
        .doubleValue();
  }

  private static BigInteger choose(int n, int k) {
    BigInteger ways = BigInteger.ONE;
    for (int i = 0; i < k; i++) {
      ways = ways.multiply(BigInteger.valueOf(n - i)).divide(BigInteger.valueOf(i + 1));
    }
    return k > n ? BigInteger.ZERO : ways;
  }

  @Test
  void tails_of_large_tables_are_those_of_another_implementation() {
    SplittableRandom random = new SplittableRandom(7);
    for (int i = 0; i < 300; i++) {
      int n = 100 + random.nextInt(20_000);
      int a = 1 + random.nextInt(n / 4);
      int c = 1 + random.nextInt(n / 4);
      int x = Math.min(Math.min(a, c), (int) ((long) a * c / n) + random.nextInt(12) - 4);
      if (x > 0) {
        double other = new HypergeometricDistribution(null, n, a, c).upperCumulativeProbability(x);
        assertThat(FisherTest.atLeast(x, a, c, n))
            .as("x %d, a %d, c %d, n %d", x, a, c, n)
            .isCloseTo(other, within(1e-8 * other));
      }
    }
  }

  @Test
  void digits_survive_where_differences_of_log_gammas_lose_them() {
    // exact by whole numbers of arbitrary size
    int n = 3_000;
    double exact = exact(150, 200, 250, n);

    assertThat(exact).isLessThan(1e-100);
    assertThat(FisherTest.atLeast(150, 200, 250, n)).isCloseTo(exact, within(1e-11 * exact));
  }

  @Test
  void two_sided_is_twice_the_smaller_tail() {
    assertThat(FisherTest.twoSided(8, 10, 9, 20)).isCloseTo(2 * exact(8, 10, 9, 20), within(1e-12));
    assertThat(FisherTest.twoSided(1, 10, 9, 20))
        .isCloseTo(FisherTest.twoSided(8, 10, 9, 20), within(1e-12));
    assertThat(FisherTest.twoSided(5, 10, 10, 20)).isEqualTo(1);
  }
}
