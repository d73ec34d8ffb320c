package dev.ecomm.io;

import dev.ecomm.model.InvoiceTable;

/**
 * A piece of a source, some ten thousand rows.
 *
 * @param table its accepted lines; row numbers go on from the batch before, dictionaries are its
 *     own
 * @param rejects its other rows
 */
public record ReadBatch(InvoiceTable table, Rejects rejects) {}
