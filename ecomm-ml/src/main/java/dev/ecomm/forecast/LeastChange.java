package dev.ecomm.forecast;

import java.util.Arrays;

/**
 * The bottom forecasts of the least weighted change that make a hierarchy add up, for one step.
 *
 * <p>With A the sums of bottom series to groups and W the diagonal of variances, the gap g = y_a -
 * A y_b is dealt out by b = y_b + W_b A' K^-1 g, K = W_a + A W_b A' (the constrained form of MinT).
 * K is only as large as there are groups, is never built, and variances may be 0.
 */
final class LeastChange {
  private static final double TOLERANCE = 1e-12;

  /** A share of the largest variance below which none is, so that K can be inverted. */
  private static final double LEAST_VARIANCE = 1e-12;

  private final Hierarchy hierarchy;
  private final double[] variances;

  LeastChange(Hierarchy hierarchy, double[] variances) {
    this.hierarchy = hierarchy;
    this.variances = variances.clone();
    double largest = Arrays.stream(variances).max().orElse(0);
    double least = largest == 0 ? 1 : largest * LEAST_VARIANCE;
    for (int node = 0; node < this.variances.length; node++) {
      this.variances[node] = Math.max(this.variances[node], least);
    }
  }

  /**
   * Solves for one step.
   *
   * @param forecasts by node
   * @param nonNegative whether bottom series that come out negative are held at 0
   * @return by bottom series
   */
  double[] bottom(double[] forecasts, boolean nonNegative) {
    int groups = hierarchy.groupCount();
    double[] start = Arrays.copyOfRange(forecasts, groups, forecasts.length);
    double[] free = Arrays.copyOfRange(variances, groups, forecasts.length);
    while (true) {
      double[] change = changes(forecasts, start, free);
      double[] bottom = new double[start.length];
      boolean held = false;
      for (int b = 0; b < bottom.length; b++) {
        bottom[b] = start[b] + change[b];
        if (nonNegative && bottom[b] < 0) {
          start[b] = 0;
          free[b] = 0;
          held = true;
        }
      }
      if (!held) {
        return bottom; // at the latest when all are held
      }
    }
  }

  /** What each bottom series is changed by; one of variance 0 is not. */
  private double[] changes(double[] forecasts, double[] start, double[] free) {
    double[] gap = sums(start);
    for (int group = 0; group < gap.length; group++) {
      gap[group] = forecasts[group] - gap[group];
    }
    double[] change = perSeries(solve(gap, free));
    for (int b = 0; b < change.length; b++) {
      change[b] *= free[b];
    }
    return change;
  }

  /** Conjugate gradients for K x = gap, with the diagonal of K as preconditioner. */
  private double[] solve(double[] gap, double[] free) {
    int n = gap.length;
    double[] x = new double[n];
    double[] rest = gap.clone();
    double[] diagonal = sums(free);
    for (int i = 0; i < n; i++) {
      diagonal[i] += variances[i];
    }
    double[] direction = new double[n];
    double enough = TOLERANCE * TOLERANCE * weighted(gap, gap, diagonal);
    double squares = 0;
    // exact arithmetic needs n iterations; rounding a few more
    for (int i = 0; i < 10 * n + 100; i++) {
      double next = weighted(rest, rest, diagonal);
      if (next <= enough) {
        break;
      }
      double keep = i == 0 ? 0 : next / squares;
      squares = next;
      double[] image = new double[n];
      for (int j = 0; j < n; j++) {
        direction[j] = rest[j] / diagonal[j] + keep * direction[j];
      }
      double[] spread = perSeries(direction);
      for (int b = 0; b < spread.length; b++) {
        spread[b] *= free[b];
      }
      double[] summed = sums(spread);
      double curvature = 0;
      for (int j = 0; j < n; j++) {
        image[j] = variances[j] * direction[j] + summed[j];
        curvature += direction[j] * image[j];
      }
      double length = squares / curvature;
      for (int j = 0; j < n; j++) {
        x[j] += length * direction[j];
        rest[j] -= length * image[j];
      }
    }
    return x;
  }

  private static double weighted(double[] a, double[] b, double[] diagonal) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += a[i] * b[i] / diagonal[i];
    }
    return sum;
  }

  /** A: bottom series to groups. */
  private double[] sums(double[] bottom) {
    double[] sums = new double[hierarchy.groupCount()];
    for (int level = 0; level < hierarchy.levelCount(); level++) {
      for (int b = 0; b < bottom.length; b++) {
        sums[hierarchy.group(level, b)] += bottom[b];
      }
    }
    return sums;
  }

  /** A': groups to bottom series. */
  private double[] perSeries(double[] groups) {
    double[] result = new double[hierarchy.bottomCount()];
    for (int level = 0; level < hierarchy.levelCount(); level++) {
      for (int b = 0; b < result.length; b++) {
        result[b] += groups[hierarchy.group(level, b)];
      }
    }
    return result;
  }
}
