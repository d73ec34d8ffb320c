package dev.ecomm.interpret;

import dev.ecomm.feature.FeatureMatrix;
import dev.ecomm.tree.DecisionTree;
import dev.ecomm.tree.TreeClassifier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * Reads a single tree as rules: the leaves that a class wins, each a box of bounds.
 *
 * <p>Branches whose leaves are all won by one class are read as one leaf. Leaves of few rows are
 * left out, the smallest first, as long as the others hold 95 of 100 rows that the tree gives to
 * the class: nobody reads ten alternatives, and the figures of a rule are of what it says.
 * Thresholds become the roundest numbers between the values on either side, so that no row at hand
 * changes sides.
 */
final class TreeRules {

  /** The share of the rows that the tree gives to a class with which its rule is content. */
  private static final double ENOUGH = 0.95;

  /** The winner of a branch that several classes share. */
  private static final int SHARED = -1;

  private final DecisionTree tree;
  private final FeatureMatrix features;
  private final double[][] sorted;
  private final int[] winners;
  private final List<List<List<RuleBound>>> found = new ArrayList<>();

  private TreeRules(TreeClassifier single, FeatureMatrix features) {
    this.tree = single.trees().get(0);
    this.features = features;
    this.sorted = new double[features.columns()][];
    for (int j = 0; j < sorted.length; j++) {
      sorted[j] = features.column(j);
      Arrays.sort(sorted[j]);
    }
    this.winners = winners();
    for (int c = 0; c < single.classes(); c++) {
      found.add(new ArrayList<>());
    }
  }

  /**
   * Reads the rules.
   *
   * @param single of one tree whose leaves hold shares of classes
   * @param features the rows that must not change sides
   * @param clusterOf the cluster of each class
   * @return one rule per cluster, in their order
   */
  static List<ClusterRule> of(TreeClassifier single, FeatureMatrix features, int[] clusterOf) {
    TreeRules rules = new TreeRules(single, features);
    double[] from = new double[features.columns()];
    double[] below = new double[features.columns()];
    Arrays.fill(from, Double.NEGATIVE_INFINITY);
    Arrays.fill(below, Double.POSITIVE_INFINITY);
    rules.collect(0, from, below);
    ClusterRule[] ordered = new ClusterRule[clusterOf.length];
    for (int c = 0; c < clusterOf.length; c++) {
      ordered[clusterOf[c]] = new ClusterRule(clusterOf[c], rules.shortened(rules.found.get(c)));
    }
    return List.of(ordered);
  }

  /** The class that wins all leaves below a node; children stand behind their parents. */
  private int[] winners() {
    int[] winners = new int[tree.nodes()];
    for (int node = winners.length - 1; node >= 0; node--) {
      if (tree.feature(node) == DecisionTree.LEAF) {
        winners[node] = largest(node);
      } else {
        int left = winners[tree.left(node)];
        winners[node] = left == winners[tree.right(node)] ? left : SHARED;
      }
    }
    return winners;
  }

  private int largest(int leaf) {
    int best = 0;
    for (int c = 1; c < tree.outputs(); c++) {
      if (tree.value(leaf, c) > tree.value(leaf, best)) {
        best = c;
      }
    }
    return best;
  }

  private void collect(int node, double[] from, double[] below) {
    if (winners[node] != SHARED) {
      found.get(winners[node]).add(bounds(from, below));
      return;
    }
    int j = tree.feature(node);
    double threshold = rounded(j, tree.threshold(node));
    double[] lower = below.clone();
    lower[j] = Math.min(lower[j], threshold);
    collect(tree.left(node), from, lower);
    double[] upper = from.clone();
    upper[j] = Math.max(upper[j], threshold);
    collect(tree.right(node), upper, below);
  }

  private double rounded(int feature, double threshold) {
    double[] values = sorted[feature];
    int right = Ranks.below(values, threshold);
    return right == 0 || right == values.length
        ? threshold
        : ShortDecimal.between(values[right - 1], values[right], threshold);
  }

  private List<RuleBound> bounds(double[] from, double[] below) {
    List<RuleBound> bounds = new ArrayList<>();
    for (int j = 0; j < from.length; j++) {
      boolean bound = from[j] > Double.NEGATIVE_INFINITY || below[j] < Double.POSITIVE_INFINITY;
      if (bound) {
        bounds.add(new RuleBound(features.names().get(j), from[j], below[j]));
      }
    }
    return bounds;
  }

  /** An alternative of a rule, and how many rows it takes. */
  private record Counted(List<RuleBound> bounds, int rows) {}

  /** The alternatives of most rows, as many as a rule needs to be about the same. */
  private List<List<RuleBound>> shortened(List<List<RuleBound>> alternatives) {
    List<Counted> byRows = new ArrayList<>();
    alternatives.forEach(bounds -> byRows.add(new Counted(bounds, rows(bounds))));
    byRows.sort(Comparator.comparingInt(one -> -one.rows()));
    double enough = ENOUGH * byRows.stream().mapToInt(Counted::rows).sum();
    List<List<RuleBound>> kept = new ArrayList<>();
    int covered = 0;
    for (Counted one : byRows) {
      if (kept.isEmpty() || covered < enough) {
        kept.add(one.bounds());
        covered += one.rows();
      }
    }
    return kept;
  }

  private int rows(List<RuleBound> bounds) {
    int rows = 0;
    for (boolean matches : new ClusterRule(0, List.of(bounds)).matches(features)) {
      rows += matches ? 1 : 0;
    }
    return rows;
  }
}
