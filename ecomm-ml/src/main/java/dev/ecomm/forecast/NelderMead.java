package dev.ecomm.forecast;

import java.util.Arrays;
import java.util.function.ToDoubleFunction;

/**
 * Finds a minimum without derivatives, by a simplex whose coefficients suit its dimension.
 *
 * @see <a href="https://doi.org/10.1007/s10589-010-9329-3">Gao and Han (2012)</a>
 */
final class NelderMead {
  private static final double TOLERANCE = 1e-9;

  private NelderMead() {}

  /** Improves {@code point} in place; begins again from the best, for a simplex may collapse. */
  static double minimise(
      ToDoubleFunction<double[]> function, double[] point, int starts, int evaluations) {
    double best = function.applyAsDouble(point);
    for (int start = 0; start < starts; start++) {
      best = search(function, point, start % 2 == 0 ? 0.5 : -0.25, evaluations);
    }
    return best;
  }

  private static double search(
      ToDoubleFunction<double[]> function, double[] point, double size, int evaluations) {
    int n = point.length;
    double expand = 1 + 2.0 / n;
    double contract = 0.75 - 0.5 / n;
    double shrink = n == 1 ? 0.5 : 1 - 1.0 / n;
    double[][] simplex = new double[n + 1][];
    double[] values = new double[n + 1];
    for (int i = 0; i <= n; i++) {
      simplex[i] = point.clone();
      if (i > 0) {
        simplex[i][i - 1] += size;
      }
      values[i] = function.applyAsDouble(simplex[i]);
    }
    double[] centre = new double[n];
    double[] trial = new double[n];
    double[] second = new double[n];
    int used = n + 1;
    sort(simplex, values);
    while (used < evaluations && values[n] - values[0] > TOLERANCE * (1 + Math.abs(values[0]))) {
      Arrays.fill(centre, 0);
      for (int i = 0; i < n; i++) {
        for (int j = 0; j < n; j++) {
          centre[j] += simplex[i][j] / n;
        }
      }
      double reflected = at(function, centre, simplex[n], -1, trial);
      used++;
      if (reflected < values[0]) {
        double expanded = at(function, centre, simplex[n], -expand, second);
        used++;
        if (expanded < reflected) {
          replaceWorst(simplex, values, second, expanded);
        } else {
          replaceWorst(simplex, values, trial, reflected);
        }
      } else if (reflected < values[n - 1]) {
        replaceWorst(simplex, values, trial, reflected);
      } else {
        double towards = reflected < values[n] ? -contract : contract;
        double contracted = at(function, centre, simplex[n], towards, second);
        used++;
        if (contracted < Math.min(reflected, values[n])) {
          replaceWorst(simplex, values, second, contracted);
        } else {
          for (int i = 1; i <= n; i++) {
            for (int j = 0; j < n; j++) {
              simplex[i][j] = simplex[0][j] + shrink * (simplex[i][j] - simplex[0][j]);
            }
            values[i] = function.applyAsDouble(simplex[i]);
          }
          used += n;
        }
      }
      sort(simplex, values);
    }
    System.arraycopy(simplex[0], 0, point, 0, n);
    return values[0];
  }

  private static double at(
      ToDoubleFunction<double[]> function,
      double[] centre,
      double[] worst,
      double share,
      double[] trial) {
    for (int j = 0; j < centre.length; j++) {
      trial[j] = centre[j] + share * (worst[j] - centre[j]);
    }
    return function.applyAsDouble(trial);
  }

  private static void replaceWorst(
      double[][] simplex, double[] values, double[] point, double value) {
    int worst = values.length - 1;
    System.arraycopy(point, 0, simplex[worst], 0, point.length);
    values[worst] = value;
  }

  /** By insertion, for all but one are in order most of the time; equal ones keep their places. */
  private static void sort(double[][] simplex, double[] values) {
    for (int i = 1; i < values.length; i++) {
      double value = values[i];
      double[] row = simplex[i];
      int j = i;
      for (; j > 0 && values[j - 1] > value; j--) {
        values[j] = values[j - 1];
        simplex[j] = simplex[j - 1];
      }
      values[j] = value;
      simplex[j] = row;
    }
  }
}
