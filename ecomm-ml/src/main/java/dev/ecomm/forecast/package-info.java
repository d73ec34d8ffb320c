/**
 * Forecasts of one series, how sure they are, and how good they were.
 *
 * <p>A {@link dev.ecomm.forecast.Forecaster} fits a {@link dev.ecomm.forecast.ForecastModel}, which
 * forecasts any number of steps with intervals. Start at {@link dev.ecomm.forecast.Baselines}: what
 * a model must beat. {@link dev.ecomm.forecast.Backtest} shows whether it does, on values that it
 * has not seen.
 */
@NullMarked
package dev.ecomm.forecast;

import org.jspecify.annotations.NullMarked;
