package dev.ecomm.io.parquet;

import dev.ecomm.error.InvoiceDataException;
import dev.ecomm.error.StoreException;
import dev.ecomm.io.InvoiceSink;
import dev.ecomm.io.ReadOptions;
import dev.ecomm.io.ReadReport;
import dev.ecomm.io.TableReadOptions;
import dev.ecomm.io.TableReader;
import dev.ecomm.io.TypedInvoices;
import dev.ecomm.model.Column;
import dev.ecomm.model.DataTable;
import dev.ecomm.model.Schema;
import dev.ecomm.run.Progress;
import dev.ecomm.run.RunContext;
import dev.ecomm.store.ObjectReader;
import dev.ecomm.store.ObjectStore;
import dev.ecomm.store.Stores;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.parquet.format.ColumnChunk;
import org.apache.parquet.format.ColumnMetaData;
import org.apache.parquet.format.CompressionCodec;
import org.apache.parquet.format.RowGroup;

/** Reads the wanted columns of a file, a row group at a time. */
final class ParquetTableReader implements TableReader {

  /** So many rows are read of a column before the next column's turn: they stay in the cache. */
  private static final int ROWS_AT_ONCE = 1 << 16;

  /** Cells for which memory is taken on the footer's word alone. */
  private static final long CELLS_ON_TRUST = 1 << 20;

  private final URI uri;
  private final ObjectReader object;
  private final Footer footer;
  private final WantedColumns wanted;
  private final List<ColumnDecoder> decoders = new ArrayList<>();
  private final Map<CompressionCodec, Codec> codecs = new EnumMap<>(CompressionCodec.class);
  private final int batchRows;
  private final RunContext context;

  private int nextGroup;
  private int groupRows;
  private int rowsLeftInGroup;
  private long rowsRead;

  static ParquetTableReader open(
      ParquetFormat format,
      ObjectStore store,
      URI uri,
      TableReadOptions options,
      RunContext context) {
    ObjectReader object = store.reader(uri);
    boolean made = false;
    try {
      Footer footer = footer(format, uri, object);
      ParquetTableReader reader = open(format, uri, object, footer, options, context);
      made = true;
      return reader;
    } finally {
      if (!made) {
        object.close();
      }
    }
  }

  /** Reads invoices: the footer tells which columns they are, then these are read. */
  static ReadReport readInvoices(
      ParquetFormat format,
      ObjectStore store,
      URI uri,
      ReadOptions options,
      RunContext context,
      InvoiceSink sink) {
    try (ObjectReader object = store.reader(uri)) {
      Footer footer = footer(format, uri, object);
      RunContext silent = context.reportingTo(progress -> {});
      return TypedInvoices.read(
          shown(uri),
          footer.columns().stream().map(FileColumn::name).toList(),
          footer.rowGroups().stream().mapToLong(RowGroup::getNum_rows).sum(),
          names -> {
            TableReadOptions columns = TableReadOptions.builder().columns(names).build();
            return open(format, uri, object, footer, columns, silent);
          },
          options,
          context,
          sink);
    }
  }

  private static Footer footer(ParquetFormat format, URI uri, ObjectReader object) {
    return guarded(uri, () -> Footer.read(object, format));
  }

  /** Takes ownership of the object, once it returns. */
  private static ParquetTableReader open(
      ParquetFormat format,
      URI uri,
      ObjectReader object,
      Footer footer,
      TableReadOptions options,
      RunContext context) {
    WantedColumns wanted = guarded(uri, () -> WantedColumns.of(footer.columns(), options));
    return new ParquetTableReader(format, uri, object, footer, wanted, options, context);
  }

  private ParquetTableReader(
      ParquetFormat format,
      URI uri,
      ObjectReader object,
      Footer footer,
      WantedColumns wanted,
      TableReadOptions options,
      RunContext context) {
    this.uri = uri;
    this.object = object;
    this.footer = footer;
    this.wanted = wanted;
    this.batchRows = options.batchRows();
    this.context = context;
    for (int i = 0; i < wanted.columns().size(); i++) {
      decoders.add(ColumnDecoder.of(wanted.columns().get(i), wanted.conversions().get(i), format));
    }
  }

  @Override
  public Schema schema() {
    return wanted.schema();
  }

  @Override
  public Optional<DataTable> next() {
    context.cancellation().throwIfCancelled();
    if (!findRows()) {
      return Optional.empty();
    }
    int rows = Math.min(batchRows, rowsLeftInGroup);
    start(rows);
    append(rows);
    return Optional.of(finish());
  }

  @Override
  public DataTable readAll() {
    start(rowsLeft());
    while (findRows()) {
      context.cancellation().throwIfCancelled();
      append(Math.min(ROWS_AT_ONCE, rowsLeftInGroup));
    }
    return finish();
  }

  private long rowsLeft() {
    long rows = rowsLeftInGroup;
    for (RowGroup group : footer.rowGroups().subList(nextGroup, footer.rowGroups().size())) {
      rows += group.getNum_rows();
    }
    return rows;
  }

  /** Makes room for the rows, unless the file is much too small to have them. */
  private void start(long rows) {
    long cells = Math.max(CELLS_ON_TRUST, object.info().length() * 8);
    int capacity = (int) Math.min(Integer.MAX_VALUE - 16, Math.min(rows, cells / decoders.size()));
    decoders.forEach(decoder -> decoder.start(capacity, rowsRead));
  }

  private void append(int rows) {
    for (ColumnDecoder decoder : decoders) {
      of(decoder, () -> decoder.append(rows));
    }
    rowsRead += rows;
    rowsLeftInGroup -= rows;
    if (rowsLeftInGroup == 0) {
      decoders.forEach(decoder -> of(decoder, decoder::endChunk));
    }
  }

  private DataTable finish() {
    List<Column> columns = decoders.stream().map(ColumnDecoder::finish).toList();
    return DataTable.of(schema(), columns);
  }

  /** Goes to the next row group that has rows, once the one at hand is read. */
  private boolean findRows() {
    while (rowsLeftInGroup == 0 && nextGroup < footer.rowGroups().size()) {
      RowGroup group = footer.rowGroups().get(nextGroup++);
      groupRows = (int) group.getNum_rows();
      if (groupRows > 0) {
        startGroup(group);
      }
      rowsLeftInGroup = groupRows;
    }
    return rowsLeftInGroup > 0;
  }

  private void startGroup(RowGroup group) {
    List<ColumnMetaData> data = new ArrayList<>();
    for (ColumnDecoder decoder : decoders) {
      of(decoder, () -> data.add(chunk(group.getColumns().get(decoder.column.leaf()), decoder)));
    }
    List<RowGroupBytes.Chunk> chunks = guarded(uri, () -> new RowGroupBytes(object).fetch(data));
    long end = 0;
    for (int i = 0; i < chunks.size(); i++) {
      ColumnDecoder decoder = decoders.get(i);
      RowGroupBytes.Chunk chunk = chunks.get(i);
      ColumnMetaData about = data.get(i);
      of(
          decoder,
          () -> {
            Codec codec = codecs.computeIfAbsent(about.getCodec(), Codec::of);
            decoder.startChunk(chunk.bytes(), chunk.from(), chunk.length(), codec);
          });
      end = Math.max(end, about.getData_page_offset() + about.getTotal_compressed_size());
    }
    long length = object.info().length();
    context.listener().onProgress(new Progress("reading", Math.min(end, length), length, "bytes"));
  }

  private ColumnMetaData chunk(ColumnChunk chunk, ColumnDecoder decoder) {
    ColumnMetaData data = chunk.getMeta_data();
    if (data == null || chunk.isSetCrypto_metadata()) {
      throw new Damage("its pages are encrypted, which is not read here. Decrypt the file first");
    }
    if (chunk.isSetFile_path()) {
      throw new Damage("its pages are in another file, which is not read here");
    }
    if (data.getType() != decoder.column.physical()) {
      throw new Damage(
          "its pages are " + data.getType() + ", its schema says " + decoder.column.physical());
    }
    if (!decoder.column.isList() && data.getNum_values() != groupRows) {
      throw new Damage(data.getNum_values() + " values for " + groupRows + " rows");
    }
    return data;
  }

  private void of(ColumnDecoder decoder, Runnable work) {
    String name = decoder.column.name();
    try {
      work.run();
    } catch (Damage e) {
      throw damaged(name, String.valueOf(e.getMessage()), e);
    } catch (RowFault e) {
      String problem = "row " + e.row() + ", " + name + ": " + e.getMessage();
      throw InvoiceDataException.of(shown(uri), problem, e);
    } catch (Conversion.BadCell e) {
      throw InvoiceDataException.of(
          shown(uri), "the column \"" + name + "\": " + e.getMessage(), e);
    } catch (IndexOutOfBoundsException | NegativeArraySizeException e) {
      // The decoders leave it to the bounds of arrays to find out what points outside.
      throw damaged(name, "something points outside its page", e);
    }
  }

  private InvoiceDataException damaged(String column, String problem, Exception cause) {
    return InvoiceDataException.of(
        shown(uri), "the column \"" + column + "\" cannot be read: " + problem + ".", cause);
  }

  /** What can fail while a file is looked at. */
  private interface Look<T> {
    T get() throws IOException;
  }

  private static <T> T guarded(URI uri, Look<T> look) {
    try {
      return look.get();
    } catch (Damage e) {
      throw InvoiceDataException.of(shown(uri), e.getMessage() + ".", e);
    } catch (IndexOutOfBoundsException | NullPointerException e) {
      throw InvoiceDataException.of(shown(uri), "has a footer that is damaged.", e);
    } catch (IOException e) {
      throw unreadable(uri, e);
    }
  }

  /** What a stream threw, with the URI once: those of most stores name it themselves. */
  private static StoreException unreadable(URI uri, IOException e) {
    String problem = String.valueOf(e.getMessage());
    String place = "[" + shown(uri) + "] ";
    String bare = problem.startsWith(place) ? problem.substring(place.length()) : problem;
    return new StoreException(Stores.withoutSecrets(uri), "could not be read: " + bare, e);
  }

  private static String shown(URI uri) {
    return Stores.withoutSecrets(uri).toString();
  }

  @Override
  public void close() {
    codecs.values().forEach(Codec::close);
    codecs.clear();
    object.close();
  }
}
