package dev.ecomm.feature;

import dev.ecomm.json.JsonNode;
import dev.ecomm.json.JsonText;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Fitted scalers as JSON, and back. */
final class ScalerJson {

  /** Raised when a reader of an older version would read something wrong. */
  private static final int FORMAT = 1;

  private static final String SOURCE = "scaler";

  private ScalerJson() {}

  static String write(FittedScaler scaler) {
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("type", SOURCE);
    tree.put("format", FORMAT);
    tree.put("features", scaler.names());
    tree.put("steps", scaler.steps().stream().map(ScalerJson::tree).toList());
    return JsonText.write(tree);
  }

  private static Map<String, Object> tree(FittedStep step) {
    Map<String, Object> tree = new LinkedHashMap<>();
    if (step instanceof FittedStep.Affine affine) {
      tree.put("kind", affine.kind());
      tree.put("center", affine.lines().stream().map(FittedStep.Line::center).toList());
      tree.put("scale", affine.lines().stream().map(FittedStep.Line::scale).toList());
    } else {
      tree.put("kind", "signed_log");
    }
    return tree;
  }

  static FittedScaler read(String text) {
    return JsonText.read(
        SOURCE,
        text,
        tree -> {
          tree.requireFormat(SOURCE, FORMAT);
          List<FittedStep> steps = new ArrayList<>();
          for (JsonNode step : tree.nodes("steps")) {
            steps.add(step(step));
          }
          return new FittedScaler(tree.texts("features"), steps);
        });
  }

  private static FittedStep step(JsonNode node) {
    String kind = node.text("kind");
    switch (kind) {
      case "signed_log":
        return new FittedStep.SignedLog();
      case "robust", "standard", "min_max":
        double[] center = node.numbers("center");
        double[] scale = node.numbers("scale");
        if (center.length != scale.length) {
          throw node.problem("center and scale have different lengths");
        }
        List<FittedStep.Line> lines = new ArrayList<>();
        for (int j = 0; j < center.length; j++) {
          lines.add(new FittedStep.Line(center[j], scale[j]));
        }
        return new FittedStep.Affine(kind, lines);
      default:
        throw node.problem("kind \"" + kind + "\" is not known to this version");
    }
  }
}
