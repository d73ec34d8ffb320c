package dev.ecomm.feature.time;

import java.util.Objects;

/**
 * A statistic of the last rows. The states here say what it is, in O(window) a row; {@link
 * MomentKernel} and {@link ExtremeKernel} compute the same of whole arrays.
 */
record Rolling(int window, int minRows, Statistic statistic) implements PastFeature {

  Rolling {
    Objects.requireNonNull(statistic, "statistic");
    Checks.atLeast("window", window, statistic == Statistic.STD ? 2 : 1);
    Checks.within("minRows", minRows, 1, window);
  }

  static Rolling full(int window, Statistic statistic) {
    return new Rolling(window, window, statistic);
  }

  /** Whether there is a value only where the window is full. */
  boolean isFullOnly() {
    return minRows == window;
  }

  @Override
  public String name() {
    String name = statistic.word() + "_" + window;
    return isFullOnly() ? name : name + "_min_" + minRows;
  }

  @Override
  public State start() {
    return statistic == Statistic.MEDIAN
        ? new SortedWindow(window, minRows, 0.5)
        : new Window(window, minRows, statistic);
  }

  /** Every value is computed anew, so that nothing of a value remains that has left the window. */
  private static final class Window implements State {
    private final Ring values;
    private final int minRows;
    private final Statistic statistic;

    Window(int window, int minRows, Statistic statistic) {
      this.values = new Ring(window);
      this.minRows = minRows;
      this.statistic = statistic;
    }

    @Override
    public void add(double value) {
      values.add(value);
    }

    @Override
    public double value() {
      if (values.size() < minRows) {
        return Double.NaN;
      }
      return switch (statistic) {
        case MEAN -> mean();
        case STD -> std();
        case MIN -> min();
        case MAX -> max();
        case LWMA -> weightedMean();
        case MEDIAN -> throw new IllegalStateException("medians have a window of their own");
      };
    }

    /** Relative to the last value, as it loses least. */
    private double mean() {
      double last = values.back(0);
      double sum = 0;
      for (int i = 0; i < values.size(); i++) {
        sum += values.back(i) - last;
      }
      return last + sum / values.size();
    }

    private double std() {
      double last = values.back(0);
      double mean = 0;
      for (int i = 0; i < values.size(); i++) {
        mean += (values.back(i) - last) / values.size();
      }
      double squares = 0;
      for (int i = 0; i < values.size(); i++) {
        double distance = values.back(i) - last - mean;
        squares += distance * distance;
      }
      return values.size() < 2 ? Double.NaN : Math.sqrt(squares / (values.size() - 1));
    }

    private double min() {
      double min = values.back(0);
      for (int i = 1; i < values.size(); i++) {
        min = Math.min(min, values.back(i));
      }
      return min;
    }

    private double max() {
      double max = values.back(0);
      for (int i = 1; i < values.size(); i++) {
        max = Math.max(max, values.back(i));
      }
      return max;
    }

    private double weightedMean() {
      int rows = values.size();
      double last = values.back(0);
      double sum = 0;
      for (int i = 0; i < rows; i++) {
        sum += (rows - i) * (values.back(i) - last);
      }
      return last + sum / (rows * (rows + 1.0) / 2);
    }
  }
}
