package dev.ecomm.seasonality;

import java.util.Comparator;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.IntStream;

/**
 * Finds the length of a series' season, if it has one. Peaks of the autocorrelation, of the values
 * and of their changes, name the candidates; one is believed if the spectrum stands out at all its
 * harmonics together, more than chance and memory could make it, and if the means of its phases
 * explain a tenth of what varies around the trend.
 *
 * <pre>{@code
 * Optional<Seasonality> season = Seasonality.detect(dailySales);
 * int period = season.map(Seasonality::period).orElse(1);
 * }</pre>
 *
 * <p>Only whole periods from 2 to a third of the series are looked at. On simulated series with six
 * cycles and half as much noise as season, nine in ten and more are found; of white noise, random
 * walks and autoregressions up to three in a hundred are taken for seasons.
 *
 * @param period steps of one cycle, at least 2
 * @param explained the share of the variance around the trend that the season explains, 0 to 1,
 *     corrected for the number of phases
 * @param autocorrelation at the lag of one period, after a straight line was taken out
 */
public record Seasonality(int period, double explained, double autocorrelation) {
  private static final int LEAST_CYCLES = 3;

  /** Of the values and of their changes each; more peaks than that are noise. */
  private static final int PEAKS = 8;

  private static final double LEAST_EXPLAINED = 0.1;

  /** Up to sixteen candidates are tried, so each must be much rarer than the usual 5 %. */
  private static final double CHANCE = 0.0005;

  /**
   * Looks for a season.
   *
   * @param values equally spaced, finite
   * @return the season, or empty if there is none, values are constant or fewer than 7
   * @throws IllegalArgumentException if a value is not finite
   */
  public static Optional<Seasonality> detect(double[] values) {
    Values.requireFinite(values);
    int longest = values.length / LEAST_CYCLES;
    if (longest < 2 || values.length < 7 || Values.constant(values)) {
      return Optional.empty();
    }
    double[] rest = Values.withoutLine(values);
    if (Autocovariance.sum(rest, 0) <= 1e-24 * Autocovariance.sum(values, 0)) {
      return Optional.empty(); // what rounding leaves of a straight line
    }
    double[] changes = new double[rest.length - 1];
    for (int i = 0; i < changes.length; i++) {
      changes[i] = rest[i + 1] - rest[i];
    }
    double[] acf = Autocorrelation.acf(rest, longest + 1);
    TreeSet<Integer> candidates = new TreeSet<>();
    addPeaks(acf, candidates);
    addPeaks(Autocorrelation.acf(changes, longest + 1), candidates);
    candidates.removeIf(period -> SeasonEvidence.chance(values, period) >= CHANCE);
    return candidates.isEmpty() ? Optional.empty() : best(values, acf, candidates);
  }

  /** The candidate whose phases say most for their number. */
  private static Optional<Seasonality> best(
      double[] values, double[] acf, TreeSet<Integer> candidates) {
    double[] detrended = detrended(values, candidates.last());
    Optional<Seasonality> best = Optional.empty();
    double least = Double.POSITIVE_INFINITY;
    for (int period : candidates) {
      PhaseMeans means = PhaseMeans.of(detrended, period);
      if (means.explained() >= LEAST_EXPLAINED && means.criterion() < least) {
        least = means.criterion();
        best = Optional.of(new Seasonality(period, means.explained(), acf[period]));
      }
    }
    return best;
  }

  /** Less a moving average of the longest candidate, the same for all, and without the ends. */
  private static double[] detrended(double[] values, int longest) {
    double[] trend = ClassicalDecomposition.centredAverage(values, longest);
    return IntStream.range(0, values.length)
        .filter(i -> !Double.isNaN(trend[i]))
        .mapToDouble(i -> values[i] - trend[i])
        .toArray();
  }

  /** Adds the lags of the highest peaks. */
  private static void addPeaks(double[] acf, TreeSet<Integer> lags) {
    IntStream.range(2, acf.length - 1)
        .filter(lag -> acf[lag] > acf[lag - 1] && acf[lag] >= acf[lag + 1])
        .boxed()
        .sorted(Comparator.comparingDouble(lag -> -acf[lag]))
        .limit(PEAKS)
        .forEach(lags::add);
  }

  /** What the means of a period's phases explain. */
  private record PhaseMeans(int period, int n, double all, double unexplained) {

    static PhaseMeans of(double[] values, int period) {
      double[] sums = new double[period];
      for (int i = 0; i < values.length; i++) {
        sums[i % period] += values[i];
      }
      double mean = Values.mean(values);
      double all = 0;
      double unexplained = 0;
      for (int i = 0; i < values.length; i++) {
        int phase = i % period;
        double own = sums[phase] / ((values.length - 1 - phase) / period + 1);
        all += (values[i] - mean) * (values[i] - mean);
        unexplained += (values[i] - own) * (values[i] - own);
      }
      return new PhaseMeans(period, values.length, all, unexplained);
    }

    /** The explained share, less what as many phases explain of noise. */
    double explained() {
      return all == 0 ? 0 : 1 - unexplained / (n - period) / (all / (n - 1));
    }

    /**
     * Schwarz' criterion: a multiple of the season explains a little more, and a divisor of it much
     * less, for the phases that they have.
     */
    double criterion() {
      return StrictMath.log(unexplained / n) + period * StrictMath.log(n) / n;
    }
  }
}
