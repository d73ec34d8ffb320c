package dev.ecomm.tree;

/**
 * How well one class is found. A figure of 0/0 is 0.
 *
 * @param support rows of the class
 * @param predicted rows of which it was predicted
 * @param correct rows of both
 */
public record ClassFigures(int support, int predicted, int correct) {

  /**
   * Checks the counts.
   *
   * @throws IllegalArgumentException if {@code correct} is negative or above one of the others
   */
  public ClassFigures {
    if (correct < 0 || correct > Math.min(support, predicted)) {
      throw new IllegalArgumentException(
          "correct is "
              + correct
              + ", must be from 0 to support ("
              + support
              + ") and predicted ("
              + predicted
              + ")");
    }
  }

  /**
   * Tells whether the class has a row or was predicted for one.
   *
   * @return false if it does not count in means over classes
   */
  public boolean occurs() {
    return support > 0 || predicted > 0;
  }

  /**
   * Computes the share of the predictions that are right.
   *
   * @return from 0 to 1
   */
  public double precision() {
    return predicted == 0 ? 0 : (double) correct / predicted;
  }

  /**
   * Computes the share of the rows that are found.
   *
   * @return from 0 to 1
   */
  public double recall() {
    return support == 0 ? 0 : (double) correct / support;
  }

  /**
   * Computes the harmonic mean of precision and recall.
   *
   * @return from 0 to 1
   */
  public double f1() {
    return occurs() ? 2.0 * correct / ((double) support + predicted) : 0;
  }
}
