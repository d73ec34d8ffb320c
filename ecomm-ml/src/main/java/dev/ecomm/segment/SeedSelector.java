package dev.ecomm.segment;

import dev.ecomm.segment.KChoice.ClearK;
import dev.ecomm.segment.KChoice.NoClearK;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/**
 * The rule of the Python project whose numbers are reproduced, step by step; see {@link
 * KSelectors#seed()}. Where that project fails or never ends, this throws.
 */
record SeedSelector(double thresholdPercent) implements KSelector {

  private static final int FEWEST = 3;

  SeedSelector {
    if (!Double.isFinite(thresholdPercent)) {
      throw new IllegalArgumentException(
          "thresholdPercent is " + thresholdPercent + ", must be finite");
    }
  }

  @Override
  public String name() {
    return "seed";
  }

  @Override
  public Set<Criterion> needs() {
    return Set.of();
  }

  @Override
  public KChoice choose(List<KCriteria> criteria) {
    Curve.requireAscending(criteria);
    if (criteria.get(0).k() != 1) {
      throw new IllegalArgumentException(
          "the first k is " + criteria.get(0).k() + ", must be 1: the rule counts from there");
    }
    if (criteria.size() < FEWEST) {
      throw new KSelectionException(
          "The rule \"seed\" needs the inertia of at least 3 k, there are "
              + criteria.size()
              + ". Try more k, or choose another selector.");
    }
    double[] curve = criteria.stream().mapToDouble(KCriteria::inertia).toArray();
    double[] slopes = differences(curve);
    double[] bends = differences(slopes);
    if (Arrays.stream(bends).allMatch(bend -> bend == bends[0])) {
      return new NoClearK(curve.length, "linear: all bends are equal", criteria);
    }
    double[] shares = shares(bends);
    boolean usable =
        Arrays.stream(shares).noneMatch(x -> Double.isNaN(x) || x == Double.POSITIVE_INFINITY);
    String branch = usable ? "second_derivative" : "first_derivative";
    int small = firstThatStaysSmall(usable ? shares : shares(slopes));
    if (small >= 0) {
      return new ClearK(small + 1, branch, criteria);
    }
    return new ClearK(mostLinearPoint(slopes, bends) + 1, branch + "+most_linear_point", criteria);
  }

  private static double[] differences(double[] values) {
    double[] differences = new double[values.length - 1];
    for (int i = 0; i < differences.length; i++) {
      differences[i] = values[i + 1] - values[i];
    }
    return differences;
  }

  private static double[] shares(double[] values) {
    return Arrays.stream(values).map(value -> value / values[0]).toArray();
  }

  private int firstThatStaysSmall(double[] shares) {
    int first = -1;
    for (int i = shares.length - 1; i >= 0 && shares[i] * 100 <= thresholdPercent; i--) {
      first = i;
    }
    return first;
  }

  private static int mostLinearPoint(double[] slopes, double[] bends) {
    double[] left = bends.clone();
    double largest = Arrays.stream(left).max().orElseThrow();
    while (true) {
      int least = 0;
      for (int i = 1; i < left.length; i++) {
        least = left[i] < left[least] ? i : least;
      }
      double slope = slopes[least + 1];
      if (Arrays.stream(slopes, least + 1, slopes.length).noneMatch(later -> later > slope)) {
        return least;
      }
      if (left[least] == largest) {
        throw new KSelectionException(
            "The rule \"seed\" never ends on this curve: every bend is followed by a flatter slope."
                + " Choose another selector, or another range of k.");
      }
      left[least] = largest;
    }
  }
}
