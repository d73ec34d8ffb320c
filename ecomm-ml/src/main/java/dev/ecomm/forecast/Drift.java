package dev.ecomm.forecast;

/** A random walk that goes on by its mean change. */
record Drift() implements Forecaster {

  @Override
  public String name() {
    return "drift";
  }

  @Override
  public ForecastModel fit(double[] values) {
    SeriesValues.require(name(), values, 2);
    int n = values.length;
    double drift = (values[n - 1] - values[0]) / (n - 1);
    double[] residuals = new double[n];
    residuals[0] = Double.NaN;
    for (int t = 1; t < n; t++) {
      residuals[t] = values[t] - values[t - 1] - drift;
    }
    return new Model(values, drift, residuals);
  }

  private final class Model extends BaselineModel {
    private final double last;
    private final double drift;
    private final int changes;

    Model(double[] values, double drift, double[] residuals) {
      super(Drift.this, values, residuals, 1);
      this.last = values[values.length - 1];
      this.drift = drift;
      this.changes = residuals.length - 1;
    }

    @Override
    double mean(int step) {
      return last + step * drift;
    }

    @Override
    double spread(int step) {
      return Math.sqrt(step * (1 + (double) step / changes));
    }

    @Override
    SavedTree options() {
      return new SavedTree("drift");
    }

    @Override
    public String toString() {
      return "drift " + drift + " from " + last;
    }
  }
}
