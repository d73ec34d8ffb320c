package dev.ecomm.tree;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.within;

import dev.ecomm.feature.FeatureMatrix;
import dev.ecomm.model.DataTable;
import dev.ecomm.run.CancellationToken;
import dev.ecomm.run.Progress;
import dev.ecomm.run.RunContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RandomSearchTest {

  private static final RunContext ONE = RunContext.withDefaults().onThreads(1);
  private static final TreeTrainer CART = new CartTrainer();

  private static final SearchSpace SHAPES =
      SearchSpace.around(TreeParameters.single()).withMaxDepths(1, 2, 4, 8).withMinLeaves(1, 5, 40);

  private static final int CLASSES = 4;
  private static final FeatureMatrix ROWS = rows();
  private static final int[] LABELS = labels();

  private static FeatureMatrix rows() {
    return FeatureMatrix.of(List.of("x", "y"), new SplittableRandom(3).doubles(400).toArray());
  }

  /** A staircase with noise; class 3 is one row. */
  private static int[] labels() {
    SplittableRandom random = new SplittableRandom(4);
    int[] labels = new int[ROWS.rows()];
    for (int row = 0; row < labels.length; row++) {
      int stairs = ROWS.at(row, 0) + ROWS.at(row, 1) > 1.2 ? 2 : ROWS.at(row, 0) > 0.4 ? 1 : 0;
      labels[row] = random.nextInt(10) == 0 ? random.nextInt(3) : stairs;
    }
    labels[17] = 3;
    return labels;
  }

  private static SearchResult search(RandomSearch.Builder options, RunContext run) {
    return options.build().run(CART, ROWS, LABELS, CLASSES, run);
  }

  private static RandomSearch.Builder options() {
    return RandomSearch.builder().space(SHAPES).candidates(7).folds(4).seed(11);
  }

  @Test
  void scores_are_those_of_cross_validation_by_hand() {
    SearchResult result = search(options(), ONE);

    assertThat(result.candidates()).hasSize(7);
    List<StratifiedSplit> folds = StratifiedSplit.folds(LABELS, CLASSES, 4, 11);
    for (SearchCandidate candidate : result.candidates()) {
      for (int fold = 0; fold < 4; fold++) {
        StratifiedSplit split = folds.get(fold);
        int[] predicted =
            CART.train(split.train(ROWS), split.train(LABELS), CLASSES, candidate.parameters(), ONE)
                .predict(split.test(ROWS));
        assertThat(candidate.foldScores().get(fold))
            .isEqualTo(ClassificationReport.of(split.test(LABELS), predicted, CLASSES).macroF1());
      }
    }
  }

  @Test
  void the_best_has_the_largest_mean() {
    SearchResult result = search(options().candidates(12), ONE);

    double largest =
        result.candidates().stream().mapToDouble(SearchCandidate::mean).max().orElseThrow();
    assertThat(result.best().mean()).isEqualTo(largest).isGreaterThan(0.8);
    assertThat(result.candidates()).anyMatch(candidate -> candidate.mean() < largest);
  }

  @Test
  void the_first_of_equally_good_ones_is_the_best() {
    // a single tree knows no learning rate
    SearchSpace alike =
        SearchSpace.around(TreeParameters.single()).withLearningRates(0.1, 0.2, 0.3, 0.4);

    SearchResult result = search(options().space(alike), ONE);

    assertThat(result.candidates()).hasSize(4);
    assertThat(result.best()).isSameAs(result.candidates().get(0));
  }

  @Test
  void mean_and_spread_are_over_the_folds() {
    SearchCandidate candidate =
        new SearchCandidate(TreeParameters.single(), List.of(0.5, 1.0, 0.5, 1.0));

    assertThat(candidate.mean()).isEqualTo(0.75);
    assertThat(candidate.spread()).isCloseTo(0.25, within(1e-15));
  }

  @Test
  void a_class_of_one_row_is_told_to_be_untested() {
    assertThat(search(options(), ONE).untestedClasses()).containsExactly(3);
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 5, 64})
  void threads_change_no_bit(int threads) {
    assertThat(search(options(), ONE.onThreads(threads))).isEqualTo(search(options(), ONE));
  }

  @Test
  void the_seed_decides() {
    assertThat(search(options(), ONE)).isEqualTo(search(options(), ONE));
    assertThat(search(options().seed(12), ONE)).isNotEqualTo(search(options(), ONE));
  }

  @Test
  void the_table_shows_every_candidate_and_the_best() {
    SearchResult result = search(options(), ONE);

    DataTable table = result.toTable();

    assertThat(table.rows()).isEqualTo(7);
    for (int row = 0; row < 7; row++) {
      SearchCandidate candidate = result.candidates().get(row);
      TreeParameters parameters = candidate.parameters();
      assertThat(table.longs("candidate").longAt(row)).isEqualTo(row + 1);
      assertThat(table.strings("kind").textAt(row)).isEqualTo("single");
      assertThat(table.longs("trees").longAt(row)).isEqualTo(1);
      assertThat(table.longs("max_depth").longAt(row)).isEqualTo(parameters.maxDepth());
      assertThat(table.longs("min_leaf").longAt(row)).isEqualTo(parameters.minLeaf());
      assertThat(table.doubles("learning_rate").doubleAt(row)).isEqualTo(1);
      assertThat(table.doubles("row_share").doubleAt(row)).isEqualTo(1);
      assertThat(table.doubles("feature_share").doubleAt(row)).isEqualTo(1);
      assertThat(table.doubles("l1").doubleAt(row)).isZero();
      assertThat(table.doubles("l2").doubleAt(row)).isZero();
      assertThat(table.longs("seed").longAt(row)).isEqualTo(11);
      assertThat(table.doubles("f1_macro_mean").doubleAt(row)).isEqualTo(candidate.mean());
      assertThat(table.doubles("f1_macro_std").doubleAt(row)).isEqualTo(candidate.spread());
      assertThat(table.booleans("best").booleanAt(row)).isEqualTo(candidate == result.best());
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 3})
  void progress_counts_fits(int threads) {
    List<Progress> reports = new ArrayList<>();

    SearchResult unused = search(options(), ONE.onThreads(threads).reportingTo(reports::add));

    assertThat(reports)
        .extracting(Progress::done)
        .containsExactlyElementsOf(IntStream.rangeClosed(1, 28).mapToObj(i -> (long) i).toList());
    assertThat(reports.get(27)).hasToString("searching: 28 of 28 fits");
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 3})
  void it_can_be_cancelled_on_the_way(int threads) {
    CancellationToken token = new CancellationToken();
    AtomicInteger fits = new AtomicInteger();
    TreeTrainer counting =
        trainer(
            () -> {
              if (fits.incrementAndGet() == 5) {
                token.cancel();
              }
            });
    RunContext run = ONE.onThreads(threads).cancelledBy(token);

    assertThatExceptionOfType(CancellationException.class)
        .isThrownBy(() -> options().build().run(counting, ROWS, LABELS, CLASSES, run));
    assertThat(fits.get()).isBetween(5, 5 + threads);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 3})
  void a_failure_of_the_trainer_reaches_the_caller(int threads) {
    TreeTrainer failing =
        trainer(
            () -> {
              throw new IllegalStateException("out of bark");
            });

    assertThatIllegalStateException()
        .isThrownBy(
            () -> options().build().run(failing, ROWS, LABELS, CLASSES, ONE.onThreads(threads)))
        .withMessage("out of bark");
  }

  @Test
  void an_interrupt_ends_the_search_and_stays_visible() {
    Thread caller = Thread.currentThread();
    TreeTrainer idle =
        trainer(
            () -> {
              while (Thread.currentThread() != caller && caller.isInterrupted()) {
                Thread.onSpinWait(); // else the other thread may be done before it is noticed
              }
            });
    caller.interrupt();

    assertThatExceptionOfType(CancellationException.class)
        .isThrownBy(() -> options().build().run(idle, ROWS, LABELS, CLASSES, ONE.onThreads(2)))
        .withMessage("Interrupted; nothing was published.");
    assertThat(Thread.interrupted()).isTrue();
  }

  /** A real trainer that does something before each training. */
  private static TreeTrainer trainer(Runnable before) {
    return new TreeTrainer() {
      @Override
      public String id() {
        return "test";
      }

      @Override
      public Set<TreeKind> kinds() {
        return CART.kinds();
      }

      @Override
      public TreeClassifier train(
          FeatureMatrix features,
          int[] labels,
          int classes,
          TreeParameters parameters,
          RunContext run) {
        assertThat(run.threads()).isOne();
        before.run();
        return CART.train(features, labels, classes, parameters, run);
      }
    };
  }

  @Test
  void bad_arguments_are_named() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> RandomSearch.builder().candidates(0))
        .withMessage("candidates is 0, must be from 1 to 100000");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> RandomSearch.builder().folds(1))
        .withMessage("folds is 1, must be from 2 to 1000");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> search(options().space(SearchSpace.likeSeed()), ONE))
        .withMessage("kind of the space is BOOSTING, must be one of [SINGLE] for cart");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> search(options().folds(200), ONE))
        .withMessageStartingWith("folds is 200, must be from 2 to 199");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> options().build().run(CART, ROWS, new int[3], CLASSES, ONE))
        .withMessageStartingWith("labels are 3, must be 200");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new SearchCandidate(TreeParameters.single(), List.of()))
        .withMessage("foldScores is empty, must be one score per fold");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new SearchResult(List.of(), List.of()))
        .withMessage("candidates is empty, must be at least one");
  }
}
