package dev.ecomm.rfm;

import java.util.Arrays;
import java.util.List;

/**
 * The four edges between the five scores of a measure: its linear quantiles at 20, 40, 60 and 80
 * percent, among the customers that the scores were made from.
 *
 * @param measure the column of the profile
 * @param edges four, ascending; equal ones stand where many customers are equal
 */
public record ScoreEdges(String measure, List<Double> edges) {
  private static final int PARTS = 5;

  /**
   * Checks and copies.
   *
   * @throws IllegalArgumentException if there are not four finite edges in ascending order
   */
  public ScoreEdges {
    edges = List.copyOf(edges);
    boolean good = edges.size() == PARTS - 1;
    for (int i = 0; i < edges.size(); i++) {
      good &= Double.isFinite(edges.get(i)) && (i == 0 || edges.get(i - 1) <= edges.get(i));
    }
    if (!good) {
      throw new IllegalArgumentException(
          "edges of " + measure + " are " + edges + ", must be 4, finite and ascending");
    }
  }

  /**
   * Edges from values. The position of a quantile is computed in whole numbers, so rounding cannot
   * move it to a neighbour (type 7 of Hyndman and Fan, the default of NumPy and R).
   */
  static ScoreEdges of(String measure, double[] values) {
    double[] ascending = values.clone();
    Arrays.sort(ascending);
    Double[] edges = new Double[PARTS - 1];
    for (int j = 1; j < PARTS; j++) {
      long position = (ascending.length - 1L) * j;
      int below = (int) (position / PARTS);
      long rest = position % PARTS;
      double edge = ascending[below];
      if (rest > 0) {
        edge += (ascending[below + 1] - edge) * rest / PARTS;
      }
      edges[j - 1] = edge;
    }
    return new ScoreEdges(measure, List.of(edges));
  }

  /**
   * Counts the edges below a value.
   *
   * @param value not NaN
   * @return how many edges are less than the value, from 0 to 4; equal edges count each, so a score
   *     may be skipped
   */
  public int below(double value) {
    int below = 0;
    for (double edge : edges) {
      below += edge < value ? 1 : 0;
    }
    return below;
  }
}
