package dev.ecomm.tree.xgboost;

import dev.ecomm.feature.FeatureMatrix;
import dev.ecomm.run.RunContext;
import dev.ecomm.tree.PresentClasses;
import dev.ecomm.tree.TreeClassifier;
import dev.ecomm.tree.TreeKind;
import dev.ecomm.tree.TreeParameters;
import dev.ecomm.tree.TreeTrainer;
import java.util.Set;

/**
 * Trains boosted trees with XGBoost, objective {@code multi:softprob}, splits found exactly.
 *
 * <p>Splits are tried between every two neighbouring values, not between the 256 bins of XGBoost's
 * default: a cluster of three extreme customers would share a bin with others and could not be told
 * apart. {@link TreeParameters} are passed on as they are, but for {@code minLeaf}, which XGBoost
 * does not have: it limits the sum of second derivatives in a leaf, at most a half per row, so
 * {@code minLeaf / 2} there never lets a leaf of fewer rows through, and is often stricter; 1 means
 * no limit.
 *
 * <p>Features are rounded to single precision. Trains on the calling thread only, whatever the run
 * allows; equal arguments give equal bits on machines of one kind. Between two rounds it reports
 * progress and looks whether it is cancelled or the thread interrupted; both end in a {@link
 * java.util.concurrent.CancellationException}. Memory outside of the heap: about 20 n d bytes. The
 * first call of a process unpacks the native library (14 MB) to {@code java.io.tmpdir}.
 *
 * @see <a href="https://doi.org/10.1145/2939672.2939785">Chen and Guestrin (2016)</a>
 */
public final class XgboostTrainer implements TreeTrainer {

  static final String ID = "xgboost";

  /** For the {@link java.util.ServiceLoader}; loads nothing native yet. */
  public XgboostTrainer() {}

  @Override
  public String id() {
    return ID;
  }

  @Override
  public Set<TreeKind> kinds() {
    return Set.of(TreeKind.BOOSTING);
  }

  /**
   * {@inheritDoc}
   *
   * @throws IllegalArgumentException also if a value is too large for single precision
   * @throws IllegalStateException if XGBoost's native library does not load here, or it fails
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
          "kind is " + parameters.kind() + ", must be one of " + kinds() + " for xgboost");
    }
    PresentClasses present = PresentClasses.of(features, labels, classes);
    float[] values = singles(features);
    if (present.count() == 1) {
      return present.constant(ID, features.names());
    }
    String model = NativeTraining.train(values, present, parameters, run);
    return BoosterJson.read(model, features.names(), classes, present);
  }

  static float[] singles(FeatureMatrix features) {
    double[] doubles = features.toArray();
    float[] singles = new float[doubles.length];
    for (int i = 0; i < singles.length; i++) {
      singles[i] = (float) doubles[i];
      if (Float.isInfinite(singles[i])) {
        throw new IllegalArgumentException(
            "feature \""
                + features.names().get(i % features.columns())
                + "\" of row "
                + i / features.columns()
                + " is "
                + doubles[i]
                + ", must be within single precision; scale it, or leave the row out");
      }
    }
    return singles;
  }
}
