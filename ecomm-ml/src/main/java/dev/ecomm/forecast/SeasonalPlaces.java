package dev.ecomm.forecast;

import dev.ecomm.seasonality.Autocorrelation;
import dev.ecomm.seasonality.Decomposition;
import dev.ecomm.seasonality.Decomposition.Kind;
import java.util.Arrays;

/**
 * A season that repeats itself without change: one number for each place in it, as forecasting
 * competitions take it off before methods that know no season.
 *
 * <p>It is there if the autocorrelation at the season is beyond what chance leaves in nineteen of
 * twenty series; then it is that of the classical decomposition, multiplied, or added where the
 * series has values that are not above 0.
 */
final class SeasonalPlaces {
  /** One in twenty is above this many standard errors by chance: the normal quantile of 95 %. */
  private static final double CERTAIN = 1.6448536269514722;

  /** Nobody divides by such a place. */
  private static final double NEAR_ZERO = 1e-4;

  private static final SeasonalPlaces NONE = new SeasonalPlaces(new double[] {0}, false);

  private final double[] places;
  private final boolean multiplied;

  private SeasonalPlaces(double[] places, boolean multiplied) {
    this.places = places;
    this.multiplied = multiplied;
  }

  /** Finds the season of a series, or none; more than two cycles are needed for one. */
  static SeasonalPlaces of(double[] values, int season) {
    if (season < 2 || values.length <= 2 * season || !isSeasonal(values, season)) {
      return NONE;
    }
    boolean positive = Arrays.stream(values).allMatch(value -> value > 0);
    Kind kind = positive ? Kind.MULTIPLICATIVE : Kind.ADDITIVE;
    double[] seasonal = Decomposition.classical(values, season, kind).seasonal();
    double[] places = Arrays.copyOf(seasonal, season);
    boolean divides = Arrays.stream(places).noneMatch(place -> Math.abs(place) < NEAR_ZERO);
    return positive && !divides ? NONE : new SeasonalPlaces(places, positive);
  }

  /** A constant has no autocorrelation, NaN, and no season. */
  private static boolean isSeasonal(double[] values, int season) {
    double[] acf = Autocorrelation.acf(values, season);
    double squares = 0;
    for (int lag = 1; lag < season; lag++) {
      squares += acf[lag] * acf[lag];
    }
    return Math.abs(acf[season]) > CERTAIN * Math.sqrt((1 + 2 * squares) / values.length);
  }

  boolean isNone() {
    return this == NONE;
  }

  static SeasonalPlaces read(SavedNode model) {
    if (!model.has("season")) {
      return NONE;
    }
    SavedNode node = model.node("season");
    double[] places = node.numbers("places");
    boolean multiplied = node.flag("multiplied");
    if (places.length < 2
        || (multiplied && Arrays.stream(places).anyMatch(p -> Math.abs(p) < NEAR_ZERO))) {
      throw node.problem("places are too few, or one is 0 and nobody divides by it");
    }
    return new SeasonalPlaces(places, multiplied);
  }

  /** Writes the season into its model, which has no such member without one. */
  void save(SavedTree model) {
    if (!isNone()) {
      model.with("season", new SavedTree().with("places", places).with("multiplied", multiplied));
    }
  }

  /** The series without its season, for values that begin where the fitted ones did. */
  double[] takeOff(double[] values) {
    double[] adjusted = new double[values.length];
    for (int t = 0; t < adjusted.length; t++) {
      double place = places[t % places.length];
      adjusted[t] = multiplied ? values[t] / place : values[t] - place;
    }
    return adjusted;
  }

  /** A value with the season of its time, which counts from 0 at the first value of the series. */
  double putOn(double adjusted, int time) {
    double place = places[time % places.length];
    return multiplied ? adjusted * place : adjusted + place;
  }
}
