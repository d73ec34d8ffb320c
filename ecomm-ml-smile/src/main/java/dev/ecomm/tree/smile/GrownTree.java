package dev.ecomm.tree.smile;

import dev.ecomm.tree.DecisionTree;
import dev.ecomm.tree.TreeClassifier;
import java.util.ArrayDeque;
import java.util.Queue;
import smile.base.cart.InternalNode;
import smile.base.cart.LeafNode;
import smile.base.cart.Node;
import smile.data.type.StructType;

/** A tree of Smile in arrays, level by level. */
final class GrownTree {

  /** Writes the numbers of a leaf. */
  @FunctionalInterface
  interface LeafValues {
    void write(LeafNode leaf, double[] values, int from);
  }

  private final int outputs;
  private final int[] feature;
  private final double[] threshold;
  private final int[] left;
  private final int[] right;
  private final double[] values;

  private GrownTree(int nodes, int outputs) {
    this.outputs = outputs;
    this.feature = new int[nodes];
    this.threshold = new double[nodes];
    this.left = new int[nodes];
    this.right = new int[nodes];
    this.values = new double[nodes * outputs];
  }

  static GrownTree of(Node root, StructType schema, int outputs, LeafValues leaves) {
    GrownTree tree = new GrownTree(2 * root.leafs() - 1, outputs);
    Queue<Node> level = new ArrayDeque<>();
    level.add(root);
    int next = 1;
    for (int node = 0; !level.isEmpty(); node++) {
      Node theirs = level.remove();
      if (theirs instanceof InternalNode split) {
        tree.feature[node] = split.feature();
        tree.threshold[node] = threshold(split, schema);
        tree.left[node] = next++;
        tree.right[node] = next++;
        level.add(split.trueChild());
        level.add(split.falseChild());
      } else {
        tree.feature[node] = DecisionTree.LEAF;
        leaves.write((LeafNode) theirs, tree.values, node * outputs);
      }
    }
    return tree;
  }

  /**
   * The least number that does not go to the left. Smile tells nobody its thresholds, only which
   * way a row goes; 64 questions between the least and the largest double find it exactly.
   */
  private static double threshold(InternalNode split, StructType schema) {
    long goesLeft = ordered(-Double.MAX_VALUE);
    long goesRight = ordered(Double.MAX_VALUE);
    while (goesRight - goesLeft > 1 || goesRight - goesLeft < 0) {
      long middle = (goesLeft & goesRight) + ((goesLeft ^ goesRight) >> 1); // does not overflow
      if (split.branch(new Probe(schema, number(middle)))) {
        goesLeft = middle;
      } else {
        goesRight = middle;
      }
    }
    return number(goesRight) + 0.0; // not minus zero
  }

  /** Whole numbers in the order of the doubles. */
  private static long ordered(double number) {
    long bits = Double.doubleToLongBits(number);
    return bits ^ ((bits >> 63) & Long.MAX_VALUE);
  }

  private static double number(long ordered) {
    return Double.longBitsToDouble(ordered ^ ((ordered >> 63) & Long.MAX_VALUE));
  }

  /** The score of a row, where leaves hold one. */
  double score(double[][] columns, int row) {
    int node = 0;
    while (feature[node] != DecisionTree.LEAF) {
      node = columns[feature[node]][row] < threshold[node] ? left[node] : right[node];
    }
    return values[node];
  }

  void addTo(TreeClassifier.Builder builder) {
    builder.tree(outputs, feature, threshold, left, right, values);
  }
}
