package dev.ecomm.feature;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A scaler with what it learned: a value that can be saved and applied to new rows.
 *
 * <p>Immutable, safe for use by many threads; equal if names, steps and all numbers are equal.
 */
public final class FittedScaler {

  private final List<String> names;
  private final List<FittedStep> steps;

  FittedScaler(List<String> names, List<FittedStep> steps) {
    this.names = List.copyOf(names);
    this.steps = List.copyOf(steps);
    for (FittedStep step : steps) {
      if (step.features() >= 0 && step.features() != names.size()) {
        throw new IllegalArgumentException(
            "a step is of " + step.features() + " features, must be of " + names.size());
      }
    }
  }

  /** Fits a line to each column; the function may change its argument. */
  static FittedScaler affine(
      String kind, FeatureMatrix features, Function<double[], FittedStep.Line> fit) {
    requireLearnable(features);
    List<FittedStep.Line> lines = new ArrayList<>();
    for (int j = 0; j < features.columns(); j++) {
      lines.add(fit.apply(features.column(j)));
    }
    return new FittedScaler(features.names(), List.of(new FittedStep.Affine(kind, lines)));
  }

  /** What every scaler asks of the matrix that it is fitted to. */
  static void requireLearnable(FeatureMatrix features) {
    if (features.rows() == 0) {
      throw new IllegalArgumentException("features has no rows; a scaler learns from at least 1");
    }
    var unused = features.requireFinite();
  }

  FittedScaler then(FittedScaler next) {
    List<FittedStep> all = new ArrayList<>(steps);
    all.addAll(next.steps);
    return new FittedScaler(names, all);
  }

  List<FittedStep> steps() {
    return steps;
  }

  /**
   * Returns the features it was fitted to.
   *
   * @return names, in order, unmodifiable
   */
  public List<String> names() {
    return names;
  }

  /**
   * Scales rows. Cost: O(n d).
   *
   * @param features the features it was fitted to, in the same order; NaN stays NaN
   * @return a matrix of the same shape, names and identifiers
   * @throws IllegalArgumentException if these are other features
   */
  public FeatureMatrix transform(FeatureMatrix features) {
    requireSame(features);
    double[] values = features.toArray();
    for (FittedStep step : steps) {
      for (int at = 0; at < values.length; at++) {
        values[at] = step.apply(at % names.size(), values[at]);
      }
    }
    return features.withValues(values);
  }

  /**
   * Brings scaled rows, such as centroids, back to the units of the features, up to rounding.
   *
   * @param scaled the features it was fitted to, in the same order
   * @return a matrix of the same shape, names and identifiers
   * @throws IllegalArgumentException if these are other features
   */
  public FeatureMatrix inverse(FeatureMatrix scaled) {
    requireSame(scaled);
    double[] values = scaled.toArray();
    for (int i = steps.size() - 1; i >= 0; i--) {
      for (int at = 0; at < values.length; at++) {
        values[at] = steps.get(i).undo(at % names.size(), values[at]);
      }
    }
    return scaled.withValues(values);
  }

  private void requireSame(FeatureMatrix features) {
    if (!features.names().equals(names)) {
      throw new IllegalArgumentException(
          "features are " + features.names() + ", must be " + names + " as in fit");
    }
  }

  /**
   * Writes names and numbers as JSON, for a file that {@link #fromJson} reads again.
   *
   * @return indented, with a line end behind; the same text for equal scalers, on every machine
   */
  public String toJson() {
    return ScalerJson.write(this);
  }

  /**
   * Reads what {@link #toJson} wrote.
   *
   * @param json the text
   * @return an equal scaler
   * @throws dev.ecomm.error.InvoiceDataException if the text is damaged or of a newer format
   */
  public static FittedScaler fromJson(String json) {
    return ScalerJson.read(json);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof FittedScaler that
        && names.equals(that.names)
        && steps.equals(that.steps);
  }

  @Override
  public int hashCode() {
    return Objects.hash(names, steps);
  }

  @Override
  public String toString() {
    return "FittedScaler" + steps;
  }
}
