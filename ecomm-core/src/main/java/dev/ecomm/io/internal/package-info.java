/**
 * How cells of invoices are read and written, whatever the format: {@link
 * dev.ecomm.io.internal.Numbers} and {@link dev.ecomm.io.internal.InvoiceDates} from text, {@link
 * dev.ecomm.io.internal.DoubleText} to text. For the SDK itself: no promise is made about anything
 * here.
 */
@NullMarked
package dev.ecomm.io.internal;

import org.jspecify.annotations.NullMarked;
