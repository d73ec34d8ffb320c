/**
 * Time series of demand: many of them in one flat array, made from invoice lines or from a table in
 * long form. Start at {@link dev.ecomm.series.SeriesSet}.
 */
@NullMarked
package dev.ecomm.series;

import org.jspecify.annotations.NullMarked;
