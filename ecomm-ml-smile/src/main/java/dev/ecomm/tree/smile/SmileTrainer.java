package dev.ecomm.tree.smile;

import dev.ecomm.feature.FeatureMatrix;
import dev.ecomm.run.RunContext;
import dev.ecomm.tree.PresentClasses;
import dev.ecomm.tree.TreeClassifier;
import dev.ecomm.tree.TreeKind;
import dev.ecomm.tree.TreeParameters;
import dev.ecomm.tree.TreeTrainer;
import java.util.Set;

/**
 * Trains boosted trees and random forests with Smile 2.6, in plain Java.
 *
 * <p>Boosting: Friedman's K-class boosting with logistic loss over Smile's regression trees. Of
 * {@link TreeParameters} it does not have {@code l1} and {@code l2}. With {@code rowShare} below 1
 * each tree sees that share of each class, rounded up, so that no class is ever missing.
 *
 * <p>Forest: Smile's random forest, Gini impurity; each tree votes for one class, and the shares
 * are those of votes. With {@code rowShare} 1 each tree draws as many rows of each class as there
 * are, with replacement; below 1 that share of each class, rounded to the nearest, without. It does
 * not have {@code learningRate}, {@code l1} and {@code l2}.
 *
 * <p>Both draw {@code featureShare} of the features, rounded, at least one, anew at each split;
 * rows of a leaf are counted as often as they were drawn. Uses up to as many threads as the run
 * allows; equal arguments give equal bits on any number of them. Reports progress and looks whether
 * it is cancelled after each tree of a class, of a forest after as many trees as threads; an
 * interrupt of the caller ends it too. Cost: O(n d log n) once, or per tree of a forest, and O(n d
 * depth) a tree.
 *
 * @see <a href="https://doi.org/10.1214/aos/1013203451">Friedman (2001)</a>, algorithm 6
 * @see <a href="https://doi.org/10.1023/A:1010933404324">Breiman (2001)</a>
 */
public final class SmileTrainer implements TreeTrainer {

  static final String ID = "smile";

  /** For the {@link java.util.ServiceLoader}. */
  public SmileTrainer() {}

  @Override
  public String id() {
    return ID;
  }

  @Override
  public Set<TreeKind> kinds() {
    return Set.of(TreeKind.BOOSTING, TreeKind.FOREST);
  }

  @Override
  public TreeClassifier train(
      FeatureMatrix features,
      int[] labels,
      int classes,
      TreeParameters parameters,
      RunContext run) {
    if (!kinds().contains(parameters.kind())) {
      throw new IllegalArgumentException(
          "kind is " + parameters.kind() + ", must be BOOSTING or FOREST for smile");
    }
    PresentClasses present = PresentClasses.of(features, labels, classes);
    if (present.count() == 1) {
      return present.constant(ID, features.names());
    }
    TreeClassifier.Builder builder = new TreeClassifier.Builder(ID, features.names(), classes);
    SmileRows rows = SmileRows.of(features, present.labels());
    PoolRun.on(
        run,
        pool -> {
          if (parameters.kind() == TreeKind.BOOSTING) {
            new Boosting(rows, present, parameters, run, pool).train(classes, builder);
          } else {
            new Forest(rows, present, parameters, run, pool).train(classes, builder);
          }
        });
    return builder.build();
  }
}
