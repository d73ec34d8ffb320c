package dev.ecomm.tree;

import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * Grows one tree after the other on the residuals of boosting, level by level, and takes from the
 * residuals what each explains.
 */
final class RegressionTree {
  private final FeatureBins bins;
  private final double[] residuals;
  private final TreeParameters parameters;

  /** Rows grouped by node: those of a node stand from its begin to its end. */
  private final int[] rows;

  private final int[] spare;
  private int nodes;
  private int[] feature = {};
  private int[] bin = {};
  private int[] left = {};
  private int[] begin = {};
  private int[] end = {};
  private int[] depth = {};
  private double[] values = {};

  RegressionTree(FeatureBins bins, double[] residuals, TreeParameters parameters) {
    this.bins = bins;
    this.residuals = residuals;
    this.parameters = parameters;
    this.rows = new int[residuals.length];
    this.spare = new int[residuals.length];
  }

  RegressionTree grow(SplittableRandom random) {
    nodes = 0;
    int[] features = features(random);
    addNode(0, sample(random), 0);
    for (int node = 0; node < nodes; node++) {
      Split split = depth[node] < parameters.maxDepth() ? best(node, features) : Split.NONE;
      feature[node] = split.feature;
      if (split.feature == DecisionTree.LEAF) {
        values[node] = parameters.learningRate() * score(sum(node), end[node] - begin[node]);
      } else {
        divide(node, split);
      }
    }
    explain();
    return this;
  }

  private int[] features(SplittableRandom random) {
    int[] all = new int[bins.features()];
    Arrays.setAll(all, f -> f);
    int wanted = (int) Math.max(1, Math.round(all.length * parameters.featureShare()));
    for (int f = 0; f < wanted; f++) {
      int other = f + random.nextInt(all.length - f);
      int swapped = all[f];
      all[f] = all[other];
      all[other] = swapped;
    }
    int[] chosen = Arrays.copyOf(all, wanted);
    Arrays.sort(chosen);
    return chosen;
  }

  /** How many rows the tree sees; at least one. */
  private int sample(SplittableRandom random) {
    int count = 0;
    for (int row = 0; row < rows.length; row++) {
      if (parameters.rowShare() == 1 || random.nextDouble() < parameters.rowShare()) {
        rows[count++] = row;
      }
    }
    if (count == 0) {
      rows[count++] = random.nextInt(rows.length);
    }
    return count;
  }

  private void addNode(int from, int to, int level) {
    if (nodes == feature.length) {
      int room = Math.max(16, 2 * nodes);
      feature = Arrays.copyOf(feature, room);
      bin = Arrays.copyOf(bin, room);
      left = Arrays.copyOf(left, room);
      begin = Arrays.copyOf(begin, room);
      end = Arrays.copyOf(end, room);
      depth = Arrays.copyOf(depth, room);
      values = Arrays.copyOf(values, room);
    }
    begin[nodes] = from;
    end[nodes] = to;
    depth[nodes] = level;
    nodes++;
  }

  private record Split(double gain, int feature, int bin) {
    static final Split NONE = new Split(0, DecisionTree.LEAF, 0);
  }

  private Split best(int node, int[] features) {
    Split best = Split.NONE;
    int count = end[node] - begin[node];
    if (count < 2L * parameters.minLeaf()) {
      return best;
    }
    double sum = sum(node);
    double whole = gain(sum, count);
    double[] sums = new double[FeatureBins.MOST];
    int[] counts = new int[FeatureBins.MOST];
    for (int f : features) {
      histogram(node, bins.column(f), sums, counts);
      double below = 0;
      int rowsBelow = 0;
      for (int b = 0; b + 1 < bins.bins(f); b++) {
        below += sums[b];
        rowsBelow += counts[b];
        if (rowsBelow >= parameters.minLeaf() && count - rowsBelow >= parameters.minLeaf()) {
          double gain = gain(below, rowsBelow) + gain(sum - below, count - rowsBelow) - whole;
          // rounding of sums is no gain
          if (gain > best.gain + 1e-12 * (1 + Math.abs(whole))) {
            best = new Split(gain, f, b);
          }
        }
      }
    }
    return best;
  }

  private void histogram(int node, byte[] column, double[] sums, int[] counts) {
    Arrays.fill(sums, 0);
    Arrays.fill(counts, 0);
    for (int i = begin[node]; i < end[node]; i++) {
      int row = rows[i];
      int b = column[row] & 0xff;
      sums[b] += residuals[row];
      counts[b]++;
    }
  }

  private double sum(int node) {
    double sum = 0;
    for (int i = begin[node]; i < end[node]; i++) {
      sum += residuals[rows[i]];
    }
    return sum;
  }

  private double shrunk(double sum) {
    return Math.signum(sum) * Math.max(0, Math.abs(sum) - parameters.l1());
  }

  private double gain(double sum, int count) {
    double shrunk = shrunk(sum);
    return shrunk * shrunk / (count + parameters.l2());
  }

  private double score(double sum, int count) {
    return shrunk(sum) / (count + parameters.l2());
  }

  /** Keeps the order of rows on both sides, so that sums are added up in one order always. */
  private void divide(int node, Split split) {
    byte[] column = bins.column(split.feature);
    int lefts = begin[node];
    int rights = 0;
    for (int i = begin[node]; i < end[node]; i++) {
      if ((column[rows[i]] & 0xff) <= split.bin) {
        rows[lefts++] = rows[i];
      } else {
        spare[rights++] = rows[i];
      }
    }
    System.arraycopy(spare, 0, rows, lefts, rights);
    bin[node] = split.bin;
    left[node] = nodes;
    int from = begin[node];
    int to = end[node];
    int level = depth[node] + 1;
    addNode(from, lefts, level);
    addNode(lefts, to, level);
  }

  /** Also of the rows that this tree did not see. */
  private void explain() {
    for (int row = 0; row < residuals.length; row++) {
      int node = 0;
      while (feature[node] != DecisionTree.LEAF) {
        int below = (bins.column(feature[node])[row] & 0xff) <= bin[node] ? 0 : 1;
        node = left[node] + below;
      }
      residuals[row] -= values[node];
    }
  }

  void addTo(TreeRegressor.Builder regressor) {
    double[] threshold = new double[nodes];
    int[] right = new int[nodes];
    for (int node = 0; node < nodes; node++) {
      if (feature[node] != DecisionTree.LEAF) {
        threshold[node] = bins.threshold(feature[node], bin[node]);
        right[node] = left[node] + 1;
      }
    }
    regressor.tree(
        Arrays.copyOf(feature, nodes),
        threshold,
        Arrays.copyOf(left, nodes),
        right,
        Arrays.copyOf(values, nodes));
  }
}
