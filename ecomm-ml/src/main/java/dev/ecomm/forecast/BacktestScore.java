package dev.ecomm.forecast;

import java.util.List;

/**
 * How good one forecaster was over the folds of a {@link Backtest}.
 *
 * @param evaluation which errors were pooled, and how: {@code split_80_20}, {@code
 *     rolling_steps_1_to_h}, {@code rolling_step_h_only}, or {@code sliding_} of these
 * @param horizon the number of steps h; only folds with so many are counted
 * @param model the forecaster's name
 * @param accuracy the measures
 * @param skill 1 - rmse / rmse of the seasonal naive method on the same steps: 1 without error, 0
 *     as good as that, negative worse; negative infinity if that one alone has no error
 * @param intervals one for each level, ascending
 */
public record BacktestScore(
    String evaluation,
    int horizon,
    String model,
    Accuracy accuracy,
    double skill,
    List<IntervalScore> intervals) {

  /** Copies the list. */
  public BacktestScore {
    intervals = List.copyOf(intervals);
  }

  /**
   * Says whether the forecaster is worth having.
   *
   * @return {@code better than naive}, {@code as good as naive} or {@code worse than naive}; the
   *     naive method is the seasonal one if there is a season
   */
  public String verdict() {
    if (skill == 0) {
      return "as good as naive";
    }
    return skill > 0 ? "better than naive" : "worse than naive";
  }

  /**
   * How good the intervals of one level were.
   *
   * @param level in percent: how many of 100 values they should have held
   * @param coverage the share of values that they held
   * @param pinball mean pinball loss of both limits, in the unit of the values
   */
  public record IntervalScore(double level, double coverage, double pinball) {}
}
