/**
 * What can go wrong, as values: exceptions that say where, what, and what to do, and the closed set
 * of faults that one cell of an invoice file can have. Start at {@link
 * dev.ecomm.error.EcommException} to catch everything this library throws, or at {@link
 * dev.ecomm.error.CellError} to handle bad cells one by one. Bad arguments are plain {@link
 * java.lang.IllegalArgumentException}s.
 */
@NullMarked
package dev.ecomm.error;

import org.jspecify.annotations.NullMarked;
