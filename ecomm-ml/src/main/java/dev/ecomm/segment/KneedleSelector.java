package dev.ecomm.segment;

import dev.ecomm.segment.KChoice.ClearK;
import dev.ecomm.segment.KChoice.NoClearK;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** The knee of the inertia curve; see {@link KSelectors#kneedle()}. */
record KneedleSelector() implements KSelector {

  private static final double CLEAR = 0.6;

  @Override
  public String name() {
    return "kneedle";
  }

  @Override
  public Set<Criterion> needs() {
    return Set.of();
  }

  @Override
  public KChoice choose(List<KCriteria> criteria) {
    return Curve.ofEqualRows(criteria).orElseGet(() -> knee(criteria));
  }

  private static KChoice knee(List<KCriteria> criteria) {
    int last = criteria.size() - 1;
    double top = criteria.get(0).inertia();
    double range = top - criteria.get(last).inertia();
    if (last < 2 || !(range > 0)) {
      return new NoClearK(
          criteria.get(0).k(), "a knee needs three k with falling inertia", criteria);
    }
    int knee = 0;
    double farthest = 0;
    for (int i = 1; i < last; i++) {
      double fallen = (top - criteria.get(i).inertia()) / range;
      double below = fallen - (double) i / last;
      if (below > farthest) {
        farthest = below;
        knee = i;
      }
    }
    int k = criteria.get(knee).k();
    String reason =
        String.format(
            Locale.ROOT, "at k = %d the inertia is farthest below the line, by %.3f", k, farthest);
    return farthest >= CLEAR
        ? new ClearK(k, reason, criteria)
        : new NoClearK(k, reason + ", less than " + CLEAR, criteria);
  }
}
