package dev.ecomm.tree.xgboost;

import dev.ecomm.run.Progress;
import dev.ecomm.run.RunContext;
import dev.ecomm.tree.PresentClasses;
import dev.ecomm.tree.TreeParameters;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CancellationException;
import ml.dmlc.xgboost4j.java.Booster;
import ml.dmlc.xgboost4j.java.DMatrix;
import ml.dmlc.xgboost4j.java.XGBoost;
import ml.dmlc.xgboost4j.java.XGBoostError;
import org.jspecify.annotations.Nullable;

/** The calls of native code: from values to the text of a model, everything freed behind it. */
final class NativeTraining {

  private NativeTraining() {}

  /**
   * Trains round by round.
   *
   * @return XGBoost's own JSON, whose numbers are the shortest that are read back as the same float
   */
  static String train(
      float[] values, PresentClasses present, TreeParameters parameters, RunContext run) {
    int[] labels = present.labels();
    float[] targets = new float[labels.length];
    for (int row = 0; row < targets.length; row++) {
      targets[row] = labels[row];
    }
    Map<String, Object> options = options(parameters);
    options.put("objective", "multi:softprob");
    options.put("num_class", present.count());
    // second derivatives are at most a half
    options.put("min_child_weight", parameters.minLeaf() == 1 ? 0 : parameters.minLeaf() / 2.0);
    options.put("tree_method", "exact");
    return train(values, targets, options, parameters.trees(), run);
  }

  /** As above, for numbers instead of classes, the base of which is taken off already. */
  static String train(float[] values, float[] targets, TreeParameters parameters, RunContext run) {
    Map<String, Object> options = options(parameters);
    options.put("objective", "reg:squarederror");
    options.put("min_child_weight", parameters.minLeaf()); // second derivatives are 1
    options.put("tree_method", "hist");
    return train(values, targets, options, parameters.trees(), run);
  }

  private static String train(
      float[] values, float[] targets, Map<String, Object> options, int trees, RunContext run) {
    try (Handles handles = new Handles()) {
      DMatrix rows = handles.matrix(values, targets);
      for (int round = 0; round < trees; round++) {
        throwIfStopped(run);
        handles.boost(rows, round, options);
        run.listener().onProgress(new Progress("boosting", round + 1L, trees, "rounds"));
      }
      return handles.json();
    } catch (XGBoostError e) {
      throw new IllegalStateException(
          "XGBoost failed: " + e.getMessage() + ". Train with other parameters or trainer.", e);
    } catch (LinkageError e) {
      throw new IllegalStateException(
          "XGBoost's native library does not load on "
              + System.getProperty("os.name")
              + ", "
              + System.getProperty("os.arch")
              + ". Install OpenMP (libgomp), or choose another trainer.",
          e);
    }
  }

  private static void throwIfStopped(RunContext run) {
    run.cancellation().throwIfCancelled();
    if (Thread.currentThread().isInterrupted()) {
      throw new CancellationException("Interrupted; nothing was trained.");
    }
  }

  private static Map<String, Object> options(TreeParameters parameters) {
    Map<String, Object> options = new LinkedHashMap<>();
    options.put("base_score", 0);
    options.put("nthread", 1);
    options.put("verbosity", 0);
    options.put("eta", parameters.learningRate());
    options.put("max_depth", parameters.maxDepth());
    options.put("subsample", parameters.rowShare());
    options.put("colsample_bytree", parameters.featureShare());
    options.put("alpha", parameters.l1());
    options.put("lambda", parameters.l2());
    options.put("seed", Long.hashCode(parameters.seed()) & Integer.MAX_VALUE);
    return options;
  }

  /** What must be freed: native memory, which no garbage collector counts. */
  private static final class Handles implements AutoCloseable {
    private @Nullable DMatrix matrix;
    private @Nullable Booster booster;

    DMatrix matrix(float[] values, float[] targets) throws XGBoostError {
      // the missing value must be given: by default zeros are missing
      DMatrix made = new DMatrix(values, targets.length, values.length / targets.length, Float.NaN);
      matrix = made;
      made.setLabel(targets);
      return made;
    }

    void boost(DMatrix rows, int round, Map<String, Object> options) throws XGBoostError {
      if (booster == null) {
        // the only public way to a booster trains a round
        booster = XGBoost.train(rows, options, 1, Map.of(), null, null);
      } else {
        booster.update(rows, round);
      }
    }

    String json() throws XGBoostError {
      if (booster == null) {
        throw new IllegalStateException("no round was trained");
      }
      return new String(booster.toByteArray("json"), StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
      if (booster != null) {
        booster.dispose();
      }
      if (matrix != null) {
        matrix.dispose();
      }
    }
  }
}
