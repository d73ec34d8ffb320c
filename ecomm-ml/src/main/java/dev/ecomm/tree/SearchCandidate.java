package dev.ecomm.tree;

import java.util.List;

/**
 * Parameters, and how well what they gave did on rows that it had not seen.
 *
 * @param parameters what was tried
 * @param foldScores the macro F1 on each fold, each from 0 to 1; at least one
 */
public record SearchCandidate(TreeParameters parameters, List<Double> foldScores) {

  /**
   * Copies the scores.
   *
   * @throws IllegalArgumentException if there are none
   */
  public SearchCandidate {
    foldScores = List.copyOf(foldScores);
    if (foldScores.isEmpty()) {
      throw new IllegalArgumentException("foldScores is empty, must be one score per fold");
    }
  }

  /**
   * Computes the mean over the folds.
   *
   * @return from 0 to 1
   */
  public double mean() {
    double sum = 0;
    for (double score : foldScores) {
      sum += score;
    }
    return sum / foldScores.size();
  }

  /**
   * Computes the standard deviation over the folds, by n as scikit-learn's.
   *
   * @return at least 0
   */
  public double spread() {
    double mean = mean();
    double squares = 0;
    for (double score : foldScores) {
      squares += (score - mean) * (score - mean);
    }
    return Math.sqrt(squares / foldScores.size());
  }
}
