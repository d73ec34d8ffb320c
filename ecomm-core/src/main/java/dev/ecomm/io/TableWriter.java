package dev.ecomm.io;

import dev.ecomm.model.DataTable;

/**
 * Takes a table batch by batch, so that it need not fit the heap. {@link #commit()} completes it;
 * {@link #close()} without it gives it up:
 *
 * <pre>{@code
 * try (TableWriter writer = Tables.writer(uri, schema)) {
 *   writer.write(batch);
 *   writer.commit();
 * }
 * }</pre>
 *
 * <p>For one thread at a time.
 */
public interface TableWriter extends AutoCloseable {

  /**
   * Appends rows.
   *
   * @param batch of the schema that the writer was made for
   * @throws IllegalArgumentException if it is of another schema
   * @throws dev.ecomm.error.InvoiceDataException if the format cannot hold a value; says which
   * @throws dev.ecomm.error.StoreException if the bytes cannot be written
   * @throws java.util.concurrent.CancellationException if the work was cancelled
   */
  void write(DataTable batch);

  /**
   * Completes the table: writes what the format has at the end, and publishes the object where the
   * writer belongs to one. Nothing can be written after it.
   *
   * @throws dev.ecomm.error.StoreException if the bytes cannot be written or published
   */
  void commit();

  /** Frees what the writer holds; without a commit before, nothing is published. */
  @Override
  void close();
}
