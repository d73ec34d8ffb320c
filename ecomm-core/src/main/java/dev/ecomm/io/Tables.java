package dev.ecomm.io;

import dev.ecomm.model.DataTable;
import dev.ecomm.model.Schema;
import dev.ecomm.run.Progress;
import dev.ecomm.run.RunContext;
import dev.ecomm.store.ObjectStore;
import dev.ecomm.store.ObjectWriter;
import java.net.URI;

/**
 * Reads and writes {@link DataTable}s at URIs. The scheme of the URI finds the store, the extension
 * of its name the format; both come from the jars on the class path.
 *
 * <pre>{@code
 * Tables.write(segments.toTable(), Stores.uri("segments.csv"));
 * DataTable again = Tables.read(Stores.uri("segments.csv"), Segments.SCHEMA);
 * }</pre>
 *
 * <p>Writing is commit-or-nothing: whoever reads sees the old object or the whole new one. Work
 * that fails or is cancelled leaves nothing behind.
 */
public final class Tables {

  private Tables() {}

  /**
   * Reads a table into memory.
   *
   * @param uri the object; its extension tells the format
   * @return all columns, as the file has them; of CSV, all are texts
   * @throws dev.ecomm.error.StoreException if the object cannot be read
   * @throws dev.ecomm.error.InvoiceDataException if its content is not of its format
   * @throws IllegalArgumentException if no format has the extension; says which are known
   */
  public static DataTable read(URI uri) {
    return read(uri, TableReadOptions.withDefaults(), RunContext.withDefaults());
  }

  /**
   * Reads a table of known types into memory.
   *
   * @param uri the object; its extension tells the format
   * @param schema the columns to read, found by name; others are ignored
   * @return a table of this schema
   * @throws dev.ecomm.error.StoreException if the object cannot be read
   * @throws dev.ecomm.error.InvoiceDataException if its content is not of its format, or does not
   *     have these columns with values of these types
   * @throws IllegalArgumentException if no format has the extension; says which are known
   */
  public static DataTable read(URI uri, Schema schema) {
    return read(uri, TableReadOptions.builder().schema(schema).build(), RunContext.withDefaults());
  }

  /**
   * Reads a table into memory.
   *
   * @param uri the object
   * @param options what to read
   * @param context hears of the progress and can stop the reading
   * @return the table
   * @throws dev.ecomm.error.StoreException if the object cannot be read
   * @throws dev.ecomm.error.InvoiceDataException if its content is not what the options ask for
   * @throws java.util.concurrent.CancellationException if it was cancelled
   * @throws IllegalArgumentException if no format has the extension; says which are known
   */
  public static DataTable read(URI uri, TableReadOptions options, RunContext context) {
    try (TableReader reader = reader(uri, options, context)) {
      return reader.readAll();
    }
  }

  /**
   * Starts to read a table batch by batch.
   *
   * @param uri the object
   * @param options what to read
   * @param context hears of the progress and can stop the reading
   * @return the batches; to be closed
   * @throws dev.ecomm.error.StoreException if the object cannot be read
   * @throws dev.ecomm.error.InvoiceDataException if its content is not what the options ask for
   * @throws IllegalArgumentException if no format has the extension; says which are known
   */
  public static TableReader reader(URI uri, TableReadOptions options, RunContext context) {
    TableFormat format = options.format().orElseGet(() -> TableFormats.of(uri));
    return format.open(options.stores().of(uri), uri, options, context);
  }

  /**
   * Writes a table, in the place of what may be there.
   *
   * @param table what to write
   * @param uri the object; its extension tells the format
   * @throws dev.ecomm.error.StoreException if the object cannot be written
   * @throws dev.ecomm.error.InvoiceDataException if the format cannot hold a value; says which
   * @throws IllegalArgumentException if no format has the extension; says which are known
   */
  public static void write(DataTable table, URI uri) {
    write(table, uri, TableWriteOptions.withDefaults(), RunContext.withDefaults());
  }

  /**
   * Writes a table.
   *
   * @param table what to write
   * @param uri the object
   * @param options how
   * @param context hears of the progress and can stop the writing
   * @throws dev.ecomm.error.StoreException if the object cannot be written
   * @throws dev.ecomm.error.InvoiceDataException if the format cannot hold a value; says which
   * @throws java.util.concurrent.CancellationException if it was cancelled
   * @throws IllegalArgumentException if no format has the extension; says which are known
   */
  public static void write(
      DataTable table, URI uri, TableWriteOptions options, RunContext context) {
    try (TableWriter writer = writer(uri, table.schema(), table.rows(), options, context)) {
      writer.write(table);
      writer.commit();
    }
  }

  /**
   * Starts to write a table batch by batch, in the place of what may be there.
   *
   * @param uri the object; its extension tells the format
   * @param schema of all batches to come
   * @return takes the batches; to be committed and closed
   * @throws dev.ecomm.error.StoreException if the object cannot be written
   * @throws IllegalArgumentException if no format has the extension; says which are known
   */
  public static TableWriter writer(URI uri, Schema schema) {
    return writer(uri, schema, TableWriteOptions.withDefaults(), RunContext.withDefaults());
  }

  /**
   * Starts to write a table batch by batch.
   *
   * @param uri the object
   * @param schema of all batches to come
   * @param options how
   * @param context hears of the progress and can stop the writing
   * @return takes the batches; to be committed and closed
   * @throws dev.ecomm.error.StoreException if the object cannot be written
   * @throws IllegalArgumentException if no format has the extension; says which are known
   */
  public static TableWriter writer(
      URI uri, Schema schema, TableWriteOptions options, RunContext context) {
    return writer(uri, schema, Progress.UNKNOWN, options, context);
  }

  private static TableWriter writer(
      URI uri, Schema schema, long rows, TableWriteOptions options, RunContext context) {
    TableFormat format = options.format().orElseGet(() -> TableFormats.of(uri));
    ObjectStore store = options.stores().of(uri);
    ObjectWriter object = store.replace(uri, options.precondition());
    return new StoredTableWriter(object, format, schema, rows, context);
  }
}
