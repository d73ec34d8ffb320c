package dev.ecomm.tree;

/**
 * What a trainer is told. A trainer leaves out what its kind of trees does not have, and says so in
 * its documentation.
 *
 * @param kind how trees are combined
 * @param trees how many, per class where they are boosted; at least 1
 * @param maxDepth splits from the root to a leaf at most; 1 to 30
 * @param minLeaf rows in a leaf at least; at least 1
 * @param learningRate how much of each boosted tree is taken; above 0, at most 1
 * @param rowShare share of the rows that each tree sees; above 0, at most 1
 * @param featureShare share of the features that each tree sees; above 0, at most 1
 * @param l1 weight of the absolute leaf scores in what boosting minimises; at least 0
 * @param l2 weight of their squares; at least 0
 * @param seed of all draws
 */
public record TreeParameters(
    TreeKind kind,
    int trees,
    int maxDepth,
    int minLeaf,
    double learningRate,
    double rowShare,
    double featureShare,
    double l1,
    double l2,
    long seed) {

  /**
   * Checks the ranges.
   *
   * @throws IllegalArgumentException if a value is out of its range; names it
   */
  public TreeParameters {
    requireWithin("trees", trees, 1, 100_000);
    requireWithin("maxDepth", maxDepth, 1, 30);
    requireWithin("minLeaf", minLeaf, 1, Integer.MAX_VALUE);
    requireShare("learningRate", learningRate);
    requireShare("rowShare", rowShare);
    requireShare("featureShare", featureShare);
    requireWithin("l1", l1, 0, Double.MAX_VALUE);
    requireWithin("l2", l2, 0, Double.MAX_VALUE);
  }

  private static void requireShare(String name, double value) {
    if (!(value > 0 && value <= 1)) {
      throw new IllegalArgumentException(name + " is " + value + ", must be above 0 and at most 1");
    }
  }

  private static void requireWithin(String name, double value, double least, double most) {
    if (!(value >= least && value <= most)) {
      throw new IllegalArgumentException(
          name + " is " + value + ", must be from " + least + " to " + most);
    }
  }

  /**
   * One tree of five levels, every row and feature seen.
   *
   * @return the defaults of the surrogate tree
   */
  public static TreeParameters single() {
    return new TreeParameters(TreeKind.SINGLE, 1, 5, 1, 1, 1, 1, 0, 0, 0);
  }

  /**
   * A hundred boosted trees per class of six levels, learning rate 0.3.
   *
   * @return a start to vary
   */
  public static TreeParameters boosting() {
    return new TreeParameters(TreeKind.BOOSTING, 100, 6, 1, 0.3, 1, 1, 0, 1, 0);
  }

  /**
   * Two hundred trees of a forest of at most fifteen levels.
   *
   * @return a start to vary
   */
  public static TreeParameters forest() {
    return new TreeParameters(TreeKind.FOREST, 200, 15, 1, 1, 1, 1, 0, 0, 0);
  }

  /**
   * These parameters with another seed.
   *
   * @param seed any
   * @return a copy
   */
  public TreeParameters withSeed(long seed) {
    return new TreeParameters(
        kind, trees, maxDepth, minLeaf, learningRate, rowShare, featureShare, l1, l2, seed);
  }
}
