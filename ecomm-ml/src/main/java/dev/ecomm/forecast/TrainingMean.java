package dev.ecomm.forecast;

/** The mean of all values. */
record TrainingMean() implements Forecaster {

  @Override
  public String name() {
    return "mean";
  }

  @Override
  public ForecastModel fit(double[] values) {
    SeriesValues.require(name(), values, 1);
    double sum = 0;
    for (double value : values) {
      sum += value;
    }
    double mean = sum / values.length;
    double[] residuals = new double[values.length];
    for (int t = 0; t < values.length; t++) {
      residuals[t] = values[t] - mean;
    }
    return new Model(mean, values, residuals);
  }

  private final class Model extends BaselineModel {
    private final double mean;
    private final double spread;

    Model(double mean, double[] values, double[] residuals) {
      super(TrainingMean.this, values, residuals, 1);
      this.mean = mean;
      this.spread = Math.sqrt(1 + 1.0 / residuals.length);
    }

    @Override
    double mean(int step) {
      return mean;
    }

    @Override
    double spread(int step) {
      return spread;
    }

    @Override
    SavedTree options() {
      return new SavedTree("mean");
    }

    @Override
    public String toString() {
      return "mean " + mean;
    }
  }
}
