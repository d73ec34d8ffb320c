/**
 * What repeats in a series, and whether its level stays. Start at {@link
 * dev.ecomm.seasonality.Periodogram} for cycles and their lengths, at {@link
 * dev.ecomm.seasonality.Autocorrelation} for how a series resembles its own past. Everything stands
 * on {@link dev.ecomm.seasonality.RealFft}, a Fourier transform of any length. All of it works on
 * plain arrays of equally spaced values, the oldest first, none missing.
 */
@NullMarked
package dev.ecomm.seasonality;

import org.jspecify.annotations.NullMarked;
