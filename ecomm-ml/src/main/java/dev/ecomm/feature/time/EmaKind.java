package dev.ecomm.feature.time;

import java.util.Locale;

/** How an exponential moving average begins. */
public enum EmaKind {
  /**
   * Weights are divided by their sum, so that the first rows are averages too: the sum of {@code (1
   * - alpha)^i y[t - i]} over the sum of {@code (1 - alpha)^i}.
   */
  ADJUSTED,

  /** Starts at the first value: {@code e[t] = alpha y[t] + (1 - alpha) e[t - 1]}. */
  RECURSIVE;

  /** As it stands in the name of a column. */
  String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
