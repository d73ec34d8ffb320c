package dev.ecomm.io.csv;

import dev.ecomm.error.Cell;
import dev.ecomm.error.CellError;
import dev.ecomm.error.InvoiceDataException;
import dev.ecomm.io.TableReadOptions;
import dev.ecomm.io.TableReader;
import dev.ecomm.model.DataTable;
import dev.ecomm.model.Field;
import dev.ecomm.model.Schema;
import dev.ecomm.run.Progress;
import dev.ecomm.run.RunContext;
import dev.ecomm.store.ObjectInfo;
import dev.ecomm.store.ObjectStore;
import dev.ecomm.store.Stores;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Reads rows into columns of known types; see {@link CsvFormat} for how values look. */
final class CsvTableReader implements TableReader {

  private static final int BLOCK_BYTES = 1 << 18;

  /** Bytes between two reports, so that there are a few a second. */
  private static final long BYTES_PER_REPORT = 1 << 25;

  private final URI uri;
  private final String file;
  private final InputStream in;
  private final BlockSource source;
  private final CsvRows rows;
  private final TextDecoder decoder;
  private final TableHeader header;
  private final CellReader[] cells;

  /** For each cell, the index of its field in a row. */
  private final int[] fields;

  private final int batchRows;
  private final RunContext context;
  private final long total;
  private long rowsRead;
  private long reported;
  private boolean ended;
  private byte[] unquoted = new byte[256];

  static CsvTableReader open(
      CsvFormat format, ObjectStore store, URI uri, TableReadOptions options, RunContext context) {
    long length = store.stat(uri).map(ObjectInfo::length).orElse(Progress.UNKNOWN);
    return open(format, store.open(uri, 0), uri, length, BLOCK_BYTES, options, context);
  }

  /** Takes ownership of the stream. */
  static CsvTableReader open(
      CsvFormat format,
      InputStream in,
      URI uri,
      long length,
      int blockBytes,
      TableReadOptions options,
      RunContext context) {
    boolean made = false;
    try {
      CsvTableReader reader =
          new CsvTableReader(format, in, uri, length, blockBytes, options, context);
      made = true;
      return reader;
    } catch (IOException e) {
      throw CsvFormat.unreadable(uri, e);
    } finally {
      if (!made) {
        closeQuietly(in);
      }
    }
  }

  private CsvTableReader(
      CsvFormat format,
      InputStream in,
      URI uri,
      long total,
      int blockBytes,
      TableReadOptions options,
      RunContext context)
      throws IOException {
    this.in = in;
    this.uri = uri;
    this.file = Stores.withoutSecrets(uri).toString();
    this.total = total;
    this.context = context;
    this.batchRows = options.batchRows();
    this.decoder = new TextDecoder(format.charset());
    this.source = new BlockSource(in, file, format.limits(), blockBytes);
    this.rows = new CsvRows(source, format.separator(), format.limits(), file);
    this.header = readHeader(options);
    this.cells =
        header.schema().fields().stream()
            .map(Field::type)
            .map(type -> CellReader.of(type, decoder))
            .toArray(CellReader[]::new);
    this.fields = header.fields().stream().mapToInt(Integer::intValue).toArray();
  }

  private TableHeader readHeader(TableReadOptions options) throws IOException {
    do {
      if (!rows.next()) {
        throw InvoiceDataException.of(file, "is empty; a header is needed.", null);
      }
    } while (rows.tokens.isBlank(rows.bytes(), rows.row));
    List<String> names = new ArrayList<>();
    int first = rows.tokens.firstField(rows.row);
    for (int i = 0; i < rows.tokens.fieldCount(rows.row); i++) {
      String name = text(first + i);
      names.add(name.isEmpty() ? "column_" + (i + 1) : name);
    }
    return TableHeader.of(List.copyOf(names), options, file, rows.line());
  }

  @Override
  public Schema schema() {
    return header.schema();
  }

  @Override
  public Optional<DataTable> next() {
    for (CellReader cell : cells) {
      cell.start();
    }
    int read = 0;
    try {
      while (read < batchRows && nextRow()) {
        addRow();
        read++;
      }
    } catch (IOException e) {
      throw CsvFormat.unreadable(uri, e);
    }
    return read == 0
        ? Optional.empty()
        : Optional.of(
            DataTable.of(schema(), Arrays.stream(cells).map(CellReader::finish).toList()));
  }

  private boolean nextRow() throws IOException {
    while (!ended) {
      if (rows.row % 1024 == 0) {
        context.cancellation().throwIfCancelled();
      }
      ended = !rows.next();
      if (ended || source.bytesRead() - reported >= BYTES_PER_REPORT) {
        reported = source.bytesRead();
        context.listener().onProgress(new Progress("reading", reported, total, "bytes"));
      }
      boolean blank = !ended && rows.tokens.isBlank(rows.bytes(), rows.row);
      if (!ended && (!blank || header.names().size() == 1)) {
        return true;
      }
    }
    return false;
  }

  private void addRow() {
    rowsRead++;
    int found = rows.tokens.fieldCount(rows.row);
    int expected = header.names().size();
    if (found != expected) {
      CellError error =
          new CellError.WrongFieldCount(
              new Cell(file, rowsRead, rows.line(), "", ""), found, expected);
      throw InvoiceDataException.of(error, error.remedy());
    }
    int first = rows.tokens.firstField(rows.row);
    for (int i = 0; i < cells.length; i++) {
      addCell(i, first + fields[i]);
    }
  }

  private void addCell(int column, int field) {
    CellReader cell = cells[column];
    byte[] bytes = rows.bytes();
    int start = rows.tokens.fieldStart(field);
    int end = rows.tokens.fieldEnd(bytes, field);
    boolean quoted = rows.tokens.isQuoted(field);
    if (quoted) {
      end = unquote(field);
      start = 0;
      bytes = unquoted;
    }
    if (start == end && !(quoted && cell.quotesMakeValue())) {
      cell.addMissing();
      return;
    }
    Function<Cell, CellError> fault = cell.add(bytes, start, end);
    if (fault != null) {
      String name = schema().field(column).name();
      CellError error = fault.apply(new Cell(file, rowsRead, rows.line(), name, text(field)));
      throw InvoiceDataException.of(
          error, "Correct it, or read the column as another type; any text is a STRING.");
    }
  }

  /** Puts the text of a quoted field into {@link #unquoted}; returns its length. */
  private int unquote(int field) {
    int length = rows.tokens.fieldEnd(rows.bytes(), field) - rows.tokens.fieldStart(field);
    if (length > unquoted.length) {
      unquoted = new byte[Math.max(length, unquoted.length * 2)];
    }
    return rows.tokens.unquote(rows.bytes(), field, unquoted, 0);
  }

  private String text(int field) {
    byte[] text = rows.tokens.text(rows.bytes(), field);
    return decoder.show(text, 0, text.length);
  }

  private static void closeQuietly(InputStream in) {
    try {
      in.close();
    } catch (IOException e) {
      // What was read is complete or has failed already; nothing is lost.
    }
  }

  @Override
  public void close() {
    closeQuietly(in);
  }
}
