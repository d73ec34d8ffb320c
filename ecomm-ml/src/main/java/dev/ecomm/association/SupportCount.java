package dev.ecomm.association;

import com.fasterxml.jackson.core.io.NumberOutput;
import java.math.BigDecimal;
import java.math.RoundingMode;

/** The least number of baskets that a fraction of them stands for. */
final class SupportCount {

  private SupportCount() {}

  /**
   * The exact ceiling of the fraction's shortest decimal text times n: 0.28 of 25 is 7, although
   * the product of doubles is more than 7. (JDK 17's own text of a double is not always the
   * shortest.)
   */
  static int of(double fraction, int baskets) {
    BigDecimal product =
        new BigDecimal(NumberOutput.toString(fraction, true)).multiply(BigDecimal.valueOf(baskets));
    return Math.max(1, product.setScale(0, RoundingMode.CEILING).intValueExact());
  }

  static double requireFraction(double support) {
    if (!(support > 0 && support <= 1)) {
      throw new IllegalArgumentException(
          "minSupport is "
              + support
              + ", must be above 0 and at most 1; it is a fraction of baskets, a number of them is"
              + " minSupportCount");
    }
    return support;
  }
}
