package dev.ecomm.interpret;

import dev.ecomm.feature.FeatureMatrix;
import dev.ecomm.tree.TreeClassifier;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * What was learned about clusters, to be saved: the surrogate tree, and the better classifier where
 * there is one. It knows nothing of centroids and tells clusters by features that are not scaled.
 *
 * <p>Immutable, safe for use by many threads.
 */
public final class InterpreterModel {

  private final TreeClassifier surrogate;
  private final Optional<TreeClassifier> provider;
  private final int[] clusterOf;

  /** The arrays belong to it from now on. */
  InterpreterModel(TreeClassifier surrogate, Optional<TreeClassifier> provider, int[] clusterOf) {
    this.surrogate = surrogate;
    this.provider = provider;
    this.clusterOf = clusterOf;
    requireFit();
  }

  /** A model whose classes are the clusters. */
  static InterpreterModel of(TreeClassifier surrogate, Optional<TreeClassifier> provider) {
    int[] same = new int[surrogate.classes()];
    Arrays.setAll(same, c -> c);
    return new InterpreterModel(surrogate, provider, same);
  }

  private void requireFit() {
    int k = surrogate.classes();
    if (surrogate.trees().size() != 1 || surrogate.trees().get(0).outputs() != k) {
      throw new IllegalArgumentException(
          "the surrogate has "
              + surrogate.trees().size()
              + " trees, must have one with a share of each cluster in its leaves");
    }
    provider.ifPresent(
        other -> {
          if (other.classes() != k || !other.features().equals(surrogate.features())) {
            throw new IllegalArgumentException(
                "the classifier has "
                    + other.classes()
                    + " classes of "
                    + other.features()
                    + ", must have those of the surrogate: "
                    + k
                    + " of "
                    + surrogate.features());
          }
        });
    boolean[] seen = new boolean[k];
    for (int cluster : clusterOf) {
      if (clusterOf.length != k || cluster < 0 || cluster >= k || seen[cluster]) {
        throw new IllegalArgumentException(
            "the clusters of the classes are "
                + Arrays.toString(clusterOf)
                + ", must be each number from 0 to "
                + (k - 1)
                + " once");
      }
      seen[cluster] = true;
    }
    if (clusterOf.length != k) {
      throw new IllegalArgumentException("there are no clusters of the classes");
    }
  }

  /**
   * Returns the number of clusters.
   *
   * @return at least 1
   */
  public int k() {
    return clusterOf.length;
  }

  /**
   * Returns the features by which clusters are told apart.
   *
   * @return names, in order, unmodifiable
   */
  public List<String> features() {
    return surrogate.features();
  }

  /**
   * Returns the tree that rules are read from.
   *
   * @return a single tree; {@link #clusterOf} numbers its classes
   */
  public TreeClassifier surrogate() {
    return surrogate;
  }

  /**
   * Returns what predicts: the provider's classifier, or the surrogate where that was better.
   *
   * @return a classifier; {@link #clusterOf} numbers its classes
   */
  public TreeClassifier classifier() {
    return provider.orElse(surrogate);
  }

  /**
   * Tells whether the surrogate predicts.
   *
   * @return false if a provider's classifier does
   */
  public boolean usesSurrogate() {
    return provider.isEmpty();
  }

  /**
   * Returns the cluster that a class of the classifiers stands for.
   *
   * @param label a class
   * @return its cluster; another number only in a {@link #renumbered} model
   */
  public int clusterOf(int label) {
    return clusterOf[label];
  }

  int[] clusterOfClasses() {
    return clusterOf.clone();
  }

  /**
   * Finds the cluster of each of some rows.
   *
   * @param matrix the features, in the same order, not scaled; all values finite
   * @return from 0 to k, exclusive; the caller's
   * @throws IllegalArgumentException if these are other features, or a value is not finite
   */
  public int[] predict(FeatureMatrix matrix) {
    int[] labels = classifier().predict(matrix);
    for (int row = 0; row < labels.length; row++) {
      labels[row] = clusterOf[labels[row]];
    }
    return labels;
  }

  /**
   * This model in the numbers of a new run.
   *
   * @param matching of the clusters of this model, the old ones, and as many new ones
   * @return a model that says the partner of what this one says
   * @throws IllegalArgumentException if the numbers of clusters differ
   */
  public InterpreterModel renumbered(ClusterMatching matching) {
    if (matching.oldClusters() != k() || matching.newClusters() != k()) {
      throw new IllegalArgumentException(
          "matching is of "
              + matching.oldClusters()
              + " old and "
              + matching.newClusters()
              + " new clusters, must be of "
              + k()
              + " each");
    }
    int[] renumbered = Arrays.stream(clusterOf).map(matching::newOf).toArray();
    return new InterpreterModel(surrogate, provider, renumbered);
  }

  /**
   * Writes the model as JSON.
   *
   * @return with a line end behind; the same text for equal models, on every machine
   */
  public String toJson() {
    return InterpreterJson.write(this);
  }

  /**
   * Reads what {@link #toJson} wrote. Held in memory whole: check the length of a text of unknown
   * origin first.
   *
   * @param json the text
   * @return a model that predicts as the one written
   * @throws dev.ecomm.error.InvoiceDataException if the text is damaged or of a newer format
   */
  public static InterpreterModel fromJson(String json) {
    return InterpreterJson.read(json);
  }

  @Override
  public String toString() {
    return "InterpreterModel[" + classifier() + "]";
  }
}
