package dev.ecomm.forecast;

import java.util.Arrays;

/**
 * Forecasts the logarithm, the square root or another power of a series, and transforms back. For
 * series whose swings grow with their level, and for those that cannot fall below 0.
 *
 * <pre>{@code
 * Forecaster growing = Transformed.log(Baselines.drift());
 * Forecast fortnight = growing.fit(dailySales).forecast(14, 80);
 * }</pre>
 *
 * <p>Limits are transformed back as they are: a quantile stays one. The mean is not: transformed
 * back as it is, it would be the median, which is too low for sums. So it is corrected by the
 * variance that the other forecaster's interval of 80 % implies (of a model, that of its equations,
 * also where it refuses to promise it), unless {@link #biasAdjusted} is set to false; the mean may
 * then lie above an upper limit of a low level. A forecaster that gives no such interval, as for
 * too short a series, is refused until that is set.
 *
 * <p>No result is below 0. Residuals are in the unit of the series: values minus uncorrected
 * forecasts. Immutable, safe for use by many threads. Cost: that of the other forecaster.
 *
 * @see <a href="https://doi.org/10.1111/j.2517-6161.1964.tb00553.x">Box and Cox (1964)</a>
 * @see <a href="https://doi.org/10.1002/for.3980120104">Guerrero (1993)</a>
 * @see <a href="https://otexts.com/fpp3/ftransformations.html">Hyndman and Athanasopoulos,
 *     Forecasting: Principles and Practice, 3rd edition, section 5.6</a>
 */
public final class Transformed implements Forecaster {
  private static final double LEVEL = 80;

  /** Half the width of a normal interval of that level, in standard deviations. */
  private static final double HALF_WIDTH = 1.2815515655446004;

  /** How the transform comes about, for the series that is to be fitted. */
  @FunctionalInterface
  private interface Choice {
    BoxCox of(double[] values);
  }

  private final String label;
  private final Choice choice;
  private final Forecaster forecaster;
  private final boolean biasAdjusted;

  private Transformed(String label, Choice choice, Forecaster forecaster, boolean biasAdjusted) {
    this.label = label;
    this.choice = choice;
    this.forecaster = forecaster;
    this.biasAdjusted = biasAdjusted;
  }

  /**
   * Forecasts logarithms: effects multiply.
   *
   * @param forecaster of the transformed series
   * @return {@code log_drift}; needs values above 0
   */
  public static Transformed log(Forecaster forecaster) {
    return fixed("log", 0, forecaster);
  }

  /**
   * Forecasts square roots: between adding and multiplying, and at home with counts.
   *
   * @param forecaster of the transformed series
   * @return {@code sqrt_drift}; needs values of 0 or more
   */
  public static Transformed sqrt(Forecaster forecaster) {
    return fixed("sqrt", 0.5, forecaster);
  }

  /**
   * Forecasts a power of the series, {@code (y^lambda - 1) / lambda}; the logarithm at 0.
   *
   * @param lambda from -2 to 2; below 0, limits that have no finite counterpart are refused
   * @param forecaster of the transformed series
   * @return {@code box_cox_0.3_drift}; needs values above 0, or of 0 and more if lambda is above 0
   * @throws IllegalArgumentException if lambda is out of its range
   */
  public static Transformed boxCox(double lambda, Forecaster forecaster) {
    if (!(lambda >= -2 && lambda <= 2)) {
      throw new IllegalArgumentException(
          "lambda is " + lambda + ", must be from -2 to 2; 0.5 is a square root, 0 the logarithm");
    }
    return fixed("box_cox_" + Forecast.text(lambda), lambda, forecaster);
  }

  /**
   * The same with the power chosen for each series by Guerrero's method, from 0 to 1: that at which
   * the swings within a season hang least on its level.
   *
   * @param season in steps, at least 1; without a season (1) swings within two values count
   * @param forecaster of the transformed series
   * @return {@code box_cox_drift}; needs two seasons, and values above 0
   * @throws IllegalArgumentException if season is below 1
   */
  public static Transformed guerrero(int season, Forecaster forecaster) {
    SeriesValues.requireSeason(season);
    int group = Math.max(2, season);
    return new Transformed(
        "box_cox",
        values -> {
          SeriesValues.require("box_cox_" + forecaster.name(), values, 2 * group);
          requireBearable("guerrero", new BoxCox(0), values);
          return BoxCox.guerrero(values, group);
        },
        forecaster,
        true);
  }

  private static Transformed fixed(String label, double lambda, Forecaster forecaster) {
    return new Transformed(label, values -> new BoxCox(lambda), forecaster, true);
  }

  /**
   * Whether points are means, by default true, or medians.
   *
   * @param on false for medians
   * @return a new forecaster
   */
  public Transformed biasAdjusted(boolean on) {
    return new Transformed(label, choice, forecaster, on);
  }

  /** Returns the name of the forecaster, with that of the transform before it. */
  @Override
  public String name() {
    return label + "_" + forecaster.name();
  }

  /**
   * {@inheritDoc}
   *
   * @throws IllegalArgumentException if a value is negative, is 0 where that has no counterpart, or
   *     the other forecaster refuses the series; names the value
   */
  @Override
  public ForecastModel fit(double[] values) {
    SeriesValues.require(name(), values, 1);
    BoxCox transform = choice.of(values);
    ForecastModel rest = forecaster.fit(apply(name(), transform, values));
    return new Model(label, forecaster.name(), biasAdjusted, transform, values, rest);
  }

  private static double[] apply(String name, BoxCox transform, double[] values) {
    requireBearable(name, transform, values);
    return Arrays.stream(values).map(transform::apply).toArray();
  }

  private static void requireBearable(String name, BoxCox transform, double[] values) {
    for (int t = 0; t < values.length; t++) {
      if (!transform.bears(values[t])) {
        throw new IllegalArgumentException(
            "value "
                + t
                + " is "
                + values[t]
                + (transform.lambda() > 0 ? ", must be 0 or more for " : ", must be above 0 for ")
                + name
                + (values[t] == 0
                    ? "; take sqrt or boxCox with a lambda above 0"
                    : "; leave the series as it is, or set returns off against their sales"));
      }
    }
  }

  /** Reads what a model wrote. */
  static ForecastModel read(SavedNode node) {
    double lambda = node.number("lambda");
    if (!(lambda >= -2 && lambda <= 2)) {
      throw node.problem("lambda is " + lambda + ", must be from -2 to 2");
    }
    String label = node.text("transform");
    String rest = node.text("forecaster");
    BoxCox transform = new BoxCox(lambda);
    double[] values = node.values();
    requireBearable(label + "_" + rest, transform, values);
    ForecastModel model = node.model("model");
    Theta.requireAsLong(node, model, values);
    return new Model(label, rest, node.flag("bias_adjusted"), transform, values, model);
  }

  @Override
  public String toString() {
    return name();
  }

  private static final class Model extends SavableModel {
    private final String label;
    private final String rest;
    private final boolean biasAdjusted;
    private final BoxCox transform;
    private final double[] values;
    private final ForecastModel model;

    Model(
        String label,
        String rest,
        boolean biasAdjusted,
        BoxCox transform,
        double[] values,
        ForecastModel model) {
      this.label = label;
      this.rest = rest;
      this.biasAdjusted = biasAdjusted;
      this.transform = transform;
      this.values = values.clone();
      this.model = model;
    }

    @Override
    public Forecast forecast(int horizon, double... levels) {
      return inverted(model.forecast(horizon, levels));
    }

    @Override
    Forecast textbook(int horizon, double... levels) {
      return inverted(textbook(model, horizon, levels));
    }

    private Forecast inverted(Forecast transformed) {
      int horizon = transformed.horizon();
      double[] levels = transformed.levels();
      double[] mean = biasAdjusted ? means(transformed) : transformed.mean();
      double[][] lower = new double[levels.length][horizon];
      double[][] upper = new double[levels.length][horizon];
      for (int i = 0; i < horizon; i++) {
        mean[i] = requireFinite(i + 1, biasAdjusted ? mean[i] : transform.invert(mean[i]));
        for (int level = 0; level < levels.length; level++) {
          lower[level][i] = transform.invert(transformed.lower(levels[level], i + 1));
          upper[level][i] =
              requireFinite(i + 1, transform.invert(transformed.upper(levels[level], i + 1)));
        }
      }
      return Forecast.of(mean, levels, lower, upper);
    }

    /** A variance comes from one level always, so that points do not hang on what is asked for. */
    private double[] means(Forecast transformed) {
      int horizon = transformed.horizon();
      Forecast interval;
      try {
        interval = textbook(model, horizon, LEVEL); // an estimate of a variance, not a promise
      } catch (IllegalArgumentException refused) {
        throw new IllegalArgumentException(
            "mean of "
                + name()
                + " needs the interval of level 80 of "
                + rest
                + ", which refuses it; set biasAdjusted(false) for medians ("
                + refused.getMessage()
                + ")",
            refused);
      }
      double[] means = new double[horizon];
      for (int i = 0; i < horizon; i++) {
        double deviation =
            (interval.upper(LEVEL, i + 1) - interval.lower(LEVEL, i + 1)) / 2 / HALF_WIDTH;
        means[i] = transform.invertedMean(transformed.mean(i + 1), deviation * deviation);
      }
      return means;
    }

    private double requireFinite(int step, double result) {
      if (!Double.isFinite(result)) {
        throw new IllegalArgumentException(
            "step "
                + step
                + " of "
                + name()
                + " has no finite value when transformed back; take a shorter horizon, a lower"
                + " level or a transform nearer to 1");
      }
      return result;
    }

    @Override
    public double[] residuals() {
      double[] residuals = model.residuals();
      for (int t = 0; t < residuals.length; t++) {
        double fitted = transform.apply(values[t]) - residuals[t];
        residuals[t] =
            Double.isNaN(residuals[t]) ? Double.NaN : values[t] - transform.invert(fitted);
      }
      return residuals;
    }

    @Override
    public ForecastModel on(double[] others) {
      SeriesValues.require(name(), others, 1);
      ForecastModel carried = model.on(apply(name(), transform, others));
      return new Model(label, rest, biasAdjusted, transform, others, carried);
    }

    private String name() {
      return label + "_" + rest;
    }

    @Override
    SavedTree save() {
      return new SavedTree("transformed")
          .with("transform", label)
          .with("lambda", transform.lambda())
          .with("bias_adjusted", biasAdjusted)
          .with("forecaster", rest)
          .with("values", values)
          .model("model", model);
    }

    @Override
    public String toString() {
      return name() + " (lambda " + transform.lambda() + ") " + model;
    }
  }
}
