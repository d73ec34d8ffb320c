/**
 * Counts and sums that several packages of this module make of a table: {@link
 * dev.ecomm.model.internal.PairCounts} of codes, {@link dev.ecomm.model.internal.ValueCounts} of
 * numbers. For the SDK itself: no promise is made about anything here.
 */
@NullMarked
package dev.ecomm.model.internal;

import org.jspecify.annotations.NullMarked;
