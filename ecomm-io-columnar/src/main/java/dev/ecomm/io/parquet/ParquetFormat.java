package dev.ecomm.io.parquet;

import dev.ecomm.io.InvoiceSink;
import dev.ecomm.io.ReadOptions;
import dev.ecomm.io.ReadReport;
import dev.ecomm.io.TableFormat;
import dev.ecomm.io.TableReadOptions;
import dev.ecomm.io.TableReader;
import dev.ecomm.io.TableWriter;
import dev.ecomm.model.ColumnType;
import dev.ecomm.model.Schema;
import dev.ecomm.run.RunContext;
import dev.ecomm.store.ObjectStore;
import java.io.OutputStream;
import java.net.URI;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Tables as Parquet. What is written and read is the same table, bit for bit, but for the payload
 * of NaNs.
 *
 * <ul>
 *   <li>LONG is INT64, DOUBLE is DOUBLE (or a decimal, where chosen), STRING is a text in UTF-8,
 *       BOOLEAN and DATE are what they are called, TIMESTAMP is in microseconds and without a zone,
 *       STRING_LIST is a list in three levels. Every column may have missing values.
 *   <li>Columns whose values repeat get a dictionary page; that of texts is written from and read
 *       into a {@link dev.ecomm.model.Dictionary} without making Strings.
 *   <li>Pages carry checksums, the footer too; they are compared when reading, where the file has
 *       them.
 * </ul>
 *
 * <p>Files of other programs may have integers and floats of any width, decimals (read as the
 * nearest double), enums, JSON and UUIDs (as texts), bytes that are UTF-8, timestamps of any unit
 * in whole seconds (those in UTC as the wall clock of UTC), and INT96 moments. All encodings of
 * data pages V1 and V2 are known but the deprecated BIT_PACKED; of compressions, those of {@link
 * ParquetCompression}. A column without a name is called {@code column_} and its number. Nested
 * groups, maps, times of day and other types are left out, and an error only where such a column is
 * asked for.
 *
 * <p>Reading looks at the end of the object first, then fetches of each row group the columns that
 * are wanted. A schema in the {@link TableReadOptions} wants columns of exactly its types; a column
 * of whole numbers is also taken for doubles where each is one exactly.
 *
 * <p>Immutable, safe for use by many threads; equal tables are written as equal bytes.
 *
 * @see <a href="https://parquet.apache.org/docs/file-format/">The file format</a>
 */
public final class ParquetFormat implements TableFormat {

  private final ParquetCompression compression;
  private final int rowGroupRows;
  private final Map<String, Decimal> decimals;
  private final int maxRowGroupRows;
  private final int maxPageBytes;
  private final int maxFooterBytes;

  /** The format with its defaults, as the service loader makes it. */
  public ParquetFormat() {
    this(new Builder());
  }

  private ParquetFormat(Builder builder) {
    this.compression = builder.compression;
    this.rowGroupRows = builder.rowGroupRows;
    this.decimals = Collections.unmodifiableMap(new LinkedHashMap<>(builder.decimals));
    this.maxRowGroupRows = builder.maxRowGroupRows;
    this.maxPageBytes = builder.maxPageBytes;
    this.maxFooterBytes = builder.maxFooterBytes;
  }

  /**
   * Starts to choose.
   *
   * @return a builder with the defaults that its methods name
   */
  public static Builder builder() {
    return new Builder();
  }

  ParquetCompression compression() {
    return compression;
  }

  int rowGroupRows() {
    return rowGroupRows;
  }

  Map<String, Decimal> decimals() {
    return decimals;
  }

  int maxRowGroupRows() {
    return maxRowGroupRows;
  }

  int maxPageBytes() {
    return maxPageBytes;
  }

  int maxFooterBytes() {
    return maxFooterBytes;
  }

  /** A decimal must be of a column of doubles. */
  void requireDecimals(Schema schema) {
    for (String name : decimals.keySet()) {
      ColumnType type = schema.field(schema.indexOf(name)).type();
      if (type != ColumnType.DOUBLE) {
        throw new IllegalArgumentException(
            "decimal column \"" + name + "\" is " + type + ", must be DOUBLE");
      }
    }
  }

  @Override
  public String name() {
    return "parquet";
  }

  @Override
  public List<String> extensions() {
    return List.of(".parquet");
  }

  @Override
  public TableReader open(
      ObjectStore store, URI uri, TableReadOptions options, RunContext context) {
    return ParquetTableReader.open(this, store, uri, options, context);
  }

  /**
   * {@inheritDoc}
   *
   * @throws IllegalArgumentException if a column that was chosen as a decimal is not in the schema,
   *     or is not of doubles
   */
  @Override
  public TableWriter writer(OutputStream out, URI uri, Schema schema) {
    return new ParquetTableWriter(this, out, uri, schema);
  }

  @Override
  public ReadReport readInvoices(
      ObjectStore store, URI uri, ReadOptions options, RunContext context, InvoiceSink sink) {
    return ParquetTableReader.readInvoices(this, store, uri, options, context, sink);
  }

  /** Collects the choices. For one thread. */
  public static final class Builder {
    private ParquetCompression compression = ParquetCompression.ZSTD;
    private int rowGroupRows = 122_880;
    private final Map<String, Decimal> decimals = new LinkedHashMap<>();
    private int maxRowGroupRows = 1 << 26;
    private int maxPageBytes = 1 << 27;
    private int maxFooterBytes = 1 << 26;

    private Builder() {}

    /**
     * Says how pages are compressed when writing. Default: {@link ParquetCompression#ZSTD}.
     *
     * @param choice the compression
     * @return this builder
     */
    public Builder compression(ParquetCompression choice) {
      compression = Objects.requireNonNull(choice, "compression");
      return this;
    }

    /**
     * Says how many rows are gathered before they are written; writing holds so many in memory, and
     * readers leave row groups out or read them in parallel. Default: 122,880.
     *
     * @param rows at least 1
     * @return this builder
     * @throws IllegalArgumentException if it is less than 1
     */
    public Builder rowGroupRows(int rows) {
      rowGroupRows = atLeastOne("rowGroupRows", rows);
      return this;
    }

    /**
     * Writes a column of doubles as decimals, as accountants' databases have them. Each value must
     * be the double nearest to a decimal of this scale; one that is not is an error when it is
     * written. Such a column is read as doubles again. Default: doubles are written as doubles.
     *
     * @param column its name
     * @param precision the most digits, 1 to 18
     * @param scale how many of them stand after the point
     * @return this builder
     * @throws IllegalArgumentException if precision or scale are out of range
     */
    public Builder decimal(String column, int precision, int scale) {
      decimals.put(Objects.requireNonNull(column, "column"), new Decimal(precision, scale));
      return this;
    }

    /**
     * The most rows that a row group may announce when reading. Default: 67,108,864.
     *
     * @param most at least 1
     * @return this builder
     * @throws IllegalArgumentException if it is less than 1
     */
    public Builder maxRowGroupRows(int most) {
      maxRowGroupRows = atLeastOne("maxRowGroupRows", most);
      return this;
    }

    /**
     * The most bytes that a page may have when reading, after decompression. Default: 128 MiB.
     *
     * @param most at least 1
     * @return this builder
     * @throws IllegalArgumentException if it is less than 1
     */
    public Builder maxPageBytes(int most) {
      maxPageBytes = atLeastOne("maxPageBytes", most);
      return this;
    }

    /**
     * The most bytes that a footer may have when reading. Default: 64 MiB.
     *
     * @param most at least 1
     * @return this builder
     * @throws IllegalArgumentException if it is less than 1
     */
    public Builder maxFooterBytes(int most) {
      maxFooterBytes = atLeastOne("maxFooterBytes", most);
      return this;
    }

    private static int atLeastOne(String name, int value) {
      if (value < 1) {
        throw new IllegalArgumentException(name + " is " + value + ", must be at least 1");
      }
      return value;
    }

    /**
     * Makes the format.
     *
     * @return what was chosen
     */
    public ParquetFormat build() {
      return new ParquetFormat(this);
    }
  }
}
