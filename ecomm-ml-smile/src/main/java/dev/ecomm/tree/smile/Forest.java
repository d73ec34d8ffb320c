package dev.ecomm.tree.smile;

import dev.ecomm.run.Progress;
import dev.ecomm.run.RunContext;
import dev.ecomm.tree.PresentClasses;
import dev.ecomm.tree.TreeClassifier;
import dev.ecomm.tree.TreeParameters;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import smile.base.cart.DecisionNode;
import smile.base.cart.SplitRule;
import smile.classification.DecisionTree;
import smile.classification.RandomForest;
import smile.data.DataFrame;
import smile.data.formula.Formula;
import smile.data.type.StructType;
import smile.math.MathEx;

/** A forest, grown by Smile a few trees at a time so that it can be stopped in between. */
final class Forest {

  /** Smile takes seeds above 1, and this is where its generators begin again. */
  private static final int SEEDS = 899_999_963;

  private final SmileRows rows;
  private final PresentClasses present;
  private final TreeParameters parameters;
  private final RunContext run;
  private final PoolRun pool;

  Forest(
      SmileRows rows,
      PresentClasses present,
      TreeParameters parameters,
      RunContext run,
      PoolRun pool) {
    this.rows = rows;
    this.present = present;
    this.parameters = parameters;
    this.run = run;
    this.pool = pool;
  }

  void train(int classes, TreeClassifier.Builder builder) {
    int[] labels = IntStream.range(0, classes).filter(c -> present.indexOf(c) >= 0).toArray();
    DataFrame data = rows.labelled();
    StructType schema = rows.features().schema();
    long[] seeds = seeds(parameters.seed(), parameters.trees());
    // the first seed of a process is stored without a lock: here, before trees grow in parallel
    MathEx.setSeed(seeds[0]);
    for (int first = 0; first < seeds.length; first += run.threads()) {
      pool.throwIfStopped();
      int end = Math.min(seeds.length, first + run.threads());
      for (DecisionTree tree : grow(data, Arrays.copyOfRange(seeds, first, end))) {
        GrownTree.of(
                tree.root(),
                schema,
                classes,
                (leaf, values, from) -> values[from + labels[((DecisionNode) leaf).output()]] = 1)
            .addTo(builder);
      }
      run.listener().onProgress(new Progress("growing", end, seeds.length, "trees"));
    }
  }

  /** One seed for each tree, whichever thread grows it; no two are equal. */
  static long[] seeds(long seed, int trees) {
    return new SplittableRandom(seed)
        .ints(2, SEEDS)
        .asLongStream()
        .distinct()
        .limit(trees)
        .toArray();
  }

  private DecisionTree[] grow(DataFrame data, long[] seeds) {
    return RandomForest.fit(
            Formula.lhs(SmileRows.LABEL),
            data,
            seeds.length,
            rows.featuresPerSplit(parameters.featureShare()),
            SplitRule.GINI,
            parameters.maxDepth() + 1, // Smile counts levels of nodes
            Integer.MAX_VALUE,
            parameters.minLeaf(),
            parameters.rowShare(),
            null,
            LongStream.of(seeds))
        .trees();
  }
}
