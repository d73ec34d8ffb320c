/**
 * What repeats in a series. Everything stands on {@link dev.ecomm.seasonality.RealFft}, a Fourier
 * transform of any length, and works on plain arrays of equally spaced values, the oldest first,
 * none missing.
 */
@NullMarked
package dev.ecomm.seasonality;

import org.jspecify.annotations.NullMarked;
