package dev.ecomm.tree;

import dev.ecomm.feature.FeatureMatrix;
import dev.ecomm.run.RunContext;
import dev.ecomm.run.Workers;
import java.util.ArrayList;
import java.util.List;

/**
 * Tries parameters that are drawn from a space, and tells how well each does by stratified
 * cross-validation.
 *
 * <pre>{@code
 * SearchResult found =
 *     RandomSearch.builder().seed(42).build().run(trainer, features, labels, 8, run);
 * TreeClassifier classifier =
 *     trainer.train(features, labels, 8, found.best().parameters(), run);
 * }</pre>
 *
 * <p>The score of a fold is the macro F1 of its rows, over the classes that occur there or are
 * predicted. Folds are those of {@link StratifiedSplit#folds}, the same for all candidates: a class
 * of fewer rows than folds counts in as many folds as it has rows, one of a single row in none,
 * which the result tells. Equal rows, options and seed give equal bits on any number of threads.
 * Immutable, safe for use by many threads.
 *
 * @see <a href="https://jmlr.org/papers/v13/bergstra12a.html">Bergstra and Bengio (2012)</a>
 */
public final class RandomSearch {

  private final SearchSpace space;
  private final int candidates;
  private final int folds;
  private final long seed;

  private RandomSearch(Builder builder) {
    this.space = builder.space;
    this.candidates = builder.candidates;
    this.folds = builder.folds;
    this.seed = builder.seed;
  }

  /**
   * Starts with the defaults.
   *
   * @return a builder
   */
  public static Builder builder() {
    return new Builder();
  }

  /**
   * Trains on all folds but one, tests on that, for each fold and candidate. Cost: candidates x
   * folds trainings, which share the threads of the run, one thread each; every thread holds two
   * copies of the features.
   *
   * @param trainer of the kind of the space
   * @param features n x d, all values finite
   * @param labels the class of each row, from 0 to {@code classes}, exclusive
   * @param classes how many there are; 1 to 1000
   * @param run threads, cancellation, and progress in fits
   * @return all candidates with their scores
   * @throws IllegalArgumentException if shapes differ, a value is not finite, a label is no class,
   *     the trainer is of another kind, or there are more folds than rows in classes of two rows
   *     and more
   * @throws java.util.concurrent.CancellationException if the run is cancelled or the calling
   *     thread interrupted
   */
  public SearchResult run(
      TreeTrainer trainer, FeatureMatrix features, int[] labels, int classes, RunContext run) {
    int[] checked = labels.clone();
    PresentClasses unused = PresentClasses.of(features, checked, classes);
    if (!trainer.kinds().contains(space.kind())) {
      throw new IllegalArgumentException(
          "kind of the space is "
              + space.kind()
              + ", must be one of "
              + trainer.kinds()
              + " for "
              + trainer.id());
    }
    List<StratifiedSplit> splits = StratifiedSplit.folds(checked, classes, folds, seed);
    List<TreeParameters> drawn = space.draw(candidates, seed);
    RunContext alone = new RunContext(1, progress -> {}, run.cancellation());
    Double[] scores = new Double[drawn.size() * folds];
    try (Workers workers = Workers.of(run)) {
      workers.run(
          scores.length,
          "searching",
          "fits",
          (worker, task) ->
              scores[task] =
                  score(
                      trainer,
                      drawn.get(task / folds),
                      splits.get(task % folds),
                      features,
                      checked,
                      classes,
                      alone));
    }
    List<SearchCandidate> tried = new ArrayList<>();
    for (int i = 0; i < drawn.size(); i++) {
      tried.add(
          new SearchCandidate(drawn.get(i), List.of(scores).subList(i * folds, (i + 1) * folds)));
    }
    return new SearchResult(tried, untested(checked, classes));
  }

  private static double score(
      TreeTrainer trainer,
      TreeParameters parameters,
      StratifiedSplit split,
      FeatureMatrix features,
      int[] labels,
      int classes,
      RunContext run) {
    TreeClassifier classifier =
        trainer.train(split.train(features), split.train(labels), classes, parameters, run);
    return ClassificationReport.of(
            split.test(labels), classifier.predict(split.test(features)), classes)
        .macroF1();
  }

  private static List<Integer> untested(int[] labels, int classes) {
    int[] counts = Labels.count(labels, classes);
    List<Integer> untested = new ArrayList<>();
    for (int c = 0; c < classes; c++) {
      if (counts[c] == 1) {
        untested.add(c);
      }
    }
    return untested;
  }

  /** Collects options. For one thread. */
  public static final class Builder {
    private SearchSpace space = SearchSpace.likeSeed();
    private int candidates = 10;
    private int folds = 5;
    private long seed;

    private Builder() {}

    /**
     * Sets what is drawn from. Default: {@link SearchSpace#likeSeed}.
     *
     * @param space any
     * @return this
     */
    public Builder space(SearchSpace space) {
      this.space = space;
      return this;
    }

    /**
     * Sets how many candidates are drawn, without repetition. Default: 10.
     *
     * @param candidates 1 to 100,000; all of the space where it has fewer
     * @return this
     */
    public Builder candidates(int candidates) {
      this.candidates = requireWithin("candidates", candidates, 1, 100_000);
      return this;
    }

    /**
     * Sets the number of folds. Default: 5.
     *
     * @param folds 2 to 1000
     * @return this
     */
    public Builder folds(int folds) {
      this.folds = requireWithin("folds", folds, 2, 1000);
      return this;
    }

    /**
     * Sets the seed of candidates, of folds, and of every training. Default: 0.
     *
     * @param seed any
     * @return this
     */
    public Builder seed(long seed) {
      this.seed = seed;
      return this;
    }

    private static int requireWithin(String name, int value, int least, int most) {
      if (value < least || value > most) {
        throw new IllegalArgumentException(
            name + " is " + value + ", must be from " + least + " to " + most);
      }
      return value;
    }

    /**
     * Returns the search.
     *
     * @return immutable
     */
    public RandomSearch build() {
      return new RandomSearch(this);
    }
  }
}
