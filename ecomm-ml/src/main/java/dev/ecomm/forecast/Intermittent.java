package dev.ecomm.forecast;

import java.util.ArrayList;
import java.util.List;

/**
 * Forecasters of demand that is zero in most periods, such as the daily sales of one item.
 *
 * <pre>{@code
 * ForecastModel slowMover = Intermittent.tsb().fit(dailySales);
 * double perDay = slowMover.forecast(14, 80).mean(1);
 * }</pre>
 *
 * <p>Each forecasts the mean demand per period, the same at every step. Smoothing constants are
 * fixed, or chosen from 0.01 to 0.5 by the squared error of the forecasts one step ahead within the
 * series (the smaller constant at a tie). Values must not be negative; leading zeros count, so cut
 * off what was before an item's first day. A series without demand is forecast as 0 without doubt;
 * one value as itself. There are no residuals before the first demand.
 *
 * <p>Intervals are those of this mixture: no demand, or one of the sizes that were seen, with the
 * probability that gives the forecast mean. Because demand is mostly 0, they hold the value at
 * least as often as their level says, often more, and the mean may lie above an upper limit of 0.
 * Where the sizes are too few for a limit among them, the tail of an exponential distribution takes
 * over: right for such sizes, wide for more regular ones, too narrow for wilder ones. Nothing is
 * simulated, so there is no seed. Lower limits are never negative.
 *
 * <p>O(n) time for fixed constants, 12 times that for one chosen constant, 144 times for two.
 *
 * @see DemandPattern
 */
public final class Intermittent {
  private static final double[] CONSTANTS = {
    0.01, 0.02, 0.03, 0.05, 0.07, 0.1, 0.15, 0.2, 0.25, 0.3, 0.4, 0.5
  };

  private Intermittent() {}

  /**
   * Croston's method: smoothed size over smoothed interval, both moved only by a demand. It is too
   * high by up to {@code alpha / 2} of the mean; {@link #sba()} corrects that.
   *
   * @return {@code croston}, its constant chosen
   * @see <a href="https://doi.org/10.1057/jors.1972.50">Croston (1972)</a>
   */
  public static Forecaster croston() {
    return new Croston("croston", false, one());
  }

  /**
   * Croston's method with a given constant.
   *
   * @param alpha of sizes and intervals, above 0, at most 1
   * @return {@code croston}
   * @throws IllegalArgumentException if alpha is out of its range
   */
  public static Forecaster croston(double alpha) {
    DemandValues.requireConstant("alpha", alpha);
    return new Croston("croston", false, List.of(new double[] {alpha}));
  }

  /**
   * Croston's method times {@code 1 - alpha / 2}, which takes its bias away where demand is
   * intermittent; where it is not, the forecast is too low by that.
   *
   * @return {@code sba}, its constant chosen
   * @see <a href="https://doi.org/10.1016/j.ijforecast.2004.10.001">Syntetos and Boylan (2005)</a>
   */
  public static Forecaster sba() {
    return new Croston("sba", true, one());
  }

  /**
   * The method of Syntetos and Boylan with a given constant.
   *
   * @param alpha of sizes and intervals, above 0, at most 1
   * @return {@code sba}
   * @throws IllegalArgumentException if alpha is out of its range
   */
  public static Forecaster sba(double alpha) {
    DemandValues.requireConstant("alpha", alpha);
    return new Croston("sba", true, List.of(new double[] {alpha}));
  }

  /**
   * Smoothed size times smoothed probability of a demand. The probability falls in each period
   * without one, so the forecast of an item that is no longer sold fades away.
   *
   * @return {@code tsb}, its constants chosen
   * @see <a href="https://doi.org/10.1016/j.ejor.2011.05.018">Teunter, Syntetos and Babai
   *     (2011)</a>
   */
  public static Forecaster tsb() {
    List<double[]> pairs = new ArrayList<>();
    for (double alpha : CONSTANTS) {
      for (double beta : CONSTANTS) {
        pairs.add(new double[] {alpha, beta});
      }
    }
    return new Tsb(pairs);
  }

  /**
   * The method of Teunter, Syntetos and Babai with given constants.
   *
   * @param alpha of sizes, above 0, at most 1
   * @param beta of the probability, above 0, at most 1
   * @return {@code tsb}
   * @throws IllegalArgumentException if a constant is out of its range
   */
  public static Forecaster tsb(double alpha, double beta) {
    DemandValues.requireConstant("alpha", alpha);
    DemandValues.requireConstant("beta", beta);
    return new Tsb(List.of(new double[] {alpha, beta}));
  }

  /**
   * Sums over buckets of time, smoothed exponentially and dealt out again in equal parts. A bucket
   * is as long as one demand takes to come on average, in whole periods; the last one ends with the
   * series, and what is left before the first one is not used.
   *
   * @return {@code adida}, its constant chosen
   * @see <a href="https://doi.org/10.1057/jors.2010.32">Nikolopoulos et al. (2011)</a>
   */
  public static Forecaster adida() {
    return new Adida(0, one());
  }

  /**
   * The same with a given bucket, best as long as the time that is to be covered.
   *
   * @param bucket periods, at least 1
   * @return {@code adida}, its constant chosen; needs a series of one bucket
   * @throws IllegalArgumentException if bucket is below 1
   */
  public static Forecaster adida(int bucket) {
    if (bucket < 1) {
      throw new IllegalArgumentException("bucket is " + bucket + ", must be at least 1 period");
    }
    return new Adida(bucket, one());
  }

  private static List<double[]> one() {
    List<double[]> constants = new ArrayList<>();
    for (double alpha : CONSTANTS) {
      constants.add(new double[] {alpha});
    }
    return constants;
  }
}
