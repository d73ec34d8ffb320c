package dev.ecomm.benchmarks;

import dev.ecomm.series.SeriesSet;
import java.util.Arrays;

/** The same features as {@link ManySeries#features} by a loop over each window. */
final class NaiveFeatures {

  private NaiveFeatures() {}

  static void compute(SeriesSet series, double[] values, double[][] out) {
    for (int s = 0; s < series.count(); s++) {
      int from = series.from(s);
      int to = series.to(s);
      for (int w = 0; w < ManySeries.WINDOWS.length; w++) {
        windows(values, from, to, ManySeries.WINDOWS[w], out, 4 * w);
      }
      average(values, from, to, out[12]);
      for (int lag = 1; lag <= out.length - 13; lag++) {
        int first = Math.min(from + lag, to);
        Arrays.fill(out[12 + lag], from, first, Double.NaN);
        System.arraycopy(values, from, out[12 + lag], first, to - first);
      }
    }
  }

  private static void windows(
      double[] values, int from, int to, int window, double[][] out, int column) {
    int first = Math.min(from + window - 1, to);
    for (int c = column; c < column + 4; c++) {
      Arrays.fill(out[c], from, first, Double.NaN);
    }
    for (int at = first; at < to; at++) {
      double sum = 0;
      double min = values[at];
      double max = values[at];
      for (int i = at - window + 1; i <= at; i++) {
        double value = values[i];
        sum += value;
        min = value < min ? value : min;
        max = value > max ? value : max;
      }
      double mean = sum / window;
      double squares = 0;
      for (int i = at - window + 1; i <= at; i++) {
        squares += (values[i] - mean) * (values[i] - mean);
      }
      out[column][at] = mean;
      out[column + 1][at] = Math.sqrt(squares / (window - 1));
      out[column + 2][at] = min;
      out[column + 3][at] = max;
    }
  }

  private static void average(double[] values, int from, int to, double[] out) {
    double average = values[from];
    out[from] = average;
    for (int at = from + 1; at < to; at++) {
      average = ManySeries.ALPHA * values[at] + (1 - ManySeries.ALPHA) * average;
      out[at] = average;
    }
  }
}
