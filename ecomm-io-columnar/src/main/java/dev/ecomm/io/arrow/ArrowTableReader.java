package dev.ecomm.io.arrow;

import dev.ecomm.io.TableReadOptions;
import dev.ecomm.io.TableReader;
import dev.ecomm.model.DataTable;
import dev.ecomm.model.Schema;
import dev.ecomm.run.Progress;
import dev.ecomm.run.RunContext;
import dev.ecomm.store.ObjectStore;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.arrow.flatbuf.DictionaryBatch;
import org.apache.arrow.flatbuf.MessageHeader;
import org.apache.arrow.flatbuf.RecordBatch;

/** Reads the columns that are wanted, record batch by record batch. */
final class ArrowTableReader implements TableReader {

  private final ArrowFormat format;
  private final MessageSource source;
  private final RunContext context;
  private final int batchRows;
  private final List<ArrowColumn> columns;
  private final Schema schema;

  /** The dictionaries of the columns that are wanted, by their ids in the file. */
  private final Map<Long, TextDictionary> dictionaries;

  private Optional<DataTable> batch = Optional.empty();
  private int used;

  static ArrowTableReader open(
      ArrowFormat format,
      ObjectStore store,
      URI uri,
      TableReadOptions options,
      RunContext context) {
    MessageSource source = MessageSource.open(format, store, uri);
    boolean made = false;
    try {
      ArrowTableReader reader = of(format, source, options, context);
      made = true;
      return reader;
    } finally {
      if (!made) {
        source.close();
      }
    }
  }

  /** Takes ownership of the source if it succeeds. */
  static ArrowTableReader of(
      ArrowFormat format, MessageSource source, TableReadOptions options, RunContext context) {
    return new ArrowTableReader(format, source, options, context);
  }

  private ArrowTableReader(
      ArrowFormat format, MessageSource source, TableReadOptions options, RunContext context) {
    this.format = format;
    this.source = source;
    this.context = context;
    batchRows = options.batchRows();
    columns = ArrowColumn.of(source.schema().getFields(), options, source.file);
    schema = ArrowColumn.schema(columns);
    dictionaries = ArrowColumn.dictionaries(columns);
  }

  @Override
  public Schema schema() {
    return schema;
  }

  @Override
  public Optional<DataTable> next() {
    while (batch.isEmpty() || used == batch.get().rows()) {
      context.cancellation().throwIfCancelled();
      Optional<MessageSource.Body> message = source.next();
      if (message.isEmpty()) {
        return Optional.empty();
      }
      read(message.get());
      report();
    }
    DataTable rows = batch.get();
    int from = used;
    used = (int) Math.min(rows.rows(), (long) from + batchRows);
    return Optional.of(from == 0 && used == rows.rows() ? rows : rows.slice(from, used));
  }

  private void read(MessageSource.Body message) {
    try {
      boolean unused =
          source.guarded(
              () -> {
                if (message.header().headerType() == MessageHeader.RecordBatch) {
                  batch = Optional.of(table(message));
                  used = 0;
                } else {
                  readDictionary(message);
                }
                return true;
              });
    } catch (IOException e) {
      throw new UncheckedIOException(e); // no bytes are read here
    }
  }

  private void readDictionary(MessageSource.Body message) {
    DictionaryBatch header = (DictionaryBatch) message.header().header(new DictionaryBatch());
    if (header == null || header.data() == null) {
      throw source.damaged();
    }
    TextDictionary dictionary = dictionaries.get(header.id());
    if (dictionary != null) {
      dictionary.read(
          new BatchDecoder(
              format, source.file, new BatchLayout.OfMessage(header.data(), message.body())),
          header.isDelta());
    }
  }

  private DataTable table(MessageSource.Body message) {
    RecordBatch header = (RecordBatch) message.header().header(new RecordBatch());
    if (header == null) {
      throw source.damaged();
    }
    BatchLayout layout = new BatchLayout.OfMessage(header, message.body());
    return ArrowColumn.table(
        columns,
        source.schema().getFields(),
        new BatchDecoder(format, source.file, layout),
        dictionaries);
  }

  private void report() {
    context
        .listener()
        .onProgress(new Progress("reading", source.position(), source.length(), "bytes"));
  }

  @Override
  public void close() {
    source.close();
  }
}
