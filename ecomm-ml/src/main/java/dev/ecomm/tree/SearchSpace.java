package dev.ecomm.tree;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * Values to try for each of {@link TreeParameters}: every combination is a candidate.
 *
 * <pre>{@code
 * SearchSpace space =
 *     SearchSpace.around(TreeParameters.boosting()).withTrees(100, 200).withMaxDepths(4, 6);
 * }</pre>
 *
 * @param kind of all candidates
 * @param trees values of {@link TreeParameters#trees}, at least one, each once; likewise the others
 * @param maxDepths values of {@link TreeParameters#maxDepth}
 * @param minLeaves values of {@link TreeParameters#minLeaf}
 * @param learningRates values of {@link TreeParameters#learningRate}
 * @param rowShares values of {@link TreeParameters#rowShare}
 * @param featureShares values of {@link TreeParameters#featureShare}
 * @param l1s values of {@link TreeParameters#l1}
 * @param l2s values of {@link TreeParameters#l2}
 */
public record SearchSpace(
    TreeKind kind,
    List<Integer> trees,
    List<Integer> maxDepths,
    List<Integer> minLeaves,
    List<Double> learningRates,
    List<Double> rowShares,
    List<Double> featureShares,
    List<Double> l1s,
    List<Double> l2s) {

  /**
   * Copies and checks the lists.
   *
   * @throws IllegalArgumentException if one is empty, names a value twice or one that {@link
   *     TreeParameters} does not take, or there are more than 2^31 - 1 candidates
   */
  public SearchSpace {
    trees = checked("trees", trees);
    maxDepths = checked("maxDepths", maxDepths);
    minLeaves = checked("minLeaves", minLeaves);
    learningRates = checked("learningRates", learningRates);
    rowShares = checked("rowShares", rowShares);
    featureShares = checked("featureShares", featureShares);
    l1s = checked("l1s", l1s);
    l2s = checked("l2s", l2s);
    requireParameters(
        kind, trees, maxDepths, minLeaves, learningRates, rowShares, featureShares, l1s, l2s);
  }

  private static <T> List<T> checked(String name, List<T> values) {
    if (values.isEmpty() || new HashSet<>(values).size() < values.size()) {
      throw new IllegalArgumentException(
          name + " are " + values + ", must be at least one value, and each once");
    }
    return List.copyOf(values);
  }

  /** Makes parameters until each value was part of some, for the checks that they make. */
  private static void requireParameters(
      TreeKind kind,
      List<Integer> trees,
      List<Integer> maxDepths,
      List<Integer> minLeaves,
      List<Double> learningRates,
      List<Double> rowShares,
      List<Double> featureShares,
      List<Double> l1s,
      List<Double> l2s) {
    List<List<?>> all =
        List.of(trees, maxDepths, minLeaves, learningRates, rowShares, featureShares, l1s, l2s);
    long size = 1;
    int longest = 0;
    for (List<?> values : all) {
      size = Math.min(size * values.size(), Integer.MAX_VALUE + 1L);
      longest = Math.max(longest, values.size());
    }
    if (size > Integer.MAX_VALUE) {
      throw new IllegalArgumentException(
          "there are more than 2147483647 candidates; give fewer values");
    }
    for (int i = 0; i < longest; i++) {
      TreeParameters unused =
          new TreeParameters(
              kind,
              trees.get(i % trees.size()),
              maxDepths.get(i % maxDepths.size()),
              minLeaves.get(i % minLeaves.size()),
              learningRates.get(i % learningRates.size()),
              rowShares.get(i % rowShares.size()),
              featureShares.get(i % featureShares.size()),
              l1s.get(i % l1s.size()),
              l2s.get(i % l2s.size()),
              0);
    }
  }

  /**
   * A space of one candidate, to be widened.
   *
   * @param start its values; the seed is the search's
   * @return the space
   */
  public static SearchSpace around(TreeParameters start) {
    return new SearchSpace(
        start.kind(),
        List.of(start.trees()),
        List.of(start.maxDepth()),
        List.of(start.minLeaf()),
        List.of(start.learningRate()),
        List.of(start.rowShare()),
        List.of(start.featureShare()),
        List.of(start.l1()),
        List.of(start.l2()));
  }

  /**
   * 384 candidates of boosted trees, in the ranges of the Python project whose behaviour this
   * library re-implements: 100 to 500 trees, learning rates 0.1 to 0.5, depths 6 and 15, half or
   * all rows per tree, l1 0.5 and 1, l2 0 and 0.5.
   *
   * <p>It differs in one: leaves of at least 20 or 500 rows cannot describe clusters of three
   * customers, which customers have, so it tries 1 and 20. Numbers of leaves are left to the depth.
   *
   * @return the space
   */
  public static SearchSpace likeSeed() {
    return around(TreeParameters.boosting())
        .withTrees(100, 200, 300, 500)
        .withMaxDepths(6, 15)
        .withMinLeaves(1, 20)
        .withLearningRates(0.1, 0.3, 0.5)
        .withRowShares(0.5, 1)
        .withL1s(0.5, 1)
        .withL2s(0, 0.5);
  }

  /**
   * Counts the candidates.
   *
   * @return the product of the numbers of values, at least 1
   */
  public int size() {
    return trees.size()
        * maxDepths.size()
        * minLeaves.size()
        * learningRates.size()
        * rowShares.size()
        * featureShares.size()
        * l1s.size()
        * l2s.size();
  }

  /** Draws candidates without repetition, at most all; each gets the same seed. */
  List<TreeParameters> draw(int candidates, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    int size = size();
    Set<Integer> seen = new HashSet<>();
    List<TreeParameters> drawn = new ArrayList<>();
    // Floyd's way: one draw per candidate, even where nearly all are wanted
    for (int top = Math.max(0, size - candidates); top < size; top++) {
      int index = random.nextInt(top + 1);
      int taken = seen.add(index) ? index : top;
      seen.add(taken);
      drawn.add(candidate(taken, seed));
    }
    return drawn;
  }

  /** The candidate of a number, whose digits choose from the lists. */
  private TreeParameters candidate(int index, long seed) {
    Digits digits = new Digits(index);
    return new TreeParameters(
        kind,
        digits.next(trees),
        digits.next(maxDepths),
        digits.next(minLeaves),
        digits.next(learningRates),
        digits.next(rowShares),
        digits.next(featureShares),
        digits.next(l1s),
        digits.next(l2s),
        seed);
  }

  /** A number whose digits have the lengths of lists as bases. */
  private static final class Digits {
    private int rest;

    Digits(int number) {
      this.rest = number;
    }

    <T> T next(List<T> values) {
      T value = values.get(rest % values.size());
      rest /= values.size();
      return value;
    }
  }

  /**
   * This space with other numbers of trees.
   *
   * @param values at least one, each once
   * @return a copy
   */
  public SearchSpace withTrees(int... values) {
    return new SearchSpace(
        kind,
        list(values),
        maxDepths,
        minLeaves,
        learningRates,
        rowShares,
        featureShares,
        l1s,
        l2s);
  }

  /**
   * This space with other depths.
   *
   * @param values at least one, each once
   * @return a copy
   */
  public SearchSpace withMaxDepths(int... values) {
    return new SearchSpace(
        kind, trees, list(values), minLeaves, learningRates, rowShares, featureShares, l1s, l2s);
  }

  /**
   * This space with other least numbers of rows in a leaf.
   *
   * @param values at least one, each once
   * @return a copy
   */
  public SearchSpace withMinLeaves(int... values) {
    return new SearchSpace(
        kind, trees, maxDepths, list(values), learningRates, rowShares, featureShares, l1s, l2s);
  }

  /**
   * This space with other learning rates.
   *
   * @param values at least one, each once
   * @return a copy
   */
  public SearchSpace withLearningRates(double... values) {
    return new SearchSpace(
        kind, trees, maxDepths, minLeaves, list(values), rowShares, featureShares, l1s, l2s);
  }

  /**
   * This space with other shares of rows per tree.
   *
   * @param values at least one, each once
   * @return a copy
   */
  public SearchSpace withRowShares(double... values) {
    return new SearchSpace(
        kind, trees, maxDepths, minLeaves, learningRates, list(values), featureShares, l1s, l2s);
  }

  /**
   * This space with other shares of features per tree.
   *
   * @param values at least one, each once
   * @return a copy
   */
  public SearchSpace withFeatureShares(double... values) {
    return new SearchSpace(
        kind, trees, maxDepths, minLeaves, learningRates, rowShares, list(values), l1s, l2s);
  }

  /**
   * This space with other weights of absolute leaf scores.
   *
   * @param values at least one, each once
   * @return a copy
   */
  public SearchSpace withL1s(double... values) {
    return new SearchSpace(
        kind,
        trees,
        maxDepths,
        minLeaves,
        learningRates,
        rowShares,
        featureShares,
        list(values),
        l2s);
  }

  /**
   * This space with other weights of squared leaf scores.
   *
   * @param values at least one, each once
   * @return a copy
   */
  public SearchSpace withL2s(double... values) {
    return new SearchSpace(
        kind,
        trees,
        maxDepths,
        minLeaves,
        learningRates,
        rowShares,
        featureShares,
        l1s,
        list(values));
  }

  private static List<Integer> list(int[] values) {
    return IntStream.of(values).boxed().toList();
  }

  private static List<Double> list(double[] values) {
    return Arrays.stream(values).boxed().toList();
  }
}
