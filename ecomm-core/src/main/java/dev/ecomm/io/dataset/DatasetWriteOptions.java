package dev.ecomm.io.dataset;

import dev.ecomm.io.TableFormat;
import dev.ecomm.store.Stores;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** How to write a dataset. Immutable. */
public final class DatasetWriteOptions {

  private final List<String> partitionBy;
  private final TableFormat format;
  private final DatasetMode mode;
  private final int maxPartitions;
  private final Stores stores;

  private DatasetWriteOptions(Builder builder, TableFormat format) {
    this.partitionBy = builder.partitionBy;
    this.format = format;
    this.mode = builder.mode;
    this.maxPartitions = builder.maxPartitions;
    this.stores = builder.stores == null ? Stores.discovered() : builder.stores;
  }

  /**
   * Starts to choose.
   *
   * @return a builder with the defaults that its methods name
   */
  public static Builder builder() {
    return new Builder();
  }

  List<String> partitionBy() {
    return partitionBy;
  }

  TableFormat format() {
    return format;
  }

  DatasetMode mode() {
    return mode;
  }

  int maxPartitions() {
    return maxPartitions;
  }

  Stores stores() {
    return stores;
  }

  /** Collects the choices. For one thread. */
  public static final class Builder {
    private List<String> partitionBy = List.of();
    private @Nullable TableFormat format;
    private DatasetMode mode = DatasetMode.REPLACE_PARTITIONS;
    private int maxPartitions = 1_000;
    private @Nullable Stores stores;

    private Builder() {}

    /**
     * Says by which columns rows are parted: LONG, STRING, DATE or BOOLEAN. They are in the names
     * of the directories and not in the files. Default: none, all files are in the root.
     *
     * @param columns names, the outermost directory first
     * @return this builder
     * @throws IllegalArgumentException if one is named twice
     */
    public Builder partitionBy(String... columns) {
      if (new HashSet<>(List.of(columns)).size() < columns.length) {
        throw new IllegalArgumentException(
            "partitionBy is " + List.of(columns) + ", must name each column once");
      }
      this.partitionBy = List.of(columns);
      return this;
    }

    /**
     * Says what the files are. Must be chosen.
     *
     * @param format the first of its extensions ends the names of the files
     * @return this builder
     */
    public Builder format(TableFormat format) {
      this.format = Objects.requireNonNull(format, "format");
      return this;
    }

    /**
     * Says what happens to the rows that are there. Default: {@link
     * DatasetMode#REPLACE_PARTITIONS}.
     *
     * @param mode which rows the new ones replace
     * @return this builder
     */
    public Builder mode(DatasetMode mode) {
      this.mode = Objects.requireNonNull(mode, "mode");
      return this;
    }

    /**
     * Says how many partitions one write may have, since each is a file that is open until the end.
     * Default: 1,000.
     *
     * @param most at least 1
     * @return this builder
     * @throws IllegalArgumentException if it is less than 1
     */
    public Builder maxPartitions(int most) {
      if (most < 1) {
        throw new IllegalArgumentException("maxPartitions is " + most + ", must be at least 1");
      }
      this.maxPartitions = most;
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
     * @throws IllegalArgumentException if no format was chosen
     */
    public DatasetWriteOptions build() {
      if (format == null) {
        throw new IllegalArgumentException("format is not chosen, must be one, as new CsvFormat()");
      }
      return new DatasetWriteOptions(this, format);
    }
  }
}
