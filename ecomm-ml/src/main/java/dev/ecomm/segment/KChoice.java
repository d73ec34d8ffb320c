package dev.ecomm.segment;

import dev.ecomm.model.DataTable;
import java.util.List;

/** What a {@link KSelector} says: a k that the criteria point at clearly, or that they do not. */
public sealed interface KChoice {

  /**
   * Returns the number of clusters.
   *
   * @return the chosen k, or where it is not clear the one to take if one must be taken
   */
  int k();

  /**
   * Says how the choice came about.
   *
   * @return words for people
   */
  String reason();

  /**
   * Returns what was known of each k.
   *
   * @return by ascending k
   */
  List<KCriteria> criteria();

  /**
   * The criteria as a table.
   *
   * @return a row per k, columns as in {@link KSweepResult#toTable()} but for sizes
   */
  default DataTable toTable() {
    return KSweepResult.toTable(criteria());
  }

  /**
   * The criteria point at this k.
   *
   * @param k the number of clusters
   * @param reason why
   * @param criteria what was known of each k
   */
  record ClearK(int k, String reason, List<KCriteria> criteria) implements KChoice {
    /** Copies the list. */
    public ClearK {
      criteria = List.copyOf(criteria);
    }
  }

  /**
   * The criteria point at no k: there may be no groups at all.
   *
   * @param k the number of clusters to take if one must be taken
   * @param reason why it is not clear
   * @param criteria what was known of each k
   */
  record NoClearK(int k, String reason, List<KCriteria> criteria) implements KChoice {
    /** Copies the list. */
    public NoClearK {
      criteria = List.copyOf(criteria);
    }
  }
}
