package dev.ecomm.interpret;

import dev.ecomm.feature.FeatureMatrix;
import dev.ecomm.tree.ClassFigures;
import java.util.List;
import java.util.stream.Collectors;

/**
 * When a row is taken for a member of a cluster, in units of the features.
 *
 * @param cluster its number
 * @param alternatives one of them must hold, in it every bound; the one of most rows first. None:
 *     no row is ever taken for a member. One without bounds: every row is
 */
public record ClusterRule(int cluster, List<List<RuleBound>> alternatives) {

  /** Copies the lists. */
  public ClusterRule {
    alternatives = alternatives.stream().map(List::copyOf).toList();
  }

  /**
   * Applies the rule.
   *
   * @param features those that the rule names, maybe others
   * @return for each row whether it fits; the caller's
   * @throws IllegalArgumentException if a feature of the rule is missing
   */
  public boolean[] matches(FeatureMatrix features) {
    boolean[] matches = new boolean[features.rows()];
    for (List<RuleBound> alternative : alternatives) {
      int[] columns =
          alternative.stream().mapToInt(bound -> features.indexOf(bound.feature())).toArray();
      for (int row = 0; row < matches.length; row++) {
        matches[row] = matches[row] || holds(alternative, columns, features, row);
      }
    }
    return matches;
  }

  private static boolean holds(
      List<RuleBound> bounds, int[] columns, FeatureMatrix features, int row) {
    for (int i = 0; i < columns.length; i++) {
      if (!bounds.get(i).holds(features.at(row, columns[i]))) {
        return false;
      }
    }
    return true;
  }

  /**
   * Measures the rule.
   *
   * @param features those that the rule names, at least one row
   * @param clusters the true cluster of each row
   * @return precision, recall and coverage among these rows
   */
  public RuleQuality quality(FeatureMatrix features, int[] clusters) {
    boolean[] matches = matches(features);
    int members = 0;
    int matched = 0;
    int both = 0;
    for (int row = 0; row < matches.length; row++) {
      boolean member = clusters[row] == cluster;
      members += member ? 1 : 0;
      matched += matches[row] ? 1 : 0;
      both += member && matches[row] ? 1 : 0;
    }
    return new RuleQuality(matches.length, new ClassFigures(members, matched, both));
  }

  /**
   * Writes the rule: bounds joined by "and", alternatives by "or".
   *
   * @return for example {@code (frequency >= 20 and monetary >= 5000) or monetary >= 90000}
   */
  public String text() {
    if (alternatives.isEmpty()) {
      return "no row";
    }
    if (alternatives.get(0).isEmpty()) {
      return "every row";
    }
    return alternatives.stream().map(this::text).collect(Collectors.joining(" or "));
  }

  private String text(List<RuleBound> bounds) {
    String all = bounds.stream().map(RuleBound::text).collect(Collectors.joining(" and "));
    return alternatives.size() > 1 && bounds.size() > 1 ? "(" + all + ")" : all;
  }
}
