package dev.ecomm.segment;

import dev.ecomm.feature.FeatureMatrix;
import dev.ecomm.json.JsonText;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** K-means models as JSON, and back. */
final class ModelJson {

  /** Raised when a reader of an older version would read something wrong. */
  private static final int FORMAT = 1;

  private static final String SOURCE = "kmeans";

  private ModelJson() {}

  static String write(KMeansModel model) {
    List<Double> centroids = new ArrayList<>();
    for (int c = 0; c < model.k(); c++) {
      for (double value : model.centroids().row(c)) {
        centroids.add(value);
      }
    }
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("type", SOURCE);
    tree.put("format", FORMAT);
    tree.put("features", model.centroids().names());
    tree.put("k", model.k());
    tree.put("inertia", model.inertia());
    tree.put("iterations", model.iterations());
    tree.put("converged", model.converged());
    tree.put("centroids", centroids);
    return JsonText.write(tree);
  }

  static KMeansModel read(String text) {
    return JsonText.read(
        SOURCE,
        text,
        tree -> {
          tree.requireFormat(SOURCE, FORMAT);
          FeatureMatrix centroids =
              FeatureMatrix.of(tree.texts("features"), tree.numbers("centroids")).requireFinite();
          long k = tree.whole("k");
          if (k < 1 || centroids.rows() != k) {
            throw tree.problem("there are " + centroids.rows() + " centroids for k = " + k);
          }
          double inertia = tree.number("inertia");
          if (!(inertia >= 0) || Double.isInfinite(inertia)) {
            throw tree.problem("inertia is " + inertia + ", must be finite and at least 0");
          }
          long iterations = tree.whole("iterations");
          if (iterations < 0 || iterations > Integer.MAX_VALUE) {
            throw tree.problem("iterations is " + iterations + ", must be a number of iterations");
          }
          return new KMeansModel(
              centroids, new int[0], inertia, (int) iterations, tree.flag("converged"));
        });
  }
}
