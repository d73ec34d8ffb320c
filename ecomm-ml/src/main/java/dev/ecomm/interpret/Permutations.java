package dev.ecomm.interpret;

import dev.ecomm.feature.FeatureMatrix;
import dev.ecomm.run.RunContext;
import dev.ecomm.run.Workers;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.Function;

/** Permutes features, predicts again, and collects how far scores fall. */
final class Permutations {

  private static final String AMONG_ALL = "importance";
  private static final String WITHIN = "importance within clusters";
  private static final String UNIT = "permutations";

  /** Stands for all rows where a cluster could stand. */
  private static final int ALL = -1;

  private final Function<FeatureMatrix, int[]> predict;
  private final boolean[] used;
  private final ScoredRows rows;
  private final ImportanceScore score;
  private final long seed;

  /** By row; rows that are not scored keep 0. */
  private final int[] predicted;

  private final int[] scored;
  private final double[] untouched;

  Permutations(
      Function<FeatureMatrix, int[]> predict,
      boolean[] used,
      ScoredRows rows,
      ImportanceScore score,
      long seed) {
    this.predict = predict;
    this.used = used;
    this.rows = rows;
    this.score = score;
    this.seed = seed;
    this.scored = rows.scored();
    this.predicted = new int[rows.count()];
    int[] found = predict.apply(rows.matrix(scored));
    for (int i = 0; i < scored.length; i++) {
      predicted[scored[i]] = found[i];
    }
    this.untouched = confusion(scored, predicted);
  }

  /** One exchange among all rows lowers the scores of all rows and of every cluster. */
  List<Importance> amongAll(int[][] groups, int repeats, RunContext run) {
    double[][][] drops = new double[groups.length][rows.k() + 1][repeats];
    try (Workers workers = Workers.of(run)) {
      workers.run(
          groups.length * repeats,
          AMONG_ALL,
          UNIT,
          (worker, task) -> {
            int group = task / repeats;
            int repeat = task % repeats;
            double[] confusion = permute(ALL, groups[group], repeat, scored);
            for (int cluster = ALL; cluster < rows.k(); cluster++) {
              drops[group][cluster + 1][repeat] = drop(cluster, confusion);
            }
          });
    }
    return importances(ALL, groups, drops);
  }

  /** Each cluster is permuted for itself; there is nothing over all. */
  List<Importance> withinClusters(int[][] groups, int repeats, RunContext run) {
    int k = rows.k();
    double[][][] drops = new double[groups.length][k + 1][repeats];
    try (Workers workers = Workers.of(run)) {
      workers.run(
          groups.length * k * repeats,
          WITHIN,
          UNIT,
          (worker, task) -> {
            int group = task / (k * repeats);
            int cluster = task / repeats % k;
            int repeat = task % repeats;
            int[] members = rows.scoredOf()[cluster];
            drops[group][cluster + 1][repeat] =
                drop(cluster, permute(cluster, groups[group], repeat, members));
          });
    }
    return importances(0, groups, drops);
  }

  private List<Importance> importances(int from, int[][] groups, double[][][] drops) {
    List<List<String>> names = rows.names(groups);
    List<Importance> importances = new ArrayList<>();
    for (int cluster = from; cluster < rows.k(); cluster++) {
      if (cluster != ALL && !rows.hasRows(cluster)) {
        continue;
      }
      OptionalInt scope = cluster == ALL ? OptionalInt.empty() : OptionalInt.of(cluster);
      for (int group = 0; group < groups.length; group++) {
        importances.add(Importance.of(scope, names.get(group), drops[group][cluster + 1]));
      }
    }
    return importances;
  }

  /** The confusion of some scored rows after an exchange among the rows of a cluster, or all. */
  private double[] permute(int cluster, int[] group, int repeat, int[] members) {
    int[] pool = cluster == ALL ? rows.all() : rows.rowsOf()[cluster];
    int[] donors = pool.clone();
    Draws.shuffle(donors, Draws.of(seed, cluster, group[0], repeat));
    int[] changed = new int[members.length];
    int[] donorOf = new int[members.length];
    int count = 0;
    for (int row : members) {
      int donor = donors[cluster == ALL ? row : Arrays.binarySearch(pool, row)];
      if (differ(row, donor, group)) {
        changed[count] = row;
        donorOf[count++] = donor;
      }
    }
    int[] now = predicted.clone();
    if (count > 0) {
      predictAgain(Arrays.copyOf(changed, count), donorOf, group, now);
    }
    return confusion(members, now);
  }

  private boolean differ(int row, int donor, int[] group) {
    for (int j : group) {
      if (used[j] && value(row, j) != value(donor, j)) {
        return true;
      }
    }
    return false;
  }

  private void predictAgain(int[] changed, int[] donorOf, int[] group, int[] now) {
    int d = rows.columns();
    double[] values = rows.matrix(changed).toArray();
    for (int i = 0; i < changed.length; i++) {
      for (int j : group) {
        values[i * d + j] = value(donorOf[i], j);
      }
    }
    int[] found = predict.apply(FeatureMatrix.of(rows.names(), values));
    for (int i = 0; i < changed.length; i++) {
      now[changed[i]] = found[i];
    }
  }

  private double value(int row, int feature) {
    return rows.values()[row * rows.columns() + feature];
  }

  private double[] confusion(int[] members, int[] found) {
    int k = rows.k();
    double[] confusion = new double[k * k];
    for (int row : members) {
      confusion[rows.clusters()[row] * k + found[row]]++;
    }
    // counted first and weighed then: the sum does not depend on the order of the rows
    for (int at = 0; at < confusion.length; at++) {
      confusion[at] = confusion[at] == 0 ? 0 : confusion[at] * rows.weight(at / k);
    }
    return confusion;
  }

  private double drop(int cluster, double[] confusion) {
    return score.of(scope(cluster, untouched), rows.k())
        - score.of(scope(cluster, confusion), rows.k());
  }

  /** The rows of a cluster only. */
  private double[] scope(int cluster, double[] confusion) {
    if (cluster == ALL) {
      return confusion;
    }
    double[] own = new double[confusion.length];
    int from = cluster * rows.k();
    System.arraycopy(confusion, from, own, from, rows.k());
    return own;
  }
}
