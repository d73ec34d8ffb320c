package dev.ecomm.feature.time;

/** An exponential moving average; a missing row is left out, as if it were not there. */
record Ema(String parameter, double alpha, EmaKind kind) implements PastFeature {

  static Ema ofSpan(double span, EmaKind kind) {
    if (!(span >= 1) || Double.isInfinite(span)) {
      throw new IllegalArgumentException("span is " + span + ", must be at least 1");
    }
    return new Ema("span_" + Checks.text(span), 2 / (span + 1), kind);
  }

  static Ema ofAlpha(double alpha, EmaKind kind) {
    if (!(alpha > 0 && alpha <= 1)) {
      throw new IllegalArgumentException("alpha is " + alpha + ", must be above 0 and at most 1");
    }
    return new Ema("alpha_" + Checks.text(alpha), alpha, kind);
  }

  @Override
  public String name() {
    return "ema_" + parameter + "_" + kind.word();
  }

  @Override
  public State start() {
    return kind == EmaKind.ADJUSTED ? new Adjusted(alpha) : new Recursive(alpha);
  }

  static final class Adjusted implements State {
    private final double kept;
    private double sum = Double.NaN;
    private double weights;

    Adjusted(double alpha) {
      this.kept = 1 - alpha;
    }

    @Override
    public void add(double value) {
      if (Double.isNaN(value)) {
        return;
      }
      sum = weights == 0 ? value : value + kept * sum;
      weights = 1 + kept * weights;
    }

    @Override
    public double value() {
      return sum / weights;
    }
  }

  static final class Recursive implements State {
    private final double taken;
    private final double kept;
    private double average = Double.NaN;

    Recursive(double alpha) {
      this.taken = alpha;
      this.kept = 1 - alpha;
    }

    @Override
    public void add(double value) {
      if (Double.isNaN(value)) {
        return;
      }
      average = Double.isNaN(average) ? value : taken * value + kept * average;
    }

    @Override
    public double value() {
      return average;
    }
  }
}
