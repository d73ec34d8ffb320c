package dev.ecomm.seasonality;

import dev.ecomm.model.DataTable;
import dev.ecomm.model.DoubleColumn;
import dev.ecomm.model.Field;
import dev.ecomm.model.LongColumn;
import dev.ecomm.model.Schema;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Computes how strong each cycle of a series is: the amplitudes of its Fourier transform, by the
 * length of the cycle and ranked.
 *
 * <pre>{@code
 * Periodogram periodogram = Periodogram.of(dailySales);
 * for (Periodogram.Cycle cycle : periodogram.strongest(4)) {
 *   System.out.printf("%.2f days: %.0f%n", cycle.periodSteps(), cycle.amplitude());
 * }
 * }</pre>
 *
 * <p>Bin k is the cycle that fits k times into the series; its amplitude is {@code |X_k|}, in the
 * unit of the values times their number, so that a wave of height a in n values has {@code a n /
 * 2}. The mean is not removed: bin 0 has the amplitude of the sum. Rank 0 is the largest amplitude,
 * the lower bin first among equals. A cycle between two bins shows in both.
 *
 * <p>Immutable, safe for use by many threads; O(n log n) for any n.
 */
public final class Periodogram {
  private static final Schema SCHEMA =
      Schema.of(
          Field.ofLong("bin"),
          Field.ofDouble("frequency_per_step"),
          Field.ofDouble("period_steps"),
          Field.ofDouble("amplitude"),
          Field.ofLong("rank_by_amplitude"));

  private final int length;
  private final double[] amplitudes;

  /** Bins, the largest amplitude first. */
  private final int[] order;

  private Periodogram(int length, double[] amplitudes) {
    this.length = length;
    this.amplitudes = amplitudes;
    this.order =
        IntStream.range(0, amplitudes.length)
            .boxed()
            .sorted(
                (a, b) -> Double.compare(amplitudes[b], amplitudes[a])) // stable: lower bins first
            .mapToInt(bin -> bin)
            .toArray();
  }

  /**
   * One cycle.
   *
   * @param bin how often it fits into the series; 0 is the level, which is no cycle
   * @param frequencyPerStep bin / n
   * @param periodSteps n / bin, infinite for bin 0
   * @param amplitude at least 0
   * @param rank 0 for the largest amplitude
   */
  public record Cycle(
      int bin, double frequencyPerStep, double periodSteps, double amplitude, int rank) {}

  /**
   * The periodogram of a series.
   *
   * @param values equally spaced, at least one, finite
   * @return amplitudes for bins 0 to n / 2
   * @throws IllegalArgumentException if there are no values or one is not finite
   */
  public static Periodogram of(double[] values) {
    Values.requireLength(values, 1, "for a periodogram");
    RealFft fft = RealFft.of(values.length);
    double[] re = new double[fft.bins()];
    double[] im = new double[fft.bins()];
    fft.transform(values, re, im);
    for (int k = 0; k < re.length; k++) {
      re[k] = Math.sqrt(re[k] * re[k] + im[k] * im[k]);
    }
    return new Periodogram(values.length, re);
  }

  /**
   * Returns the number of bins.
   *
   * @return n / 2 + 1
   */
  public int bins() {
    return amplitudes.length;
  }

  /**
   * Returns an amplitude.
   *
   * @param bin from 0
   * @return at least 0
   */
  public double amplitude(int bin) {
    return amplitudes[bin];
  }

  /**
   * Returns the strongest cycles.
   *
   * @param count how many at most
   * @return the largest amplitude first, without bin 0
   */
  public List<Cycle> strongest(int count) {
    List<Cycle> cycles = new ArrayList<>();
    for (int rank = 0; rank < order.length && cycles.size() < count; rank++) {
      if (order[rank] > 0) {
        cycles.add(cycle(order[rank], rank));
      }
    }
    return cycles;
  }

  private Cycle cycle(int bin, int rank) {
    return new Cycle(bin, (double) bin / length, (double) length / bin, amplitudes[bin], rank);
  }

  /**
   * Every bin as a table: {@code bin, frequency_per_step, period_steps, amplitude,
   * rank_by_amplitude}.
   *
   * @return one row a bin, from bin 0
   */
  public DataTable toTable() {
    long[] bins = new long[bins()];
    double[] frequencies = new double[bins()];
    double[] periods = new double[bins()];
    long[] ranks = new long[bins()];
    for (int rank = 0; rank < order.length; rank++) {
      Cycle cycle = cycle(order[rank], rank);
      bins[cycle.bin] = cycle.bin;
      frequencies[cycle.bin] = cycle.frequencyPerStep;
      periods[cycle.bin] = cycle.periodSteps;
      ranks[cycle.bin] = rank;
    }
    return DataTable.of(
        SCHEMA,
        LongColumn.of(bins),
        DoubleColumn.of(frequencies),
        DoubleColumn.of(periods),
        DoubleColumn.of(amplitudes),
        LongColumn.of(ranks));
  }
}
