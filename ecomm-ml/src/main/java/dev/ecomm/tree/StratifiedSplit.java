package dev.ecomm.tree;

import dev.ecomm.feature.FeatureMatrix;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * Rows to train on and rows to test on, drawn class by class, so that both sides have the mix of
 * the whole.
 *
 * <p>A class of one row is trained on and never tested: nothing could be learned of it otherwise.
 * Every larger class has a row to train on. Which classes have no row to test on is told by {@link
 * #trainOnlyClasses}; no figure of the test rows says anything about them. Rows keep their order on
 * either side. Equal labels and seed give equal splits on every machine. Immutable, safe for use by
 * many threads.
 */
public final class StratifiedSplit {

  private final int[] trainRows;
  private final int[] testRows;
  private final int[] trainOnly;

  private StratifiedSplit(int[] trainRows, int[] testRows, int[] trainOnly) {
    this.trainRows = trainRows;
    this.testRows = testRows;
    this.trainOnly = trainOnly;
  }

  /**
   * Holds a share of each class out for testing: {@code share} times its rows, rounded to the
   * nearest whole number (a half upwards), but never all of them. A fifth of a class of two rows is
   * thus none, of three rows one. Where all classes are that small there is nothing to test on.
   *
   * @param labels the class of each row, at least one row
   * @param classes how many there are, at least 1
   * @param share of the rows to test on; above 0, below 1
   * @param seed of the draws
   * @return a split of all rows
   * @throws IllegalArgumentException if there is no row, a label is no class, or the share is out
   *     of its range
   */
  public static StratifiedSplit holdOut(int[] labels, int classes, double share, long seed) {
    if (!(share > 0 && share < 1)) {
      throw new IllegalArgumentException("share is " + share + ", must be above 0 and below 1");
    }
    boolean[] test = new boolean[labels.length];
    for (int[] rows : shuffledClasses(labels, classes, seed)) {
      long held = Math.min(Math.round(share * rows.length), rows.length - 1L);
      for (int i = 0; i < held; i++) {
        test[rows[i]] = true;
      }
    }
    return of(test, labels, classes);
  }

  /**
   * Deals the rows of each class to folds in turn, and makes a split for each fold that tests on
   * its rows and trains on the others.
   *
   * <p>Sizes of folds differ by one row at most, the rows of a class in them likewise. A class with
   * fewer rows than there are folds is tested in as many folds as it has rows; one of a single row
   * is trained on in all and tested in none.
   *
   * @param labels the class of each row
   * @param classes how many there are, at least 1
   * @param folds at least 2, and at most the number of rows in classes of two rows and more
   * @param seed of the draws
   * @return one split per fold
   * @throws IllegalArgumentException if a label is no class, or there are too few or too many folds
   */
  public static List<StratifiedSplit> folds(int[] labels, int classes, int folds, long seed) {
    int[] foldOf = new int[labels.length];
    Arrays.fill(foldOf, -1);
    int dealt = 0;
    for (int[] rows : shuffledClasses(labels, classes, seed)) {
      if (rows.length > 1) {
        for (int row : rows) {
          foldOf[row] = dealt++ % Math.max(folds, 1);
        }
      }
    }
    if (folds < 2 || folds > dealt) {
      throw new IllegalArgumentException(
          "folds is "
              + folds
              + ", must be from 2 to "
              + dealt
              + ", the number of rows in classes of two rows and more");
    }
    List<StratifiedSplit> splits = new ArrayList<>();
    for (int fold = 0; fold < folds; fold++) {
      boolean[] test = new boolean[labels.length];
      for (int row = 0; row < test.length; row++) {
        test[row] = foldOf[row] == fold;
      }
      splits.add(of(test, labels, classes));
    }
    return List.copyOf(splits);
  }

  /** The rows of each class in an order of chance; each class has draws of its own. */
  private static List<int[]> shuffledClasses(int[] labels, int classes, long seed) {
    if (classes < 1 || labels.length == 0) {
      throw new IllegalArgumentException(
          "there are "
              + labels.length
              + " labels of "
              + classes
              + " classes, must be at least one of each");
    }
    Labels.requireWithin("label", labels, classes);
    int[] counts = Labels.count(labels, classes);
    int[][] rows = new int[classes][];
    Arrays.setAll(rows, c -> new int[counts[c]]);
    for (int row = labels.length - 1; row >= 0; row--) {
      rows[labels[row]][--counts[labels[row]]] = row;
    }
    SplittableRandom random = new SplittableRandom(seed);
    for (int[] members : rows) {
      shuffle(members, random.split());
    }
    return List.of(rows);
  }

  /** Fisher and Yates's, as Durstenfeld wrote it. */
  private static void shuffle(int[] rows, SplittableRandom random) {
    for (int i = rows.length - 1; i > 0; i--) {
      int j = random.nextInt(i + 1);
      int moved = rows[i];
      rows[i] = rows[j];
      rows[j] = moved;
    }
  }

  private static StratifiedSplit of(boolean[] test, int[] labels, int classes) {
    int[] trainRows = IntStream.range(0, test.length).filter(row -> !test[row]).toArray();
    int[] testRows = IntStream.range(0, test.length).filter(row -> test[row]).toArray();
    int[] inTrain = Labels.count(select(labels, trainRows), classes);
    int[] inTest = Labels.count(select(labels, testRows), classes);
    int[] trainOnly =
        IntStream.range(0, classes).filter(c -> inTrain[c] > 0 && inTest[c] == 0).toArray();
    return new StratifiedSplit(trainRows, testRows, trainOnly);
  }

  private static int[] select(int[] values, int[] rows) {
    int[] selected = new int[rows.length];
    for (int i = 0; i < rows.length; i++) {
      selected[i] = values[rows[i]];
    }
    return selected;
  }

  /**
   * Returns the rows to train on.
   *
   * @return ascending, at least one; the caller's
   */
  public int[] trainRows() {
    return trainRows.clone();
  }

  /**
   * Returns the rows to test on.
   *
   * @return ascending, possibly none; the caller's
   */
  public int[] testRows() {
    return testRows.clone();
  }

  /**
   * Returns the classes that have rows to train on and none to test on.
   *
   * @return ascending; the caller's
   */
  public int[] trainOnlyClasses() {
    return trainOnly.clone();
  }

  /**
   * Takes the features of the rows to train on.
   *
   * @param features of all rows
   * @return a copy, without identifiers
   * @throws IllegalArgumentException if there are more or fewer rows than were split
   */
  public FeatureMatrix train(FeatureMatrix features) {
    return select(features, trainRows);
  }

  /**
   * Takes the features of the rows to test on.
   *
   * @param features of all rows
   * @return a copy, without identifiers
   * @throws IllegalArgumentException if there are more or fewer rows than were split
   */
  public FeatureMatrix test(FeatureMatrix features) {
    return select(features, testRows);
  }

  private FeatureMatrix select(FeatureMatrix features, int[] rows) {
    requireSplit("features", features.rows());
    int columns = features.columns();
    double[] values = new double[rows.length * columns];
    for (int i = 0; i < rows.length; i++) {
      for (int j = 0; j < columns; j++) {
        values[i * columns + j] = features.at(rows[i], j);
      }
    }
    return FeatureMatrix.of(features.names(), values);
  }

  /**
   * Takes the labels of the rows to train on.
   *
   * @param labels of all rows
   * @return a copy
   * @throws IllegalArgumentException if there are more or fewer than the rows that were split
   */
  public int[] train(int[] labels) {
    requireSplit("labels", labels.length);
    return select(labels, trainRows);
  }

  /**
   * Takes the labels of the rows to test on.
   *
   * @param labels of all rows
   * @return a copy
   * @throws IllegalArgumentException if there are more or fewer than the rows that were split
   */
  public int[] test(int[] labels) {
    requireSplit("labels", labels.length);
    return select(labels, testRows);
  }

  private void requireSplit(String name, int rows) {
    int split = trainRows.length + testRows.length;
    if (rows != split) {
      throw new IllegalArgumentException(
          name + " have " + rows + " rows, must have the " + split + " that were split");
    }
  }

  @Override
  public String toString() {
    return "StratifiedSplit["
        + trainRows.length
        + " to train on, "
        + testRows.length
        + " to test on, classes not tested "
        + Arrays.toString(trainOnly)
        + "]";
  }
}
