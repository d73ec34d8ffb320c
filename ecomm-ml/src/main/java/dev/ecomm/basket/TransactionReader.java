package dev.ecomm.basket;

import dev.ecomm.error.InvoiceDataException;
import dev.ecomm.store.Stores;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Reads transaction files: a basket on each line, its items separated by blanks or by a character
 * of choice, UTF-8. Repeated items collapse; the order of items does not matter; an empty line is a
 * basket without items. Immutable, safe for use by many threads.
 */
public final class TransactionReader {
  private static final int BUFFER = 1 << 16;
  private static final byte OF_ITEM = 0;
  private static final byte ENDS_ITEM = 1;
  private static final byte NOT_TEXT = 2;

  private final @Nullable Stores stores;
  private final int separator;
  private final int minItems;
  private final int maxItems;
  private final int maxItemBytes;

  /** What each byte means; those above 127 are of UTF-8 and belong to items. */
  private final byte[] meaning = new byte[256];

  private TransactionReader(Builder builder) {
    stores = builder.stores;
    separator = builder.separator;
    minItems = builder.minItems;
    maxItems = builder.maxItems;
    maxItemBytes = builder.maxItemBytes;
    Arrays.fill(meaning, 0, ' ', NOT_TEXT);
    meaning[0x7F] = NOT_TEXT;
    byte blank = separator < 0 ? ENDS_ITEM : OF_ITEM;
    meaning[' '] = blank;
    meaning['\t'] = blank;
    meaning['\r'] = ENDS_ITEM;
    meaning['\n'] = ENDS_ITEM;
    if (separator >= 0) {
      meaning[separator] = ENDS_ITEM;
    }
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
   * Reads a file. Cost: about 20 ns an item; 4 bytes an item, twice while items are numbered.
   *
   * @param uri a file in any store on the class path
   * @return its baskets, in order
   * @throws InvoiceDataException if a line holds what is not text, or an item is too long
   * @throws dev.ecomm.error.StoreException if the file cannot be read
   * @throws NoBasketsException if no basket is left
   */
  public Baskets read(URI uri) {
    Stores all = stores == null ? Stores.discovered() : stores;
    String file = Stores.withoutSecrets(uri).toString();
    Baskets baskets;
    try (InputStream in = all.of(uri).open(uri, 0)) {
      baskets = new Scan(file).run(in);
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

  /** One pass over a file. */
  private final class Scan {
    private final String file;
    private final BasketCollector baskets = new BasketCollector();
    private byte[] buffer = new byte[BUFFER];
    private long line = 1;
    private boolean inLine;

    Scan(String file) {
      this.file = file;
    }

    Baskets run(InputStream in) throws IOException {
      int kept = 0; // bytes of an item that goes on in the next part
      while (true) {
        if (kept == buffer.length) {
          buffer = Arrays.copyOf(buffer, buffer.length * 2);
        }
        int read = in.read(buffer, kept, buffer.length - kept);
        if (read < 0) {
          break;
        }
        int item = items(kept + read);
        kept = kept + read - item;
        requireShort(kept);
        System.arraycopy(buffer, item, buffer, 0, kept);
      }
      if (kept > 0) {
        item(0, kept);
      }
      return baskets.finish(inLine ? line : line - 1, minItems, maxItems);
    }

    /** Takes the items that end before {@code end}; returns where the unfinished one begins. */
    private int items(int end) {
      byte[] bytes = buffer;
      byte[] meanings = meaning;
      int shortWord = separator < 0 ? Math.min(Long.BYTES, maxItemBytes) : 0;
      int begin = 0;
      int any = 0; // negative once a byte of the item is not ASCII
      long word = 0; // the last eight bytes of the item
      for (int at = 0; at < end; at++) {
        byte b = bytes[at];
        byte means = meanings[b & 0xFF];
        if (means == OF_ITEM) {
          any |= b;
          word = (word << 8) | (b & 0xFF);
          continue;
        }
        if (means == NOT_TEXT) {
          throw notText(b);
        }
        if (at > begin) {
          if (any >= 0 && at - begin <= shortWord) {
            beginLine();
            baskets.addWord(word, bytes, begin, at - begin);
          } else {
            item(begin, at);
          }
        }
        any = 0;
        word = 0;
        begin = at + 1;
        if (b == '\n') {
          beginLine();
          inLine = false;
          line++;
        }
      }
      return begin;
    }

    private void beginLine() {
      if (!inLine) {
        baskets.beginBasket();
        inLine = true;
      }
    }

    private void item(int from, int to) {
      beginLine();
      requireShort(to - from);
      int begin = from;
      int end = to;
      if (separator >= 0) { // blanks around an item are none of it
        while (begin < end && (buffer[begin] == ' ' || buffer[begin] == '\t')) {
          begin++;
        }
        while (end > begin && (buffer[end - 1] == ' ' || buffer[end - 1] == '\t')) {
          end--;
        }
      }
      if (end > begin) {
        requireUtf8(begin, end);
        baskets.add(buffer, begin, end - begin);
      }
    }

    private void requireShort(int length) {
      if (length > maxItemBytes) {
        throw InvoiceDataException.atLine(
            file,
            line,
            "an item is longer than "
                + maxItemBytes
                + " bytes. Name the separator, or raise maxItemBytes.");
      }
    }

    private void requireUtf8(int from, int to) {
      try {
        Object unused =
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(buffer, from, to - from));
      } catch (CharacterCodingException e) {
        throw InvoiceDataException.atLine(
            file, line, "an item is not UTF-8. Convert the file, or unpack it.");
      }
    }

    private InvoiceDataException notText(int b) {
      return InvoiceDataException.atLine(
          file,
          line,
          String.format(
              Locale.ROOT,
              "byte 0x%02X is not text. A transaction file has one basket a line, items separated"
                  + " by blanks; unpack or convert the file.",
              b));
    }
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
