/**
 * The tables that everything else reads and returns: {@link dev.ecomm.model.InvoiceTable}, the
 * columnar and immutable table of invoice lines, and {@link dev.ecomm.model.DataTable}, typed named
 * columns for every result. Text is held once in a {@link dev.ecomm.model.Dictionary}; rows hold
 * codes. Start at {@link dev.ecomm.model.InvoiceTable} and its two views, columns and {@link
 * dev.ecomm.model.InvoiceLine}.
 */
@NullMarked
package dev.ecomm.model;

import org.jspecify.annotations.NullMarked;
