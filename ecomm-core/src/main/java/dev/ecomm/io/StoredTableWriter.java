package dev.ecomm.io;

import dev.ecomm.error.StoreException;
import dev.ecomm.model.DataTable;
import dev.ecomm.model.Schema;
import dev.ecomm.run.Progress;
import dev.ecomm.run.RunContext;
import dev.ecomm.store.ObjectWriter;
import java.io.UncheckedIOException;
import java.util.Objects;

/** A format's writer on a store's object: what the one completes, the other publishes. */
final class StoredTableWriter implements TableWriter {

  /** Between two looks at the cancellation. */
  private static final int ROWS_AT_ONCE = 1 << 16;

  /** Between two reports, so that there are a few a second. */
  private static final int ROWS_PER_REPORT = 1 << 20;

  private final ObjectWriter object;
  private final TableWriter writer;
  private final long total;
  private final RunContext context;
  private long rows;
  private long reported;

  /** Takes ownership of the object. */
  StoredTableWriter(
      ObjectWriter object, TableFormat format, Schema schema, long total, RunContext context) {
    this.object = object;
    this.total = total;
    this.context = context;
    boolean made = false;
    try {
      this.writer = format.writer(object, object.uri(), schema);
      made = true;
    } finally {
      if (!made) {
        object.close();
      }
    }
  }

  @Override
  public void write(DataTable batch) {
    if (batch.rows() <= ROWS_AT_ONCE) {
      writePart(batch);
      return;
    }
    for (int from = 0; from < batch.rows(); from += ROWS_AT_ONCE) {
      writePart(batch.slice(from, (int) Math.min(batch.rows(), (long) from + ROWS_AT_ONCE)));
    }
  }

  private void writePart(DataTable part) {
    context.cancellation().throwIfCancelled();
    storing(() -> writer.write(part));
    rows += part.rows();
    if (rows - reported >= ROWS_PER_REPORT) {
      report();
    }
  }

  @Override
  public void commit() {
    context.cancellation().throwIfCancelled();
    storing(writer::commit);
    report();
    object.commit();
  }

  private void report() {
    reported = rows;
    context.listener().onProgress(new Progress("writing", rows, total, "rows"));
  }

  private void storing(Runnable work) {
    try {
      work.run();
    } catch (UncheckedIOException e) {
      Throwable cause = Objects.requireNonNull(e.getCause());
      throw new StoreException(object.uri(), "could not be written: " + cause.getMessage(), cause);
    }
  }

  @Override
  public void close() {
    try (object) {
      writer.close();
    }
  }
}
