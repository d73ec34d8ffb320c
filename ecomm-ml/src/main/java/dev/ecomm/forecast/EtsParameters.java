package dev.ecomm.forecast;

import dev.ecomm.forecast.EtsType.Season;
import dev.ecomm.forecast.EtsType.Trend;

/**
 * The numbers that an exponential smoothing model estimates, as a point that may lie anywhere: a
 * logistic curve carries it into the bounds, 0.0001 &lt;= beta &lt;= alpha &lt;= 0.9999, gamma
 * &lt;= 1 - alpha, 0.8 &lt;= phi &lt;= 0.98.
 */
final class EtsParameters {
  private static final double LOW = 1e-4;
  private static final double HIGH = 0.9999;
  private static final double DAMPED_LEAST = 0.8;
  private static final double DAMPED_MOST = 0.98;

  private final EtsType type;
  private final int season;
  private final double startLevel;
  private final double startSlope;
  private final double[] startSeasonal;
  private final double unit;

  /** Finds first states: seasonal places by whole cycles, then a line through the first values. */
  EtsParameters(EtsType type, int season, double[] values) {
    this.type = type;
    this.season = type.season() == Season.NONE ? 1 : season;
    this.startSeasonal = places(values);
    int first = Math.min(Math.max(10, 2 * this.season), values.length);
    double[] adjusted = new double[first];
    for (int t = 0; t < first; t++) {
      double place = startSeasonal[t % this.season];
      adjusted[t] = multiplied() ? values[t] / place : values[t] - place;
    }
    double mean = mean(adjusted, 0, first);
    double covariance = 0;
    double spread = 0;
    double deviation = 0;
    for (int t = 0; t < first; t++) {
      double time = t - (first - 1) / 2.0;
      covariance += time * (adjusted[t] - mean);
      spread += time * time;
      deviation += (adjusted[t] - mean) * (adjusted[t] - mean);
    }
    boolean trended = type.trend() != Trend.NONE;
    this.startSlope = trended && spread > 0 ? covariance / spread : 0;
    double atStart = mean - startSlope * (first + 1) / 2.0;
    this.startLevel = type.isPositiveOnly() && atStart <= 0 ? Math.max(mean, LOW) : atStart;
    double width = Math.sqrt(deviation / first);
    this.unit = width > 0 ? width : Math.max(1e-3, Math.abs(mean) / 10);
  }

  /** Those of a model that was saved. */
  EtsParameters(
      EtsType type, int season, double level, double slope, double[] seasonal, double unit) {
    this.type = type;
    this.season = season;
    this.startLevel = level;
    this.startSlope = slope;
    this.startSeasonal = seasonal;
    this.unit = unit;
  }

  void save(SavedTree tree) {
    tree.with("start_level", startLevel)
        .with("start_slope", startSlope)
        .with("start_seasonal", startSeasonal)
        .with("unit", unit);
  }

  private double[] places(double[] values) {
    double[] places = new double[season];
    if (type.season() == Season.NONE) {
      return places;
    }
    int cycles = values.length / season;
    for (int cycle = 0; cycle < cycles; cycle++) {
      double mean = mean(values, cycle * season, season);
      for (int i = 0; i < season; i++) {
        double value = values[cycle * season + i];
        places[i] += (multiplied() ? value / mean : value - mean) / cycles;
      }
    }
    return places;
  }

  private static double mean(double[] values, int from, int count) {
    double sum = 0;
    for (int i = from; i < from + count; i++) {
      sum += values[i];
    }
    return sum / count;
  }

  private boolean multiplied() {
    return type.season() == Season.MULTIPLICATIVE;
  }

  /** How many numbers are estimated, without the variance. */
  int count() {
    int states = type.trend() == Trend.NONE ? 1 : 2;
    return smoothing() + states + season - 1;
  }

  /** How many of them, the first ones of a point, are smoothing parameters. */
  int smoothing() {
    int trend =
        switch (type.trend()) {
          case NONE -> 0;
          case ADDITIVE -> 1;
          case DAMPED -> 2;
        };
    return 1 + trend + (type.season() == Season.NONE ? 0 : 1);
  }

  /**
   * A point to begin a search at, with the states that were found first.
   *
   * @param alpha its share of the way between its bounds, as the others
   */
  double[] start(double alpha, double beta, double gamma) {
    double[] point = new double[count()];
    int at = 0;
    point[at++] = logit(alpha);
    if (type.trend() != Trend.NONE) {
      point[at++] = logit(beta);
    }
    if (type.season() != Season.NONE) {
      point[at++] = logit(gamma);
    }
    if (type.trend() == Trend.DAMPED) {
      point[at] = 2; // near to no damping
    }
    return point;
  }

  /** Sets parameters and first states. */
  void apply(double[] point, EtsRecursion model) {
    int at = 0;
    model.alpha = within(LOW, HIGH, point[at++]);
    if (type.trend() != Trend.NONE) {
      model.beta = within(LOW, Math.max(LOW, model.alpha), point[at++]);
    }
    if (type.season() != Season.NONE) {
      model.gamma = within(LOW, Math.max(LOW, 1 - model.alpha), point[at++]);
    }
    if (type.trend() == Trend.DAMPED) {
      model.phi = within(DAMPED_LEAST, DAMPED_MOST, point[at++]);
    }
    model.level = startLevel + unit * point[at++];
    if (type.trend() != Trend.NONE) {
      model.slope = startSlope + unit / 10 * point[at++];
    }
    if (type.season() != Season.NONE) {
      double scale = seasonalUnit();
      double rest = multiplied() ? season : 0;
      for (int i = 0; i + 1 < season; i++) {
        model.seasonal[i] = startSeasonal[i] + scale * point[at++];
        rest -= model.seasonal[i];
      }
      model.seasonal[season - 1] = rest; // else the level could be moved into the season
    }
  }

  /** Carries the slope over the parameters and states back to the point. */
  double[] slope(double[] point, EtsRecursion.Slope by) {
    double[] slope = new double[point.length];
    int at = 1;
    double byAlpha = by.alpha;
    double alpha = within(LOW, HIGH, point[0]);
    if (type.trend() != Trend.NONE) {
      byAlpha += by.beta * logistic(point[at]);
      slope[at] = by.beta * Math.max(0, alpha - LOW) * logisticSlope(point[at++]);
    }
    if (type.season() != Season.NONE) {
      byAlpha -= by.gamma * logistic(point[at]);
      slope[at] = by.gamma * Math.max(0, 1 - alpha - LOW) * logisticSlope(point[at++]);
    }
    if (type.trend() == Trend.DAMPED) {
      slope[at] = by.phi * (DAMPED_MOST - DAMPED_LEAST) * logisticSlope(point[at++]);
    }
    slope[0] = byAlpha * (HIGH - LOW) * logisticSlope(point[0]);
    slope[at++] = unit * by.level;
    if (type.trend() != Trend.NONE) {
      slope[at++] = unit / 10 * by.slope;
    }
    for (int i = 0; i + 1 < season; i++) {
      slope[at++] = seasonalUnit() * (by.seasonal[i] - by.seasonal[season - 1]);
    }
    return slope;
  }

  private static double within(double low, double high, double point) {
    return low + (high - low) * logistic(point);
  }

  private static double logistic(double point) {
    return 1 / (1 + StrictMath.exp(-point));
  }

  private static double logisticSlope(double point) {
    double share = logistic(point);
    return share * (1 - share);
  }

  private double seasonalUnit() {
    return multiplied() ? unit / Math.max(Math.abs(startLevel), unit) : unit;
  }

  private static double logit(double share) {
    return StrictMath.log(share / (1 - share));
  }
}
