package dev.ecomm.forecast;

import java.util.Arrays;
import java.util.function.Function;

/**
 * Makes forecasts of a hierarchy add up: every node is forecast on its own, and the forecasts are
 * then changed as little as possible until each group is the sum of its series.
 *
 * <pre>{@code
 * double[][] coherent = Reconciliation.structural().nonNegative().reconcile(shop, forecasts);
 * }</pre>
 *
 * <p>{@link #ols}, {@link #structural} and {@link #variance} minimise the weighted sum of squared
 * changes; nodes of a higher variance change more. These are MinT of Wickramasuriya, Athanasopoulos
 * and Hyndman (2019) with diagonal covariances, which needs no matrix: the sums that do not add up
 * are dealt out by conjugate gradients, O(series x levels) for each step and each of a few dozen
 * iterations. The results are sums of their bottom series in any case, so they add up to the last
 * digits of floating point whatever the tolerance of the iterations, 1e-12.
 *
 * <p>Immutable, safe for use by many threads.
 *
 * @see <a href="https://doi.org/10.1080/01621459.2018.1448825">Wickramasuriya, Athanasopoulos and
 *     Hyndman (2019)</a>
 */
public final class Reconciliation {

  /** How the bottom forecasts of one step are made of all forecasts of it. */
  @FunctionalInterface
  private interface Method {
    double[] bottom(Hierarchy hierarchy, double[] forecasts, boolean nonNegative);
  }

  private final Method method;
  private final boolean nonNegative;

  private Reconciliation(Method method, boolean nonNegative) {
    this.method = method;
    this.nonNegative = nonNegative;
  }

  /**
   * The forecasts of the bottom series, summed up; those of groups are not looked at.
   *
   * @return bottom-up
   */
  public static Reconciliation bottomUp() {
    return new Reconciliation(
        (hierarchy, forecasts, nonNegative) ->
            Arrays.copyOfRange(forecasts, hierarchy.groupCount(), forecasts.length),
        false);
  }

  /**
   * The forecast of the total, dealt out by fixed proportions; no other forecast is looked at. The
   * first level of the hierarchy must be the total.
   *
   * @param weights one for each bottom series, not negative, not all 0: for example its sum or mean
   *     in the past; only their proportions matter
   * @return top-down
   * @throws IllegalArgumentException if a weight is negative, NaN or infinite, or all are 0
   * @see <a href="https://doi.org/10.1002/for.3980090304">Gross and Sohl (1990)</a>
   */
  public static Reconciliation topDown(double... weights) {
    requireWeights("weights", weights);
    if (Arrays.stream(weights).sum() == 0) {
      throw new IllegalArgumentException("weights are all 0, must have one above 0");
    }
    double[] copy = weights.clone();
    return new Reconciliation(
        (hierarchy, forecasts, nonNegative) -> shares(hierarchy, copy, forecasts[0]), false);
  }

  /**
   * Ordinary least squares: every node's change counts alike, so small series may change much.
   *
   * @return least squares of weight 1
   */
  public static Reconciliation ols() {
    return least(Reconciliation::ones);
  }

  /**
   * Least squares with a group's variance taken as the number of its series: needs no history.
   *
   * @return least squares by structure
   */
  public static Reconciliation structural() {
    return least(Reconciliation::sizes);
  }

  /**
   * Least squares with given variances, as of the residuals one step ahead.
   *
   * @param variances one for each node, not negative; a node of variance 0 is only changed if the
   *     sums cannot be had otherwise
   * @return least squares by variance
   * @throws IllegalArgumentException if a variance is negative, NaN or infinite
   */
  public static Reconciliation variance(double... variances) {
    requireWeights("variances", variances);
    double[] copy = variances.clone();
    return least(hierarchy -> copy);
  }

  /**
   * The same with no result below 0. With least squares, bottom series that would be negative are
   * set to 0 and the others reconciled again until none is, so that totals stay near their
   * forecasts (a bottom series once set to 0 is not let off again, which can miss the very
   * optimum); else they are raised to 0 and summed up, which raises the totals too.
   *
   * @return a new reconciliation
   * @see <a href="https://doi.org/10.1007/s11222-020-09930-0">Wickramasuriya, Turlach and Hyndman
   *     (2020)</a>
   */
  public Reconciliation nonNegative() {
    return new Reconciliation(method, true);
  }

  /**
   * Makes forecasts add up.
   *
   * @param hierarchy tells what adds up to what
   * @param forecasts by node and step, not changed
   * @return by node and step: each group is the sum of its bottom series
   * @throws IllegalArgumentException if there are more or fewer rows or weights than nodes, steps
   *     differ between rows, a forecast is not finite, or the total that top-down starts from is
   *     missing
   */
  public double[][] reconcile(Hierarchy hierarchy, double[][] forecasts) {
    int steps = Hierarchy.requireRows("forecasts", forecasts, hierarchy.nodes().size());
    double[][] bottom = new double[hierarchy.bottomCount()][steps];
    for (int step = 0; step < steps; step++) {
      double[] column = new double[forecasts.length];
      for (int node = 0; node < column.length; node++) {
        column[node] = forecasts[node][step];
      }
      double[] series = method.bottom(hierarchy, column, nonNegative);
      for (int b = 0; b < series.length; b++) {
        bottom[b][step] = nonNegative ? Math.max(0, series[b]) : series[b];
      }
    }
    return hierarchy.sum(bottom);
  }

  private static Reconciliation least(Function<Hierarchy, double[]> variancesOf) {
    return new Reconciliation(
        (hierarchy, forecasts, nonNegative) -> {
          double[] variances = variancesOf.apply(hierarchy);
          if (variances.length != forecasts.length) {
            throw new IllegalArgumentException(
                "variances are "
                    + variances.length
                    + ", must be one for each of "
                    + forecasts.length
                    + " nodes");
          }
          return new LeastChange(hierarchy, variances).bottom(forecasts, nonNegative);
        },
        false);
  }

  private static double[] shares(Hierarchy hierarchy, double[] weights, double total) {
    if (weights.length != hierarchy.bottomCount()) {
      throw new IllegalArgumentException(
          "weights are "
              + weights.length
              + ", must be one for each of "
              + hierarchy.bottomCount()
              + " bottom series");
    }
    for (int b = 0; b < weights.length; b++) {
      if (hierarchy.levelCount() == 0 || hierarchy.group(0, b) != 0) {
        throw new IllegalArgumentException(
            "hierarchy has no total as its first level, must have one for top-down; add"
                + " total(name) first");
      }
    }
    double sum = Arrays.stream(weights).sum();
    return Arrays.stream(weights).map(weight -> total * (weight / sum)).toArray();
  }

  private static double[] ones(Hierarchy hierarchy) {
    double[] ones = new double[hierarchy.nodes().size()];
    Arrays.fill(ones, 1);
    return ones;
  }

  private static double[] sizes(Hierarchy hierarchy) {
    double[][] each = new double[hierarchy.bottomCount()][1];
    for (double[] row : each) {
      row[0] = 1;
    }
    return Arrays.stream(hierarchy.sum(each)).mapToDouble(row -> row[0]).toArray();
  }

  private static void requireWeights(String name, double[] weights) {
    for (int i = 0; i < weights.length; i++) {
      if (!(weights[i] >= 0 && weights[i] < Double.POSITIVE_INFINITY)) {
        throw new IllegalArgumentException(
            name + " has " + weights[i] + " at " + i + ", must be 0 or more and finite");
      }
    }
  }
}
