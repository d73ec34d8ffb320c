/**
 * Groups of alike customers.
 *
 * <p>{@link dev.ecomm.segment.KMeans} groups the rows of a feature matrix around k centroids;
 * {@link dev.ecomm.segment.KSweep} does so for many k at once and computes criteria, from which a
 * {@link dev.ecomm.segment.KSelector} chooses k or says that none is clear. Start at {@link
 * dev.ecomm.segment.Segmentation}, which goes from profiles to segments.
 */
@NullMarked
package dev.ecomm.segment;

import org.jspecify.annotations.NullMarked;
