package dev.ecomm.tree;

import dev.ecomm.feature.FeatureMatrix;
import java.util.Arrays;
import java.util.List;

/**
 * The classes that have rows, numbered without gaps: for trainers whose library fails, or predicts
 * nonsense, where a class has no row. Immutable.
 */
public final class PresentClasses {

  /** The base score of a class without rows: finite as a float too, and below every sum. */
  private static final double NEVER = -Float.MAX_VALUE;

  private final int[] indexes;
  private final int[] labels;
  private final int count;

  private PresentClasses(int[] indexes, int[] labels, int count) {
    this.indexes = indexes;
    this.labels = labels;
    this.count = count;
  }

  /**
   * Checks what a trainer is given, and numbers the classes that have rows in ascending order.
   *
   * @param features n x d, n at least 1, all values finite
   * @param labels the class of each row; copied
   * @param classes how many there are, at least 1
   * @return the classes that occur in the labels
   * @throws IllegalArgumentException if there is no row, the lengths differ, a value is not finite,
   *     or a label is out of range; says which
   */
  public static PresentClasses of(FeatureMatrix features, int[] labels, int classes) {
    if (features.rows() == 0 || labels.length != features.rows()) {
      throw new IllegalArgumentException(
          "labels are "
              + labels.length
              + ", must be "
              + features.rows()
              + ", one per row of the features, and at least one");
    }
    FeatureMatrix unused = features.requireFinite();
    int[] indexes = new int[Math.max(classes, 0)];
    Labels.requireWithin("label", labels, classes);
    for (int label : labels) {
      indexes[label] = 1;
    }
    int count = 0;
    for (int c = 0; c < classes; c++) {
      indexes[c] = indexes[c] == 1 ? count++ : -1;
    }
    return new PresentClasses(
        indexes, Arrays.stream(labels).map(label -> indexes[label]).toArray(), count);
  }

  /**
   * Returns how many classes have rows.
   *
   * @return at least 1
   */
  public int count() {
    return count;
  }

  /**
   * Returns the class of each row by its number among those that have rows.
   *
   * @return from 0 to {@link #count()}, exclusive; the caller's
   */
  public int[] labels() {
    return labels.clone();
  }

  /**
   * Returns the number of a class among those that have rows.
   *
   * @param label a class
   * @return from 0, or -1 where it has no row
   */
  public int indexOf(int label) {
    return indexes[label];
  }

  /**
   * Returns base scores with which a class without rows never wins.
   *
   * @return per class, 0 where it has rows; the caller's
   */
  public double[] base() {
    return Arrays.stream(indexes).mapToDouble(index -> index < 0 ? NEVER : 0).toArray();
  }

  /**
   * Adds a tree that says nothing, for a class without rows.
   *
   * @param builder what it is added to
   */
  public static void addSilentTree(TreeClassifier.Builder builder) {
    builder.tree(
        1, new int[] {DecisionTree.LEAF}, new double[1], new int[1], new int[1], new double[1]);
  }

  /**
   * What there is to learn where one class has all the rows: that it is always this one.
   *
   * @param trainer its {@link TreeTrainer#id()}
   * @param features names, in order
   * @return a classifier of silent trees
   */
  public TreeClassifier constant(String trainer, List<String> features) {
    TreeClassifier.Builder builder =
        new TreeClassifier.Builder(trainer, features, indexes.length).base(base());
    for (int c = 0; c < indexes.length; c++) {
      addSilentTree(builder);
    }
    return builder.build();
  }
}
