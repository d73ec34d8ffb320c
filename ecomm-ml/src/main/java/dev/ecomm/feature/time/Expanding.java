package dev.ecomm.feature.time;

import java.util.Objects;

/** A statistic of all rows up to an origin; missing ones are left out. */
record Expanding(Statistic statistic) implements PastFeature {

  Expanding {
    Objects.requireNonNull(statistic, "statistic");
    if (statistic == Statistic.MEDIAN || statistic == Statistic.LWMA) {
      throw new IllegalArgumentException(
          "expanding statistic is " + statistic + ", must be MEAN, STD, MIN or MAX");
    }
  }

  @Override
  public String name() {
    return "expanding_" + statistic.word();
  }

  @Override
  public State start() {
    return switch (statistic) {
      case MIN -> new Extreme(false);
      case MAX -> new Extreme(true);
      default -> new Moments(statistic == Statistic.STD);
    };
  }

  private static final class Extreme implements State {
    private final boolean largest;
    private double extreme = Double.NaN;

    Extreme(boolean largest) {
      this.largest = largest;
    }

    @Override
    public void add(double value) {
      if (Double.isNaN(extreme) || (largest ? value > extreme : value < extreme)) {
        extreme = value;
      }
    }

    @Override
    public double value() {
      return extreme;
    }
  }

  /** Welford's recurrence, relative to the first value: a level of 1e9 costs no digits. */
  private static final class Moments implements State {
    private final boolean std;
    private double first;
    private double mean;
    private double squares;
    private long rows;

    Moments(boolean std) {
      this.std = std;
    }

    @Override
    public void add(double value) {
      if (Double.isNaN(value)) {
        return;
      }
      if (rows == 0) {
        first = value;
      }
      rows++;
      double distance = value - first - mean;
      mean += distance / rows;
      squares += distance * (value - first - mean);
    }

    @Override
    public double value() {
      if (std) {
        return rows < 2 ? Double.NaN : Math.sqrt(squares / (rows - 1));
      }
      return rows == 0 ? Double.NaN : first + mean;
    }
  }
}
