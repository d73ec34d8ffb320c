package dev.ecomm.io;

import dev.ecomm.model.Schema;
import dev.ecomm.run.RunContext;
import dev.ecomm.store.ObjectStore;
import java.io.OutputStream;
import java.net.URI;
import java.util.List;

/**
 * A way to lay out a {@link dev.ecomm.model.DataTable} in bytes. This is the interface that a
 * format implements and registers for {@link java.util.ServiceLoader}; programs use {@link Tables}.
 *
 * <p>Reading gets a store and a URI, not a stream, since some formats begin at the end of the
 * object and read only parts of it. Writing gets a stream, since all formats can be written from
 * front to back, also to standard output.
 *
 * <p>A format is immutable and safe for use by many threads; what can be chosen about it is a
 * property of the instance, and the one registered has the defaults.
 */
public interface TableFormat {

  /**
   * Returns the name, for messages and options of programs.
   *
   * @return one word in lower case, such as {@code csv}
   */
  String name();

  /**
   * Returns how names of objects of this format end.
   *
   * @return in lower case with the dot, such as {@code .csv} and {@code .csv.gz}; the usual one
   *     first
   */
  List<String> extensions();

  /**
   * Starts to read an object.
   *
   * @param store the store of the URI
   * @param uri the object
   * @param options which columns, of what types, and how many rows at a time
   * @param context hears how many bytes are read, and can stop the reading
   * @return the table, batch by batch; the caller closes it
   * @throws dev.ecomm.error.StoreException if the object cannot be read
   * @throws dev.ecomm.error.InvoiceDataException if it is not of this format, or lacks a column
   *     that the options name
   */
  TableReader open(ObjectStore store, URI uri, TableReadOptions options, RunContext context);

  /**
   * Starts to write a table.
   *
   * @param out takes the bytes; the caller's to close, after the writer
   * @param uri where they go, for messages and for what the name says of the format, such as {@code
   *     .gz}
   * @param schema of all batches to come
   * @return takes the batches; its I/O failures are {@link java.io.UncheckedIOException}s
   */
  TableWriter writer(OutputStream out, URI uri, Schema schema);

  /**
   * Reads invoice lines, typed, with bad rows put aside.
   *
   * @param store the store of the URI
   * @param uri the object
   * @param options which columns, and what happens to bad cells
   * @param context threads, progress, cancellation
   * @param sink takes the lines and the rejects, batch by batch, on the calling thread
   * @return how it was read
   * @throws dev.ecomm.error.StoreException if the object cannot be read
   * @throws dev.ecomm.error.InvoiceDataException if it is not of this format, lacks a column,
   *     breaks a limit, or has a bad cell under the policy FAIL
   */
  ReadReport readInvoices(
      ObjectStore store, URI uri, ReadOptions options, RunContext context, InvoiceSink sink);
}
