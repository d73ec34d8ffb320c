package dev.ecomm.interpret;

import dev.ecomm.model.DataTable;
import dev.ecomm.model.Field;
import dev.ecomm.model.Schema;
import java.util.List;
import java.util.OptionalInt;

/**
 * The importance of each feature, for each cluster and over all.
 *
 * @param score what was lowered
 * @param groups the features, those permuted together in one list; together all, each once
 * @param importances over all first (not where values were exchanged within clusters), then cluster
 *     by cluster, each in the order of the groups; a cluster without rows is left out
 */
public record ImportanceReport(
    ImportanceScore score, List<List<String>> groups, List<Importance> importances) {

  private static final String TOGETHER = " + ";

  /** Copies the lists. */
  public ImportanceReport {
    groups = groups.stream().map(List::copyOf).toList();
    importances = List.copyOf(importances);
  }

  /**
   * Returns the importances over all rows.
   *
   * @return in the order of the groups
   */
  public List<Importance> overall() {
    return importances.stream().filter(importance -> importance.cluster().isEmpty()).toList();
  }

  /**
   * Returns the importances for the rows of a cluster.
   *
   * @param cluster its number
   * @return in the order of the groups; empty if it has no rows
   */
  public List<Importance> of(int cluster) {
    OptionalInt wanted = OptionalInt.of(cluster);
    return importances.stream().filter(found -> found.cluster().equals(wanted)).toList();
  }

  /**
   * The report as a table: {@code cluster,feature,importance_mean,importance_std}.
   *
   * @return over all has no cluster; features permuted together are joined by {@code " + "}
   */
  public DataTable toTable() {
    var table =
        DataTable.builder(
            Schema.of(
                Field.ofLong("cluster"),
                Field.ofString("feature"),
                Field.ofDouble("importance_mean"),
                Field.ofDouble("importance_std")));
    for (Importance importance : importances) {
      OptionalInt cluster = importance.cluster();
      table.row(
          cluster.isPresent() ? (long) cluster.getAsInt() : null,
          String.join(TOGETHER, importance.features()),
          importance.mean(),
          importance.std());
    }
    return table.build();
  }
}
