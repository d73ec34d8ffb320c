package dev.ecomm.tree;

import dev.ecomm.feature.FeatureMatrix;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** CART written as the textbook says it, for few rows: every split of every node is tried. */
final class NaiveCart {

  private final SplitCriterion criterion;
  private final FeatureMatrix rows;
  private final int[] labels;
  private final int classes;
  private final TreeParameters parameters;
  private final List<double[]> nodes = new ArrayList<>();
  private final List<double[]> shares = new ArrayList<>();

  NaiveCart(
      SplitCriterion criterion,
      FeatureMatrix rows,
      int[] labels,
      int classes,
      TreeParameters parameters) {
    this.criterion = criterion;
    this.rows = rows;
    this.labels = labels;
    this.classes = classes;
    this.parameters = parameters;
  }

  void addTo(TreeClassifier.Builder builder) {
    int unused = grow(IntStream.range(0, labels.length).toArray(), 0);
    builder.tree(
        classes,
        nodes.stream().mapToInt(node -> (int) node[0]).toArray(),
        nodes.stream().mapToDouble(node -> node[1]).toArray(),
        nodes.stream().mapToInt(node -> (int) node[2]).toArray(),
        nodes.stream().mapToInt(node -> (int) node[3]).toArray(),
        shares.stream().flatMapToDouble(Arrays::stream).toArray());
  }

  private int grow(int[] members, int depth) {
    int node = nodes.size();
    double[] split = {DecisionTree.LEAF, 0, 0, 0};
    nodes.add(split);
    shares.add(shares(members));
    double least = impurity(members);
    double widest = Double.POSITIVE_INFINITY; // no split is as good as none
    for (int j = 0; depth < parameters.maxDepth() && j < rows.columns(); j++) {
      double[] values = values(members, j);
      for (int i = 1; i < values.length; i++) {
        double threshold = (values[i - 1] + values[i]) / 2;
        double margin = (values[i] - values[i - 1]) / (values[values.length - 1] - values[0]);
        int[] left = side(members, j, threshold, true);
        int[] right = side(members, j, threshold, false);
        double impurity = impurity(left) + impurity(right);
        boolean better = impurity < least - 1e-9 || (impurity < least + 1e-9 && margin > widest);
        if (better && Math.min(left.length, right.length) >= parameters.minLeaf()) {
          least = impurity;
          widest = margin;
          split[0] = j;
          split[1] = threshold;
        }
      }
    }
    if (split[0] >= 0) {
      split[2] = grow(side(members, (int) split[0], split[1], true), depth + 1);
      split[3] = grow(side(members, (int) split[0], split[1], false), depth + 1);
    }
    return node;
  }

  private double[] values(int[] members, int feature) {
    return Arrays.stream(members)
        .mapToDouble(row -> rows.at(row, feature))
        .sorted()
        .distinct()
        .toArray();
  }

  private int[] side(int[] members, int feature, double threshold, boolean below) {
    return Arrays.stream(members)
        .filter(row -> rows.at(row, feature) < threshold == below)
        .toArray();
  }

  private double[] shares(int[] members) {
    double[] counts = new double[classes];
    for (int row : members) {
      counts[labels[row]]++;
    }
    return Arrays.stream(counts).map(count -> count / members.length).toArray();
  }

  /** Times the number of rows. */
  private double impurity(int[] members) {
    double sum = 0;
    for (double share : shares(members)) {
      if (share > 0) {
        sum +=
            criterion == SplitCriterion.GINI ? share * (1 - share) : -share * StrictMath.log(share);
      }
    }
    return members.length * sum;
  }
}
