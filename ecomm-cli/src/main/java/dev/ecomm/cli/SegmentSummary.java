package dev.ecomm.cli;

import dev.ecomm.interpret.AnomalyReason;
import dev.ecomm.interpret.ClusterDescription;
import dev.ecomm.interpret.InterpreterReport;
import dev.ecomm.pipeline.CustomerSegments;
import dev.ecomm.registry.Release;
import dev.ecomm.segment.SegmentationModel;
import dev.ecomm.tree.ClassificationReport;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** Segments and their explanation, for people and for programs. */
record SegmentSummary(CustomerSegments segments, Release release) {

  List<String> lines() {
    SegmentationModel model = segments.segmentation();
    InterpreterReport report = segments.interpretation().report();
    List<String> text = new ArrayList<>();
    String chooser = segments.selector().equals("given") ? "" : segments.selector() + ": ";
    text.add(
        Texts.count(model.clusters().k(), "segment")
            + (model.clear() ? "" : ", though no number of them is clear")
            + " ("
            + chooser
            + model.choice().reason()
            + ").");
    text.addAll(table());
    if (model.withoutSegment() > 0) {
      text.add(
          Texts.count(model.withoutSegment(), "customer") + " without a purchase: segment -1.");
    }
    text.add("");
    for (ClusterDescription cluster : segments.interpretation().clusters()) {
      text.add(cluster.cluster() + " " + cluster.name() + ": " + cluster.rule().text());
    }
    text.add("");
    text.add(segments.decision().reason());
    report
        .used()
        .ifPresent(
            used ->
                text.add(
                    "On "
                        + Texts.count(report.heldOutRows(), "row")
                        + (segments.decision().retrain() ? " held out: " : ": ")
                        + figures(used)));
    text.addAll(report.notes());
    return text;
  }

  List<String> table() {
    List<List<String>> rows = new ArrayList<>();
    for (ClusterDescription cluster : segments.interpretation().clusters()) {
      rows.add(
          List.of(
              String.valueOf(cluster.cluster()),
              cluster.name(),
              String.format(Locale.ROOT, "%,d", cluster.rows()),
              percent(cluster.share()),
              cluster.revenueShare().isPresent()
                  ? percent(cluster.revenueShare().getAsDouble())
                  : "",
              percent(cluster.onAllRows().precision()),
              percent(cluster.onAllRows().recall()),
              cluster.anomalies().stream()
                  .map(AnomalyReason::text)
                  .collect(Collectors.joining("; "))));
    }
    return TextTable.lines(
        List.of(
            "segment",
            "name",
            "customers",
            "% of customers",
            "% of money",
            "rule: precision",
            "recall",
            "not to be trusted"),
        rows);
  }

  private static String percent(double share) {
    return String.format(Locale.ROOT, "%.1f", 100 * share);
  }

  private static String figures(ClassificationReport report) {
    return String.format(
        Locale.ROOT,
        "accuracy %.4f (always the largest segment: %.4f), macro F1 %.4f.",
        report.accuracy(),
        report.majorityRate(),
        report.macroF1());
  }

  Map<String, Object> values() {
    Map<String, Object> values = new LinkedHashMap<>();
    SegmentationModel model = segments.segmentation();
    values.put("k", model.clusters().k());
    values.put("clear", model.clear());
    values.put("customers_without_segment", model.withoutSegment());
    values.put("version", release.version());
    values.put("trained", segments.decision().retrain());
    values.put("retraining", segments.decision().reason());
    List<Map<String, Object>> clusters = new ArrayList<>();
    for (ClusterDescription cluster : segments.interpretation().clusters()) {
      Map<String, Object> one = new LinkedHashMap<>();
      one.put("segment", cluster.cluster());
      one.put("name", cluster.name());
      one.put("customers", cluster.rows());
      one.put("rule", cluster.rule().text());
      clusters.add(one);
    }
    values.put("segments", clusters);
    return values;
  }
}
