package dev.ecomm.forecast;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * Fits exponential smoothing state space models, of a given type or of that with the least AICc.
 *
 * <p>Likelihood, bounds of the parameters and the fifteen types are those of R's {@code ets}; the
 * search is our own (Nelder-Mead from two starts), so its likelihood may be higher. Seasons longer
 * than 24, or of which there are not two in the series, are left out of the automatic choice. Cost:
 * some thousand passes over the series for each type. Immutable, safe for use by many threads.
 *
 * @see <a href="https://doi.org/10.1007/978-3-540-71918-2">Hyndman, Koehler, Ord and Snyder
 *     (2008)</a>
 */
public final class Ets implements Forecaster {
  private static final int LONGEST_SEASON = 24;
  private static final double[] STARTS = {0.1, 0.5};

  private final int season;
  private final Optional<EtsType> type;

  private Ets(int season, Optional<EtsType> type) {
    SeriesValues.requireSeason(season);
    this.season = season;
    this.type = type;
  }

  /**
   * The type with the least AICc.
   *
   * @param season in steps, at least 1; 1: no season
   * @return {@code ets}
   * @throws IllegalArgumentException if season is below 1
   */
  public static Ets automatic(int season) {
    return new Ets(season, Optional.empty());
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
    boolean seasonal = season > 1 && season <= LONGEST_SEASON && values.length >= 2 * season;
    EtsModel best = null;
    for (EtsType candidate : EtsType.candidates(seasonal, positive)) {
      if (values.length >= numbers(candidate)) {
        EtsModel model = fit(candidate, values);
        if (best == null || model.aicc() < best.aicc()) {
          best = model;
        }
      }
    }
    return best == null ? fit(EtsType.candidates(false, false).get(0), values) : best;
  }

  private static boolean seasonal(EtsType type) {
    return type.season() != EtsType.Season.NONE;
  }

  /** The shortest series for which AICc is defined. */
  private int numbers(EtsType type) {
    return new EtsParameters(type, season, new double[Math.max(4, 2 * season)]).count() + 3;
  }

  private EtsModel fit(EtsType type, double[] values) {
    EtsParameters parameters = new EtsParameters(type, season, values);
    double best = Double.POSITIVE_INFINITY;
    double[] bestPoint = parameters.start(STARTS[0]);
    EtsRecursion recursion = new EtsRecursion(type, season, values);
    double[] noResiduals = {};
    for (double start : STARTS) {
      double[] point = parameters.start(start);
      double found =
          NelderMead.minimise(
              candidate -> {
                parameters.apply(candidate, recursion);
                return recursion.run(noResiduals);
              },
              point,
              2,
              200 * point.length);
      if (found < best) {
        best = found;
        bestPoint = point;
      }
    }
    return EtsModel.of(type, season, parameters, bestPoint, values);
  }
}
