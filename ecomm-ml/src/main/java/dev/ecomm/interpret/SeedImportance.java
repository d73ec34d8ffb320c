package dev.ecomm.interpret;

import dev.ecomm.feature.FeatureMatrix;
import dev.ecomm.model.DataTable;
import dev.ecomm.model.Field;
import dev.ecomm.model.Schema;
import dev.ecomm.run.RunContext;
import dev.ecomm.tree.TreeClassifier;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;

/**
 * The five most important features of each cluster as the seed defines them, and its anomaly flag.
 *
 * <p>Permutation importance within the rows of the cluster, macro F1 within them, mean of five
 * repeats; the largest five, ties to the later feature, rounded to four decimals half to even. Kept
 * to compare with; {@link PermutationImportance} by its own defaults says more, for members of a
 * cluster are alike and exchanging their values changes little. In clusters of more than 10,000
 * rows that many are drawn.
 *
 * @param rows up to five per cluster, in order of cluster and rank
 */
public record SeedImportance(List<Row> rows) {

  private static final int TOP = 5;
  private static final int REPEATS = 5;
  private static final int MAX_ROWS = 10_000;
  private static final double DECIMALS = 1e4;

  /**
   * One feature of a cluster.
   *
   * @param cluster its number
   * @param importantFeature the feature
   * @param score its importance, rounded to four decimals
   * @param rankImportant from 1, the most important
   * @param anomaly of the cluster, true if all its scores here are 0
   */
  public record Row(
      int cluster, String importantFeature, double score, int rankImportant, boolean anomaly) {}

  /** Copies the rows. */
  public SeedImportance {
    rows = List.copyOf(rows);
  }

  /**
   * Measures as the seed does.
   *
   * @param classifier its classes are the clusters
   * @param features those of the training, in the same order; all values finite
   * @param clusters the cluster of each row
   * @param seed of all draws
   * @param run threads, progress and cancellation
   * @return the five features of each cluster that has rows; fewer if there are fewer features
   * @throws IllegalArgumentException as {@link PermutationImportance#measure} does
   */
  public static SeedImportance of(
      TreeClassifier classifier,
      FeatureMatrix features,
      int[] clusters,
      long seed,
      RunContext run) {
    return of(measure(seed).measure(classifier, features, clusters, run), classifier.classes());
  }

  /** The measure behind the seed's view. */
  static PermutationImportance measure(long seed) {
    return PermutationImportance.builder()
        .score(ImportanceScore.MACRO_F1)
        .shuffle(Shuffle.WITHIN_CLUSTER)
        .repeats(REPEATS)
        .maxRowsPerCluster(MAX_ROWS)
        .seed(seed)
        .build();
  }

  static SeedImportance of(ImportanceReport report, int k) {
    List<Row> rows = new ArrayList<>();
    for (int cluster = 0; cluster < k; cluster++) {
      List<Importance> ranked = new ArrayList<>(report.of(cluster));
      Collections.reverse(ranked); // the sort is stable: of equal ones the later feature leads
      ranked.sort(Comparator.comparingDouble(Importance::mean).reversed());
      List<Importance> top = ranked.subList(0, Math.min(TOP, ranked.size()));
      boolean anomaly = top.stream().allMatch(found -> rounded(found.mean()) == 0);
      for (int i = 0; i < top.size(); i++) {
        Importance found = top.get(i);
        rows.add(new Row(cluster, found.features().get(0), rounded(found.mean()), i + 1, anomaly));
      }
    }
    return new SeedImportance(rows);
  }

  /** Adding 0 turns -0 into 0. */
  private static double rounded(double value) {
    return Math.rint(value * DECIMALS) / DECIMALS + 0.0;
  }

  /**
   * Returns the seed's flag of a cluster: none of its five features matters within it.
   *
   * @param cluster its number
   * @return false for a cluster without rows
   */
  public boolean isAnomaly(int cluster) {
    return rows.stream().anyMatch(row -> row.cluster() == cluster && row.anomaly());
  }

  /**
   * Returns the seed's flag of the run.
   *
   * @return true if any cluster is flagged
   */
  public boolean isAnomalyExist() {
    return rows.stream().anyMatch(Row::anomaly);
  }

  /**
   * The seed's table: {@code cluster,important_feature,score,rank_important,is_anomaly}.
   *
   * @return a row per cluster and rank
   */
  public DataTable toTable() {
    var table =
        DataTable.builder(
            Schema.of(
                Field.ofLong("cluster"),
                Field.ofString("important_feature"),
                Field.ofDouble("score"),
                Field.ofLong("rank_important"),
                Field.ofBoolean("is_anomaly")));
    for (Row row : rows) {
      table.row(
          (long) row.cluster(),
          row.importantFeature(),
          row.score(),
          (long) row.rankImportant(),
          row.anomaly());
    }
    return table.build();
  }
}
