/**
 * Groups of alike customers.
 *
 * <p>{@link dev.ecomm.segment.KMeans} groups the rows of a feature matrix around k centroids, well
 * enough that the result can be trusted: bad optima are escaped, equal seeds give equal bits.
 */
@NullMarked
package dev.ecomm.segment;

import org.jspecify.annotations.NullMarked;
