package dev.ecomm.feature.time;

import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;

/**
 * Rolling means, standard deviations and linearly weighted means of several windows at once.
 *
 * <p>A window of w rows is made of two of half as many, one behind the other, or of one with a row
 * less and that row: 28 of 14, those of 7, of 6, of 3, of 2. Two windows are merged as Chan, Golub
 * and LeVeque (1983) do, with every mean kept relative to the last value of its window. So nothing
 * is ever subtracted that was added before: errors do not add up along the series, a missing value
 * is in no window but its own, and a level of 1e9 below noise of 1e-3 costs no digits.
 *
 * <p>O(log window) steps a row, each over whole arrays in vector instructions.
 */
final class MomentKernel implements Kernel {

  /** Where the statistics of a window go; -1 for nowhere. */
  record Columns(int mean, int std, int lwma) {
    static final Columns NONE = new Columns(-1, -1, -1);

    Columns with(Statistic statistic, int column) {
      return switch (statistic) {
        case MEAN -> new Columns(column, std, lwma);
        case STD -> new Columns(mean, column, lwma);
        case LWMA -> new Columns(mean, std, column);
        default -> throw new IllegalArgumentException("statistic is " + statistic);
      };
    }
  }

  private final int[] lengths;
  private final Columns[] columns;
  private final boolean weighted;
  private final Level[] levels;

  /** The values and the shorter window's numbers, of as many rows before as it is long. */
  private double[] olderValues = {};

  private final Level older = new Level();
  private double[] finished = {};

  /** Numbers of the window of one length that ends at each row. */
  private static final class Level {
    /** The mean less the last value. */
    private double[] mean = {};

    /** The sum of squared distances from the mean. */
    private double[] squares = {};

    /** The sum of distances from the last value, times 1, 2, ..., the last value's most. */
    private double[] weighted = {};

    void reserve(int size, boolean withWeighted) {
      mean = new double[size];
      squares = new double[size];
      weighted = withWeighted ? new double[size] : weighted;
    }
  }

  MomentKernel(Map<Integer, Columns> windows) {
    TreeMap<Integer, Columns> needed = new TreeMap<>(Map.of(1, Columns.NONE));
    windows.forEach(
        (window, ofWindow) -> {
          for (int w = window; w > 1; w = shorter(w)) {
            needed.putIfAbsent(w, Columns.NONE);
          }
          needed.put(window, ofWindow);
        });
    lengths = needed.keySet().stream().mapToInt(w -> w).toArray();
    columns = needed.values().toArray(Columns[]::new);
    weighted = windows.values().stream().anyMatch(c -> c.lwma >= 0);
    levels = new Level[lengths.length];
    Arrays.setAll(levels, k -> new Level());
  }

  private static int shorter(int window) {
    return window % 2 == 0 ? window / 2 : window - 1;
  }

  @Override
  public int history() {
    return lengths[lengths.length - 1] - 1;
  }

  @Override
  public void begin() {}

  @Override
  public void compute(double[] values, int begin, int end, double[][] out, int at) {
    reserve(values.length);
    for (int k = 0; k < lengths.length; k++) {
      int first = Math.min(lengths[k] - 1, end);
      if (k > 0) {
        merge(values, k, first, end);
      }
      finish(values, k, first, begin, end, out, at);
    }
  }

  private void reserve(int size) {
    if (olderValues.length < size) {
      olderValues = new double[size];
      finished = new double[size];
      older.reserve(size, weighted);
      for (Level level : levels) {
        level.reserve(size, weighted);
      }
    }
  }

  private void merge(double[] values, int k, int from, int to) {
    int length = shorter(lengths[k]);
    Level half = levels[Arrays.binarySearch(lengths, length)];
    Level made = levels[k];
    shift(values, length, from, to, olderValues);
    if (lengths[k] == length + 1 && length > 1) {
      appendMoments(values, olderValues, half.mean, half.squares, length, made, from, to);
      if (weighted) {
        appendWeighted(values, olderValues, half, length, made.weighted, from, to);
      }
    } else {
      shift(half.mean, length, from, to, older.mean);
      shift(half.squares, length, from, to, older.squares);
      distances(values, olderValues, from, to);
      doubleMoments(olderValues, half, older, length, made, from, to);
      if (weighted) {
        shift(half.weighted, length, from, to, older.weighted);
        doubleWeighted(olderValues, half, older.weighted, length, made.weighted, from, to);
      }
    }
  }

  /** Two arrays read at one index become vector instructions; one array read at two does not. */
  private static void shift(double[] values, int rows, int from, int to, double[] out) {
    System.arraycopy(values, from - Math.min(rows, from), out, from, to - from);
  }

  private static void distances(double[] values, double[] older, int from, int to) {
    for (int i = from; i < to; i++) {
      older[i] = older[i] - values[i];
    }
  }

  private static void doubleMoments(
      double[] distances, Level half, Level older, int length, Level made, int from, int to) {
    mergeMeans(distances, half.mean, older.mean, made.mean, from, to);
    mergeSquares(
        distances,
        half.mean,
        older.mean,
        half.squares,
        older.squares,
        length / 2.0,
        made.squares,
        from,
        to);
  }

  private static void mergeMeans(
      double[] distances, double[] newer, double[] older, double[] out, int from, int to) {
    for (int i = from; i < to; i++) {
      out[i] = newer[i] + 0.5 * (distances[i] + older[i] - newer[i]);
    }
  }

  private static void mergeSquares(
      double[] distances,
      double[] newerMean,
      double[] olderMean,
      double[] newer,
      double[] older,
      double weight,
      double[] out,
      int from,
      int to) {
    for (int i = from; i < to; i++) {
      double apart = distances[i] + olderMean[i] - newerMean[i];
      out[i] = newer[i] + older[i] + apart * apart * weight;
    }
  }

  private static void doubleWeighted(
      double[] distances, Level half, double[] older, int length, double[] out, int from, int to) {
    double[] mean = half.mean;
    double[] newer = half.weighted;
    double lifted = (double) length * length;
    double weights = length * (length + 1.0) / 2;
    for (int i = from; i < to; i++) {
      out[i] = newer[i] + lifted * mean[i] + (older[i] + weights * distances[i]);
    }
  }

  private static void appendMoments(
      double[] values,
      double[] older,
      double[] mean,
      double[] squares,
      int length,
      Level made,
      int from,
      int to) {
    double[] madeMean = made.mean;
    double[] madeSquares = made.squares;
    double share = 1 / (length + 1.0);
    double weight = length / (length + 1.0);
    for (int i = from; i < to; i++) {
      madeMean[i] = mean[i] + share * (older[i] - values[i] - mean[i]);
    }
    for (int i = from; i < to; i++) {
      double apart = older[i] - values[i] - mean[i];
      madeSquares[i] = squares[i] + apart * apart * weight;
    }
  }

  private static void appendWeighted(
      double[] values, double[] older, Level shorter, int length, double[] out, int from, int to) {
    double[] mean = shorter.mean;
    double[] weighted = shorter.weighted;
    for (int i = from; i < to; i++) {
      out[i] = weighted[i] + length * mean[i] + (older[i] - values[i]);
    }
  }

  private void finish(
      double[] values, int k, int first, int begin, int end, double[][] out, int at) {
    Columns to = columns[k];
    double window = lengths[k];
    int from = Math.min(Math.max(first, begin), end);
    if (to.mean >= 0) {
      add(values, levels[k].mean, finished, from, end);
      Blocks.put(finished, first, begin, end, out[to.mean], at);
    }
    if (to.std >= 0) {
      roots(levels[k].squares, 1 / (window - 1), finished, from, end);
      Blocks.put(finished, first, begin, end, out[to.std], at);
    }
    if (to.lwma >= 0) {
      addWeighted(values, levels[k].weighted, window * (window + 1) / 2, finished, from, end);
      Blocks.put(finished, first, begin, end, out[to.lwma], at);
    }
  }

  private static void add(double[] values, double[] offsets, double[] out, int from, int to) {
    for (int i = from; i < to; i++) {
      out[i] = values[i] + offsets[i];
    }
  }

  private static void addWeighted(
      double[] values, double[] offsets, double weights, double[] out, int from, int to) {
    for (int i = from; i < to; i++) {
      out[i] = values[i] + offsets[i] / weights;
    }
  }

  private static void roots(double[] squares, double scale, double[] out, int from, int to) {
    for (int i = from; i < to; i++) {
      out[i] = Math.sqrt(squares[i] * scale);
    }
  }
}
