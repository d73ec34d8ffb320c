package dev.ecomm.tree;

import dev.ecomm.json.JsonNode;
import dev.ecomm.json.JsonText;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Classifiers and regressors as JSON, and back. A regressor is written as the classifier of one
 * class that it is made of, under a type of its own.
 *
 * <p>A tree is five lists: {@code feature} with a number per node (-1 in a leaf), {@code
 * threshold}, {@code left} and {@code right} with one per split, {@code values} with those of the
 * leaves, each in the order of the nodes. What a node does not use is not written, so equal
 * classifiers have equal texts.
 */
final class TreeJson {

  /** Raised when a reader of an older version would read something wrong. */
  private static final int FORMAT = 1;

  private static final String TYPE = "tree_classifier";
  private static final String REGRESSOR = "tree_regressor";

  private TreeJson() {}

  static String write(TreeClassifier classifier) {
    return write(TYPE, classifier);
  }

  static String write(TreeRegressor regressor) {
    return write(REGRESSOR, regressor.sum());
  }

  private static String write(String type, TreeClassifier classifier) {
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("type", type);
    tree.put("format", FORMAT);
    tree.put("trainer", classifier.trainer());
    tree.put("features", classifier.features());
    tree.put("classes", classifier.classes());
    tree.put("base", list(classifier.base()));
    tree.put("single_precision", classifier.singlePrecision());
    tree.put("outputs", classifier.trees().get(0).outputs());
    tree.put("trees", classifier.trees().stream().map(TreeJson::tree).toList());
    return JsonText.write(tree);
  }

  private static List<Double> list(double[] numbers) {
    List<Double> list = new ArrayList<>(numbers.length);
    for (double number : numbers) {
      list.add(number);
    }
    return list;
  }

  private static Map<String, Object> tree(DecisionTree tree) {
    List<Integer> feature = new ArrayList<>();
    List<Double> threshold = new ArrayList<>();
    List<Integer> left = new ArrayList<>();
    List<Integer> right = new ArrayList<>();
    List<Double> values = new ArrayList<>();
    for (int node = 0; node < tree.nodes(); node++) {
      feature.add(tree.feature(node));
      if (tree.feature(node) == DecisionTree.LEAF) {
        for (int output = 0; output < tree.outputs(); output++) {
          values.add(tree.value(node, output));
        }
      } else {
        threshold.add(tree.threshold(node));
        left.add(tree.left(node));
        right.add(tree.right(node));
      }
    }
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("feature", feature);
    json.put("threshold", threshold);
    json.put("left", left);
    json.put("right", right);
    json.put("values", values);
    return json;
  }

  static TreeClassifier read(String text) {
    return JsonText.read(TYPE, text, json -> classifier(TYPE, json));
  }

  static TreeRegressor readRegressor(String text) {
    return JsonText.read(REGRESSOR, text, json -> new TreeRegressor(classifier(REGRESSOR, json)));
  }

  private static TreeClassifier classifier(String type, JsonNode json) {
    json.requireFormat(type, FORMAT);
    int classes = whole(json, "classes", TreeClassifier.MOST_CLASSES);
    int outputs = whole(json, "outputs", TreeClassifier.MOST_CLASSES);
    TreeClassifier.Builder builder =
        new TreeClassifier.Builder(json.text("trainer"), json.texts("features"), classes)
            .base(json.numbers("base"));
    if (json.flag("single_precision")) {
      builder.singlePrecision();
    }
    for (JsonNode tree : json.nodes("trees")) {
      addTree(tree, outputs, builder);
    }
    return builder.build();
  }

  private static int whole(JsonNode json, String name, int most) {
    long number = json.whole(name);
    if (number < 1 || number > most) {
      throw json.problem("\"" + name + "\" is " + number + ", must be from 1 to " + most);
    }
    return (int) number;
  }

  private static void addTree(JsonNode json, int outputs, TreeClassifier.Builder builder) {
    int[] feature = wholes(json, "feature");
    double[] thresholds = json.numbers("threshold");
    int[] lefts = wholes(json, "left");
    int[] rights = wholes(json, "right");
    double[] leaves = json.numbers("values");
    int splits = 0;
    for (int split : feature) {
      splits += split == DecisionTree.LEAF ? 0 : 1;
    }
    // also bounds what is made room for below: as much again as the text has numbers
    if (thresholds.length != splits
        || lefts.length != splits
        || rights.length != splits
        || feature.length != 2L * splits + 1
        || leaves.length != (splits + 1L) * outputs) {
      throw json.problem("a tree of " + feature.length + " nodes has lists of other lengths");
    }
    double[] threshold = new double[feature.length];
    int[] left = new int[feature.length];
    int[] right = new int[feature.length];
    double[] values = new double[feature.length * outputs];
    int split = 0;
    int leaf = 0;
    for (int node = 0; node < feature.length; node++) {
      if (feature[node] == DecisionTree.LEAF) {
        System.arraycopy(leaves, leaf * outputs, values, node * outputs, outputs);
        leaf++;
      } else {
        threshold[node] = thresholds[split];
        left[node] = lefts[split];
        right[node] = rights[split];
        split++;
      }
    }
    builder.tree(outputs, feature, threshold, left, right, values);
  }

  private static int[] wholes(JsonNode json, String name) {
    double[] numbers = json.numbers(name);
    int[] wholes = new int[numbers.length];
    for (int i = 0; i < wholes.length; i++) {
      wholes[i] = (int) numbers[i];
      if (wholes[i] != numbers[i]) {
        throw json.problem("\"" + name + "\" has " + numbers[i] + ", must be whole numbers");
      }
    }
    return wholes;
  }
}
