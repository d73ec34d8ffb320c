package dev.ecomm.interpret;

import java.util.List;
import java.util.OptionalInt;

/**
 * How much worse a cluster is found when a feature says nothing: the score as it is, less the score
 * after a permutation.
 *
 * @param cluster whose rows were scored; empty: all rows
 * @param features one, or several that were permuted together
 * @param mean of the drops over all repeats; below 0 where chance did better
 * @param std their population standard deviation
 */
public record Importance(OptionalInt cluster, List<String> features, double mean, double std) {

  /** Copies the features. */
  public Importance {
    features = List.copyOf(features);
  }

  /** From the drops of all repeats. */
  static Importance of(OptionalInt cluster, List<String> features, double[] drops) {
    double sum = 0;
    for (double drop : drops) {
      sum += drop;
    }
    double mean = sum / drops.length;
    double squares = 0;
    for (double drop : drops) {
      squares += (drop - mean) * (drop - mean);
    }
    return new Importance(cluster, features, mean, Math.sqrt(squares / drops.length));
  }
}
