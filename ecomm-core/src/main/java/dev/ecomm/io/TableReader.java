package dev.ecomm.io;

import dev.ecomm.model.DataTable;
import dev.ecomm.model.DataTableBuilder;
import dev.ecomm.model.Schema;
import java.util.Optional;

/**
 * A table that is read batch by batch, so that it need not fit the heap. To be closed. For one
 * thread at a time.
 */
public interface TableReader extends AutoCloseable {

  /**
   * Returns names and types of all batches.
   *
   * @return what the options ask for, else what the file has
   */
  Schema schema();

  /**
   * Reads the next rows.
   *
   * @return at least one row and at most as many as the options say, or empty after the last
   * @throws dev.ecomm.error.StoreException if the bytes cannot be read
   * @throws dev.ecomm.error.InvoiceDataException if they are not what the format and the schema ask
   *     for; says where
   * @throws java.util.concurrent.CancellationException if the work was cancelled
   */
  Optional<DataTable> next();

  /**
   * Reads all rows that are left.
   *
   * @return one table, with no rows if none are left
   */
  default DataTable readAll() {
    Optional<DataTable> first = next();
    Optional<DataTable> second = next();
    if (first.isPresent() && second.isEmpty()) {
      return first.get();
    }
    DataTableBuilder all = DataTable.builder(schema());
    first.ifPresent(all::addAll);
    for (Optional<DataTable> batch = second; batch.isPresent(); batch = next()) {
      all.addAll(batch.get());
    }
    return all.build();
  }

  @Override
  void close();
}
