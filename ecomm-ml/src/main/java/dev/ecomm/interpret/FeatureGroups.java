package dev.ecomm.interpret;

import dev.ecomm.feature.FeatureMatrix;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Features that say nearly the same, by Spearman's rank correlation.
 *
 * <p>Two features belong together if their correlation is above the limit, in either direction;
 * chains count. Permuting one of such features alone shows nothing, for the other still tells.
 */
final class FeatureGroups {

  private FeatureGroups() {}

  /** Each feature alone. */
  static int[][] apart(int features) {
    int[][] groups = new int[features][];
    Arrays.setAll(groups, j -> new int[] {j});
    return groups;
  }

  /** Positions of features, ascending within a group, groups by their first feature. */
  static int[][] above(double limit, FeatureMatrix features) {
    int d = features.columns();
    double[][] ranks = new double[d][];
    for (int j = 0; j < d; j++) {
      ranks[j] = Ranks.centred(features.column(j));
    }
    int[] first = new int[d];
    Arrays.setAll(first, j -> j);
    for (int j = 1; j < d; j++) {
      for (int i = 0; i < j; i++) {
        if (Math.abs(cosine(ranks[i], ranks[j])) > limit) {
          join(first, first[i], first[j]);
        }
      }
    }
    List<int[]> groups = new ArrayList<>();
    for (int g = 0; g < d; g++) {
      int group = g;
      int[] members =
          java.util.stream.IntStream.range(0, d).filter(j -> first[j] == group).toArray();
      if (members.length > 0) {
        groups.add(members);
      }
    }
    return groups.toArray(int[][]::new);
  }

  private static void join(int[] first, int a, int b) {
    int to = Math.min(a, b);
    for (int j = 0; j < first.length; j++) {
      if (first[j] == a || first[j] == b) {
        first[j] = to;
      }
    }
  }

  /** The correlation of centred columns; 0 where one is constant. */
  private static double cosine(double[] a, double[] b) {
    double ab = 0;
    double aa = 0;
    double bb = 0;
    for (int row = 0; row < a.length; row++) {
      ab += a[row] * b[row];
      aa += a[row] * a[row];
      bb += b[row] * b[row];
    }
    return aa == 0 || bb == 0 ? 0 : ab / Math.sqrt(aa * bb);
  }
}
