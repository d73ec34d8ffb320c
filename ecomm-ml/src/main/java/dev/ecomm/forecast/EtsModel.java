package dev.ecomm.forecast;

import dev.ecomm.forecast.EtsType.Noise;
import dev.ecomm.forecast.EtsType.Season;
import dev.ecomm.forecast.EtsType.Trend;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * An exponential smoothing model fitted to a series. Its own limits are normal, of the variance
 * that the model implies: exact for additive errors, of multiplicative seasons exact for the first
 * one.
 *
 * <p>Immutable, safe for use by many threads.
 */
public final class EtsModel extends SavableModel {
  private final EtsType type;
  private final int season;
  private final EtsParameters parameters;
  private final double[] point;
  private final double[] values;
  private final int n;
  private final int fitted;
  private final EtsRecursion end;
  private final double[] residuals;
  private final double likelihood;

  private EtsModel(
      EtsType type,
      int season,
      EtsParameters parameters,
      double[] point,
      double[] values,
      int fitted) {
    this.type = type;
    this.season = type.season() == Season.NONE ? 1 : season;
    this.parameters = parameters;
    this.point = point;
    this.values = values;
    this.n = values.length;
    this.fitted = fitted;
    this.end = new EtsRecursion(type, season, values);
    parameters.apply(point, end);
    this.likelihood = end.run();
    this.residuals = end.errors;
  }

  static EtsModel of(
      EtsType type, int season, EtsParameters parameters, double[] point, double[] values) {
    return new EtsModel(type, season, parameters, point.clone(), values.clone(), values.length);
  }

  /** Reads what {@link #save} wrote; parameters are taken as they are. */
  static EtsModel read(SavedNode node) {
    EtsType type =
        new EtsType(
            named(node, "error", Noise.values()),
            named(node, "trend", Trend.values()),
            named(node, "season", Season.values()));
    double[] seasonal = node.numbers("start_seasonal");
    int season = node.whole("season_length", type.season() == Season.NONE ? 1 : 2, seasonal.length);
    EtsParameters parameters =
        new EtsParameters(
            type,
            season,
            node.number("start_level"),
            node.number("start_slope"),
            node.numbers("start_seasonal", season),
            node.number("unit"));
    double[] values = node.values();
    if (type.isPositiveOnly() && Arrays.stream(values).anyMatch(value -> value <= 0)) {
      throw node.problem("values have one that is not above 0, must be positive for " + type);
    }
    double[] point = node.numbers("point", parameters.count());
    return new EtsModel(type, season, parameters, point, values, fitted(node, values));
  }

  private static <E extends Enum<E>> E named(SavedNode node, String name, E[] constants) {
    String text = node.text(name);
    for (E constant : constants) {
      if (constant.name().toLowerCase(Locale.ROOT).equals(text)) {
        return constant;
      }
    }
    throw node.problem(name + " is \"" + text + "\", which no exponential smoothing has");
  }

  @Override
  SavedTree save() {
    SavedTree tree =
        new SavedTree("ets")
            .with("error", type.error().name().toLowerCase(Locale.ROOT))
            .with("trend", type.trend().name().toLowerCase(Locale.ROOT))
            .with("season", type.season().name().toLowerCase(Locale.ROOT))
            .with("season_length", season);
    parameters.save(tree);
    return tree.with("point", point).with("fitted", fitted).with("values", values);
  }

  /**
   * Returns the type.
   *
   * @return as given, or chosen
   */
  public EtsType type() {
    return type;
  }

  /**
   * Returns the log likelihood without its constant, as R's {@code ets} does.
   *
   * @return comparable between types on one series
   */
  public double logLikelihood() {
    return -likelihood / 2;
  }

  /**
   * Returns Akaike's criterion, corrected for short series.
   *
   * @return lower is better; infinite if the series is too short for it
   */
  public double aicc() {
    double k = parameters.count() + 1;
    double left = n - k - 1;
    return left > 0 ? likelihood + 2 * k + 2 * k * (k + 1) / left : Double.POSITIVE_INFINITY;
  }

  /**
   * Returns the variance of the errors, relative ones if they are multiplicative.
   *
   * @return sum of squares by n less the number of parameters
   */
  public double variance() {
    return end.squares / Math.max(1, n - parameters.count());
  }

  /**
   * Returns what was estimated, without seasonal states.
   *
   * @return alpha, beta, gamma, phi, as far as the type has them, and the first level l and slope b
   */
  public Map<String, Double> parameters() {
    EtsRecursion start = new EtsRecursion(type, season, new double[0]);
    parameters.apply(point, start);
    Map<String, Double> named = new LinkedHashMap<>();
    named.put("alpha", start.alpha);
    if (type.trend() != Trend.NONE) {
      named.put("beta", start.beta);
    }
    if (type.season() != Season.NONE) {
      named.put("gamma", start.gamma);
    }
    if (type.trend() == Trend.DAMPED) {
      named.put("phi", start.phi);
    }
    named.put("l", start.level);
    if (type.trend() != Trend.NONE) {
      named.put("b", start.slope);
    }
    return named;
  }

  @Override
  public double[] residuals() {
    return residuals.clone();
  }

  @Override
  public ForecastModel on(double[] values) {
    SeriesValues.require("ets", values, 1);
    return new EtsModel(type, season, parameters, point, values.clone(), fitted);
  }

  /**
   * {@inheritDoc}
   *
   * @throws IllegalArgumentException also if there are levels and the model was fitted to fewer
   *     than 300 values or 40 cycles of its season; see {@link RollingIntervals}
   */
  @Override
  public Forecast forecast(int horizon, double... levels) {
    requireLongEnough("ets", fitted, season, levels);
    return textbook(horizon, levels);
  }

  /**
   * To how many values the parameters were fitted, which may be fewer than those it runs through.
   */
  int fitted() {
    return fitted;
  }

  @Override
  Forecast textbook(int horizon, double... levels) {
    Forecast.requireHorizon(horizon);
    double[] base = new double[horizon];
    double[] mean = new double[horizon];
    double[] weight = new double[horizon];
    double damping = 0;
    double power = 1;
    for (int step = 1; step <= horizon; step++) {
      weight[step - 1] = end.alpha + end.beta * damping; // of an error on the level, step - 1 later
      power *= end.phi;
      damping += power;
      base[step - 1] = type.trend() == Trend.NONE ? end.level : end.level + damping * end.slope;
      double place = end.seasonal[(n + step - 1) % season];
      mean[step - 1] =
          switch (type.season()) {
            case NONE -> base[step - 1];
            case ADDITIVE -> base[step - 1] + place;
            case MULTIPLICATIVE -> base[step - 1] * place;
          };
    }
    double[] deviations = levels.length == 0 ? new double[horizon] : deviations(base, mean, weight);
    return Forecast.normal(mean, deviations, levels);
  }

  /** The book's section 6: linear models exactly, then those with relative errors. */
  private double[] deviations(double[] base, double[] mean, double[] weight) {
    double sigma2 = variance();
    boolean multiplied = type.season() == Season.MULTIPLICATIVE;
    boolean relative = type.error() == Noise.MULTIPLICATIVE;
    double[] centre = multiplied ? base : mean;
    double[] theta = new double[mean.length];
    double[] deviations = new double[mean.length];
    for (int h = 0; h < mean.length; h++) {
      double carried = 0;
      for (int j = 1; j <= h; j++) {
        boolean samePlace = type.season() == Season.ADDITIVE && j % season == 0;
        double c = weight[j] + (samePlace ? end.gamma : 0);
        carried += c * c * (relative ? theta[h - j] : 1);
      }
      double variance;
      if (relative) {
        theta[h] = centre[h] * centre[h] + sigma2 * carried;
        double seasons = multiplied ? 1 + end.gamma * end.gamma * sigma2 : 1;
        double grown = theta[h] * (1 + sigma2);
        for (int k = h / season; multiplied && k > 0; k--) {
          grown *= seasons;
        }
        double place = multiplied ? end.seasonal[(n + h) % season] : 1;
        variance = place * place * (grown - centre[h] * centre[h]);
      } else {
        variance = sigma2 * (1 + carried);
      }
      deviations[h] = Math.sqrt(Math.max(0, variance));
    }
    return deviations;
  }

  @Override
  public String toString() {
    return "ETS(" + type + ") " + parameters();
  }
}
