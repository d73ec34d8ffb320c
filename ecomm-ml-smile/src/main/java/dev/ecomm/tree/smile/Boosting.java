package dev.ecomm.tree.smile;

import dev.ecomm.run.Progress;
import dev.ecomm.run.RunContext;
import dev.ecomm.tree.PresentClasses;
import dev.ecomm.tree.TreeClassifier;
import dev.ecomm.tree.TreeParameters;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;
import smile.base.cart.Loss;
import smile.base.cart.RegressionNode;
import smile.data.type.DataTypes;
import smile.data.type.StructField;
import smile.data.type.StructType;
import smile.math.MathEx;
import smile.regression.RegressionTree;

/**
 * Boosting in rounds of one tree per class, each grown by Smile on what the rounds before left
 * over.
 *
 * <p>Smile's own {@code GradientTreeBoost} does the same, and is what tests compare with. It cannot
 * be stopped, says nothing of its progress, hides the intercept of two classes, and draws its rows
 * from a generator that all users of a thread share.
 */
final class Boosting {

  private static final StructField RESIDUAL = new StructField("residual", DataTypes.DoubleType);

  private final SmileRows rows;
  private final PresentClasses present;
  private final TreeParameters parameters;
  private final RunContext run;
  private final PoolRun pool;
  private final StructType schema;

  /** Per class and row: the sum of the scores so far. */
  private final double[][] sums;

  /** Per row and class: what the sums mean as probabilities. */
  private final double[][] probabilities;

  private final Loss[] losses;
  private DoubleUnaryOperator exponential = StrictMath::exp;

  Boosting(
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
    this.schema = rows.features().schema();
    int classes = present.count();
    this.sums = new double[classes][rows.rows()];
    this.probabilities = new double[rows.rows()][classes];
    this.losses = new Loss[classes];
    for (int c = 0; c < classes; c++) {
      losses[c] = Loss.logistic(c, classes, rows.labels(), probabilities);
    }
  }

  /** For comparisons with Smile, which takes that of {@link Math}: its bits differ by machine. */
  Boosting exponential(DoubleUnaryOperator exponential) {
    this.exponential = exponential;
    return this;
  }

  void train(int classes, TreeClassifier.Builder builder) {
    builder.base(present.base());
    SplittableRandom seeds = new SplittableRandom(parameters.seed());
    for (int round = 0; round < parameters.trees(); round++) {
      updateProbabilities();
      GrownTree[] grown = growRound(seeds);
      for (int c = 0; c < classes; c++) {
        int index = present.indexOf(c);
        if (index < 0) {
          PresentClasses.addSilentTree(builder);
        } else {
          addScores(grown[index], sums[index]);
          grown[index].addTo(builder);
        }
      }
      run.listener().onProgress(new Progress("boosting", round + 1L, parameters.trees(), "rounds"));
    }
  }

  /** One tree per class; each has a generator and a loss of its own, so any thread may grow it. */
  private GrownTree[] growRound(SplittableRandom seeds) {
    SplittableRandom[] randoms = new SplittableRandom[present.count()];
    Arrays.setAll(randoms, index -> seeds.split());
    return IntStream.range(0, randoms.length)
        .parallel()
        .mapToObj(
            index -> {
              pool.throwIfStopped();
              return grow(index, randoms[index]);
            })
        .toArray(GrownTree[]::new);
  }

  private void updateProbabilities() {
    for (int row = 0; row < probabilities.length; row++) {
      double[] shares = probabilities[row];
      double largest = Double.NEGATIVE_INFINITY;
      for (int c = 0; c < shares.length; c++) {
        largest = Math.max(largest, sums[c][row]);
      }
      double total = 0;
      for (int c = 0; c < shares.length; c++) {
        shares[c] = exponential.applyAsDouble(sums[c][row] - largest);
        total += shares[c];
      }
      for (int c = 0; c < shares.length; c++) {
        shares[c] /= total;
      }
    }
  }

  private GrownTree grow(int index, SplittableRandom random) {
    // draws the features of splits; every tree starts it anew, so that no thread's past matters
    MathEx.setSeed(random.nextInt(1, Integer.MAX_VALUE));
    RegressionTree tree =
        new RegressionTree(
            rows.features(),
            losses[index],
            RESIDUAL,
            parameters.maxDepth() + 1, // Smile counts levels of nodes
            Integer.MAX_VALUE,
            parameters.minLeaf(),
            rows.featuresPerSplit(parameters.featureShare()),
            sample(random),
            rows.order());
    return GrownTree.of(
        tree.root(),
        schema,
        1,
        (leaf, values, at) ->
            values[at] = parameters.learningRate() * ((RegressionNode) leaf).output());
  }

  /** How often each row is seen: once, or not at all. */
  private int[] sample(SplittableRandom random) {
    int[] seen = new int[rows.rows()];
    if (parameters.rowShare() == 1) {
      Arrays.fill(seen, 1);
      return seen;
    }
    int[] left = new int[present.count()];
    for (int label : rows.labels()) {
      left[label]++;
    }
    int[] wanted =
        Arrays.stream(left).map(n -> (int) Math.ceil(n * parameters.rowShare())).toArray();
    for (int row = 0; row < seen.length; row++) {
      int label = rows.labels()[row];
      // takes each row with the chance that leaves exactly as many as wanted (Knuth, algorithm S)
      if (random.nextInt(left[label]--) < wanted[label]) {
        seen[row] = 1;
        wanted[label]--;
      }
    }
    return seen;
  }

  private void addScores(GrownTree tree, double[] scores) {
    for (int row = 0; row < scores.length; row++) {
      scores[row] += tree.score(rows.columns(), row);
    }
  }
}
