package dev.ecomm.interpret;

import dev.ecomm.feature.FeatureMatrix;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The rows whose predictions are scored: all of them, or in large clusters a sample that stands for
 * the rest by its weight.
 *
 * @param names of the features
 * @param values of all rows, row after row
 * @param clusters of all rows
 * @param k how many there are
 * @param rowsOf all rows of each cluster, ascending
 * @param scoredOf the scored rows of each cluster, ascending
 */
@SuppressWarnings("ArrayRecordComponent") // a bundle for one computation, never compared
record ScoredRows(
    List<String> names, double[] values, int[] clusters, int k, int[][] rowsOf, int[][] scoredOf) {

  static ScoredRows of(
      FeatureMatrix features, int[] clusters, int k, int maxRowsPerCluster, long seed) {
    int[][] rowsOf = Inputs.rowsOf(clusters, k);
    int[][] scoredOf = new int[k][];
    for (int c = 0; c < k; c++) {
      scoredOf[c] = Draws.sample(rowsOf[c], maxRowsPerCluster, Draws.of(seed, c));
    }
    return new ScoredRows(features.names(), features.toArray(), clusters, k, rowsOf, scoredOf);
  }

  int columns() {
    return names.size();
  }

  int count() {
    return clusters.length;
  }

  /** All scored rows, ascending. */
  int[] scored() {
    return Arrays.stream(scoredOf).flatMapToInt(Arrays::stream).sorted().toArray();
  }

  int[] all() {
    return IntStream.range(0, count()).toArray();
  }

  boolean hasRows(int cluster) {
    return rowsOf[cluster].length > 0;
  }

  /** How many rows of its cluster a scored row stands for. */
  double weight(int cluster) {
    return (double) rowsOf[cluster].length / scoredOf[cluster].length;
  }

  FeatureMatrix matrix(int[] rows) {
    double[] selected = new double[rows.length * columns()];
    for (int i = 0; i < rows.length; i++) {
      System.arraycopy(values, rows[i] * columns(), selected, i * columns(), columns());
    }
    return FeatureMatrix.of(names, selected);
  }

  /** The names of groups of features. */
  List<List<String>> names(int[][] groups) {
    List<List<String>> named = new ArrayList<>();
    for (int[] group : groups) {
      named.add(Arrays.stream(group).mapToObj(names::get).toList());
    }
    return named;
  }
}
