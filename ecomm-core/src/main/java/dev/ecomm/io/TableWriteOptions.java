package dev.ecomm.io;

import dev.ecomm.store.Precondition;
import dev.ecomm.store.Stores;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How to write a table, and where to. Immutable. */
public final class TableWriteOptions {

  private final Precondition precondition;
  private final @Nullable Stores stores;
  private final @Nullable TableFormat format;

  private TableWriteOptions(Builder builder) {
    this.precondition = builder.precondition;
    this.stores = builder.stores;
    this.format = builder.format;
  }

  /**
   * Creates or replaces the object, in the format of its extension.
   *
   * @return the options that a new builder builds
   */
  public static TableWriteOptions withDefaults() {
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

  Precondition precondition() {
    return precondition;
  }

  Stores stores() {
    return stores == null ? Stores.discovered() : stores;
  }

  Optional<TableFormat> format() {
    return Optional.ofNullable(format);
  }

  /** Collects the choices. For one thread. */
  public static final class Builder {
    private Precondition precondition = Precondition.none();
    private @Nullable Stores stores;
    private @Nullable TableFormat format;

    private Builder() {}

    /**
     * Says what must hold of the object when it is published. Default: nothing, so that it is
     * created or replaced.
     *
     * @param precondition {@link Precondition#absent()} never overwrites
     * @return this builder
     */
    public Builder precondition(Precondition precondition) {
      this.precondition = precondition;
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
     * @param format writes the object whatever its name
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
     */
    public TableWriteOptions build() {
      return new TableWriteOptions(this);
    }
  }
}
