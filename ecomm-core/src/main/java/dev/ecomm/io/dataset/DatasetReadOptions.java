package dev.ecomm.io.dataset;

import dev.ecomm.io.TableFormat;
import dev.ecomm.model.Schema;
import dev.ecomm.store.Stores;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What to read of a dataset. Immutable. */
public final class DatasetReadOptions {

  private final @Nullable Schema schema;
  private final List<String> columns;
  private final Map<String, List<@Nullable String>> where;
  private final int batchRows;
  private final @Nullable TableFormat format;
  private final Stores stores;

  private DatasetReadOptions(Builder builder) {
    this.schema = builder.schema;
    this.columns = builder.columns;
    this.where = builder.where;
    this.batchRows = builder.batchRows;
    this.format = builder.format;
    this.stores = builder.stores == null ? Stores.discovered() : builder.stores;
  }

  /**
   * All rows and columns, as the dataset has them.
   *
   * @return the options that a new builder builds
   */
  public static DatasetReadOptions withDefaults() {
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

  Optional<Schema> schema() {
    return Optional.ofNullable(schema);
  }

  List<String> columns() {
    return columns;
  }

  /** For each partition column that is chosen, the texts of its values. */
  Map<String, List<@Nullable String>> where() {
    return where;
  }

  int batchRows() {
    return batchRows;
  }

  Optional<TableFormat> format() {
    return Optional.ofNullable(format);
  }

  Stores stores() {
    return stores;
  }

  /** Collects the choices. For one thread. */
  public static final class Builder {
    private @Nullable Schema schema;
    private List<String> columns = List.of();
    private final Map<String, List<@Nullable String>> where = new LinkedHashMap<>();
    private int batchRows = 65_536;
    private @Nullable TableFormat format;
    private @Nullable Stores stores;

    private Builder() {}

    /**
     * Says which columns the dataset must have and what their values are, those of the directories
     * included. Default: what its manifest says; without one what its first file says, and the
     * columns of the directories are texts behind the others.
     *
     * @param schema names and types
     * @return this builder
     */
    public Builder schema(Schema schema) {
      this.schema = schema;
      return this;
    }

    /**
     * Says which columns to read, and in which order. Default: all.
     *
     * @param names at least one
     * @return this builder
     * @throws IllegalArgumentException if there is none
     */
    public Builder columns(String... names) {
      if (names.length == 0) {
        throw new IllegalArgumentException("columns is empty, must name at least one");
      }
      this.columns = List.of(names);
      return this;
    }

    /**
     * Reads only partitions with a value; files of others are not opened. Said more than once of
     * the same column, any of the values will do; of different columns, all must hold.
     *
     * @param column one by which the dataset is parted
     * @param value a whole number, text, {@link LocalDate} or boolean; null for missing
     * @return this builder
     * @throws IllegalArgumentException if the value is of another class
     */
    public Builder where(String column, @Nullable Object value) {
      boolean known =
          value == null
              || value instanceof Long
              || value instanceof Integer
              || value instanceof String
              || value instanceof LocalDate
              || value instanceof Boolean;
      if (!known) {
        throw new IllegalArgumentException(
            "value is " + value + ", must be a whole number, text, LocalDate, boolean or null");
      }
      where
          .computeIfAbsent(column, name -> new ArrayList<>())
          .add(value == null ? null : value.toString());
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
     * Says what the files are. Default: the format of each file's extension, with its defaults.
     *
     * @param format reads the files whatever their names
     * @return this builder
     */
    public Builder format(TableFormat format) {
      this.format = format;
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
     * Makes the options.
     *
     * @return what was chosen
     */
    public DatasetReadOptions build() {
      return new DatasetReadOptions(this);
    }
  }
}
