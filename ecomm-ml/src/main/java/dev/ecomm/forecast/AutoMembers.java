package dev.ecomm.forecast;

import dev.ecomm.forecast.EtsType.Noise;
import dev.ecomm.forecast.EtsType.Season;
import dev.ecomm.forecast.EtsType.Trend;
import dev.ecomm.seasonality.Stl;
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

  /** The last value again. */
  static Member naive() {
    return new Member(Baselines.naive(), 1);
  }

  /**
   * For a demand in nearly every period, as pairs: one that models the series beside one that
   * repeats it, and with a season one that trusts it beside one that does not.
   */
  static List<Member> smooth(int season) {
    List<Member> members = new ArrayList<>();
    members.add(new Member(AutoArima.ofPeriod(season), 2));
    members.add(new Member(smoothing(season), 1));
    if (season == 1) {
      members.add(naive());
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

  /** Simple, damped and undamped exponential smoothing, each counted a third. */
  private static Forecaster smoothing(int season) {
    Forecaster[] each = {
      Ets.of(new EtsType(Noise.ADDITIVE, Trend.NONE, Season.NONE), 1),
      Ets.of(new EtsType(Noise.ADDITIVE, Trend.ADDITIVE, Season.NONE), 1),
      Ets.of(new EtsType(Noise.ADDITIVE, Trend.DAMPED, Season.NONE), 1)
    };
    Forecaster mean = Combination.mean(each);
    return season == 1 ? mean : StlForecaster.of(Stl.builder().period(season).build(), mean);
  }
}
