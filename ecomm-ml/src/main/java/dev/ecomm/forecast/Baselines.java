package dev.ecomm.forecast;

/**
 * Forecasters that need no fitting: what every other one must beat.
 *
 * <pre>{@code
 * ForecastModel lastWeekAgain = Baselines.seasonalNaive(7).fit(sales);
 * Forecast fortnight = lastWeekAgain.forecast(14, 80, 95);
 * }</pre>
 *
 * <p>Intervals come from the standard deviation of the residuals, by Student's t with as many
 * degrees of freedom as there are residuals more than parameters: few residuals, wide limits. How
 * they grow with the step is exact for the naive, mean and drift methods if residuals are normal
 * and do not hang together (Hyndman and Athanasopoulos, Forecasting: Principles and Practice, 3rd
 * edition, section 5.5), so these hold what they promise from 3 values on where the series is of
 * the method's own kind; where it is not, {@link ConformalIntervals} learn better ones. Without any
 * residual, as of one value, points are forecast and intervals refused.
 */
public final class Baselines {
  private Baselines() {}

  /**
   * The last value again, at every step.
   *
   * @return {@code naive}; needs 1 value
   */
  public static Forecaster naive() {
    return new RecentMean("naive", 1, 1);
  }

  /**
   * The last season again: the value of the same place in it.
   *
   * @param season its length in steps, at least 1; 1 is the naive method
   * @return {@code seasonal_naive_7}; needs one season
   * @throws IllegalArgumentException if season is below 1
   */
  public static Forecaster seasonalNaive(int season) {
    return new RecentMean("seasonal_naive_" + season, season, 1);
  }

  /**
   * The mean of the last values, the same at every step.
   *
   * @param window how many values, at least 1
   * @return {@code moving_average_6}; needs as many values
   * @throws IllegalArgumentException if window is below 1
   */
  public static Forecaster movingAverage(int window) {
    return new RecentMean("moving_average_" + window, 1, window);
  }

  /**
   * The mean of the same place in the last seasons, as of the last four Mondays.
   *
   * @param season its length in steps, at least 1
   * @param cycles how many seasons, at least 1; 1 is the seasonal naive method
   * @return {@code season_mean_7x4}; needs that many seasons
   * @throws IllegalArgumentException if season or cycles is below 1
   */
  public static Forecaster seasonMean(int season, int cycles) {
    return new RecentMean("season_mean_" + season + "x" + cycles, season, cycles);
  }

  /**
   * The mean of all values, the same at every step.
   *
   * @return {@code mean}; needs 1 value
   */
  public static Forecaster mean() {
    return new TrainingMean();
  }

  /**
   * The line through the first and the last value, drawn on.
   *
   * @return {@code drift}; needs 2 values
   */
  public static Forecaster drift() {
    return new Drift();
  }
}
