package dev.ecomm.forecast;

import java.util.Arrays;

/** The limits that a number of errors bears. */
final class ErrorQuantiles {
  private static final double ROUNDING = 1e-9;

  /** Ascending: by how much values were above, and by how much below; the same if symmetric. */
  private final double[] above;

  private final double[] below;
  private final boolean asymmetric;

  /**
   * Takes errors, in any order.
   *
   * @param errors not changed
   * @param asymmetric whether each side has its own width
   */
  ErrorQuantiles(double[] errors, boolean asymmetric) {
    this.asymmetric = asymmetric;
    above = asymmetric ? errors.clone() : Arrays.stream(errors).map(Math::abs).toArray();
    Arrays.sort(above);
    below = asymmetric ? Arrays.stream(errors).map(error -> -error).sorted().toArray() : above;
  }

  static ErrorQuantiles read(SavedNode node) {
    return new ErrorQuantiles(node.numbers("errors"), node.flag("asymmetric"));
  }

  /** Which of them was whose is not needed again. */
  SavedTree save() {
    return new SavedTree().with("asymmetric", asymmetric).with("errors", above);
  }

  int count() {
    return above.length;
  }

  /** The level above which a rank would be beyond the errors, in percent; 0 if there is none. */
  double highestLevel() {
    double beyond = asymmetric ? 2 : 1;
    return Math.max(0, 100 * (1 - beyond / (above.length + 1)));
  }

  boolean bears(double level) {
    return level <= highestLevel() + ROUNDING;
  }

  /** What is to be added to a point for its lower limit. */
  double lower(double level) {
    return -quantile(below, level);
  }

  /** What is to be added to a point for its upper limit. */
  double upper(double level) {
    return quantile(above, level);
  }

  private double quantile(double[] sorted, double level) {
    double miss = (1 - level / 100) / (asymmetric ? 2 : 1);
    int n = sorted.length;
    double rank = Math.min(Math.max((n + 1) * (1 - miss) + ROUNDING, 1), n);
    int k = (int) rank;
    if (k == n) {
      return sorted[n - 1];
    }
    // Straight lines between ranks would hold too much of a thinning tail: this weight misses
    // exactly as often as it should if the distance to the next error is exponential.
    double weight = Math.max(0, (n - k) * ((n + 1 - k) / (n + 1 - rank) - 1));
    return sorted[k - 1] + weight * (sorted[k] - sorted[k - 1]);
  }
}
