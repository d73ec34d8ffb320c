package dev.ecomm.io;

import dev.ecomm.model.InvoiceTableBuilder;
import java.util.List;

/**
 * Where a format puts the invoices that it reads: any number of times a builder is asked for, lines
 * are appended, and the batch is ended. Called from one thread.
 */
public interface InvoiceSink {

  /**
   * The builder for the lines of the batch at hand. It may already hold lines of batches before.
   *
   * @return append to it, do not build it
   */
  InvoiceTableBuilder lines();

  /**
   * Ends the batch.
   *
   * @param rejects the batch's other rows
   */
  void endBatch(List<Reject> rejects);
}
