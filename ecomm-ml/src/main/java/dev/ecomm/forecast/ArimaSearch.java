package dev.ecomm.forecast;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The stepwise search of Hyndman and Khandakar (2008) for the order of smallest AICc: from four
 * models on to whichever neighbour is better, until none is.
 *
 * <p>Long series are judged by least squares on the way, and only the winner by likelihood.
 */
final class ArimaSearch {
  private static final int MAX_MODELS = 94;

  /** What the search looks at of a series that is longer: its last values. */
  private static final int ENOUGH_VALUES = 1_000;

  private static final int ENOUGH_PERIODS = 12;

  /** So many winners may prove to lie at the unit circle once their likelihood is asked. */
  private static final int MAX_REFITS = 4;

  /**
   * A larger model must have an AICc lower by this, for differences below 2 are no evidence
   * (Burnham and Anderson 2002).
   */
  private static final double EVIDENCE = 2;

  /** Steps of the terms (p, q, P, Q), in the order in which they are tried. */
  private static final int[][] NEIGHBOURS = {
    {0, 0, -1, 0}, {0, 0, 0, -1}, {0, 0, 1, 0}, {0, 0, 0, 1},
    {0, 0, -1, -1}, {0, 0, -1, 1}, {0, 0, 1, -1}, {0, 0, 1, 1},
    {-1, 0, 0, 0}, {0, -1, 0, 0}, {1, 0, 0, 0}, {0, 1, 0, 0},
    {-1, -1, 0, 0}, {-1, 1, 0, 0}, {1, -1, 0, 0}, {1, 1, 0, 0}
  };

  private final double[] differenced;
  private final double[] searched;
  private final ArimaOrder most;
  private final boolean exact;
  private final Map<ArimaOrder, Candidate> tried = new LinkedHashMap<>();

  /**
   * A search.
   *
   * @param differenced the differenced series
   * @param most differences, season, whether a constant may be had, and the most terms
   * @param exact whether each model is judged by its likelihood
   */
  ArimaSearch(double[] differenced, ArimaOrder most, boolean exact) {
    this.differenced = differenced;
    int n = differenced.length;
    int enough = Math.max(ENOUGH_VALUES, ENOUGH_PERIODS * most.period());
    this.searched = Arrays.copyOfRange(differenced, Math.max(0, n - enough), n);
    this.most = most;
    this.exact = exact;
  }

  @SuppressWarnings("ArrayRecordComponent") // within this package, and never compared
  private record Candidate(ArimaOrder order, double aicc, double[] free) {

    boolean better(Candidate than) {
      int more = Integer.compare(coefficients(), than.coefficients());
      return aicc < than.aicc - more * EVIDENCE;
    }

    private int coefficients() {
      return order.coefficients() + (order.constant() ? 1 : 0);
    }
  }

  /** The estimate of the best order, none if no model could be fitted. */
  Optional<ArimaEstimation.Estimate> best() {
    Candidate end = goDown(first());
    List<Candidate> next = new ArrayList<>(tried.values());
    next.sort(Comparator.comparingDouble(Candidate::aicc)); // stable: the first tried wins
    next.add(0, end);
    next.removeIf(candidate -> candidate.aicc() == Double.POSITIVE_INFINITY);
    for (Candidate candidate : next.subList(0, Math.min(MAX_REFITS, next.size()))) {
      ArimaEstimation.Estimate estimate = refit(candidate);
      if (!estimate.terms().nearUnitRoot() && estimate.aicc() < Double.POSITIVE_INFINITY) {
        return Optional.of(estimate);
      }
    }
    return next.isEmpty() ? Optional.empty() : Optional.of(atLeastSquares(next.get(0)));
  }

  private ArimaEstimation.Estimate refit(Candidate candidate) {
    ArimaEstimation estimation = new ArimaEstimation(candidate.order(), differenced);
    return estimation.from(
        searched.length < differenced.length ? estimation.quick().free() : candidate.free());
  }

  private ArimaEstimation.Estimate atLeastSquares(Candidate candidate) {
    return new ArimaEstimation(candidate.order(), differenced).at(candidate.free());
  }

  private Candidate first() {
    ArimaOrder none = most.terms(0, 0, 0, 0);
    int onePeriod = Math.min(1, most.seasonalP());
    int oneAverage = Math.min(1, most.seasonalQ());
    List<ArimaOrder> starts =
        new ArrayList<>(
            List.of(
                none.terms(Math.min(2, most.p()), Math.min(2, most.q()), onePeriod, oneAverage),
                none,
                none.terms(Math.min(1, most.p()), 0, onePeriod, 0),
                none.terms(0, Math.min(1, most.q()), 0, oneAverage)));
    if (most.constant()) {
      starts.add(none.constant(false));
    }
    Candidate best = judge(starts.get(0));
    for (ArimaOrder start : starts.subList(1, starts.size())) {
      Candidate candidate = judge(start);
      best = candidate.better(best) ? candidate : best;
    }
    return best;
  }

  private Candidate goDown(Candidate from) {
    Candidate best = from;
    boolean moved = true;
    while (moved && tried.size() < MAX_MODELS) {
      moved = false;
      for (ArimaOrder neighbour : neighbours(best.order())) {
        if (!tried.containsKey(neighbour) && tried.size() < MAX_MODELS) {
          Candidate candidate = judge(neighbour);
          if (candidate.better(best)) {
            best = candidate;
            moved = true;
            break; // its own neighbours are the next to try
          }
        }
      }
    }
    return best;
  }

  private List<ArimaOrder> neighbours(ArimaOrder of) {
    List<ArimaOrder> neighbours = new ArrayList<>();
    for (int[] step : NEIGHBOURS) {
      int p = of.p() + step[0];
      int q = of.q() + step[1];
      int seasonalP = of.seasonalP() + step[2];
      int seasonalQ = of.seasonalQ() + step[3];
      if (Math.min(Math.min(p, q), Math.min(seasonalP, seasonalQ)) >= 0
          && p <= most.p()
          && q <= most.q()
          && seasonalP <= most.seasonalP()
          && seasonalQ <= most.seasonalQ()) {
        neighbours.add(of.terms(p, q, seasonalP, seasonalQ));
      }
    }
    if (most.constant()) {
      neighbours.add(of.constant(!of.constant()));
    }
    return neighbours;
  }

  private Candidate judge(ArimaOrder order) {
    Candidate known = tried.get(order);
    if (known == null) {
      known = fit(order);
      tried.put(order, known);
    }
    return known;
  }

  private Candidate fit(ArimaOrder order) {
    if (searched.length < Arima.needed(order) - order.lost()) {
      return new Candidate(order, Double.POSITIVE_INFINITY, new double[0]);
    }
    ArimaEstimation estimation = new ArimaEstimation(order, searched);
    if (exact) {
      ArimaEstimation.Estimate estimate = estimation.thorough();
      double aicc = estimate.terms().nearUnitRoot() ? Double.POSITIVE_INFINITY : estimate.aicc();
      return new Candidate(order, aicc, estimate.terms().free());
    }
    ArimaConditional.Fit quick = estimation.quick();
    boolean unfit = ArimaTerms.ofFree(order, quick.free()).nearUnitRoot();
    int n = searched.length;
    double aicc =
        unfit
            ? Double.POSITIVE_INFINITY
            : ArimaEstimation.Estimate.aicc(order, quick.logLikelihood(n), n);
    return new Candidate(order, aicc, quick.free());
  }
}
