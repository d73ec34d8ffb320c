/**
 * Features of time series, each as of its origin: lags, windows, averages, calendars, seasons.
 *
 * <p>Start at {@link dev.ecomm.feature.time.TimeFeatures}. A feature of past values is handed them
 * one by one ({@link dev.ecomm.feature.time.PastFeature}), a feature of the calendar sees dates
 * only ({@link dev.ecomm.feature.time.CalendarFeature}): neither has a way to look at a later
 * value. The built-in ones work on whole arrays for speed, and tests hold them to the same.
 */
@NullMarked
package dev.ecomm.feature.time;

import org.jspecify.annotations.NullMarked;
