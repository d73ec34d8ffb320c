package dev.ecomm.interpret;

import dev.ecomm.feature.FeatureMatrix;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;

/** Compares each cluster with all other rows. Cost: O(d n (log n + k)). */
final class Contrasts {

  private Contrasts() {}

  /** Per cluster one contrast for each feature, in their order. */
  static List<List<FeatureContrast>> of(FeatureMatrix features, int[][] rowsOf) {
    List<List<FeatureContrast>> contrasts = new ArrayList<>();
    for (int c = 0; c < rowsOf.length; c++) {
      contrasts.add(new ArrayList<>());
    }
    for (int j = 0; j < features.columns(); j++) {
      double[] column = features.column(j);
      double[] all = column.clone();
      Arrays.sort(all);
      for (int c = 0; c < rowsOf.length; c++) {
        double[] members = new double[rowsOf[c].length];
        for (int i = 0; i < members.length; i++) {
          members[i] = column[rowsOf[c][i]];
        }
        Arrays.sort(members);
        contrasts.get(c).add(contrast(features.names().get(j), members, without(all, members)));
      }
    }
    return contrasts;
  }

  /** What is left of sorted values without some of them. */
  private static double[] without(double[] all, double[] some) {
    double[] rest = new double[all.length - some.length];
    int next = 0;
    int left = 0;
    for (double value : all) {
      if (next < some.length && Double.compare(value, some[next]) == 0) {
        next++;
      } else {
        rest[left++] = value;
      }
    }
    return rest;
  }

  private static FeatureContrast contrast(String feature, double[] members, double[] rest) {
    double median = Ranks.median(members);
    double other = Ranks.median(rest);
    double ratio = median / other;
    return new FeatureContrast(
        feature,
        present(median),
        present(other),
        other == 0 ? OptionalDouble.empty() : present(ratio),
        Ranks.cliffsDelta(members, rest));
  }

  private static OptionalDouble present(double value) {
    return Double.isFinite(value) ? OptionalDouble.of(value) : OptionalDouble.empty();
  }
}
