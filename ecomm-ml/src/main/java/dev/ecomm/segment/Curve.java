package dev.ecomm.segment;

import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;

/** What selectors ask of the criteria of several k. */
final class Curve {

  /** A gap that is beyond that of one cluster by less is within what noise does. */
  private static final double CLEAR_GAP = 0.1;

  private Curve() {}

  static void requireAscending(List<KCriteria> criteria) {
    if (criteria.isEmpty()) {
      throw new IllegalArgumentException("criteria is empty; there must be at least one k");
    }
    for (int i = 1; i < criteria.size(); i++) {
      if (criteria.get(i).k() != criteria.get(0).k() + i) {
        throw new IllegalArgumentException(
            "k number "
                + i
                + " is "
                + criteria.get(i).k()
                + ", must be "
                + (criteria.get(0).k() + i));
      }
    }
  }

  /** The answer where all rows are equal: one cluster holds them. */
  static Optional<KChoice> ofEqualRows(List<KCriteria> criteria) {
    requireAscending(criteria);
    KCriteria first = criteria.get(0);
    return first.k() == 1 && first.inertia() == 0
        ? Optional.of(
            new KChoice.NoClearK(1, "all rows are equal; one cluster holds them", criteria))
        : Optional.empty();
  }

  /** The position of the largest value, the first of equal ones; -1 if all are NaN. */
  static int largest(List<KCriteria> criteria, ToDoubleFunction<KCriteria> value) {
    int largest = -1;
    for (int i = 0; i < criteria.size(); i++) {
      double here = value.applyAsDouble(criteria.get(i));
      if (!Double.isNaN(here)
          && (largest < 0 || here > value.applyAsDouble(criteria.get(largest)))) {
        largest = i;
      }
    }
    return largest;
  }

  /** Whether the gap at a position is beyond that of one cluster. */
  static boolean isBeyondNoise(List<KCriteria> criteria, int position) {
    KCriteria one = criteria.get(0);
    KCriteria here = criteria.get(position);
    // without k = 1 noise is compared with the reference itself, whose gap is 0
    double noise = one.k() == 1 ? one.gap() : 0;
    return here.gap() - noise >= CLEAR_GAP + 2 * here.gapError();
  }
}
