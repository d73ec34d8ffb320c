package dev.ecomm.association;

import java.util.Arrays;

/**
 * Finds itemsets by growing them along trees of baskets (FP-growth): the tree of an itemset holds
 * what its baskets have besides, and each item of it makes a larger itemset with a smaller tree.
 *
 * @see <a href="https://doi.org/10.1145/335191.335372">Han, Pei and Yin (2000)</a>
 */
final class FpGrowth implements MiningTask {
  private final Transactions data;
  private final int maxLength;
  private final ItemsetSink sink;
  private final int[] counts;
  private final int[] local;
  private FpTree[] trees = {new FpTree()};
  private int length;

  FpGrowth(Transactions data, int maxLength, ItemsetSink sink) {
    this.data = data;
    this.maxLength = maxLength;
    this.sink = sink;
    this.counts = new int[data.distinct()];
    this.local = new int[data.distinct()];
  }

  @Override
  public void mine(int first) {
    sink.poll();
    if (data.counts[first] < sink.least()) {
      return;
    }
    sink.begin(first);
    length = 1;
    sink.put(length, first, data.counts[first]);
    if (maxLength > 1) {
      trees[0].fill(data, first, sink.least(), counts, local);
      grow(0);
    }
  }

  private void grow(int depth) {
    if (depth + 1 == trees.length) {
      trees = Arrays.copyOf(trees, trees.length * 2);
      for (int i = depth + 1; i < trees.length; i++) {
        trees[i] = new FpTree();
      }
    }
    if (depth < 2) {
      sink.poll();
    }
    FpTree tree = trees[depth];
    for (int item = tree.size - 1; item >= 0; item--) {
      if (tree.supports[item] >= sink.least()) {
        length++;
        sink.put(length, tree.codes[item], tree.supports[item]);
        if (item > 0 && length < maxLength) {
          trees[depth + 1].fill(tree, item, sink.least(), counts, local);
          sink.worked(trees[depth + 1].steps());
          grow(depth + 1);
        }
        length--;
      }
    }
  }
}
