package dev.ecomm.interpret;

import dev.ecomm.tree.DecisionTree;
import dev.ecomm.tree.TreeClassifier;

/** Which features a classifier splits by. */
final class UsedFeatures {

  private UsedFeatures() {}

  /** Per feature, whether any tree splits by it. */
  static boolean[] of(TreeClassifier classifier) {
    boolean[] used = new boolean[classifier.features().size()];
    for (DecisionTree tree : classifier.trees()) {
      for (int node = 0; node < tree.nodes(); node++) {
        if (tree.feature(node) != DecisionTree.LEAF) {
          used[tree.feature(node)] = true;
        }
      }
    }
    return used;
  }
}
