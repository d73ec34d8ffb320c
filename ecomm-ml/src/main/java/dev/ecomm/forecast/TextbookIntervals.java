package dev.ecomm.forecast;

/**
 * Lets a forecaster give the limits of its own equations whatever the length of the series, as R's
 * forecast package and most others do. For comparison with such software; not to be relied on.
 *
 * <pre>{@code
 * Forecaster asInR = TextbookIntervals.of(Ets.automatic(1));
 * Forecast quarter = asInR.fit(weeklySales).forecast(13, 80, 95);
 * }</pre>
 *
 * <p>These equations take for known what was estimated: parameters, and the kind of model that was
 * chosen. So below {@value LimitedModel#LEAST_VALUES} values limits are too narrow, and {@link
 * Ets}, {@link Arima}, {@link AutoArima} and {@link Theta} refuse to give them by themselves, as
 * does what is made of these: {@link Combination}, {@link Deseasonalised}, {@link StlForecaster},
 * {@link Transformed}. Limits that hold: {@link RollingIntervals}.
 *
 * <p>Points are the forecaster's own; other forecasters stay as they are. Immutable, safe for use
 * by many threads. Cost: that of the forecaster.
 */
public final class TextbookIntervals implements Forecaster {
  private final Forecaster forecaster;

  private TextbookIntervals(Forecaster forecaster) {
    this.forecaster = forecaster;
  }

  /**
   * Takes limits as the equations give them.
   *
   * @param forecaster of any kind
   * @return a forecaster of the same name and points
   */
  public static Forecaster of(Forecaster forecaster) {
    return new TextbookIntervals(forecaster);
  }

  /** Returns the name of the forecaster. */
  @Override
  public String name() {
    return forecaster.name();
  }

  @Override
  public ForecastModel fit(double[] values) {
    return new Model(forecaster.fit(values));
  }

  static ForecastModel read(SavedNode node) {
    return new Model(node.model("model"));
  }

  @Override
  public String toString() {
    return name() + " with textbook intervals";
  }

  private static final class Model extends SavableModel {
    private final ForecastModel model;

    Model(ForecastModel model) {
      this.model = model;
    }

    @Override
    public Forecast forecast(int horizon, double... levels) {
      return textbook(model, horizon, levels);
    }

    @Override
    public double[] residuals() {
      return model.residuals();
    }

    @Override
    public ForecastModel on(double[] values) {
      return new Model(model.on(values));
    }

    @Override
    SavedTree save() {
      return new SavedTree("textbook").model("model", model);
    }

    @Override
    public String toString() {
      return model.toString();
    }
  }
}
