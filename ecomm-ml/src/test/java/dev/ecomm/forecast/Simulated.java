package dev.ecomm.forecast;

import java.util.SplittableRandom;

/** Series of known kind, by seed. */
enum Simulated implements SeriesKind {
  /** Steps without memory, added up. */
  RANDOM_WALK(Baselines.naive()) {
    @Override
    void fill(double[] values, Normals normals) {
      double level = 100;
      for (int t = 0; t < values.length; t++) {
        level += normals.next();
        values[t] = level;
      }
    }
  },
  /** Pulled back to its mean. */
  AUTOREGRESSIVE(new LeastSquaresAr1()) {
    @Override
    void fill(double[] values, Normals normals) {
      double state = normals.next() / Math.sqrt(1 - 0.6 * 0.6);
      for (int t = 0; t < values.length; t++) {
        state = 0.6 * state + normals.next();
        values[t] = 50 + state;
      }
    }
  },
  /** A week that repeats itself, and noise. */
  SEASONAL(Baselines.seasonalNaive(7)) {
    @Override
    void fill(double[] values, Normals normals) {
      for (int t = 0; t < values.length; t++) {
        values[t] = 10 * (t % 7) + normals.next();
      }
    }
  },
  /** A random walk that rises. */
  RISING(Baselines.drift()) {
    @Override
    void fill(double[] values, Normals normals) {
      RANDOM_WALK.fill(values, normals);
      for (int t = 0; t < values.length; t++) {
        values[t] += 0.5 * t;
      }
    }
  },
  /** Nothing to learn but the mean. */
  NOISE(Baselines.mean()) {
    @Override
    void fill(double[] values, Normals normals) {
      for (int t = 0; t < values.length; t++) {
        values[t] = 20 + normals.next();
      }
    }
  },
  /** Seven random walks in turn, one for each day of the week. */
  SEASONAL_WALK(Baselines.seasonalNaive(7)) {
    @Override
    void fill(double[] values, Normals normals) {
      for (int t = 0; t < values.length; t++) {
        values[t] = (t < 7 ? 10 * t : values[t - 7]) + normals.next();
      }
    }
  },
  /** A random walk of logarithms. */
  GROWING(Transformed.log(Baselines.naive()).biasAdjusted(false)) {
    @Override
    void fill(double[] values, Normals normals) {
      double level = 3;
      for (int t = 0; t < values.length; t++) {
        level += 0.1 * normals.next();
        values[t] = StrictMath.exp(level);
      }
    }
  };

  /** One that knows this kind of series. */
  final Forecaster forecaster;

  Simulated(Forecaster forecaster) {
    this.forecaster = forecaster;
  }

  abstract void fill(double[] values, Normals normals);

  @Override
  public double[] series(int n, long seed) {
    double[] values = new double[n];
    fill(values, new Normals(new SplittableRandom(seed)));
    return values;
  }

  /** Standard normal numbers (Box and Muller). */
  static final class Normals {
    private final SplittableRandom random;

    Normals(SplittableRandom random) {
      this.random = random;
    }

    double next() {
      double radius = Math.sqrt(-2 * StrictMath.log(1 - random.nextDouble()));
      return radius * StrictMath.cos(2 * Math.PI * random.nextDouble());
    }
  }

  /** An autoregression of order 1 with a constant, points only. */
  record LeastSquaresAr1() implements Forecaster {

    @Override
    public String name() {
      return "ar1";
    }

    @Override
    public ForecastModel fit(double[] values) {
      SeriesValues.require(name(), values, 4);
      int n = values.length - 1;
      double before = 0;
      double after = 0;
      for (int t = 0; t < n; t++) {
        before += values[t] / n;
        after += values[t + 1] / n;
      }
      double product = 0;
      double square = 0;
      for (int t = 0; t < n; t++) {
        product += (values[t] - before) * (values[t + 1] - after);
        square += (values[t] - before) * (values[t] - before);
      }
      double slope = product / square;
      double constant = after - slope * before;
      return new Model(values[n], slope, constant);
    }

    private record Model(double last, double slope, double constant) implements ForecastModel {

      @Override
      public Forecast forecast(int horizon, double... levels) {
        double[] mean = new double[horizon];
        double state = last;
        for (int i = 0; i < horizon; i++) {
          state = constant + slope * state;
          mean[i] = state;
        }
        double[][] none = {};
        return Forecast.of(mean, new double[0], none, none);
      }

      @Override
      public double[] residuals() {
        throw new UnsupportedOperationException("not needed");
      }
    }
  }
}
