package dev.ecomm.feature.time;

/** A sine or cosine over the number of the row within its series. */
record FourierTerm(double period, int order, boolean sine) implements TimeFeature {

  FourierTerm {
    if (!(period > 1) || Double.isInfinite(period)) {
      throw new IllegalArgumentException("period is " + period + ", must be above 1 row");
    }
    Checks.atLeast("order", order, 1);
    if (2.0 * order > period) {
      throw new IllegalArgumentException(
          "order is "
              + order
              + ", must be at most half the period of "
              + Checks.text(period)
              + " rows: beyond it waves look like slower ones");
    }
  }

  @Override
  public String name() {
    return (sine ? "sin_" : "cos_") + Checks.text(period) + "_" + order;
  }

  double value(int row) {
    double turns = row * (order / period);
    double angle = 2 * Math.PI * (turns - StrictMath.floor(turns));
    return sine ? StrictMath.sin(angle) : StrictMath.cos(angle);
  }
}
