package dev.ecomm.tree;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.ecomm.feature.FeatureMatrix;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class StratifiedSplitTest {

  /** As many rows of class 0, 1, ... as told, mixed. */
  private static int[] labels(int... counts) {
    int[] labels =
        IntStream.range(0, counts.length)
            .flatMap(c -> IntStream.generate(() -> c).limit(counts[c]))
            .toArray();
    SplittableRandom random = new SplittableRandom(1);
    for (int i = labels.length - 1; i > 0; i--) {
      int j = random.nextInt(i + 1);
      int moved = labels[i];
      labels[i] = labels[j];
      labels[j] = moved;
    }
    return labels;
  }

  private static int[] sorted(int[] first, int[] second) {
    return IntStream.concat(Arrays.stream(first), Arrays.stream(second)).sorted().toArray();
  }

  @ParameterizedTest
  @CsvSource({
    "1, 0.2, 0",
    "2, 0.2, 0",
    "3, 0.2, 1",
    "7, 0.2, 1",
    "8, 0.2, 2",
    "100, 0.2, 20",
    "2, 0.25, 1",
    "2, 0.9, 1",
    "1, 0.9, 0",
    "10, 0.99, 9",
    "5, 0.5, 3"
  })
  void a_share_of_a_class_is_held_out_but_never_all(int rows, double share, int tested) {
    StratifiedSplit split = StratifiedSplit.holdOut(labels(40, rows), 2, share, 3);

    assertThat(Labels.count(split.test(labels(40, rows)), 2)[1]).isEqualTo(tested);
  }

  @Test
  void each_row_is_on_one_side_and_in_order() {
    int[] labels = labels(50, 30, 20);

    StratifiedSplit split = StratifiedSplit.holdOut(labels, 3, 0.3, 7);

    assertThat(split.trainRows()).hasSize(70).isSorted();
    assertThat(split.testRows()).hasSize(30).isSorted();
    assertThat(sorted(split.trainRows(), split.testRows()))
        .containsExactly(IntStream.range(0, 100).toArray());
    assertThat(Labels.count(split.test(labels), 3)).containsExactly(15, 9, 6);
  }

  @Test
  void classes_that_are_not_tested_are_told() {
    // class 3 has no row at all
    StratifiedSplit split = StratifiedSplit.holdOut(labels(50, 1, 2, 0, 3), 5, 0.2, 0);

    assertThat(split.trainOnlyClasses()).containsExactly(1, 2);
    assertThat(split)
        .hasToString("StratifiedSplit[45 to train on, 11 to test on, classes not tested [1, 2]]");
  }

  @Test
  void where_all_classes_are_tiny_there_is_nothing_to_test_on() {
    StratifiedSplit split = StratifiedSplit.holdOut(labels(1, 1, 2), 3, 0.2, 0);

    assertThat(split.testRows()).isEmpty();
    assertThat(split.trainOnlyClasses()).containsExactly(0, 1, 2);
  }

  static LongStream seeds() {
    return LongStream.range(0, 50);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void folds_are_alike_and_test_each_row_once(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    int[] counts = random.ints(1 + random.nextInt(6), 0, 12).toArray();
    counts[0] += 8;
    int[] labels = labels(counts);
    int folds = 2 + random.nextInt(7);

    List<StratifiedSplit> splits = StratifiedSplit.folds(labels, counts.length, folds, seed);

    assertThat(splits).hasSize(folds);
    int[] tested = new int[labels.length];
    int[] foldsOfClass = new int[counts.length];
    int larger = Arrays.stream(counts).filter(count -> count > 1).sum();
    for (StratifiedSplit split : splits) {
      assertThat(sorted(split.trainRows(), split.testRows())).hasSize(labels.length);
      Arrays.stream(split.testRows()).forEach(row -> tested[row]++);
      assertThat(split.testRows().length).isBetween(larger / folds, (larger + folds - 1) / folds);
      int[] inTest = Labels.count(split.test(labels), counts.length);
      int[] inTrain = Labels.count(split.train(labels), counts.length);
      for (int c = 0; c < counts.length; c++) {
        assertThat(inTest[c]).isLessThanOrEqualTo((counts[c] + folds - 1) / folds);
        assertThat(inTrain[c]).isGreaterThanOrEqualTo(Math.min(counts[c], 1));
        foldsOfClass[c] += inTest[c] > 0 ? 1 : 0;
      }
    }
    for (int row = 0; row < labels.length; row++) {
      assertThat(tested[row]).isEqualTo(counts[labels[row]] > 1 ? 1 : 0);
    }
    for (int c = 0; c < counts.length; c++) {
      assertThat(foldsOfClass[c]).isEqualTo(counts[c] > 1 ? Math.min(counts[c], folds) : 0);
    }
  }

  @Test
  void the_seed_decides() {
    int[] labels = labels(60, 40);

    int[] rows = StratifiedSplit.holdOut(labels, 2, 0.2, 5).testRows();

    assertThat(StratifiedSplit.holdOut(labels, 2, 0.2, 5).testRows()).containsExactly(rows);
    assertThat(StratifiedSplit.holdOut(labels, 2, 0.2, 6).testRows()).isNotEqualTo(rows);
    assertThat(StratifiedSplit.folds(labels, 2, 5, 5).get(0).testRows())
        .isNotEqualTo(StratifiedSplit.folds(labels, 2, 5, 6).get(0).testRows());
  }

  @Test
  void a_split_stays_as_it_is_on_every_machine() {
    int[] labels = {0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 2};

    assertThat(StratifiedSplit.holdOut(labels, 3, 0.4, 42).testRows())
        .containsExactly(1, 4, 5, 7, 9);
    assertThat(StratifiedSplit.folds(labels, 3, 3, 42).get(0).testRows())
        .containsExactly(1, 2, 3, 10);
  }

  @Test
  void every_row_of_a_class_is_as_likely_to_be_held_out() {
    int[] labels = labels(10, 5);
    int[] held = new int[15];
    for (int seed = 0; seed < 2000; seed++) {
      for (int row : StratifiedSplit.holdOut(labels, 2, 0.2, seed).testRows()) {
        held[row]++;
      }
    }

    // 400 are expected of each, with a standard deviation of 18
    assertThat(Arrays.stream(held).boxed()).allMatch(times -> times > 310 && times < 490);
  }

  @Test
  void features_and_labels_are_taken_apart_together() {
    FeatureMatrix features = FeatureMatrix.of(List.of("x", "y"), 0, 10, 1, 11, 2, 12, 3, 13);
    int[] labels = {0, 0, 0, 0};

    StratifiedSplit split = StratifiedSplit.holdOut(labels, 1, 0.25, 0);

    int row = split.testRows()[0];
    assertThat(split.test(features)).isEqualTo(FeatureMatrix.of(List.of("x", "y"), row, 10 + row));
    assertThat(split.train(features).column(0))
        .containsExactly(Arrays.stream(split.trainRows()).asDoubleStream().toArray());
    assertThat(split.train(new int[] {0, 1, 2, 3})).containsExactly(split.trainRows());
    assertThat(split.test(new int[] {0, 1, 2, 3})).containsExactly(split.testRows());
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, 1, -0.1, Double.NaN})
  void a_share_that_is_none_is_refused(double share) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> StratifiedSplit.holdOut(labels(5), 1, share, 0))
        .withMessage("share is " + share + ", must be above 0 and below 1");
  }

  @ParameterizedTest
  @ValueSource(ints = {-1, 0, 1, 8})
  void too_few_or_too_many_folds_are_refused(int folds) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> StratifiedSplit.folds(labels(5, 2, 1), 3, folds, 0))
        .withMessageStartingWith("folds is " + folds + ", must be from 2 to 7, the number of rows");
  }

  @Test
  void bad_labels_are_named() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> StratifiedSplit.holdOut(new int[0], 1, 0.5, 0))
        .withMessage("there are 0 labels of 1 classes, must be at least one of each");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> StratifiedSplit.folds(new int[1], 0, 2, 0))
        .withMessage("there are 1 labels of 0 classes, must be at least one of each");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> StratifiedSplit.holdOut(new int[] {0, 3}, 3, 0.5, 0))
        .withMessage("label of row 1 is 3, must be a class from 0 to 2");
    StratifiedSplit split = StratifiedSplit.holdOut(labels(4), 1, 0.5, 0);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> split.train(new int[3]))
        .withMessage("labels have 3 rows, must have the 4 that were split");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> split.test(FeatureMatrix.of(List.of("x"), 1, 2)))
        .withMessage("features have 2 rows, must have the 4 that were split");
  }
}
