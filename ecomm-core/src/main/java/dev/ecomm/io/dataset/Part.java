package dev.ecomm.io.dataset;

import dev.ecomm.error.StoreException;
import dev.ecomm.io.TableFormat;
import dev.ecomm.io.TableWriter;
import dev.ecomm.model.DataTable;
import dev.ecomm.model.Schema;
import dev.ecomm.store.ObjectStore;
import dev.ecomm.store.ObjectWriter;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.Objects;

/** A file of a dataset on its way: written, completed, published, each for all files together. */
final class Part {

  private final ObjectWriter object;
  private final TableWriter writer;
  private long rows;

  Part(ObjectStore store, URI uri, TableFormat format, Schema schema) {
    object = store.create(uri);
    boolean made = false;
    try {
      writer = format.writer(object, uri, schema);
      made = true;
    } finally {
      if (!made) {
        object.close();
      }
    }
  }

  URI uri() {
    return object.uri();
  }

  void write(DataTable batch) {
    storing(() -> writer.write(batch));
    rows += batch.rows();
  }

  /** Writes the last byte; nothing is visible yet. */
  void complete() {
    storing(writer::commit);
  }

  void publish() {
    object.commit();
  }

  /** What the manifest says of it once it is complete. */
  Manifest.File file(String name) {
    return new Manifest.File(name, object.bytesWritten(), rows);
  }

  private void storing(Runnable work) {
    try {
      work.run();
    } catch (UncheckedIOException e) {
      Throwable cause = Objects.requireNonNull(e.getCause());
      throw new StoreException(object.uri(), "could not be written: " + cause.getMessage(), cause);
    }
  }

  /** Gives it up unless it was published. */
  void close() {
    try (object) {
      writer.close();
    }
  }
}
