package dev.ecomm.io.arrow;

import dev.ecomm.io.TableWriter;
import dev.ecomm.model.DataTable;
import dev.ecomm.model.Schema;
import dev.ecomm.model.StringColumn;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;

/** What writing files and streams has in common. For one thread. */
abstract class ArrowTableWriter implements TableWriter {

  private static final int BUFFER_BYTES = 1 << 17;

  /** Larger batches are written as several, so that no reader needs much memory. */
  private static final int MOST_ROWS = 1 << 20;

  private final OutputStream out;
  private final Schema schema;
  private boolean started;

  final MessageOutput messages;
  final org.apache.arrow.vector.types.pojo.Schema arrowSchema;

  ArrowTableWriter(OutputStream out, Schema schema) {
    this.out = new BufferedOutputStream(out, BUFFER_BYTES);
    this.schema = schema;
    messages = new MessageOutput(this.out);
    arrowSchema = ArrowTypes.schema(schema);
  }

  /** Writes what stands before the first batch. */
  abstract void start() throws IOException;

  /** The codes of a column as indexes of its dictionary in the output. */
  abstract int[] indexes(int column, StringColumn texts) throws IOException;

  abstract void writeBatch(BatchEncoder batch, int rows) throws IOException;

  /** Writes what stands behind the last batch. */
  abstract void end() throws IOException;

  @Override
  public final void write(DataTable batch) {
    if (!batch.schema().equals(schema)) {
      throw new IllegalArgumentException("batch has " + batch.schema() + ", must have " + schema);
    }
    try {
      startOnce();
      for (int from = 0; from < batch.rows(); from += MOST_ROWS) {
        boolean whole = batch.rows() <= MOST_ROWS;
        int to = (int) Math.min(batch.rows(), (long) from + MOST_ROWS);
        writePart(whole ? batch : batch.slice(from, to));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void writePart(DataTable part) throws IOException {
    BatchEncoder encoder = new BatchEncoder();
    for (int i = 0; i < schema.size(); i++) {
      if (part.column(i) instanceof StringColumn texts) {
        encoder.addCodes(indexes(i, texts));
      } else {
        encoder.add(part.column(i));
      }
    }
    writeBatch(encoder, part.rows());
  }

  private void startOnce() throws IOException {
    if (!started) {
      started = true;
      start();
    }
  }

  @Override
  public final void commit() {
    try {
      startOnce();
      end();
      out.flush();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public final void close() {
    // All memory is the heap's, and the stream is the caller's.
  }
}
