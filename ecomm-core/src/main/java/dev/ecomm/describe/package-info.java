/**
 * The characteristics of a table of invoice lines: how many lines, what is missing or repeated,
 * which values occur, what the lines are worth, and how far out the outliers lie. Everything is
 * counted on the lines as read, before any cleaning, over codes and dictionary entries rather than
 * Strings per row. Start at {@link dev.ecomm.describe.InvoiceFacts#of(dev.ecomm.model.InvoiceTable,
 * dev.ecomm.run.RunContext)}.
 */
@NullMarked
package dev.ecomm.describe;

import org.jspecify.annotations.NullMarked;
