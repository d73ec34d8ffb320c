package dev.ecomm.tree;

import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One tree: nodes in an array, the root first, each child behind its parent.
 *
 * <p>A row goes to the left child where its feature is <em>below</em> the threshold, else to the
 * right one. A leaf holds either one score, of the class that the tree is about, or the share of
 * each class. Immutable.
 */
public final class DecisionTree {

  /** What {@link #feature} says of a leaf. */
  public static final int LEAF = -1;

  private final int outputs;
  private final int[] feature;
  private final double[] threshold;
  private final int[] left;
  private final int[] right;
  private final double[] values;

  /**
   * Makes a tree; copies nothing, the arrays belong to it from now on.
   *
   * @param outputs numbers in a leaf: 1, or one per class
   * @param feature per node, {@link #LEAF} in a leaf
   * @param threshold per node, finite where there is a feature
   * @param left per node, an index above its own where there is a feature
   * @param right likewise
   * @param values {@code outputs} numbers per node, finite in leaves
   * @throws IllegalArgumentException if the arrays do not make a tree; says which node
   */
  DecisionTree(
      int outputs, int[] feature, double[] threshold, int[] left, int[] right, double[] values) {
    this.outputs = outputs;
    this.feature = feature;
    this.threshold = threshold;
    this.left = left;
    this.right = right;
    this.values = values;
    requireTree();
    forgetUnused();
  }

  private void requireTree() {
    int nodes = feature.length;
    if (nodes == 0
        || outputs < 1
        || threshold.length != nodes
        || left.length != nodes
        || right.length != nodes
        || values.length != (long) nodes * outputs) {
      throw new IllegalArgumentException(
          "the arrays of a tree have different lengths, or are empty");
    }
    int[] parents = new int[nodes];
    for (int node = 0; node < nodes; node++) {
      if (feature[node] == LEAF) {
        for (int output = 0; output < outputs; output++) {
          requireFinite(node, values[node * outputs + output]);
        }
      } else {
        requireFinite(node, threshold[node]);
        requireChild(node, left[node], parents);
        requireChild(node, right[node], parents);
      }
      if (feature[node] < LEAF || (node > 0 && parents[node] != 1)) {
        throw new IllegalArgumentException("node " + node + " of a tree does not belong to it");
      }
    }
  }

  /** So that trees are equal that decide alike, whatever their trainer left in unused places. */
  private void forgetUnused() {
    for (int node = 0; node < feature.length; node++) {
      if (feature[node] == LEAF) {
        threshold[node] = 0;
        left[node] = 0;
        right[node] = 0;
      } else {
        Arrays.fill(values, node * outputs, (node + 1) * outputs, 0);
      }
    }
  }

  private static void requireFinite(int node, double value) {
    if (!Double.isFinite(value)) {
      throw new IllegalArgumentException("node " + node + " of a tree has the number " + value);
    }
  }

  private static void requireChild(int node, int child, int[] parents) {
    if (child <= node || child >= parents.length) {
      throw new IllegalArgumentException("node " + node + " of a tree has the child " + child);
    }
    parents[child]++;
  }

  /**
   * Returns the number of nodes.
   *
   * @return at least 1
   */
  public int nodes() {
    return feature.length;
  }

  /**
   * Returns what a node splits by.
   *
   * @param node from 0, the root
   * @return the position of a feature, or {@link #LEAF}
   */
  public int feature(int node) {
    return feature[node];
  }

  /**
   * Returns where a node splits: rows below go left.
   *
   * @param node one that is no leaf
   * @return in units of the feature
   */
  public double threshold(int node) {
    return threshold[node];
  }

  /**
   * Returns the child for rows below the threshold.
   *
   * @param node one that is no leaf
   * @return a node
   */
  public int left(int node) {
    return left[node];
  }

  /**
   * Returns the child for the other rows.
   *
   * @param node one that is no leaf
   * @return a node
   */
  public int right(int node) {
    return right[node];
  }

  /**
   * Returns how many numbers a leaf holds.
   *
   * @return 1, or one per class
   */
  public int outputs() {
    return outputs;
  }

  /**
   * Returns a number of a leaf.
   *
   * @param node a leaf
   * @param output from 0
   * @return a score, or a share of rows
   */
  public double value(int node, int output) {
    return values[node * outputs + Objects.checkIndex(output, outputs)];
  }

  /** The leaf of a row that starts at a position of an array. */
  int leaf(double[] rows, int from) {
    int node = 0;
    while (feature[node] >= 0) {
      node = rows[from + feature[node]] < threshold[node] ? left[node] : right[node];
    }
    return node;
  }

  /** The largest position of a feature that it splits by, or {@link #LEAF}. */
  int lastFeature() {
    return Arrays.stream(feature).max().orElse(LEAF);
  }

  /** Equal if every node is, in the same order. */
  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof DecisionTree that
        && outputs == that.outputs
        && Arrays.equals(feature, that.feature)
        && Arrays.equals(threshold, that.threshold)
        && Arrays.equals(left, that.left)
        && Arrays.equals(right, that.right)
        && Arrays.equals(values, that.values);
  }

  @Override
  public int hashCode() {
    return 31 * (31 * Arrays.hashCode(feature) + Arrays.hashCode(threshold))
        + Arrays.hashCode(values);
  }

  @Override
  public String toString() {
    return "DecisionTree[" + feature.length + " nodes, " + outputs + " outputs]";
  }
}
