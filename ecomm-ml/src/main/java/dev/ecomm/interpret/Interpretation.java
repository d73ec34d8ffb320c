package dev.ecomm.interpret;

import dev.ecomm.model.DataTable;
import dev.ecomm.model.DataTableBuilder;
import dev.ecomm.model.Field;
import dev.ecomm.model.Schema;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What the clusters are: a description of each, how far it can be trusted, and what tells them
 * apart.
 *
 * @param model what was learned, to be saved
 * @param report how well it tells clusters apart
 * @param clusters a description of each, by number
 * @param importance of the features for the predictions of {@code model}
 * @param seedImportance the same as the seed defines it
 */
public record Interpretation(
    InterpreterModel model,
    InterpreterReport report,
    List<ClusterDescription> clusters,
    ImportanceReport importance,
    SeedImportance seedImportance) {

  private static final String AND = "; ";

  /** Copies the list. */
  public Interpretation {
    clusters = List.copyOf(clusters);
  }

  /**
   * The descriptions as a table: {@code cluster,name,customers,share,revenue_share,rule}, the
   * rule's precision, recall and coverage on held-out rows ({@code rule_precision}, ...) and on all
   * ({@code rule_precision_all}, ...), {@code anomaly_reasons} (ours, missing if there are none)
   * and {@code is_anomaly} (the seed's).
   *
   * @return a row per cluster
   */
  public DataTable toTable() {
    DataTableBuilder table =
        DataTable.builder(
            Schema.of(
                Field.ofLong("cluster"),
                Field.ofString("name"),
                Field.ofLong("customers"),
                Field.ofDouble("share"),
                Field.ofDouble("revenue_share"),
                Field.ofString("rule"),
                Field.ofDouble("rule_precision"),
                Field.ofDouble("rule_recall"),
                Field.ofDouble("rule_coverage"),
                Field.ofDouble("rule_precision_all"),
                Field.ofDouble("rule_recall_all"),
                Field.ofDouble("rule_coverage_all"),
                Field.ofString("anomaly_reasons"),
                Field.ofBoolean("is_anomaly")));
    for (ClusterDescription one : clusters) {
      table.row(
          (long) one.cluster(),
          one.name(),
          (long) one.rows(),
          one.share(),
          orMissing(one.revenueShare()),
          one.rule().text(),
          heldOut(one, RuleQuality::precision).orElse(null),
          heldOut(one, RuleQuality::recall).orElse(null),
          heldOut(one, RuleQuality::coverage).orElse(null),
          one.onAllRows().precision(),
          one.onAllRows().recall(),
          one.onAllRows().coverage(),
          reasons(one).orElse(null),
          one.seedAnomaly());
    }
    return table.build();
  }

  private static Optional<Double> heldOut(
      ClusterDescription one, ToDoubleFunction<RuleQuality> figure) {
    return one.onHeldOut().map(figure::applyAsDouble);
  }

  private static Optional<String> reasons(ClusterDescription one) {
    return one.anomalies().isEmpty()
        ? Optional.empty()
        : Optional.of(
            one.anomalies().stream().map(AnomalyReason::text).collect(Collectors.joining(AND)));
  }

  /**
   * Every feature of every cluster against the rest: {@code
   * cluster,feature,median,median_of_rest,ratio,effect}.
   *
   * @return a row per cluster and feature
   */
  public DataTable contrastTable() {
    DataTableBuilder table =
        DataTable.builder(
            Schema.of(
                Field.ofLong("cluster"),
                Field.ofString("feature"),
                Field.ofDouble("median"),
                Field.ofDouble("median_of_rest"),
                Field.ofDouble("ratio"),
                Field.ofDouble("effect")));
    for (ClusterDescription one : clusters) {
      for (FeatureContrast contrast : one.contrasts()) {
        table.row(
            (long) one.cluster(),
            contrast.feature(),
            orMissing(contrast.median()),
            orMissing(contrast.medianOfRest()),
            orMissing(contrast.ratio()),
            contrast.effect());
      }
    }
    return table.build();
  }

  /**
   * The seed's importance table with ours beside it: {@code
   * cluster,important_feature,score,rank_important,is_anomaly}, then {@code
   * importance_mean,importance_std} of the same feature, or of the features that it was permuted
   * with, by {@link #importance}, and {@code anomaly_reasons}.
   *
   * @return up to five rows per cluster
   */
  public DataTable importanceTable() {
    DataTableBuilder table =
        DataTable.builder(
            Schema.of(
                Field.ofLong("cluster"),
                Field.ofString("important_feature"),
                Field.ofDouble("score"),
                Field.ofLong("rank_important"),
                Field.ofBoolean("is_anomaly"),
                Field.ofDouble("importance_mean"),
                Field.ofDouble("importance_std"),
                Field.ofString("anomaly_reasons")));
    for (SeedImportance.Row row : seedImportance.rows()) {
      Optional<Importance> ours =
          importance.of(row.cluster()).stream()
              .filter(found -> found.features().contains(row.importantFeature()))
              .findFirst();
      table.row(
          (long) row.cluster(),
          row.importantFeature(),
          row.score(),
          (long) row.rankImportant(),
          row.anomaly(),
          ours.map(Importance::mean).orElse(null),
          ours.map(Importance::std).orElse(null),
          reasons(clusters.get(row.cluster())).orElse(null));
    }
    return table.build();
  }

  private static @Nullable Double orMissing(OptionalDouble value) {
    return value.isPresent() ? value.getAsDouble() : null;
  }
}
