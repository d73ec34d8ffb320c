package dev.ecomm.io;

import dev.ecomm.model.Schema;
import dev.ecomm.store.Stores;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What to read of a table, and from where. Immutable.
 *
 * <pre>{@code
 * TableReadOptions options =
 *     TableReadOptions.builder().schema(RFM).columns("customer_id", "monetary").build();
 * }</pre>
 */
public final class TableReadOptions {

  private final @Nullable Schema schema;
  private final List<String> columns;
  private final int batchRows;
  private final @Nullable Stores stores;
  private final @Nullable TableFormat format;

  private TableReadOptions(Builder builder) {
    this.schema = builder.schema;
    this.columns = builder.columns;
    this.batchRows = builder.batchRows;
    this.stores = builder.stores;
    this.format = builder.format;
  }

  /**
   * All columns, as the file has them.
   *
   * @return the options that a new builder builds
   */
  public static TableReadOptions withDefaults() {
    return builder().build();
  }

  /**
   * Starts to choose.
   *
   * @return a builder with the defaults that its methods name
   */
  public static Builder builder() {
    return new Builder();
  }

  /**
   * Returns the columns that are expected, by name in any order.
   *
   * @return empty where the file decides
   */
  public Optional<Schema> schema() {
    return Optional.ofNullable(schema);
  }

  /**
   * Returns the names of the columns that are wanted, in the order of the result.
   *
   * @return empty where all are, of the schema or else of the file
   */
  public List<String> columns() {
    return columns;
  }

  /**
   * Returns the most rows of a batch.
   *
   * @return at least 1
   */
  public int batchRows() {
    return batchRows;
  }

  Stores stores() {
    return stores == null ? Stores.discovered() : stores;
  }

  Optional<TableFormat> format() {
    return Optional.ofNullable(format);
  }

  /** Collects the choices. For one thread. */
  public static final class Builder {
    private @Nullable Schema schema;
    private List<String> columns = List.of();
    private int batchRows = 65_536;
    private @Nullable Stores stores;
    private @Nullable TableFormat format;

    private Builder() {}

    /**
     * Says which columns the file must have and what their values are; others are ignored. Columns
     * are found by name, in any order. Default: what the file itself says; in CSV, which says
     * nothing of types, all columns are texts.
     *
     * @param schema names and types
     * @return this builder
     */
    public Builder schema(Schema schema) {
      this.schema = schema;
      return this;
    }

    /**
     * Says which columns to read, and in which order. Default: all of the schema, else of the file.
     *
     * @param names at least one
     * @return this builder
     * @throws IllegalArgumentException if there is none
     */
    public Builder columns(String... names) {
      return columns(List.of(names));
    }

    /**
     * Says which columns to read, and in which order. Default: all of the schema, else of the file.
     *
     * @param names at least one
     * @return this builder
     * @throws IllegalArgumentException if there is none
     */
    public Builder columns(List<String> names) {
      if (names.isEmpty()) {
        throw new IllegalArgumentException("columns is empty, must name at least one");
      }
      this.columns = List.copyOf(names);
      return this;
    }

    /**
     * Says how many rows a batch has at most. Default: 65,536.
     *
     * @param rows at least 1
     * @return this builder
     * @throws IllegalArgumentException if it is less than 1
     */
    public Builder batchRows(int rows) {
      if (rows < 1) {
        throw new IllegalArgumentException("batchRows is " + rows + ", must be at least 1");
      }
      this.batchRows = rows;
      return this;
    }

    /**
     * Says where URIs lead. Default: {@link Stores#discovered()}.
     *
     * @param stores the stores by scheme
     * @return this builder
     */
    public Builder stores(Stores stores) {
      this.stores = stores;
      return this;
    }

    /**
     * Says what the format is. Default: the one of the name's extension, with its defaults.
     *
     * @param format reads the object whatever its name
     * @return this builder
     */
    public Builder format(TableFormat format) {
      this.format = format;
      return this;
    }

    /**
     * Makes the options.
     *
     * @return what was chosen
     * @throws IllegalArgumentException if a column is named twice, or is not of the schema
     */
    public TableReadOptions build() {
      if (schema != null && !columns.isEmpty()) {
        schema.select(columns);
      }
      return new TableReadOptions(this);
    }
  }
}
