package dev.ecomm.io;

import dev.ecomm.model.InvoiceTable;
import dev.ecomm.run.RunContext;
import java.net.URI;

/** The short way to read invoices; {@link InvoiceReader} has the options. */
public final class Invoices {

  private Invoices() {}

  /**
   * Reads a whole source in which every row must be good. A bare table has no place for rejected
   * rows, so the first bad cell ends the reading; to have them put aside, use {@link #reader()}.
   *
   * @param source a URI of a scheme whose store is on the class path; the format follows the
   *     extension
   * @return the lines, in the order of the source
   * @throws dev.ecomm.error.InvoiceDataException at the first bad cell, or if a column is missing
   * @throws dev.ecomm.error.StoreException if the bytes cannot be read
   */
  public static InvoiceTable read(URI source) {
    return reader()
        .onBadCell(BadCellPolicy.FAIL)
        .build()
        .read(source, RunContext.withDefaults())
        .table();
  }

  /**
   * Starts a reader with options.
   *
   * @return a builder with the defaults
   */
  public static InvoiceReader.Builder reader() {
    return InvoiceReader.builder();
  }
}
