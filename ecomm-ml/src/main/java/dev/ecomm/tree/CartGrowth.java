package dev.ecomm.tree;

import dev.ecomm.feature.FeatureMatrix;
import dev.ecomm.run.Progress;
import dev.ecomm.run.RunContext;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One growing tree. The rows are sorted by each feature once; a split parts each of these orders
 * and keeps them sorted, so the rows of a node are the same stretch of every order.
 */
final class CartGrowth {

  /** A node; its children are set once they are there. */
  @SuppressWarnings("ArrayRecordComponent") // within this class, and never compared
  private record Node(int feature, double threshold, int left, int right, double[] shares) {}

  /** By which feature rows part, the first that goes right, and how good that is. */
  private record Split(int feature, int position, double score, double margin) {}

  private final SplitCriterion criterion;
  private final long[] terms;
  private final int[] labels;
  private final int classes;
  private final TreeParameters parameters;
  private final RunContext run;
  private final double[][] columns;
  private final int[][] orders;
  private final boolean[] goesLeft;
  private final int[] scratch;
  private final List<Node> nodes = new ArrayList<>();
  private int settled;
  private int reported;

  CartGrowth(
      SplitCriterion criterion,
      FeatureMatrix features,
      int[] labels,
      int classes,
      TreeParameters parameters,
      RunContext run) {
    this.criterion = criterion;
    this.terms = criterion.terms(labels.length);
    this.labels = labels;
    this.classes = classes;
    this.parameters = parameters;
    this.run = run;
    this.columns = new double[features.columns()][];
    this.orders = new int[features.columns()][];
    this.goesLeft = new boolean[labels.length];
    this.scratch = new int[labels.length];
    for (int j = 0; j < columns.length; j++) {
      run.cancellation().throwIfCancelled();
      columns[j] = features.column(j);
      orders[j] = RowOrder.ascending(columns[j], run.cancellation());
    }
  }

  void addTo(TreeClassifier.Builder classifier) {
    int unused = grow(0, labels.length, 0);
    int n = nodes.size();
    double[] shares = new double[n * classes];
    for (int node = 0; node < n; node++) {
      System.arraycopy(nodes.get(node).shares(), 0, shares, node * classes, classes);
    }
    classifier.tree(
        classes,
        nodes.stream().mapToInt(Node::feature).toArray(),
        nodes.stream().mapToDouble(Node::threshold).toArray(),
        nodes.stream().mapToInt(Node::left).toArray(),
        nodes.stream().mapToInt(Node::right).toArray(),
        shares);
  }

  /** Grows a node and what is below it; no deeper than the 30 levels that parameters allow. */
  private int grow(int from, int to, int depth) {
    int[] counts = count(from, to);
    int node = nodes.size();
    nodes.add(new Node(DecisionTree.LEAF, 0, 0, 0, shares(counts, to - from)));
    Split split = depth < parameters.maxDepth() ? best(from, to, counts) : null;
    if (split == null || tellsNothing(split, from, to, counts)) {
      settle(to - from);
      return node;
    }
    double threshold = threshold(split);
    part(split, from, to);
    int left = grow(from, split.position(), depth + 1);
    int right = grow(split.position(), to, depth + 1);
    nodes.set(node, new Node(split.feature(), threshold, left, right, nodes.get(node).shares()));
    return node;
  }

  private int[] count(int from, int to) {
    int[] counts = new int[classes];
    for (int at = from; at < to; at++) {
      counts[labels[orders[0][at]]]++;
    }
    return counts;
  }

  private double[] shares(int[] counts, int rows) {
    return Arrays.stream(counts).mapToDouble(count -> (double) count / rows).toArray();
  }

  private @Nullable Split best(int from, int to, int[] counts) {
    if (to - from < 2L * parameters.minLeaf()
        || Arrays.stream(counts).filter(count -> count > 0).count() < 2) {
      return null;
    }
    Split best = null;
    for (int j = 0; j < columns.length; j++) {
      run.cancellation().throwIfCancelled();
      best = better(j, from, to, counts, best);
    }
    return best;
  }

  /** The hot loop: rows go from right to left one by one, in the order of the feature. */
  private @Nullable Split better(
      int feature, int from, int to, int[] counts, @Nullable Split best) {
    double[] column = columns[feature];
    int[] order = orders[feature];
    int[] left = new int[classes];
    int[] right = counts.clone();
    long leftTerms = 0;
    long rightTerms = 0;
    for (int count : counts) {
      rightTerms += terms[count];
    }
    double bestScore = best == null ? Double.NEGATIVE_INFINITY : best.score();
    double bestMargin = best == null ? 0 : best.margin();
    int bestPosition = -1;
    int first = from + parameters.minLeaf();
    int last = to - parameters.minLeaf();
    for (int at = from; at <= last; at++) {
      if (at >= first && column[order[at - 1]] < column[order[at]]) {
        double score = criterion.score(terms, leftTerms, at - from, rightTerms, to - at);
        if (score >= bestScore) {
          double margin = margin(column, order, from, at, to);
          if (score > bestScore || margin > bestMargin) {
            bestScore = score;
            bestMargin = margin;
            bestPosition = at;
          }
        }
      }
      int label = labels[order[at]];
      leftTerms += terms[left[label] + 1] - terms[left[label]];
      rightTerms += terms[right[label] - 1] - terms[right[label]];
      left[label]++;
      right[label]--;
    }
    return bestPosition < 0 ? best : new Split(feature, bestPosition, bestScore, bestMargin);
  }

  /** The gap at a position as a share of the range of the node's rows; halved, none is infinite. */
  private static double margin(double[] column, int[] order, int from, int at, int to) {
    double gap = column[order[at]] / 2 - column[order[at - 1]] / 2;
    return gap / (column[order[to - 1]] / 2 - column[order[from]] / 2);
  }

  /** Both sides have the shares of the whole, which rounding must not pass off as a gain. */
  private boolean tellsNothing(Split split, int from, int to, int[] counts) {
    int[] left = new int[classes];
    for (int at = from; at < split.position(); at++) {
      left[labels[orders[split.feature()][at]]]++;
    }
    for (int c = 0; c < classes; c++) {
      if ((long) left[c] * (to - from) != (long) counts[c] * (split.position() - from)) {
        return false;
      }
    }
    return true;
  }

  private double threshold(Split split) {
    int[] order = orders[split.feature()];
    double below = columns[split.feature()][order[split.position() - 1]];
    double above = columns[split.feature()][order[split.position()]];
    double half = below / 2 + above / 2; // their sum may be infinite
    // of two neighbouring doubles there is none between: rows below the upper one go left
    return below < half && half <= above ? half : above;
  }

  private void part(Split split, int from, int to) {
    int[] order = orders[split.feature()];
    for (int at = from; at < to; at++) {
      goesLeft[order[at]] = at < split.position();
    }
    for (int j = 0; j < orders.length; j++) {
      run.cancellation().throwIfCancelled();
      if (j != split.feature()) {
        RowOrder.part(orders[j], from, to, goesLeft, scratch);
      }
    }
  }

  /** Reports each hundredth of the rows, and the last of them. */
  private void settle(int rows) {
    settled += rows;
    if (settled - reported >= labels.length / 100 || settled == labels.length) {
      reported = settled;
      run.listener().onProgress(new Progress("growing a tree", settled, labels.length, "rows"));
    }
  }
}
