package dev.ecomm.feature.time;

/** A quantile of the last rows, linear between neighbours. */
record Quantile(int window, double quantile) implements PastFeature {

  Quantile {
    Checks.atLeast("window", window, 1);
    if (!(quantile >= 0 && quantile <= 1)) {
      throw new IllegalArgumentException("quantile is " + quantile + ", must be from 0 to 1");
    }
  }

  @Override
  public String name() {
    return "quantile_" + Checks.text(quantile) + "_" + window;
  }

  @Override
  public State start() {
    return new SortedWindow(window, window, quantile);
  }
}
