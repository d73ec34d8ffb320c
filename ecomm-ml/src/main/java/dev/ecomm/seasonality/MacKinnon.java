package dev.ecomm.seasonality;

import org.apache.commons.math3.distribution.NormalDistribution;

/**
 * The distribution of the statistic of Dickey and Fuller for one series, by MacKinnon's response
 * surfaces: polynomials fitted to simulations.
 *
 * @see <a href="https://doi.org/10.1080/07350015.1994.10510005">MacKinnon (1994), p-values</a>
 * @see <a href="https://www.econ.queensu.ca/research/working-papers/1227">MacKinnon (2010),
 *     critical values, table 2</a>
 */
final class MacKinnon {
  private static final NormalDistribution NORMAL = new NormalDistribution();

  /** The numbers of one kind of regression. */
  private enum Surface {
    NONE(
        new double[] {-19.04, -1.04, Double.POSITIVE_INFINITY},
        new double[] {0.6344, 1.2378, 0.032496},
        new double[] {0.4797, 0.93557, -0.06999, 0.033066},
        new double[][] {
          {-2.56574, -2.2358, -3.627, 0},
          {-1.94100, -0.2686, -3.365, 31.223},
          {-1.61682, 0.2656, -2.714, 25.364}
        }),
    CONSTANT(
        new double[] {-18.83, -1.61, 2.74},
        new double[] {2.1659, 1.4412, 0.038269},
        new double[] {1.7339, 0.93202, -0.12745, -0.010368},
        new double[][] {
          {-3.43035, -6.5393, -16.786, -79.433},
          {-2.86154, -2.8903, -4.234, -40.040},
          {-2.56677, -1.5384, -2.809, 0}
        }),
    CONSTANT_AND_TREND(
        new double[] {-16.18, -2.89, 0.7},
        new double[] {3.2512, 1.6047, 0.049588},
        new double[] {2.5261, 0.61654, -0.37956, -0.060285},
        new double[][] {
          {-3.95877, -9.0531, -28.428, -134.155},
          {-3.41049, -4.3904, -9.036, -45.374},
          {-3.12705, -2.5856, -3.925, -22.380}
        });

    /** Below the first p is 0, to the second {@code small} holds, then large, above the third 1. */
    final double[] limits;

    final double[] small;
    final double[] large;

    /** By level 1, 5, 10 %: coefficients of powers of 1 / n. */
    final double[][] critical;

    Surface(double[] limits, double[] small, double[] large, double[][] critical) {
      this.limits = limits;
      this.small = small;
      this.large = large;
      this.critical = critical;
    }
  }

  private MacKinnon() {}

  static double pValue(double statistic, TrendTerms terms) {
    Surface surface = Surface.valueOf(terms.name());
    if (statistic > surface.limits[2]) {
      return 1;
    }
    if (statistic < surface.limits[0]) {
      return 0;
    }
    double[] curve = statistic <= surface.limits[1] ? surface.small : surface.large;
    return NORMAL.cumulativeProbability(polynomial(curve, statistic));
  }

  /** The critical value at 1, 5 or 10 % (level 0, 1, 2). */
  static double critical(int level, TrendTerms terms, int observations) {
    return polynomial(Surface.valueOf(terms.name()).critical[level], 1.0 / observations);
  }

  private static double polynomial(double[] coefficients, double x) {
    double value = 0;
    for (int i = coefficients.length - 1; i >= 0; i--) {
      value = value * x + coefficients[i];
    }
    return value;
  }
}
