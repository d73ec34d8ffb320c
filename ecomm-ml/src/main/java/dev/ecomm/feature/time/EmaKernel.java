package dev.ecomm.feature.time;

/** Exponential moving averages: the loop of {@link Ema}'s states with their fields in registers. */
final class EmaKernel implements Kernel {
  private final double taken;
  private final double kept;
  private final boolean adjusted;
  private final int column;
  private double average = Double.NaN;
  private double weights;

  EmaKernel(Ema ema, int column) {
    this.taken = ema.alpha();
    this.kept = 1 - ema.alpha();
    this.adjusted = ema.kind() == EmaKind.ADJUSTED;
    this.column = column;
  }

  @Override
  public int history() {
    return 0;
  }

  @Override
  public void begin() {
    average = Double.NaN;
    weights = 0;
  }

  @Override
  public void compute(double[] values, int begin, int end, double[][] columns, int at) {
    if (adjusted) {
      adjusted(values, begin, end, columns[column], at - begin);
    } else {
      recursive(values, begin, end, columns[column], at - begin);
    }
  }

  private void adjusted(double[] values, int begin, int end, double[] out, int shift) {
    double sum = average;
    double ofWeights = weights;
    for (int i = begin; i < end; i++) {
      double value = values[i];
      if (!Double.isNaN(value)) {
        sum = ofWeights == 0 ? value : value + kept * sum;
        ofWeights = 1 + kept * ofWeights;
      }
      out[i + shift] = sum / ofWeights;
    }
    average = sum;
    weights = ofWeights;
  }

  private void recursive(double[] values, int begin, int end, double[] out, int shift) {
    double last = average;
    for (int i = begin; i < end; i++) {
      double value = values[i];
      if (!Double.isNaN(value)) {
        last = Double.isNaN(last) ? value : taken * value + kept * last;
      }
      out[i + shift] = last;
    }
    average = last;
  }
}
