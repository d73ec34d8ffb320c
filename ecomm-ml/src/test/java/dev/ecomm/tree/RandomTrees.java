package dev.ecomm.tree;

import java.util.List;
import java.util.SplittableRandom;

/** Small classifiers of every form, not trained on anything. */
final class RandomTrees {

  private RandomTrees() {}

  static TreeClassifier of(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    int classes = 1 + random.nextInt(4);
    int outputs = random.nextBoolean() ? 1 : classes;
    TreeClassifier.Builder builder =
        new TreeClassifier.Builder("random", List.of("x", "mean \"y\"", "größe"), classes)
            .base(random.doubles(classes, -1e3, 1e3).toArray());
    if (random.nextBoolean()) {
      builder.singlePrecision();
    }
    int trees = 1 + random.nextInt(5);
    for (int t = 0; t < trees; t++) {
      addTree(builder, outputs, random.nextInt(6), random);
    }
    return builder.build();
  }

  private static void addTree(
      TreeClassifier.Builder builder, int outputs, int splits, SplittableRandom random) {
    int nodes = 2 * splits + 1;
    int[] feature = new int[nodes];
    int[] left = new int[nodes];
    int[] right = new int[nodes];
    int next = 1;
    for (int node = 0; node < nodes; node++) {
      // the last node that is reached so far has to split while splits are left
      boolean split = next < nodes && (next == node + 1 || random.nextBoolean());
      feature[node] = split ? random.nextInt(3) : DecisionTree.LEAF;
      if (split) {
        boolean swapped = random.nextBoolean();
        left[node] = swapped ? next + 1 : next;
        right[node] = swapped ? next : next + 1;
        next += 2;
      }
    }
    builder.tree(
        outputs,
        feature,
        random.doubles(nodes, -10, 10).map(d -> d * 1e-3 * d * d).toArray(),
        left,
        right,
        random.doubles((long) nodes * outputs, -1, 1).toArray());
  }
}
