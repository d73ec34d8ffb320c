package dev.ecomm.basket;

import dev.ecomm.error.InvoiceDataException;
import dev.ecomm.io.GzipInput;
import dev.ecomm.run.RunContext;
import dev.ecomm.store.Stores;
import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.net.URI;
import java.util.Arrays;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Reads transaction files: a basket on each line, its items separated by blanks or by a character
 * of choice, UTF-8, as it is or packed by gzip. Repeated items collapse; the order of items does
 * not matter; an empty line is a basket without items. A byte order mark is dropped. Immutable,
 * safe for use by many threads.
 */
public final class TransactionReader {
  private static final byte[] BYTE_ORDER_MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

  private final @Nullable Stores stores;
  private final int separator;
  private final int minItems;
  private final int maxItems;
  private final int maxItemBytes;

  private TransactionReader(Builder builder) {
    stores = builder.stores;
    separator = builder.separator;
    minItems = builder.minItems;
    maxItems = builder.maxItems;
    maxItemBytes = builder.maxItemBytes;
  }

  /**
   * Blanks and tabs separate items; baskets of any size.
   *
   * @return a reader
   */
  public static TransactionReader withDefaults() {
    return builder().build();
  }

  /**
   * Starts with the defaults.
   *
   * @return a builder
   */
  public static Builder builder() {
    return new Builder();
  }

  /**
   * Reads a file. Cost: about 15 ns an item; 4 bytes an item, twice while items are numbered.
   *
   * @param uri a file in any store on the class path
   * @return its baskets, in order
   * @throws InvoiceDataException if a line holds what is not text, or an item is too long
   * @throws dev.ecomm.error.StoreException if the file cannot be read
   * @throws NoBasketsException if no basket is left
   */
  public Baskets read(URI uri) {
    return read(uri, RunContext.withDefaults());
  }

  /**
   * Reads a file, as the other {@code read} does.
   *
   * @param uri a file in any store on the class path
   * @param run cancellation
   * @return its baskets, in order
   * @throws InvoiceDataException if a line holds what is not text, or an item is too long
   * @throws dev.ecomm.error.StoreException if the file cannot be read
   * @throws NoBasketsException if no basket is left
   * @throws java.util.concurrent.CancellationException if the run is cancelled
   */
  public Baskets read(URI uri, RunContext run) {
    Stores all = stores == null ? Stores.discovered() : stores;
    String file = Stores.withoutSecrets(uri).toString();
    Baskets baskets;
    try (InputStream in = new CancellableInput(all.of(uri).open(uri, 0), run.cancellation())) {
      InputStream text = withoutMark(GzipInput.unpacked(in, file));
      baskets =
          new TransactionScan(file, separator, maxItemBytes)
              .run(text, minItems, maxItems, run.cancellation());
    } catch (IOException e) {
      throw InvoiceDataException.of(file, "cannot be read to its end: " + e.getMessage(), e);
    }
    if (baskets.size() == 0) {
      throw new NoBasketsException(
          "["
              + file
              + "] No basket is left of "
              + baskets.report()
              + ". Look at the file, or lower"
              + " minItems.");
    }
    return baskets;
  }

  /** Drops a byte order mark, which would make another item of the first one. */
  private static InputStream withoutMark(InputStream in) throws IOException {
    PushbackInputStream text = new PushbackInputStream(in, BYTE_ORDER_MARK.length);
    byte[] begin = text.readNBytes(BYTE_ORDER_MARK.length);
    if (!Arrays.equals(begin, BYTE_ORDER_MARK)) {
      text.unread(begin);
    }
    return text;
  }

  /** Collects options. For one thread. */
  public static final class Builder {
    private @Nullable Stores stores;
    private int separator = -1;
    private int minItems;
    private int maxItems = Integer.MAX_VALUE;
    private int maxItemBytes = 1 << 20;

    private Builder() {}

    /**
     * Sets where files are. Default: the stores on the class path.
     *
     * @param stores by URI scheme
     * @return this
     */
    public Builder stores(Stores stores) {
      this.stores = stores;
      return this;
    }

    /**
     * Sets the character between items; blanks may then be inside of items. Default: blanks and
     * tabs.
     *
     * @param separator of ASCII, no end of line
     * @return this
     */
    public Builder separator(char separator) {
      if (separator >= 0x7F || separator == '\n' || separator == '\r' || separator == 0) {
        throw new IllegalArgumentException(
            "separator is U+"
                + String.format(Locale.ROOT, "%04X", (int) separator)
                + ", must be a character of ASCII that does not end a line");
      }
      this.separator = separator;
      return this;
    }

    /**
     * Sets how many items a basket has at least. Default: 0, also empty lines count.
     *
     * @param minItems at least 0
     * @return this
     */
    public Builder minItems(int minItems) {
      this.minItems = Baskets.Builder.requireAtLeast("minItems", minItems, 0);
      return this;
    }

    /**
     * Sets how many items a basket has at most; larger ones are left out and counted. Default: no
     * limit.
     *
     * @param maxItems at least 1
     * @return this
     */
    public Builder maxItems(int maxItems) {
      this.maxItems = Baskets.Builder.requireAtLeast("maxItems", maxItems, 1);
      return this;
    }

    /**
     * Sets how long an item may be. Default: 1 MiB.
     *
     * @param maxItemBytes at least 1
     * @return this
     */
    public Builder maxItemBytes(int maxItemBytes) {
      this.maxItemBytes = Baskets.Builder.requireAtLeast("maxItemBytes", maxItemBytes, 1);
      return this;
    }

    /**
     * Returns the reader.
     *
     * @return immutable
     */
    public TransactionReader build() {
      return new TransactionReader(this);
    }
  }
}
