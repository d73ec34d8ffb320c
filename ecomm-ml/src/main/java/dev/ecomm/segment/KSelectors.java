package dev.ecomm.segment;

import java.util.List;

/** The selectors of this library. */
public final class KSelectors {

  private static final double SEED_THRESHOLD = 5;

  private KSelectors() {}

  /**
   * The k of the best median rank over silhouette, Davies-Bouldin, Calinski-Harabasz, gap and
   * stability; ties: the better mean rank, then the smaller k. Clear if the median rank is at most
   * 2, the silhouette at least 0.25 and the gap beyond that of one cluster. The default.
   *
   * @return the selector named {@code consensus}
   */
  public static KSelector consensus() {
    return new ConsensusSelector();
  }

  /**
   * The k of the largest mean silhouette; ties: the smaller k. Clear from 0.5 on, which Kaufman and
   * Rousseeuw (1990) call a reasonable structure. In one dimension even noise reaches that.
   *
   * @return the selector named {@code silhouette}
   */
  public static KSelector silhouette() {
    return new SilhouetteSelector();
  }

  /**
   * The smallest k above 1 whose gap is at least that of k + 1 less its standard error (Tibshirani
   * et al. 2001), and is beyond that of one cluster by 0.1 and two standard errors; that makes it
   * clear. Where there is none, the smallest k that keeps the first half of the rule.
   *
   * @return the selector named {@code gap}
   */
  public static KSelector gap() {
    return new GapSelector();
  }

  /**
   * The k where the inertia, scaled to fall from 1 to 0 over k scaled to rise from 0 to 1, lies
   * farthest below the straight line (Satopää et al., Finding a "Kneedle" in a Haystack, 2011).
   * Clear if that is at least 0.6; the inertia of noise bends less.
   *
   * @return the selector named {@code kneedle}
   */
  public static KSelector kneedle() {
    return new KneedleSelector();
  }

  /**
   * The rule of the Python project whose numbers this library reproduces, with its threshold of 5
   * percent: after which k do the bends of the inertia curve stay small. Not clear if all bends are
   * equal. It looks for bends only and often takes too many clusters.
   *
   * @return the selector named {@code seed}
   */
  public static KSelector seed() {
    return seed(SEED_THRESHOLD);
  }

  /**
   * As {@link #seed()} with another threshold.
   *
   * @param thresholdPercent bends up to so many percent of the first are small
   * @return the selector named {@code seed}
   * @throws IllegalArgumentException if the threshold is not finite
   */
  public static KSelector seed(double thresholdPercent) {
    return new SeedSelector(thresholdPercent);
  }

  /**
   * Finds a selector by its name.
   *
   * @param name {@code consensus}, {@code silhouette}, {@code gap}, {@code kneedle} or {@code seed}
   * @return the selector
   * @throws IllegalArgumentException if there is none of that name; says what there is
   */
  public static KSelector named(String name) {
    for (KSelector selector : List.of(consensus(), silhouette(), gap(), kneedle(), seed())) {
      if (selector.name().equals(name)) {
        return selector;
      }
    }
    throw new IllegalArgumentException(
        "selector is \"" + name + "\", must be consensus, silhouette, gap, kneedle or seed");
  }
}
