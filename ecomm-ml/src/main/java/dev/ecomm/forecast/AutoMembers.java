package dev.ecomm.forecast;

import java.util.ArrayList;
import java.util.List;

/** The methods that {@link AutoForecaster} tries. */
final class AutoMembers {
  private static final int CYCLES = 4;

  private AutoMembers() {}

  /**
   * A method.
   *
   * @param forecaster that makes the points
   * @param count how many votes it has before any error is known
   */
  record Member(Forecaster forecaster, double count) {}

  /**
   * For a demand in nearly every period: few methods that err in different ways. One models the
   * series and counts twice, one smooths it, one repeats its season, and one knows of no season.
   */
  static List<Member> smooth(int season) {
    List<Member> members = new ArrayList<>();
    members.add(new Member(AutoArima.ofPeriod(season), 2));
    members.add(new Member(Deseasonalised.smoothing(season), 1));
    if (season == 1) {
      members.add(new Member(Baselines.naive(), 1));
    } else {
      members.add(new Member(Baselines.seasonalNaive(season), 1));
      members.add(new Member(Baselines.movingAverage(season), 1));
    }
    return members;
  }

  /** For a demand with many periods of zero. */
  static List<Member> intermittent(int season) {
    List<Member> members = new ArrayList<>();
    members.add(new Member(Intermittent.tsb(), 1));
    members.add(new Member(Intermittent.sba(), 1));
    members.add(new Member(Intermittent.adida(), 1));
    if (season > 1) {
      members.add(new Member(Baselines.seasonMean(season, CYCLES), 1));
    }
    return members;
  }
}
