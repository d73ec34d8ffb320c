package dev.ecomm.pipeline;

import dev.ecomm.interpret.ClusterDescription;
import dev.ecomm.interpret.InterpreterReport;
import dev.ecomm.json.JsonText;
import dev.ecomm.registry.ModelFile;
import dev.ecomm.registry.Release;
import dev.ecomm.registry.SegmenterModel;
import dev.ecomm.tree.ClassificationReport;
import dev.ecomm.tree.TreeParameters;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.ToDoubleFunction;

/** What a run found out, for whoever watches runs: first the seed's fields, then ours. */
final class ControlFile {

  private ControlFile() {}

  static String of(
      CustomerSegments segments,
      SegmenterModel segmenter,
      LocalDate execDate,
      Release release,
      Map<String, Object> more) {
    Map<String, Object> tree = new LinkedHashMap<>();
    InterpreterReport report = segments.interpretation().report();
    boolean trained = segments.decision().retrain();
    tree.put("interpreter_params", parameters(report));
    tree.put("interpreter_metrics", metrics(report, execDate, trained, release));
    tree.put("is_train_interpreter", trained);
    tree.put("is_anomaly_exist", segments.interpretation().seedImportance().isAnomalyExist());
    tree.put("format", 1);
    tree.put("exec_date", execDate.toString());
    tree.put("definition", segmenter.definition());
    tree.put("as_of", segmenter.asOf().toString());
    tree.put("k", segmenter.clusters().k());
    tree.put("selector", segmenter.selector());
    tree.put("clear", segments.segmentation().clear());
    tree.put("k_reason", segmenter.choice().reason());
    tree.put("customers", segments.profiles().rows());
    tree.put("customers_without_cluster", segments.segmentation().withoutSegment());
    tree.put("interpreter", interpreter(segments, report));
    tree.put("models", release.files().stream().map(ModelFile::fileName).toList());
    tree.put(
        "clusters", segments.interpretation().clusters().stream().map(ControlFile::tree).toList());
    more.forEach(
        (name, value) -> {
          if (tree.putIfAbsent(name, value) != null) {
            throw new IllegalArgumentException("more has \"" + name + "\", which is taken");
          }
        });
    return JsonText.write(tree);
  }

  private static Map<String, Object> parameters(InterpreterReport report) {
    Map<String, Object> tree = new LinkedHashMap<>();
    TreeParameters used =
        report.usesSurrogate() || report.parameters().isEmpty()
            ? TreeParameters.single()
            : report.parameters().get();
    tree.put("kind", used.kind().name().toLowerCase(Locale.ROOT));
    tree.put("trees", used.trees());
    tree.put("max_depth", used.maxDepth());
    tree.put("min_leaf", used.minLeaf());
    tree.put("learning_rate", used.learningRate());
    tree.put("row_share", used.rowShare());
    tree.put("feature_share", used.featureShare());
    tree.put("l1", used.l1());
    tree.put("l2", used.l2());
    tree.put("seed", used.seed());
    return tree;
  }

  private static Map<String, Object> metrics(
      InterpreterReport report, LocalDate execDate, boolean trained, Release release) {
    Optional<ClassificationReport> used = report.used();
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("exec_date", execDate.toString());
    tree.put("f1_score_macro", rounded(used, ClassificationReport::macroF1));
    tree.put("accuracy", rounded(used, ClassificationReport::accuracy));
    tree.put("precision", rounded(used, ClassificationReport::macroPrecision));
    tree.put("recall", rounded(used, ClassificationReport::macroRecall));
    tree.put(
        "interpreter_model_version",
        release.part(SegmenterModel.INTERPRETER).map(ModelFile::version));
    tree.put(
        "interpreter_train_date", trained ? Optional.of(execDate.toString()) : Optional.empty());
    return tree;
  }

  /** To four decimals, as the seed does. */
  private static Optional<Double> rounded(
      Optional<ClassificationReport> report, ToDoubleFunction<ClassificationReport> figure) {
    return report.map(of -> Math.rint(figure.applyAsDouble(of) * 1e4) / 1e4);
  }

  private static Map<String, Object> interpreter(
      CustomerSegments segments, InterpreterReport report) {
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("trainer", segments.interpretation().model().classifier().trainer());
    tree.put("retraining", segments.decision().reason());
    tree.put("training_rows", report.trainingRows());
    tree.put("held_out_rows", report.heldOutRows());
    tree.put("majority_rate", report.used().map(ClassificationReport::majorityRate));
    tree.put("surrogate_accuracy", report.surrogate().map(ClassificationReport::accuracy));
    tree.put("surrogate_f1_macro", report.surrogate().map(ClassificationReport::macroF1));
    tree.put("provider_accuracy", report.provider().map(ClassificationReport::accuracy));
    tree.put("provider_f1_macro", report.provider().map(ClassificationReport::macroF1));
    tree.put("notes", report.notes());
    return tree;
  }

  private static Map<String, Object> tree(ClusterDescription cluster) {
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("cluster", cluster.cluster());
    tree.put("name", cluster.name());
    tree.put("customers", cluster.rows());
    tree.put("share", cluster.share());
    tree.put("revenue_share", optional(cluster.revenueShare()));
    tree.put("rule", cluster.rule().text());
    tree.put("is_anomaly", cluster.seedAnomaly());
    tree.put("anomaly_reasons", cluster.anomalies().stream().map(of -> of.text()).toList());
    return tree;
  }

  private static Optional<Double> optional(OptionalDouble value) {
    return value.isPresent() ? Optional.of(value.getAsDouble()) : Optional.empty();
  }
}
