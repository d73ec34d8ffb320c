package dev.ecomm.forecast;

import dev.ecomm.forecast.EtsType.Season;
import dev.ecomm.forecast.EtsType.Trend;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;

/**
 * Looks for the most likely parameters of one type on one series. Of one thread.
 *
 * <p>The likelihood may have several tops. So a coarse grid of smoothing parameters is judged with
 * the states that were found first, one pass each, and the search goes on from the best few.
 */
final class EtsSearch {
  private static final double[] ALPHAS = {0.03, 0.1, 0.3, 0.6, 0.9};
  private static final double[] BETAS = {0.02, 0.3, 0.9};
  private static final double[] GAMMAS = {0.02, 0.2, 0.6};
  private static final double[] NONE = {0};
  private static final Comparator<Start> BY_VALUE = Comparator.comparingDouble(Start::value);
  private static final int SEARCHES = 3;
  private static final double REDUCTION = 1e-9;
  private static final int ITERATIONS = 300;
  private static final double[] BARRIERS = {1, 0.1, 0.01};
  private static final double STEP = 1e-5;

  private final EtsType type;
  private final int season;
  private final double[] values;
  private final EtsParameters parameters;
  private final EtsRecursion recursion;
  private final EtsRecursion.Slope by;

  EtsSearch(EtsType type, int season, double[] values) {
    this.type = type;
    this.season = season;
    this.values = values;
    this.parameters = new EtsParameters(type, season, values);
    this.recursion = new EtsRecursion(type, season, values);
    this.by = new EtsRecursion.Slope(recursion.seasonal.length);
  }

  EtsModel best() {
    Bfgs.Minimum best = best(new Likelihood(0));
    if (!isAdmissible(best.point())) {
      for (double barrier : BARRIERS) {
        Likelihood likelihood = new Likelihood(barrier);
        Bfgs.Minimum again = Bfgs.minimum(likelihood, REDUCTION, best.point(), ITERATIONS);
        best = Double.isFinite(again.value()) ? again : best(likelihood);
      }
    }
    return EtsModel.of(type, season, parameters, best.point(), values);
  }

  private Bfgs.Minimum best(Likelihood likelihood) {
    List<Start> starts = starts(likelihood);
    Bfgs.Minimum best = search(likelihood, starts.get(0));
    for (Start start : starts.subList(1, Math.min(SEARCHES, starts.size()))) {
      Bfgs.Minimum found = search(likelihood, start);
      if (found.value() < best.value()) {
        best = found;
      }
    }
    return best;
  }

  private static Bfgs.Minimum search(Likelihood likelihood, Start start) {
    return Bfgs.minimum(likelihood, REDUCTION, start.point, ITERATIONS);
  }

  /** The best of each gamma, or without a season of each alpha, for there the tops differ. */
  private List<Start> starts(Likelihood likelihood) {
    boolean seasonal = type.season() != Season.NONE;
    List<Start> starts = new ArrayList<>();
    for (double outer : seasonal ? GAMMAS : ALPHAS) {
      List<Start> ofOuter = new ArrayList<>();
      for (double inner : seasonal ? ALPHAS : NONE) {
        for (double beta : type.trend() == Trend.NONE ? NONE : BETAS) {
          double alpha = seasonal ? inner : outer;
          double[] point = parameters.start(alpha, beta, outer);
          ofOuter.add(new Start(point, likelihood.value(point)));
        }
      }
      starts.add(Collections.min(ofOuter, BY_VALUE));
    }
    starts.sort(BY_VALUE);
    return starts;
  }

  @SuppressWarnings("ArrayRecordComponent") // within this class, and never compared
  private record Start(double[] point, double value) {}

  private boolean isAdmissible(double[] point) {
    parameters.apply(point, recursion);
    return EtsAdmissible.test(type, season, recursion);
  }

  /**
   * -2 log likelihood, and its slope by one way back. A barrier above 0 is a wall around the
   * admissible parameters that rises before it is reached, so that a search turns instead of ending
   * there.
   */
  private final class Likelihood implements Bfgs.Smooth {
    private final double barrier;

    Likelihood(double barrier) {
      this.barrier = barrier;
    }

    @Override
    public double value(double[] point) {
      parameters.apply(point, recursion);
      double wall = barrier > 0 ? barrier * EtsAdmissible.nearness(type, season, recursion) : 0;
      return Double.isFinite(wall) ? wall + recursion.run() : Double.POSITIVE_INFINITY;
    }

    @Override
    public double[] slope(double[] point) {
      parameters.apply(point, recursion);
      recursion.run(); // the way back needs what it leaves
      recursion.back(by);
      double[] slope = parameters.slope(point, by);
      if (barrier > 0) {
        double[] probe = point.clone();
        for (int i = 0; i < parameters.smoothing(); i++) {
          probe[i] = point[i] + STEP;
          double above = wall(probe);
          probe[i] = point[i] - STEP;
          double below = wall(probe);
          probe[i] = point[i];
          double difference = barrier * (above - below) / (2 * STEP);
          slope[i] += Double.isFinite(difference) ? difference : 0;
        }
      }
      return slope;
    }

    private double wall(double[] point) {
      parameters.apply(point, recursion);
      return EtsAdmissible.nearness(type, season, recursion);
    }
  }
}
