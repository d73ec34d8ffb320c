package dev.ecomm.registry;

import dev.ecomm.error.InvoiceDataException;
import dev.ecomm.feature.FittedScaler;
import dev.ecomm.json.JsonNode;
import dev.ecomm.json.JsonText;
import dev.ecomm.segment.KChoice;
import dev.ecomm.segment.KCriteria;
import dev.ecomm.segment.KMeansModel;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** Models of segments as JSON, and back. The scaler is a part of its own. */
final class SegmenterJson {

  /** Raised when a reader of an older version would read something wrong. */
  private static final int FORMAT = 1;

  private static final String TYPE = "segmenter";

  private SegmenterJson() {}

  static String write(SegmenterModel model) {
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("type", TYPE);
    tree.put("format", FORMAT);
    tree.put("definition", model.definition());
    tree.put("as_of", model.asOf().toString());
    tree.put("features", model.scaler().names());
    tree.put("selector", model.selector());
    tree.put("clear", model.choice() instanceof KChoice.ClearK);
    tree.put("k", model.choice().k());
    tree.put("reason", model.choice().reason());
    tree.put("criteria", model.choice().criteria().stream().map(SegmenterJson::tree).toList());
    tree.put(
        "clusters", Objects.requireNonNull(JsonText.parse("clusters", model.clusters().toJson())));
    return JsonText.write(tree);
  }

  private static Map<String, Object> tree(KCriteria criteria) {
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("k", criteria.k());
    tree.put("inertia", known(criteria.inertia()));
    tree.put("silhouette", known(criteria.silhouette()));
    tree.put("silhouette_error", known(criteria.silhouetteError()));
    tree.put("davies_bouldin", known(criteria.daviesBouldin()));
    tree.put("calinski_harabasz", known(criteria.calinskiHarabasz()));
    tree.put("gap", known(criteria.gap()));
    tree.put("gap_error", known(criteria.gapError()));
    tree.put("stability", known(criteria.stability()));
    return tree;
  }

  private static Optional<Double> known(double value) {
    return Double.isFinite(value) ? Optional.of(value) : Optional.empty();
  }

  static SegmenterModel read(Release release) {
    String source = ModelRegistry.KMEANS_SEGMENTER + " version " + release.version();
    return JsonText.read(source, release.content(), tree -> read(source, tree, release));
  }

  private static SegmenterModel read(String source, JsonNode tree, Release release) {
    tree.requireFormat(TYPE, FORMAT);
    String scaler =
        release
            .text(SegmenterModel.SCALER)
            .orElseThrow(() -> tree.problem("it has no part " + SegmenterModel.SCALER));
    SegmenterModel model =
        new SegmenterModel(
            tree.text("definition"),
            time(tree, "as_of"),
            tree.text("selector"),
            choice(tree),
            FittedScaler.fromJson(scaler),
            clusters(source, release.content()));
    if (!tree.texts("features").equals(model.scaler().names())) {
      throw tree.problem("features are not those of its scaler");
    }
    return model;
  }

  private static LocalDateTime time(JsonNode tree, String name) {
    try {
      return LocalDateTime.parse(tree.text(name));
    } catch (DateTimeException e) {
      throw tree.problem(name + " is \"" + tree.text(name) + "\", must be a date and time");
    }
  }

  private static KChoice choice(JsonNode tree) {
    List<KCriteria> criteria = new ArrayList<>();
    for (JsonNode node : tree.nodes("criteria")) {
      criteria.add(
          new KCriteria(
              whole(node, "k"),
              number(node, "inertia"),
              number(node, "silhouette"),
              number(node, "silhouette_error"),
              number(node, "davies_bouldin"),
              number(node, "calinski_harabasz"),
              number(node, "gap"),
              number(node, "gap_error"),
              number(node, "stability")));
    }
    int k = whole(tree, "k");
    String reason = tree.text("reason");
    return tree.flag("clear")
        ? new KChoice.ClearK(k, reason, criteria)
        : new KChoice.NoClearK(k, reason, criteria);
  }

  private static int whole(JsonNode node, String name) {
    long value = node.whole(name);
    if (value < 1 || value > Integer.MAX_VALUE) {
      throw node.problem(name + " is " + value + ", must be at least 1");
    }
    return (int) value;
  }

  private static double number(JsonNode node, String name) {
    return node.has(name) ? node.number(name) : Double.NaN;
  }

  /** The member as a text of its own, which its own reader checks. */
  private static KMeansModel clusters(String source, String content) {
    if (JsonText.parse(source, content) instanceof Map<?, ?> members
        && members.get("clusters") instanceof Map<?, ?> clusters) {
      @SuppressWarnings("unchecked") // names of members are texts
      Map<String, ?> tree = (Map<String, ?>) clusters;
      return KMeansModel.fromJson(JsonText.write(tree));
    }
    throw InvoiceDataException.of(source, "it has no clusters. Restore the file.", null);
  }
}
