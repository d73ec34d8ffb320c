package dev.ecomm.forecast;

import java.util.function.ToDoubleFunction;

/**
 * Finds a minimum of a smooth function of a few variables by the method of Broyden, Fletcher,
 * Goldfarb and Shanno (Nocedal and Wright, "Numerical Optimization", 2nd edition, chapters 6 and
 * 8). Slopes are given, or found by central differences.
 *
 * <p>Where the function is infinite nobody goes. Equal starts give equal bits.
 */
final class Bfgs {
  private static final double STEP = 1e-4;
  private static final double SUFFICIENT = 1e-4;
  private static final double REDUCTION = 1e-11;

  /** A descent that is lost in the rounding errors of the function. */
  private static final double FLAT = 1e-14;

  private final Smooth function;
  private final double reduction;
  private final int maxIterations;
  private double[] point;
  private double value;
  private boolean complete = true;

  private Bfgs(Smooth function, double reduction, int maxIterations, double[] start) {
    this.function = function;
    this.reduction = reduction;
    this.maxIterations = maxIterations;
    this.point = start.clone();
    this.value = function.value(point);
  }

  /** A function that knows its slope. */
  interface Smooth {

    /** Infinite outside its domain. */
    double value(double[] point);

    /** The derivatives at the point whose value was asked for last. */
    double[] slope(double[] point);
  }

  /**
   * Goes down from a point, by central differences, as far as rounding allows.
   *
   * @param function infinite outside its domain
   * @param start inside the domain, or it is returned as it is
   * @param maxIterations at most so many directions
   * @return the lowest point found
   */
  static Minimum minimum(ToDoubleFunction<double[]> function, double[] start, int maxIterations) {
    return minimum(new Differences(function), REDUCTION, start, maxIterations);
  }

  /**
   * Goes down from a point.
   *
   * @param function with its slope
   * @param reduction the search ends where a step gains less than this share of the value
   * @param start inside the domain, or it is returned as it is
   * @param maxIterations at most so many directions
   * @return the lowest point found
   */
  static Minimum minimum(Smooth function, double reduction, double[] start, int maxIterations) {
    Bfgs search = new Bfgs(function, reduction, maxIterations, start);
    if (start.length > 0 && Double.isFinite(search.value)) {
      search.goDown();
    }
    return new Minimum(search.point, search.value, search.complete);
  }

  /**
   * What was found.
   *
   * @param point the lowest
   * @param value there
   * @param complete whether the search ended by itself, not because it was stopped
   */
  @SuppressWarnings("ArrayRecordComponent") // within this package, and never compared
  record Minimum(double[] point, double value, boolean complete) {}

  private void goDown() {
    int n = point.length;
    double[][] inverse = identity(n);
    boolean fresh = true;
    double[] slope = function.slope(point);
    for (int iteration = 0; iteration < maxIterations; iteration++) {
      double[] direction = direction(inverse, slope);
      double descent = dot(direction, slope);
      if (!(descent < 0)) {
        inverse = identity(n);
        fresh = true;
        direction = direction(inverse, slope);
        descent = dot(direction, slope);
      }
      if (!(descent < -FLAT)) {
        return;
      }
      double before = value;
      double[] moved = step(direction, descent, fresh ? firstLength(slope) : 1);
      if (moved.length == 0) {
        if (fresh) {
          return;
        }
        inverse = identity(n);
        fresh = true;
        continue;
      }
      double[] next = function.slope(point);
      update(inverse, moved, minus(next, slope), fresh);
      slope = next;
      // a small gain on a fresh matrix only says that the scale was wrong
      if (before - value <= reduction * (Math.abs(before) + 1) && !fresh) {
        return;
      }
      fresh = false;
    }
    complete = false;
  }

  /** A first step moves no variable by more than a tenth. */
  private static double firstLength(double[] slope) {
    return Math.min(1, 0.1 / Math.sqrt(dot(slope, slope)));
  }

  /** Halves the step until the function falls enough; returns the way gone, or none. */
  private double[] step(double[] direction, double descent, double length) {
    double[] trial = new double[point.length];
    for (double t = length; t > 1e-10; t *= t > 1e-3 ? 0.4 : 0.05) {
      for (int i = 0; i < trial.length; i++) {
        trial[i] = point[i] + t * direction[i];
      }
      double found = function.value(trial);
      if (found <= value + SUFFICIENT * t * descent) {
        double[] moved = minus(trial, point);
        point = trial;
        value = found;
        return moved;
      }
    }
    return new double[0];
  }

  /** The update of the inverse Hessian that keeps it positive definite. */
  private static void update(double[][] inverse, double[] moved, double[] bent, boolean fresh) {
    double curvature = dot(moved, bent);
    if (!(curvature > 1e-12 * Math.sqrt(dot(moved, moved) * dot(bent, bent)))) {
      return;
    }
    int n = moved.length;
    if (fresh) {
      double scale = curvature / dot(bent, bent);
      for (int i = 0; i < n; i++) {
        inverse[i][i] = scale;
      }
    }
    double[] image = new double[n];
    for (int i = 0; i < n; i++) {
      image[i] = dot(inverse[i], bent);
    }
    double factor = (1 + dot(bent, image) / curvature) / curvature;
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        inverse[i][j] +=
            factor * moved[i] * moved[j] - (image[i] * moved[j] + moved[i] * image[j]) / curvature;
      }
    }
  }

  private static double[] direction(double[][] inverse, double[] slope) {
    double[] direction = new double[slope.length];
    for (int i = 0; i < slope.length; i++) {
      direction[i] = -dot(inverse[i], slope);
    }
    return direction;
  }

  private static double[][] identity(int n) {
    double[][] identity = new double[n][n];
    for (int i = 0; i < n; i++) {
      identity[i][i] = 1;
    }
    return identity;
  }

  private static double[] minus(double[] a, double[] b) {
    double[] difference = new double[a.length];
    for (int i = 0; i < a.length; i++) {
      difference[i] = a[i] - b[i];
    }
    return difference;
  }

  private static double dot(double[] a, double[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += a[i] * b[i];
    }
    return sum;
  }

  /** Slopes by central differences. */
  private record Differences(ToDoubleFunction<double[]> function) implements Smooth {

    @Override
    public double value(double[] point) {
      return function.applyAsDouble(point);
    }

    @Override
    public double[] slope(double[] point) {
      double[] slope = new double[point.length];
      double[] probe = point.clone();
      for (int i = 0; i < probe.length; i++) {
        probe[i] = point[i] + STEP;
        double above = function.applyAsDouble(probe);
        probe[i] = point[i] - STEP;
        double below = function.applyAsDouble(probe);
        probe[i] = point[i];
        double difference = (above - below) / (2 * STEP);
        slope[i] = Double.isFinite(difference) ? difference : 0; // at a wall: along it
      }
      return slope;
    }
  }
}
