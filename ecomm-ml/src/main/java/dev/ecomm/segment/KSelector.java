package dev.ecomm.segment;

import java.util.List;
import java.util.Set;

/**
 * Chooses the number of clusters from what is known of several k.
 *
 * <pre>{@code
 * KSelector selector = KSelectors.consensus();
 * KSweepResult sweep = KSweep.builder().criteria(selector.needs()).build().run(scaled);
 * KChoice choice = selector.choose(sweep.criteria());
 * }</pre>
 *
 * <p>The selectors of this library are immutable and safe for use by many threads.
 */
public interface KSelector {

  /**
   * Returns the name by which users ask for it.
   *
   * @return one word
   */
  String name();

  /**
   * Returns what it looks at beside the inertia.
   *
   * @return criteria to compute
   */
  Set<Criterion> needs();

  /**
   * Chooses.
   *
   * @param criteria at least one, by k ascending without a gap
   * @return a k, and whether it is clear
   * @throws IllegalArgumentException if there is none, or k does not ascend by one
   * @throws KSelectionException if the rule has no answer for these
   */
  KChoice choose(List<KCriteria> criteria);
}
