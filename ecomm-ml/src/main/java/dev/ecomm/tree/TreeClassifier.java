package dev.ecomm.tree;

import dev.ecomm.feature.FeatureMatrix;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A trained classifier: trees, and how their leaves make a class.
 *
 * <p>Trees of one score each are about the classes in turn, tree {@code t} about class {@code t mod
 * classes}; scores are summed onto a base. Trees of shares are averaged. The class of the largest
 * number wins; ties: the lower class. Immutable, safe for use by many threads, independent of the
 * library that trained it.
 *
 * <p>Limits, for hostile texts as much as for ever growing models: 1000 classes, 10,000 features,
 * 100,000 trees and ten million nodes in all of them.
 */
public final class TreeClassifier {

  static final int MOST_CLASSES = ClassificationReport.MOST_CLASSES;
  private static final int MOST_FEATURES = 10_000;
  private static final int MOST_TREES = 100_000;
  private static final int MOST_NODES = 10_000_000;

  private final String trainer;
  private final List<String> features;
  private final int classes;
  private final double[] base;
  private final boolean singlePrecision;
  private final List<DecisionTree> trees;

  /**
   * Puts trees together. For trainers, also of other packages: see {@link Builder}.
   *
   * @throws IllegalArgumentException if they do not fit together
   */
  private TreeClassifier(Builder builder) {
    this.trainer = builder.trainer;
    this.features = List.copyOf(builder.features);
    this.classes = builder.classes;
    this.base = builder.base.clone();
    this.singlePrecision = builder.singlePrecision;
    this.trees = List.copyOf(builder.trees);
    requireFit();
  }

  private void requireFit() {
    if (base.length != classes || trees.isEmpty() || features.isEmpty()) {
      throw new IllegalArgumentException(
          "a classifier has "
              + classes
              + " classes, "
              + base.length
              + " base scores, "
              + trees.size()
              + " trees and "
              + features.size()
              + " features; must be at least one of each, and as many scores as classes");
    }
    requireAtMost("features", features.size(), MOST_FEATURES);
    requireAtMost("trees", trees.size(), MOST_TREES);
    requireAtMost("nodes", trees.stream().mapToLong(DecisionTree::nodes).sum(), MOST_NODES);
    if (new HashSet<>(features).size() < features.size()) {
      throw new IllegalArgumentException("features are " + features + ", must be each there once");
    }
    for (double score : base) {
      if (!Double.isFinite(score)) {
        throw new IllegalArgumentException("a base score is " + score + ", must be finite");
      }
    }
    for (DecisionTree tree : trees) {
      if (tree.lastFeature() >= features.size()) {
        throw new IllegalArgumentException("a tree splits by feature " + tree.lastFeature());
      }
      if (tree.outputs() != trees.get(0).outputs()
          || (tree.outputs() != 1 && tree.outputs() != classes)) {
        throw new IllegalArgumentException("a tree has leaves of " + tree.outputs() + " numbers");
      }
    }
  }

  private static void requireAtMost(String name, long value, long most) {
    if (value > most) {
      throw new IllegalArgumentException(
          "a classifier has " + value + " " + name + ", must be at most " + most);
    }
  }

  /**
   * Returns who trained it.
   *
   * @return the trainer's {@link TreeTrainer#id()}
   */
  public String trainer() {
    return trainer;
  }

  /**
   * Returns the features it was trained on.
   *
   * @return names, in order, unmodifiable
   */
  public List<String> features() {
    return features;
  }

  /**
   * Returns the number of classes, those without a row in training included.
   *
   * @return at least 1
   */
  public int classes() {
    return classes;
  }

  /**
   * Returns the trees.
   *
   * @return at least one, unmodifiable
   */
  public List<DecisionTree> trees() {
    return trees;
  }

  double[] base() {
    return base.clone();
  }

  boolean singlePrecision() {
    return singlePrecision;
  }

  /**
   * Finds the class of each of some rows. Cost: O(n trees depth).
   *
   * @param matrix the features of the training, in the same order; all values finite
   * @return from 0 to {@link #classes()}, exclusive; ties: the lower class
   * @throws IllegalArgumentException if these are other features, or a value is not finite
   */
  public int[] predict(FeatureMatrix matrix) {
    double[] rows = values(matrix);
    int[] labels = new int[matrix.rows()];
    double[] scores = new double[classes];
    for (int row = 0; row < labels.length; row++) {
      score(rows, row * features.size(), scores);
      labels[row] = largest(scores);
    }
    return labels;
  }

  /**
   * Computes the scores of the classes for each of some rows: sums of leaf scores, or mean shares.
   *
   * @param matrix the features of the training, in the same order; all values finite
   * @return {@link #classes()} numbers per row; the caller's
   * @throws IllegalArgumentException if these are other features, or a value is not finite
   */
  public double[] scores(FeatureMatrix matrix) {
    double[] rows = values(matrix);
    double[] all = new double[matrix.rows() * classes];
    double[] scores = new double[classes];
    for (int row = 0; row < matrix.rows(); row++) {
      score(rows, row * features.size(), scores);
      System.arraycopy(scores, 0, all, row * classes, classes);
    }
    return all;
  }

  private double[] values(FeatureMatrix matrix) {
    if (!matrix.names().equals(features)) {
      throw new IllegalArgumentException(
          "features are " + matrix.names() + ", must be " + features + " as in training");
    }
    double[] values = matrix.requireFinite().toArray();
    if (singlePrecision) {
      for (int i = 0; i < values.length; i++) {
        values[i] = (float) values[i];
      }
    }
    return values;
  }

  private void score(double[] rows, int from, double[] scores) {
    System.arraycopy(base, 0, scores, 0, classes);
    for (int t = 0; t < trees.size(); t++) {
      DecisionTree tree = trees.get(t);
      int leaf = tree.leaf(rows, from);
      if (tree.outputs() == 1) {
        int at = t % classes;
        double sum = scores[at] + tree.value(leaf, 0);
        scores[at] = singlePrecision ? (float) sum : sum;
      } else {
        for (int c = 0; c < classes; c++) {
          scores[c] += tree.value(leaf, c) / trees.size();
        }
      }
    }
  }

  private static int largest(double[] scores) {
    int best = 0;
    for (int c = 1; c < scores.length; c++) {
      if (scores[c] > scores[best]) {
        best = c;
      }
    }
    return best;
  }

  /**
   * Writes everything as JSON.
   *
   * @return indented, with a line end behind; the same text for equal classifiers, on every machine
   */
  public String toJson() {
    return TreeJson.write(this);
  }

  /**
   * Reads what {@link #toJson} wrote. Memory: some dozens of times that of the text, so whoever
   * reads texts of strangers limits their size first.
   *
   * @param json the text
   * @return a classifier equal to the one written
   * @throws dev.ecomm.error.InvoiceDataException if the text is damaged, of a newer format, or
   *     beyond the limits
   */
  public static TreeClassifier fromJson(String json) {
    return TreeJson.read(json);
  }

  /** Equal if trainer, features, classes and every number that decides are. */
  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof TreeClassifier that
        && trainer.equals(that.trainer)
        && features.equals(that.features)
        && Arrays.equals(base, that.base)
        && singlePrecision == that.singlePrecision
        && trees.equals(that.trees);
  }

  @Override
  public int hashCode() {
    return Objects.hash(trainer, features, Arrays.hashCode(base), singlePrecision, trees);
  }

  @Override
  public String toString() {
    return "TreeClassifier["
        + trainer
        + ", "
        + trees.size()
        + " trees, "
        + classes
        + " classes, "
        + features
        + "]";
  }

  /** Collects what a trainer learned. For one thread. */
  public static final class Builder {
    private final String trainer;
    private final List<String> features;
    private final int classes;
    private final List<DecisionTree> trees = new ArrayList<>();
    private double[] base;
    private boolean singlePrecision;

    /**
     * Starts without trees.
     *
     * @param trainer its {@link TreeTrainer#id()}
     * @param features names, in order
     * @param classes how many; 1 to 1000
     * @throws IllegalArgumentException if there are fewer or more classes
     */
    public Builder(String trainer, List<String> features, int classes) {
      if (classes < 1 || classes > MOST_CLASSES) {
        throw new IllegalArgumentException(
            "classes is " + classes + ", must be from 1 to " + MOST_CLASSES);
      }
      this.trainer = trainer;
      this.features = features;
      this.classes = classes;
      this.base = new double[classes];
    }

    /**
     * Sets what scores are summed onto. Default: zeros.
     *
     * @param base one number per class; copied
     * @return this
     */
    public Builder base(double... base) {
      this.base = Arrays.copyOf(base, base.length);
      return this;
    }

    /**
     * Says that features are rounded to single precision before they are compared, and sums after
     * each addition, as the library that trained the trees does. Default: double precision.
     *
     * @return this
     */
    public Builder singlePrecision() {
      this.singlePrecision = true;
      return this;
    }

    /**
     * Adds a tree; the arrays belong to it from now on.
     *
     * @param outputs numbers in a leaf: 1, or one per class
     * @param feature per node, {@link DecisionTree#LEAF} in a leaf
     * @param threshold per node, finite where there is a feature; rows below go left
     * @param left per node, an index above its own where there is a feature
     * @param right likewise
     * @param values {@code outputs} numbers per node, finite in leaves
     * @return this
     * @throws IllegalArgumentException if the arrays do not make a tree; says which node
     */
    public Builder tree(
        int outputs, int[] feature, double[] threshold, int[] left, int[] right, double[] values) {
      trees.add(new DecisionTree(outputs, feature, threshold, left, right, values));
      return this;
    }

    /**
     * Returns the classifier.
     *
     * @return immutable
     * @throws IllegalArgumentException if there is no tree, or trees do not fit together
     */
    public TreeClassifier build() {
      return new TreeClassifier(this);
    }
  }
}
