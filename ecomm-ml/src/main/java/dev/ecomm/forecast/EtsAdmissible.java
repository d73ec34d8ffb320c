package dev.ecomm.forecast;

import dev.ecomm.forecast.EtsType.Season;
import dev.ecomm.forecast.EtsType.Trend;
import java.util.Arrays;

/**
 * Whether a model forgets: whether what the first values said of its states fades from the
 * forecasts. Within the usual bounds every model without a season does, but some with one do not.
 *
 * @see <a href="https://doi.org/10.1007/978-3-540-71918-2">Hyndman, Koehler, Ord and Snyder (2008),
 *     chapter 10</a>
 */
final class EtsAdmissible {
  /**
   * A root of 1 is borne: a level that takes in every error whole, or a season that never moves.
   */
  private static final double ROUNDING = 1e-8;

  private EtsAdmissible() {}

  /** By the roots of the characteristic equation of the season's first m + 1 lags. */
  static boolean test(EtsType type, int season, EtsRecursion model) {
    return type.season() == Season.NONE
        || ArimaPolynomials.rootsBeyond(lags(type, season, model), 1 - ROUNDING);
  }

  /** 0 far from the border, growing without end towards it, infinite behind it. */
  static double nearness(EtsType type, int season, EtsRecursion model) {
    double[] lags = lags(type, season, model);
    double power = 1;
    for (int i = 0; i < lags.length; i++) {
      power *= 1 - ROUNDING;
      lags[i] *= power;
    }
    double nearness = 0;
    for (double partial : ArimaPolynomials.partials(lags)) {
      if (!(Math.abs(partial) < 1)) {
        return Double.POSITIVE_INFINITY;
      }
      nearness -= StrictMath.log1p(-partial * partial);
    }
    return nearness;
  }

  private static double[] lags(EtsType type, int season, EtsRecursion model) {
    double beta = type.trend() == Trend.NONE ? 0 : model.beta;
    double phi = type.trend() == Trend.DAMPED ? model.phi : 1;
    return lags(model.alpha, beta, model.gamma, phi, season);
  }

  static boolean test(double alpha, double beta, double gamma, double phi, int season) {
    return ArimaPolynomials.rootsBeyond(lags(alpha, beta, gamma, phi, season), 1 - ROUNDING);
  }

  private static double[] lags(double alpha, double beta, double gamma, double phi, int season) {
    double[] lags = new double[season + 1];
    Arrays.fill(lags, -(alpha + beta - alpha * phi));
    lags[0] = -(alpha + beta - phi);
    lags[season - 1] -= gamma - 1;
    lags[season] = -phi * (1 - alpha - gamma);
    return lags;
  }
}
