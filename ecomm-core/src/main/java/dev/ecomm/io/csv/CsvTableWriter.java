package dev.ecomm.io.csv;

import dev.ecomm.error.InvoiceDataException;
import dev.ecomm.io.TableWriter;
import dev.ecomm.model.DataTable;
import dev.ecomm.model.Schema;
import dev.ecomm.store.Stores;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/** Writes a header and rows; see {@link CsvFormat} for how values look. */
final class CsvTableWriter implements TableWriter {

  private final OutputStream out;
  private final ByteSink sink;
  private final URI uri;
  private final Schema schema;
  private final byte separator;
  private final TextEscaper escaper;
  private final CellWriter[] cells;
  private boolean headerWritten;
  private long rows;

  CsvTableWriter(CsvFormat format, OutputStream out, URI uri, Schema schema) {
    this.out = out;
    this.sink = new ByteSink(out);
    this.uri = uri;
    this.schema = schema;
    this.separator = (byte) format.separator();
    this.escaper = new TextEscaper(format.separator(), format.spreadsheetSafe());
    this.cells =
        schema.fields().stream()
            .map(field -> CellWriter.of(field.type(), escaper))
            .toArray(CellWriter[]::new);
  }

  @Override
  public void write(DataTable batch) {
    if (!batch.schema().equals(schema)) {
      throw new IllegalArgumentException("batch has " + batch.schema() + ", must have " + schema);
    }
    for (int i = 0; i < cells.length; i++) {
      cells[i].start(batch.column(i));
    }
    try {
      writeHeader();
      for (int row = 0; row < batch.rows(); row++) {
        writeRow(row);
        rows++;
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void writeHeader() throws IOException {
    if (headerWritten) {
      return;
    }
    headerWritten = true;
    for (int i = 0; i < cells.length; i++) {
      byte[] name = schema.field(i).name().getBytes(StandardCharsets.UTF_8);
      byte[] field = escaper.escape(name, 0, name.length);
      // A name that begins with U+FEFF would be taken for the mark of UTF-8 at the start of a file.
      boolean mark = i == 0 && schema.field(i).name().startsWith("\uFEFF") && field[0] != '"';
      String quote = mark ? "\"" : "";
      put(quote);
      sink.put(field, 0, field.length);
      put(quote);
      end(i);
    }
  }

  private void put(String ascii) throws IOException {
    byte[] bytes = ascii.getBytes(StandardCharsets.US_ASCII);
    sink.put(bytes, 0, bytes.length);
  }

  private void writeRow(int row) throws IOException {
    for (int i = 0; i < cells.length; i++) {
      try {
        cells[i].write(row, sink);
      } catch (IllegalArgumentException e) {
        throw InvoiceDataException.of(
            Stores.withoutSecrets(uri).toString(),
            "row " + (rows + 1) + ", " + schema.field(i).name() + ": " + e.getMessage() + ".",
            e);
      }
      end(i);
    }
  }

  private void end(int column) throws IOException {
    sink.reserve(1);
    sink.bytes[sink.size++] = column == cells.length - 1 ? (byte) '\n' : separator;
  }

  @Override
  public void commit() {
    try {
      writeHeader();
      sink.flush();
      if (out instanceof GzipOutput gzip) {
        gzip.finish();
      } else {
        out.flush();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    if (out instanceof GzipOutput gzip) {
      gzip.close();
    }
  }
}
