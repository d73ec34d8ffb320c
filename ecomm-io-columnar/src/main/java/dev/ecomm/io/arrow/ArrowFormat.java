package dev.ecomm.io.arrow;

import dev.ecomm.io.InvoiceSink;
import dev.ecomm.io.ReadOptions;
import dev.ecomm.io.ReadReport;
import dev.ecomm.io.TableFormat;
import dev.ecomm.io.TableReadOptions;
import dev.ecomm.io.TableReader;
import dev.ecomm.io.TableWriter;
import dev.ecomm.io.TypedInvoices;
import dev.ecomm.model.Schema;
import dev.ecomm.run.Progress;
import dev.ecomm.run.RunContext;
import dev.ecomm.store.ObjectStore;
import dev.ecomm.store.Stores;
import java.io.OutputStream;
import java.net.URI;
import java.util.List;
import java.util.Locale;

/**
 * Tables as Arrow IPC, uncompressed. Names that end in {@code .arrow} are written in the file
 * layout, {@code .arrows} in the stream layout; reading looks at the first bytes, not at the name.
 * What is written is read back as the same table, bit for bit; the same batches give the same
 * bytes.
 *
 * <ul>
 *   <li>LONG is int64, DOUBLE float64, BOOLEAN bool, DATE date32, TIMESTAMP a timestamp in seconds
 *       without zone, STRING_LIST a list of utf8, STRING utf8 encoded by a dictionary with int32
 *       indexes. Each batch becomes a record batch.
 *   <li>In a file each column has one dictionary, of the texts that its rows have; it stands behind
 *       the record batches, which the layout allows, so that writing needs memory for one batch and
 *       the distinct texts only. In a stream a dictionary stands before the first batch that uses
 *       it, with all of its texts.
 *   <li>Reading also takes integers of every width, float16 and float32, decimals (as the nearest
 *       double), date64, timestamps of every unit (a zone is taken as UTC; a fraction of a second
 *       is an error), utf8, large_utf8, utf8_view, lists and large lists of them, null, and
 *       dictionaries that later batches replace or add to. Columns of other types are left out, and
 *       an error if they are asked for.
 * </ul>
 *
 * <p>With a schema in the options, columns are found by name and must be of its types; a whole
 * number that a double holds exactly may stand where a double is wanted. Record batches are read
 * whole, columns that are not wanted are not decoded. Every length in a file is checked against the
 * object and the limits before memory is taken. Compressed files are refused: LZ4 and ZSTD need
 * code that is not part of this library. Arrow has no checksums, so only the store can notice a
 * changed value.
 *
 * <p>Immutable, safe for use by many threads.
 *
 * @see <a href="https://arrow.apache.org/docs/format/Columnar.html">Arrow columnar format</a>
 */
public final class ArrowFormat implements TableFormat {

  private final int maxBatchBytes;
  private final int maxBatchRows;

  /** The format with its defaults, as the service loader makes it. */
  public ArrowFormat() {
    this(new Builder());
  }

  private ArrowFormat(Builder builder) {
    this.maxBatchBytes = builder.maxBatchBytes;
    this.maxBatchRows = builder.maxBatchRows;
  }

  /**
   * Starts to choose.
   *
   * @return a builder with the defaults that its methods name
   */
  public static Builder builder() {
    return new Builder();
  }

  int maxBatchBytes() {
    return maxBatchBytes;
  }

  int maxBatchRows() {
    return maxBatchRows;
  }

  @Override
  public String name() {
    return "arrow";
  }

  @Override
  public List<String> extensions() {
    return List.of(".arrow", ".arrows", ".feather");
  }

  @Override
  public TableReader open(
      ObjectStore store, URI uri, TableReadOptions options, RunContext context) {
    return ArrowTableReader.open(this, store, uri, options, context);
  }

  @Override
  public TableWriter writer(OutputStream out, URI uri, Schema schema) {
    String path = uri.getPath() == null ? "" : uri.getPath();
    boolean stream = path.toLowerCase(Locale.ROOT).endsWith(".arrows");
    return stream ? new StreamTableWriter(out, schema) : new FileTableWriter(out, schema);
  }

  @Override
  public ReadReport readInvoices(
      ObjectStore store, URI uri, ReadOptions options, RunContext context, InvoiceSink sink) {
    String file = Stores.withoutSecrets(uri).toString();
    RunContext silent = context.reportingTo(progress -> {});
    try (MessageSource source = MessageSource.open(this, store, uri)) {
      return TypedInvoices.read(
          file,
          ArrowColumn.names(source.schema().getFields()),
          Progress.UNKNOWN,
          wanted ->
              ArrowTableReader.of(
                  this, source, TableReadOptions.builder().columns(wanted).build(), silent),
          options,
          context,
          sink);
    }
  }

  /** Collects the choices. For one thread. */
  public static final class Builder {
    private int maxBatchBytes = 1 << 30;
    private int maxBatchRows = 1 << 24;

    private Builder() {}

    /**
     * Says how many bytes a record batch or dictionary of a file may have. Default: 1 GiB.
     *
     * @param bytes at least 1
     * @return this builder
     * @throws IllegalArgumentException if it is less than 1
     */
    public Builder maxBatchBytes(int bytes) {
      if (bytes < 1) {
        throw new IllegalArgumentException("maxBatchBytes is " + bytes + ", must be at least 1");
      }
      this.maxBatchBytes = bytes;
      return this;
    }

    /**
     * Says how many rows a record batch of a file may have, and how many values a dictionary or the
     * lists of a batch. Default: 16,777,216.
     *
     * @param rows at least 1
     * @return this builder
     * @throws IllegalArgumentException if it is less than 1
     */
    public Builder maxBatchRows(int rows) {
      if (rows < 1) {
        throw new IllegalArgumentException("maxBatchRows is " + rows + ", must be at least 1");
      }
      this.maxBatchRows = rows;
      return this;
    }

    /**
     * Makes the format.
     *
     * @return what was chosen
     */
    public ArrowFormat build() {
      return new ArrowFormat(this);
    }
  }
}
