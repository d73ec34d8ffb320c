/**
 * Who the customers are: one row of features for each, from the invoice lines before an instant.
 * Start at {@link dev.ecomm.rfm.Rfm}, and at {@link dev.ecomm.rfm.RfmDefinition} for what each
 * column says. Lines that come in pieces, or day by day, are kept by {@link
 * dev.ecomm.rfm.RfmState}. {@link dev.ecomm.rfm.RfmScoring} turns recency, frequency and money into
 * scores of 1 to 5 and named segments, and {@link dev.ecomm.rfm.SegmentTransitions} tells who moved
 * between two dates.
 */
@NullMarked
package dev.ecomm.rfm;

import org.jspecify.annotations.NullMarked;
