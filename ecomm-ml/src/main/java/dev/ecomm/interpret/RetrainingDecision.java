package dev.ecomm.interpret;

import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Whether an interpreter is trained anew, and why.
 *
 * @param cause of the decision
 * @param macroF1 of the earlier interpreter on the new clusters in its own numbers; empty if it was
 *     not asked
 * @param matching of the earlier clusters and the new ones; empty if they cannot be compared
 * @param reason a sentence for people
 */
public record RetrainingDecision(
    Cause cause, OptionalDouble macroF1, Optional<ClusterMatching> matching, String reason) {

  /** What decides. */
  public enum Cause {
    /** The earlier interpreter still tells the clusters apart: it is kept. */
    STILL_GOOD,
    /** There is no earlier interpreter. */
    FIRST,
    /** Training was asked for. */
    FORCED,
    /** The features are others than before. */
    FEATURES_CHANGED,
    /** The number of clusters is another. */
    K_CHANGED,
    /** The earlier interpreter does not tell the clusters apart any more. */
    SCORE_TOO_LOW
  }

  /**
   * Tells whether an interpreter is to be trained.
   *
   * @return false if the earlier one is kept
   */
  public boolean retrain() {
    return cause != Cause.STILL_GOOD;
  }

  /** A decision that needs no figures. */
  static RetrainingDecision train(Cause cause, Optional<ClusterMatching> matching, String reason) {
    return new RetrainingDecision(cause, OptionalDouble.empty(), matching, reason);
  }
}
