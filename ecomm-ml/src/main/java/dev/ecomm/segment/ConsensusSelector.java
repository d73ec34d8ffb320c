package dev.ecomm.segment;

import dev.ecomm.segment.KChoice.ClearK;
import dev.ecomm.segment.KChoice.NoClearK;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.ToDoubleFunction;

/** The best median rank over five criteria; see {@link KSelectors#consensus()}. */
record ConsensusSelector() implements KSelector {

  private static final double CLEAR_RANK = 2;
  private static final double CLEAR_SILHOUETTE = 0.25;

  /** All of them as "more is better". */
  private static final List<ToDoubleFunction<KCriteria>> VOTES =
      List.of(
          KCriteria::silhouette,
          criteria -> -criteria.daviesBouldin(),
          KCriteria::calinskiHarabasz,
          KCriteria::gap,
          KCriteria::stability);

  @Override
  public String name() {
    return "consensus";
  }

  @Override
  public Set<Criterion> needs() {
    return EnumSet.allOf(Criterion.class);
  }

  @Override
  public KChoice choose(List<KCriteria> criteria) {
    return Curve.ofEqualRows(criteria).orElseGet(() -> vote(criteria));
  }

  private static KChoice vote(List<KCriteria> criteria) {
    int best = -1;
    double[] bestRanks = {};
    for (int i = 0; i < criteria.size(); i++) {
      if (!Double.isNaN(criteria.get(i).silhouette())) {
        double[] ranks = ranks(criteria, i);
        if (best < 0 || isBetter(ranks, bestRanks)) {
          best = i;
          bestRanks = ranks;
        }
      }
    }
    if (best < 0) {
      return new NoClearK(criteria.get(0).k(), "no k has a silhouette to rank", criteria);
    }
    return judge(criteria, best, median(bestRanks));
  }

  /** The rank of one k by each criterion, ascending; equal values share the middle of theirs. */
  private static double[] ranks(List<KCriteria> criteria, int position) {
    double[] ranks = new double[VOTES.size()];
    for (int v = 0; v < ranks.length; v++) {
      double own = VOTES.get(v).applyAsDouble(criteria.get(position));
      double rank = 1;
      for (int i = 0; i < criteria.size(); i++) {
        if (i != position && !Double.isNaN(criteria.get(i).silhouette())) {
          double other = VOTES.get(v).applyAsDouble(criteria.get(i));
          rank += other > own || Double.isNaN(own) ? 1 : other == own ? 0.5 : 0;
        }
      }
      ranks[v] = rank;
    }
    Arrays.sort(ranks);
    return ranks;
  }

  private static double median(double[] ranks) {
    return ranks[ranks.length / 2];
  }

  private static boolean isBetter(double[] ranks, double[] than) {
    return median(ranks) != median(than)
        ? median(ranks) < median(than)
        : Arrays.stream(ranks).sum() < Arrays.stream(than).sum();
  }

  private static KChoice judge(List<KCriteria> criteria, int best, double rank) {
    KCriteria found = criteria.get(best);
    String reason =
        String.format(
            Locale.ROOT,
            "k = %d has the best median rank, %.1f, over five criteria; its silhouette is %.3f",
            found.k(),
            rank,
            found.silhouette());
    if (rank > CLEAR_RANK) {
      return new NoClearK(found.k(), reason + "; the criteria do not agree", criteria);
    }
    if (found.silhouette() < CLEAR_SILHOUETTE) {
      return new NoClearK(found.k(), reason + ", below " + CLEAR_SILHOUETTE, criteria);
    }
    return Curve.isBeyondNoise(criteria, best)
        ? new ClearK(found.k(), reason, criteria)
        : new NoClearK(found.k(), reason + "; noise may have such a gap", criteria);
  }
}
