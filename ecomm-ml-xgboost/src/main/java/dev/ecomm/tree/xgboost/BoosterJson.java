package dev.ecomm.tree.xgboost;

import dev.ecomm.json.JsonNode;
import dev.ecomm.json.JsonText;
import dev.ecomm.tree.DecisionTree;
import dev.ecomm.tree.PresentClasses;
import dev.ecomm.tree.TreeClassifier;
import dev.ecomm.tree.TreeRegressor;
import java.util.Arrays;
import java.util.List;

/**
 * Reads XGBoost's JSON of a model that was just trained.
 *
 * <p>Its trees stand round by round, one per class in each. A node is a position in parallel lists;
 * {@code split_conditions} holds the threshold, and in a leaf, which has the left child -1, the
 * score. All of them are floats, which doubles hold exactly.
 *
 * @see <a href="https://xgboost.readthedocs.io/en/stable/tutorials/saving_model.html">the
 *     format</a>
 */
final class BoosterJson {

  private BoosterJson() {}

  static TreeClassifier read(
      String text, List<String> features, int classes, PresentClasses present) {
    return JsonText.read(
        "model of XGBoost",
        text,
        json -> {
          JsonNode model = json.node("learner").node("gradient_booster").node("model");
          TreeClassifier.Builder builder =
              new TreeClassifier.Builder(XgboostTrainer.ID, features, classes)
                  .base(present.base())
                  .singlePrecision();
          List<JsonNode> trees = model.nodes("trees");
          for (int first = 0; first < trees.size(); first += present.count()) {
            addRound(trees.subList(first, first + present.count()), classes, present, builder);
          }
          return builder.build();
        });
  }

  static TreeRegressor readRegressor(String text, List<String> features, double base) {
    return JsonText.read(
        "model of XGBoost",
        text,
        json -> {
          JsonNode model = json.node("learner").node("gradient_booster").node("model");
          TreeRegressor.Builder builder =
              new TreeRegressor.Builder(XgboostTrainer.ID, features).base(base).singlePrecision();
          for (JsonNode tree : model.nodes("trees")) {
            addTree(tree, builder::tree);
          }
          return builder.build();
        });
  }

  /** Where a tree goes. */
  private interface Target {
    void tree(int[] feature, double[] threshold, int[] left, int[] right, double[] values);
  }

  private static void addRound(
      List<JsonNode> round, int classes, PresentClasses present, TreeClassifier.Builder builder) {
    for (int c = 0; c < classes; c++) {
      int index = present.indexOf(c);
      if (index < 0) {
        PresentClasses.addSilentTree(builder);
      } else {
        addTree(
            round.get(index),
            (feature, threshold, left, right, values) ->
                builder.tree(1, feature, threshold, left, right, values));
      }
    }
  }

  /** Nodes are numbered anew, level by level: pruning leaves gaps in XGBoost's numbers. */
  private static void addTree(JsonNode tree, Target target) {
    double[] lefts = tree.numbers("left_children");
    double[] rights = tree.numbers("right_children");
    double[] splits = tree.numbers("split_indices");
    double[] conditions = tree.numbers("split_conditions");
    int[] order = levelOrder(lefts, rights);
    int nodes = order.length;
    int[] feature = new int[nodes];
    double[] threshold = new double[nodes];
    int[] left = new int[nodes];
    int[] right = new int[nodes];
    double[] values = new double[nodes];
    int next = 1;
    for (int node = 0; node < nodes; node++) {
      int theirs = order[node];
      if (lefts[theirs] < 0) {
        feature[node] = DecisionTree.LEAF;
        values[node] = (float) conditions[theirs];
      } else {
        feature[node] = (int) splits[theirs];
        threshold[node] = (float) conditions[theirs];
        left[node] = next++;
        right[node] = next++;
      }
    }
    target.tree(feature, threshold, left, right, values);
  }

  private static int[] levelOrder(double[] lefts, double[] rights) {
    int[] order = new int[lefts.length];
    int size = 1; // the root is their node 0
    for (int node = 0; node < size; node++) {
      int theirs = order[node];
      if (lefts[theirs] >= 0) {
        order[size++] = (int) lefts[theirs];
        order[size++] = (int) rights[theirs];
      }
    }
    return Arrays.copyOf(order, size);
  }
}
