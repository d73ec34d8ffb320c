package dev.ecomm.forecast;

import java.util.SplittableRandom;

/** Series as exponential smoothing believes them to be: states that every error moves on. */
enum SimulatedStates implements SeriesKind {
  /** A level that moves by 0.3 of each error. */
  LEVEL(0.3, 0, 0, 0, 1),
  /** A slope, too, which moves by 0.1. */
  TREND(0.3, 0.1, 0.5, 0, 1),
  /** A level and a week. */
  WEEK(0.3, 0, 0, 0.1, 7);

  private final double alpha;
  private final double beta;
  private final double firstSlope;
  private final double gamma;
  private final int season;

  SimulatedStates(double alpha, double beta, double firstSlope, double gamma, int season) {
    this.alpha = alpha;
    this.beta = beta;
    this.firstSlope = firstSlope;
    this.gamma = gamma;
    this.season = season;
  }

  @Override
  public double[] series(int n, long seed) {
    Simulated.Normals normals = new Simulated.Normals(new SplittableRandom(seed));
    double level = 100;
    double slope = firstSlope;
    double[] places = new double[season];
    for (int i = 1; i < season; i++) {
      places[i] = 5 * StrictMath.sin(2 * Math.PI * i / season);
    }
    double[] values = new double[n];
    for (int t = 0; t < n; t++) {
      double error = normals.next();
      values[t] = level + slope + places[t % season] + error;
      level += slope + alpha * error;
      slope += beta * error;
      places[t % season] += gamma * error;
    }
    return values;
  }
}
