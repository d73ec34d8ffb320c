package dev.ecomm.forecast;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * Fits exponential smoothing state space models, of a given type or of that with the least AICc.
 *
 * <pre>{@code
 * ForecastModel model = RollingIntervals.of(Ets.automatic(6), 14, 6).fit(dailySales);
 * Forecast fortnight = model.forecast(14, 80, 95);
 * }</pre>
 *
 * <p>Likelihood, the fifteen types and the bounds of the parameters are those of R's {@code ets}:
 * the usual ones, 0.0001 &lt;= beta &lt;= alpha &lt;= 0.9999, gamma &lt;= 1 - alpha, 0.8 &lt;= phi
 * &lt;= 0.98, and the admissible ones, by which a model with a season forgets how it began (those
 * without one always do). The search is our own: along the exact slope of the likelihood from the
 * best three of some starts; so its likelihood may be higher, and of several tops it may miss the
 * highest as R may.
 *
 * <p>Own limits take what was estimated for known. They are refused below 300 values or 40 cycles
 * of the season, where they are too narrow; {@link RollingIntervals} learns some that hold, {@link
 * TextbookIntervals} gives those of the equations, as R does.
 *
 * <p>A given type needs two cycles if it has a season, and more values than it has parameters, by
 * 3. The automatic choice leaves out what the series cannot bear. Cost, on one core: 20 ms for 305
 * values with a season of 6, 0.3 s for 3,000 with one of 24. Immutable, safe for use by many
 * threads; equal values give equal bits.
 *
 * @see <a href="https://doi.org/10.1007/978-3-540-71918-2">Hyndman, Koehler, Ord and Snyder
 *     (2008)</a>
 */
public final class Ets implements Forecaster {
  private static final int LONGEST_SEASON = 24;

  private final int season;
  private final Optional<EtsType> type;

  private Ets(int season, Optional<EtsType> type) {
    SeriesValues.requireSeason(season);
    this.season = season;
    this.type = type;
  }

  /**
   * The type with the least AICc, the simpler one of equals. A season longer than 24 is not
   * estimated place by place: {@link StlForecaster} takes it off and one of the six types without a
   * season forecasts the rest; a season of which there are not two cycles is left out.
   *
   * @param season in steps, at least 1; 1: no season
   * @return {@code ets}; up to a season of 24 its models are {@link EtsModel}s
   * @throws IllegalArgumentException if season is below 1
   */
  public static Forecaster automatic(int season) {
    return season > LONGEST_SEASON ? new EtsLongSeason(season) : new Ets(season, Optional.empty());
  }

  /**
   * A given type.
   *
   * @param type of the model
   * @param season in steps, at least 1, at least 2 for a seasonal type
   * @return {@code ets_aadn}
   * @throws IllegalArgumentException if season is out of its range
   */
  public static Ets of(EtsType type, int season) {
    if (type.season() != EtsType.Season.NONE && season < 2) {
      throw new IllegalArgumentException(
          "season is " + season + ", must be at least 2 for " + type);
    }
    return new Ets(season, Optional.of(type));
  }

  @Override
  public String name() {
    return type.map(t -> "ets_" + t.toString().toLowerCase(Locale.ROOT)).orElse("ets");
  }

  /** {@inheritDoc} Needs 4 values, and some more than the type has parameters. */
  @Override
  public EtsModel fit(double[] values) {
    SeriesValues.require(name(), values, 4);
    boolean positive = Arrays.stream(values).allMatch(value -> value > 0);
    if (type.isPresent()) {
      if (type.get().isPositiveOnly() && !positive) {
        throw new IllegalArgumentException(
            "values have one that is not above 0, must be positive for "
                + name()
                + "; choose an additive type");
      }
      int needed = Math.max(numbers(type.get()), seasonal(type.get()) ? 2 * season : 0);
      SeriesValues.require(name(), values, needed);
      return fit(type.get(), values);
    }
    boolean seasonal = season > 1 && values.length >= 2 * season;
    EtsModel best = null;
    for (EtsType candidate : EtsType.candidates(seasonal, positive)) {
      if (values.length >= numbers(candidate)) {
        EtsModel model = fit(candidate, values);
        if (best == null || model.aicc() < best.aicc()) {
          best = model;
        }
      }
    }
    return best == null ? fit(EtsType.SIMPLE, values) : best;
  }

  private static boolean seasonal(EtsType type) {
    return type.season() != EtsType.Season.NONE;
  }

  /** The shortest series for which AICc is defined. */
  private int numbers(EtsType type) {
    return new EtsParameters(type, season, new double[Math.max(4, 2 * season)]).count() + 3;
  }

  private EtsModel fit(EtsType type, double[] values) {
    return new EtsSearch(type, season, values).best();
  }
}
