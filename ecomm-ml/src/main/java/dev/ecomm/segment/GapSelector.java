package dev.ecomm.segment;

import dev.ecomm.segment.KChoice.ClearK;
import dev.ecomm.segment.KChoice.NoClearK;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Tibshirani's rule; see {@link KSelectors#gap()}. */
record GapSelector() implements KSelector {

  @Override
  public String name() {
    return "gap";
  }

  @Override
  public Set<Criterion> needs() {
    return Set.of(Criterion.GAP);
  }

  @Override
  public KChoice choose(List<KCriteria> criteria) {
    return Curve.ofEqualRows(criteria).orElseGet(() -> firstBeyondNext(criteria));
  }

  private static KChoice firstBeyondNext(List<KCriteria> criteria) {
    for (int i = 0; i + 1 < criteria.size(); i++) {
      KCriteria here = criteria.get(i);
      KCriteria next = criteria.get(i + 1);
      if (here.gap() >= next.gap() - next.gapError()) {
        return judge(criteria, i);
      }
    }
    int largest = Math.max(0, Curve.largest(criteria, KCriteria::gap));
    return new NoClearK(
        criteria.get(largest).k(), "the gap grows up to the largest k tried", criteria);
  }

  private static KChoice judge(List<KCriteria> criteria, int position) {
    KCriteria here = criteria.get(position);
    String reason =
        String.format(
            Locale.ROOT,
            "k = %d is the first whose gap, %.3f, the next k does not exceed by its error",
            here.k(),
            here.gap());
    if (here.k() == 1) {
      return new NoClearK(1, reason + "; one cluster is no grouping", criteria);
    }
    return Curve.isBeyondNoise(criteria, position)
        ? new ClearK(here.k(), reason, criteria)
        : new NoClearK(here.k(), reason + "; noise may have such a gap", criteria);
  }
}
