package dev.ecomm.forecast;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.apache.commons.math3.linear.EigenDecomposition;
import org.apache.commons.math3.linear.MatrixUtils;
import org.apache.commons.math3.linear.RealMatrix;
import org.junit.jupiter.api.Test;

class EtsAdmissibleTest {

  @Test
  void is_what_the_roots_of_the_characteristic_equation_say() {
    SplittableRandom random = new SplittableRandom(7);
    int inside = 0;
    int outside = 0;
    for (int i = 0; i < 400; i++) {
      int season = 2 + random.nextInt(11);
      double alpha = 0.01 + 0.98 * random.nextDouble();
      double beta = alpha * random.nextDouble();
      double gamma = (1 - alpha) * random.nextDouble();
      double phi = random.nextBoolean() ? 1 : 0.8 + 0.18 * random.nextDouble();
      double largest = largestRoot(alpha, beta, gamma, phi, season);
      if (Math.abs(largest - 1) > 1e-6) {
        assertThat(EtsAdmissible.test(alpha, beta, gamma, phi, season))
            .as("%s %s %s %s %s", alpha, beta, gamma, phi, season)
            .isEqualTo(largest < 1);
        inside += largest < 1 ? 1 : 0;
        outside += largest < 1 ? 0 : 1;
      }
    }
    assertThat(inside).isGreaterThan(50);
    assertThat(outside).isGreaterThan(10);
  }

  /** The roots of z^(m + 1) + ... are the eigenvalues of its companion matrix. */
  private static double largestRoot(
      double alpha, double beta, double gamma, double phi, int season) {
    double[] powers = new double[season + 1];
    Arrays.fill(powers, alpha + beta - alpha * phi);
    powers[0] = phi * (1 - alpha - gamma);
    powers[1] += gamma - 1;
    powers[season] = alpha + beta - phi;
    RealMatrix companion = MatrixUtils.createRealMatrix(season + 1, season + 1);
    for (int i = 0; i <= season; i++) {
      companion.setEntry(i, season, -powers[i]);
      if (i > 0) {
        companion.setEntry(i, i - 1, 1);
      }
    }
    EigenDecomposition eigen = new EigenDecomposition(companion);
    double largest = 0;
    for (int i = 0; i <= season; i++) {
      double size = Math.hypot(eigen.getRealEigenvalue(i), eigen.getImagEigenvalue(i));
      largest = Math.max(largest, size);
    }
    return largest;
  }
}
