package dev.ecomm.interpret;

import dev.ecomm.json.JsonText;
import dev.ecomm.tree.TreeClassifier;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Interpreters as JSON, and back. */
final class InterpreterJson {

  /** Raised when a reader of an older version would read something wrong. */
  private static final int FORMAT = 1;

  private static final String TYPE = "cluster_interpreter";

  private InterpreterJson() {}

  static String write(InterpreterModel model) {
    List<Integer> clusters = Arrays.stream(model.clusterOfClasses()).boxed().toList();
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("type", TYPE);
    tree.put("format", FORMAT);
    tree.put("k", model.k());
    tree.put("features", model.features());
    tree.put("clusters", clusters);
    tree.put("surrogate", tree(model.surrogate()));
    tree.put(
        "classifier",
        model.usesSurrogate() ? Optional.empty() : Optional.of(tree(model.classifier())));
    return JsonText.write(tree);
  }

  private static Object tree(TreeClassifier classifier) {
    return Optional.ofNullable(JsonText.parse(TYPE, classifier.toJson()));
  }

  static InterpreterModel read(String text) {
    return JsonText.read(
        TYPE,
        text,
        json -> {
          json.requireFormat(TYPE, FORMAT);
          Optional<TreeClassifier> provider =
              json.has("classifier")
                  ? Optional.of(TreeClassifier.fromJson(json.objectText("classifier")))
                  : Optional.empty();
          double[] clusters = json.numbers("clusters");
          int[] clusterOf = new int[clusters.length];
          for (int c = 0; c < clusterOf.length; c++) {
            clusterOf[c] = (int) clusters[c];
            if (clusterOf[c] != clusters[c]) {
              throw json.problem("a cluster is " + clusters[c] + ", must be a whole number");
            }
          }
          InterpreterModel model =
              new InterpreterModel(
                  TreeClassifier.fromJson(json.objectText("surrogate")), provider, clusterOf);
          if (json.whole("k") != model.k() || !json.texts("features").equals(model.features())) {
            throw json.problem("k or features are not those of the trees");
          }
          return model;
        });
  }
}
