/**
 * CSV, read and written. The tokeniser and the typed invoice parser are our own, because reading
 * invoices is the hottest loop of the library: bytes go straight to dictionary codes and numbers,
 * and a String is made only for a text that was not seen before. Start at {@link
 * dev.ecomm.io.Invoices}; this package is found through {@link dev.ecomm.io.TableFormat}.
 */
@NullMarked
package dev.ecomm.io.csv;

import org.jspecify.annotations.NullMarked;
