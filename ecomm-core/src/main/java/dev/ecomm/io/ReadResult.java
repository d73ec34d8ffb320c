package dev.ecomm.io;

import dev.ecomm.model.InvoiceTable;

/**
 * Everything a source held: the lines that could be typed and the rows that could not.
 *
 * @param table the accepted lines, in the order of the source
 * @param rejects the other rows
 * @param report how it was read
 */
public record ReadResult(InvoiceTable table, Rejects rejects, ReadReport report) {}
