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
    int first = -1;
    for (int i = 0; i + 1 < criteria.size(); i++) {
      KCriteria next = criteria.get(i + 1);
      if (criteria.get(i).gap() >= next.gap() - next.gapError()) {
        // two of three alike blobs are no better than one: the gap may fall before it rises
        if (criteria.get(i).k() > 1 && Curve.isBeyondNoise(criteria, i)) {
          return new ClearK(criteria.get(i).k(), reason(criteria.get(i)), criteria);
        }
        first = first < 0 ? i : first;
      }
    }
    if (first < 0) {
      int largest = Math.max(0, Curve.largest(criteria, KCriteria::gap));
      return new NoClearK(
          criteria.get(largest).k(), "the gap grows up to the largest k tried", criteria);
    }
    KCriteria found = criteria.get(first);
    return new NoClearK(found.k(), reason(found) + "; noise may have such a gap", criteria);
  }

  private static String reason(KCriteria found) {
    return String.format(
        Locale.ROOT,
        "the gap at k = %d, %.3f, is not exceeded by that of the next k less its error",
        found.k(),
        found.gap());
  }
}
