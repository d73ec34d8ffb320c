package dev.ecomm.io.arrow;

import dev.ecomm.io.TableReader;
import dev.ecomm.model.DataTable;
import dev.ecomm.model.Schema;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import org.apache.arrow.c.ArrowArray;
import org.apache.arrow.c.ArrowArrayStream;
import org.apache.arrow.c.ArrowSchema;
import org.apache.arrow.c.CDataDictionaryProvider;
import org.apache.arrow.c.Data;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.vector.VectorSchemaRoot;

/**
 * Hands tables to and takes them from other libraries of the same process, such as DuckDB or
 * pyarrow, through Arrow's C data interface: by the addresses of its structures, without files.
 *
 * <p>Values are copied once each way, buffer by buffer: our columns are arrays of the heap, which
 * the garbage collector moves, and the interface wants memory that stays. Texts go as codes and
 * their dictionary, so that each distinct text is copied once. Types are those of {@link
 * ArrowFormat}.
 *
 * <p>Needs the JVM option {@code --add-opens=java.base/java.nio=ALL-UNNAMED}. An address must be
 * that of a structure as the interface describes it; a wrong one ends the process. Safe for use by
 * many threads, each structure by one at a time.
 *
 * @see <a href="https://arrow.apache.org/docs/format/CDataInterface.html">Arrow C data
 *     interface</a>
 */
public final class ArrowExchange {

  private ArrowExchange() {}

  /**
   * Exports a table as one struct array.
   *
   * @param table what to hand over; copied
   * @param arrayAddress of an empty ArrowArray, which is filled; its consumer calls its release
   * @param schemaAddress of an empty ArrowSchema, likewise
   * @throws IllegalStateException if the JVM lacks the option; names it
   */
  public static void exportTable(DataTable table, long arrayAddress, long schemaAddress) {
    BufferAllocator allocator = ArrowMemory.shared();
    try (TableArrowReader reader = new TableArrowReader(allocator, new OneTable(table))) {
      boolean unused = reader.loadNextBatch();
      Data.exportVectorSchemaRoot(
          allocator,
          reader.getVectorSchemaRoot(),
          reader,
          ArrowArray.wrap(arrayAddress),
          ArrowSchema.wrap(schemaAddress));
    } catch (IOException e) {
      throw new UncheckedIOException(e); // nothing is read or written here
    }
  }

  /**
   * Imports a struct array.
   *
   * @param arrayAddress of an ArrowArray; it is released
   * @param schemaAddress of its ArrowSchema; it is released
   * @return a copy of the columns whose types can be read
   * @throws dev.ecomm.error.InvoiceDataException if there is none, or a value cannot be held
   * @throws IllegalStateException if the JVM lacks the option; names it
   */
  public static DataTable importTable(long arrayAddress, long schemaAddress) {
    BufferAllocator allocator = ArrowMemory.shared();
    try (CDataDictionaryProvider dictionaries = new CDataDictionaryProvider();
        ArrowArray array = ArrowArray.wrap(arrayAddress);
        ArrowSchema schema = ArrowSchema.wrap(schemaAddress);
        VectorSchemaRoot root =
            Data.importVectorSchemaRoot(allocator, array, schema, dictionaries)) {
      return ImportedTable.copy(root, dictionaries);
    }
  }

  /**
   * Exports a table batch by batch, as its consumer asks for them.
   *
   * @param table closed when the stream is released
   * @param streamAddress of an empty ArrowArrayStream, which is filled; its consumer calls its
   *     release
   * @throws IllegalStateException if the JVM lacks the option; names it
   */
  public static void exportStream(TableReader table, long streamAddress) {
    BufferAllocator allocator = ArrowMemory.shared();
    Data.exportArrayStream(
        allocator, new TableArrowReader(allocator, table), ArrowArrayStream.wrap(streamAddress));
  }

  /**
   * Exports a table as a stream of one batch.
   *
   * @param table what to hand over
   * @param streamAddress of an empty ArrowArrayStream, which is filled; its consumer calls its
   *     release
   * @throws IllegalStateException if the JVM lacks the option; names it
   */
  public static void exportStream(DataTable table, long streamAddress) {
    exportStream(new OneTable(table), streamAddress);
  }

  /**
   * Imports a stream, batch by batch as its producer makes them.
   *
   * @param streamAddress of an ArrowArrayStream; it is moved, and released when the reader is
   *     closed
   * @return copies of the columns whose types can be read; to be closed
   * @throws dev.ecomm.error.InvoiceDataException if there is none
   * @throws IllegalStateException if the JVM lacks the option; names it
   */
  public static TableReader importStream(long streamAddress) {
    BufferAllocator allocator = ArrowMemory.shared();
    return new ImportedStream(
        Data.importArrayStream(allocator, ArrowArrayStream.wrap(streamAddress)));
  }

  /** Bytes that exports and imports hold at the moment. */
  static long bytesHeld() {
    return ArrowMemory.shared().getAllocatedMemory();
  }

  /** A table as a reader of one batch, which may have no rows. */
  private static final class OneTable implements TableReader {
    private final DataTable table;
    private boolean read;

    OneTable(DataTable table) {
      this.table = table;
    }

    @Override
    public Schema schema() {
      return table.schema();
    }

    @Override
    public Optional<DataTable> next() {
      boolean first = !read;
      read = true;
      return first ? Optional.of(table) : Optional.empty();
    }

    @Override
    public void close() {}
  }
}
