package dev.ecomm.examples;

import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * Makes one series of a known kind, with a season, noise and a level drawn at random. Values are
 * above 0, but for intermittent demand, which is mostly 0. Equal seeds give equal series.
 */
final class SimulatedSeries {

  /** How a series comes about. */
  enum Kind {
    /** A straight trend and a level that moves by a share of each error. */
    TREND,
    /** A trend that fades. */
    DAMPED,
    /** Season, growth and errors in proportion to the level. */
    MULTIPLICATIVE,
    /** A straight line, and errors that hang together. */
    AUTOREGRESSIVE,
    /** A random walk under a fixed season. */
    WALK,
    /** A level that jumps three times or so. */
    SHIFTS,
    /** As without a trend, but with errors of Student's t with 3 degrees of freedom. */
    HEAVY_TAILS,
    /** Mostly zero. */
    INTERMITTENT,
    /** No season at all. */
    LEVEL,
    /** The airline model: differences and seasonal differences of logarithms. */
    AIRLINE
  }

  private final SplittableRandom random;
  private final int season;
  private final int n;
  private final double[] places;
  private final double noise;

  private SimulatedSeries(int season, int n, long seed) {
    this.random = new SplittableRandom(seed);
    this.season = season;
    this.n = n;
    this.places = new double[season];
    double width = uniform(0.05, 0.4);
    for (int i = 0; i < season; i++) {
      places[i] = width * (StrictMath.sin(2 * Math.PI * i / season) + 0.4 * normal());
    }
    double mean = Arrays.stream(places).average().orElseThrow();
    Arrays.setAll(places, i -> places[i] - mean);
    this.noise = uniform(0.02, 0.15);
  }

  /** A series of {@code n} values. */
  static double[] of(Kind kind, int season, int n, long seed) {
    SimulatedSeries series = new SimulatedSeries(season, n, seed);
    double unit = 100 * StrictMath.exp(series.uniform(0, 4));
    double[] values =
        switch (kind) {
          case TREND ->
              series.smoothed(series.uniform(0.05, 0.6), series.perSeries(-0.2, 0.6), false);
          case DAMPED -> series.damped();
          case MULTIPLICATIVE -> series.multiplicative();
          case AUTOREGRESSIVE -> series.autoregressive();
          case WALK -> series.walk();
          case SHIFTS -> series.shifts();
          case HEAVY_TAILS -> series.smoothed(series.uniform(0.05, 0.4), 0, true);
          case INTERMITTENT -> series.intermittent();
          case LEVEL -> series.level();
          case AIRLINE -> series.airline();
        };
    if (kind != Kind.INTERMITTENT) {
      double lift = Math.max(0, 0.1 - Arrays.stream(values).min().orElseThrow());
      Arrays.setAll(values, t -> unit * (values[t] + lift));
    }
    return values;
  }

  private double place(int t) {
    return places[t % season];
  }

  private double[] smoothed(double alpha, double slope, boolean heavy) {
    double[] values = new double[n];
    double level = 1;
    for (int t = 0; t < n; t++) {
      double error = noise * (heavy ? student() : normal());
      values[t] = level + place(t) + error;
      level += slope + alpha * error;
    }
    return values;
  }

  private double[] damped() {
    double alpha = uniform(0.1, 0.8);
    double beta = uniform(0.01, 0.1);
    double phi = uniform(0.85, 0.98);
    double slope = uniform(-0.02, 0.03);
    double[] values = new double[n];
    double level = 1;
    for (int t = 0; t < n; t++) {
      double error = 0.5 * noise * normal();
      level += phi * slope;
      values[t] = level + place(t) + error;
      level += alpha * error;
      slope = phi * slope + beta * error;
    }
    return values;
  }

  private double[] multiplicative() {
    double alpha = uniform(0.05, 0.5);
    double growth = perSeries(-0.3, 1.2);
    double[] values = new double[n];
    double level = 1;
    for (int t = 0; t < n; t++) {
      double error = 0.6 * noise * normal();
      values[t] = level * (1 + place(t)) * (1 + error);
      level *= (1 + growth) * (1 + alpha * error);
    }
    return values;
  }

  private double[] autoregressive() {
    double phi = uniform(0.3, 0.9);
    double slope = perSeries(-0.3, 1);
    double[] values = new double[n];
    double state = 0;
    for (int t = 0; t < n; t++) {
      state = phi * state + noise * normal();
      values[t] = 1 + slope * t + place(t) + state;
    }
    return values;
  }

  private double[] walk() {
    double[] values = new double[n];
    double level = 1;
    for (int t = 0; t < n; t++) {
      values[t] = level + place(t);
      level += 0.4 * noise * normal();
    }
    return values;
  }

  private double[] shifts() {
    double[] values = new double[n];
    double level = 1;
    for (int t = 0; t < n; t++) {
      if (random.nextDouble() < 3.0 / Math.max(n, 60)) {
        level += 0.3 * normal();
      }
      values[t] = level + place(t) + noise * normal();
    }
    return values;
  }

  private double[] intermittent() {
    double chance = uniform(0.3, 0.7);
    double[] values = new double[n];
    for (int t = 0; t < n; t++) {
      double size = 1 - 10 * StrictMath.log(1 - random.nextDouble());
      values[t] = random.nextDouble() < chance ? Math.rint(size) : 0;
    }
    return values;
  }

  private double[] level() {
    Arrays.fill(places, 0);
    boolean trended = random.nextDouble() < 0.5;
    return smoothed(uniform(0.1, 0.9), trended ? perSeries(-0.3, 0.6) : 0, false);
  }

  private double[] airline() {
    double theta = uniform(0.2, 0.7);
    double seasonal = uniform(0.3, 0.8);
    double[] errors = new double[n];
    double[] logs = new double[n];
    for (int t = 0; t < n; t++) {
      errors[t] = 0.5 * noise * normal();
      if (t <= season) {
        double before = t == 0 ? 0 : logs[t - 1] - place(t - 1);
        logs[t] = before + place(t) + errors[t];
      } else {
        logs[t] =
            logs[t - 1]
                + logs[t - season]
                - logs[t - season - 1]
                + errors[t]
                - theta * errors[t - 1]
                - seasonal * errors[t - season]
                + theta * seasonal * errors[t - season - 1];
      }
    }
    Arrays.setAll(logs, t -> StrictMath.exp(logs[t]));
    return logs;
  }

  private double uniform(double from, double to) {
    return random.nextDouble(from, to);
  }

  /** A slope that leads from one end of the series to the other by so much. */
  private double perSeries(double from, double to) {
    return uniform(from, to) / n;
  }

  /** Box and Muller. */
  private double normal() {
    double radius = Math.sqrt(-2 * StrictMath.log(1 - random.nextDouble()));
    return radius * StrictMath.cos(2 * Math.PI * random.nextDouble());
  }

  /** Student's t with 3 degrees of freedom, of variance 1. */
  private double student() {
    double numerator = normal();
    double squares = 0;
    for (int i = 0; i < 3; i++) {
      double one = normal();
      squares += one * one;
    }
    return numerator / Math.sqrt(squares);
  }
}
