package dev.ecomm.segment;

import dev.ecomm.segment.KChoice.ClearK;
import dev.ecomm.segment.KChoice.NoClearK;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** The largest mean silhouette; see {@link KSelectors#silhouette()}. */
record SilhouetteSelector() implements KSelector {

  private static final double CLEAR = 0.5;

  @Override
  public String name() {
    return "silhouette";
  }

  @Override
  public Set<Criterion> needs() {
    return Set.of(Criterion.SILHOUETTE);
  }

  @Override
  public KChoice choose(List<KCriteria> criteria) {
    return Curve.ofEqualRows(criteria).orElseGet(() -> largest(criteria));
  }

  private static KChoice largest(List<KCriteria> criteria) {
    int best = Curve.largest(criteria, KCriteria::silhouette);
    if (best < 0) {
      return new NoClearK(criteria.get(0).k(), "no k has a silhouette", criteria);
    }
    KCriteria found = criteria.get(best);
    String reason =
        String.format(
            Locale.ROOT, "the largest silhouette is %.3f at k = %d", found.silhouette(), found.k());
    return found.silhouette() >= CLEAR
        ? new ClearK(found.k(), reason, criteria)
        : new NoClearK(found.k(), reason + ", below " + CLEAR, criteria);
  }
}
