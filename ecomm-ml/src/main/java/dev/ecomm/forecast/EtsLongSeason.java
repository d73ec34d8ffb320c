package dev.ecomm.forecast;

import dev.ecomm.seasonality.Stl;

/**
 * The automatic choice where a season is too long for its places to be states of a model: {@link
 * Stl} takes it off if there are two cycles, and a model without a season forecasts the rest.
 */
final class EtsLongSeason implements Forecaster {
  private final int season;
  private final Forecaster rest = Ets.automatic(1);
  private final Forecaster seasonal;

  EtsLongSeason(int season) {
    this.season = season;
    this.seasonal = StlForecaster.of(Stl.builder().period(season).build(), rest);
  }

  @Override
  public String name() {
    return rest.name();
  }

  @Override
  public ForecastModel fit(double[] values) {
    return values.length / 2 < season ? rest.fit(values) : seasonal.fit(values);
  }

  @Override
  public String toString() {
    return name();
  }
}
