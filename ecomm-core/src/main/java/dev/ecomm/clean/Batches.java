package dev.ecomm.clean;

import dev.ecomm.model.InvoiceTable;
import java.util.function.Consumer;

/**
 * Lines that come in pieces and can be gone through several times, always the same lines in the
 * same order: a file that is read anew, for one.
 *
 * <pre>{@code
 * Batches batches =
 *     consumer -> reader.forEachBatch(uri, run, batch -> consumer.accept(batch.table()));
 * }</pre>
 */
@FunctionalInterface
public interface Batches {

  /**
   * Goes through all lines once.
   *
   * @param consumer takes each piece, in order, on the calling thread; row numbers must ascend from
   *     piece to piece, dictionaries may differ
   */
  void forEach(Consumer<InvoiceTable> consumer);

  /**
   * A table in pieces.
   *
   * @param table the lines
   * @param batchRows rows of each piece but the last, at least 1
   * @return its pieces
   * @throws IllegalArgumentException if batchRows is less than 1
   */
  static Batches of(InvoiceTable table, int batchRows) {
    if (batchRows < 1) {
      throw new IllegalArgumentException("batchRows is " + batchRows + ", must be at least 1");
    }
    return consumer -> table.forEachBatch(batchRows, consumer);
  }
}
