package dev.ecomm.tree;

import dev.ecomm.feature.FeatureMatrix;
import dev.ecomm.run.RunContext;
import java.util.Objects;
import java.util.Set;

/**
 * Grows one classification tree that people can read: CART, exact and without any chance.
 *
 * <p>Every threshold between two neighbouring values of every feature is tried at every node, and
 * the split with the purest sides is taken. Many splits part a cluster of three customers from the
 * rest equally well; among those the one with the widest gap between its two values is taken, as a
 * share of the range that the node's rows span, for it errs least on rows to come. Further ties:
 * the lower feature, then the lower threshold. Thresholds lie halfway between the two values. A
 * node becomes a leaf when all its rows are of one class, at the depth that is allowed, when a side
 * would have too few rows, or when the best split leaves the shares of the classes as they are.
 * Leaves hold the share of each class. Nothing is pruned: the depth is the limit.
 *
 * <p>Of {@link TreeParameters} it knows {@code maxDepth} and {@code minLeaf}. Cost: O(d n log n) to
 * sort, then O(d n) per level, on the calling thread; memory: about 12 d n bytes. Immutable, safe
 * for use by many threads.
 *
 * @see <a href="https://doi.org/10.1201/9781315139470">Breiman, Friedman, Olshen and Stone (1984),
 *     Classification and Regression Trees</a>
 */
public final class CartTrainer implements TreeTrainer {

  private final SplitCriterion criterion;

  /** A trainer that goes by entropy. */
  public CartTrainer() {
    this(SplitCriterion.ENTROPY);
  }

  /**
   * A trainer that goes by a criterion.
   *
   * @param criterion how pure sides are measured
   */
  public CartTrainer(SplitCriterion criterion) {
    this.criterion = Objects.requireNonNull(criterion, "criterion");
  }

  @Override
  public String id() {
    return "cart";
  }

  @Override
  public Set<TreeKind> kinds() {
    return Set.of(TreeKind.SINGLE);
  }

  /**
   * Grows the tree. Progress is counted in rows that have found their leaf.
   *
   * @throws java.util.concurrent.CancellationException if the run is cancelled
   */
  @Override
  public TreeClassifier train(
      FeatureMatrix features,
      int[] labels,
      int classes,
      TreeParameters parameters,
      RunContext run) {
    if (!kinds().contains(parameters.kind())) {
      throw new IllegalArgumentException(
          "kind is " + parameters.kind() + ", must be one of " + kinds() + " for cart");
    }
    var classifier = new TreeClassifier.Builder(id(), features.names(), classes);
    int[] checked = labels.clone();
    PresentClasses unused = PresentClasses.of(features, checked, classes);
    new CartGrowth(criterion, features, checked, classes, parameters, run).addTo(classifier);
    return classifier.build();
  }
}
