package dev.ecomm.tree;

import dev.ecomm.feature.FeatureMatrix;
import dev.ecomm.run.RunContext;
import java.util.Set;

/**
 * Trains classifiers. Implementations are found by {@link java.util.ServiceLoader}, have a public
 * constructor without parameters, and are stateless, safe for use by many threads.
 */
public interface TreeTrainer {

  /**
   * Returns the name by which users ask for it.
   *
   * @return lower case, for example {@code xgboost}
   */
  String id();

  /**
   * Returns what it can train.
   *
   * @return at least one kind
   */
  Set<TreeKind> kinds();

  /**
   * Trains a classifier. Equal arguments give equal bits on any number of threads.
   *
   * @param features n x d, n at least 1, all values finite
   * @param labels the class of each row, from 0 to {@code classes}, exclusive; a class may have no
   *     row, and is then never predicted
   * @param classes how many there are, at least 1
   * @param parameters of a kind of {@link #kinds()}
   * @param run threads, progress and cancellation
   * @return what was learned
   * @throws IllegalArgumentException if the shapes differ, a value is not finite, a label is out of
   *     range, or the kind is none of its own
   */
  TreeClassifier train(
      FeatureMatrix features, int[] labels, int classes, TreeParameters parameters, RunContext run);
}
