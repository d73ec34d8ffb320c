package dev.ecomm.basket;

import dev.ecomm.error.InvoiceDataException;
import dev.ecomm.run.CancellationToken;
import java.io.IOException;
import java.io.InputStream;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;

/**
 * One pass over a transaction file. Where blanks separate items, eight bytes are looked at as one
 * number, in which the end of an item of up to seven bytes is found without a branch for each byte;
 * such an item is a number then, which is looked up as that. All others, new ones and what is no
 * text are left to a loop that looks at each byte.
 */
final class TransactionScan {
  private static final VarHandle LONG =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

  private static final int BUFFER = 1 << 16;
  private static final byte OF_ITEM = 0;
  private static final byte ENDS_ITEM = 1;
  private static final byte NOT_TEXT = 2;

  /** In each byte the first code that belongs to items. */
  private static final long FIRST_CODES = 0x2121_2121_2121_2121L;

  private static final long HIGH_BITS = 0x8080_8080_8080_8080L;

  private final String file;
  private final int separator;
  private final int maxItemBytes;
  private final boolean byWords;

  /** What each byte means; those above 127 are of UTF-8 and belong to items. */
  private final byte[] meaning = new byte[256];

  private final BasketCollector baskets = new BasketCollector();
  private final WordCodes words = new WordCodes();
  private byte[] buffer = new byte[BUFFER];

  /**
   * A scan.
   *
   * @param file for messages
   * @param separator of ASCII, -1 for blanks and tabs
   */
  TransactionScan(String file, int separator, int maxItemBytes) {
    this.file = file;
    this.separator = separator;
    this.maxItemBytes = maxItemBytes;
    this.byWords = separator < 0 && maxItemBytes >= WordCodes.LONGEST;
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

  Baskets run(InputStream in, int minItems, int maxItems, CancellationToken cancellation)
      throws IOException {
    int kept = 0; // bytes of an item that goes on in the next part
    byte last = '\n';
    while (true) {
      if (kept == buffer.length) {
        buffer = Arrays.copyOf(buffer, buffer.length * 2);
      }
      int read = in.read(buffer, kept, buffer.length - kept);
      if (read < 0) {
        break;
      }
      int end = kept + read;
      last = end > 0 ? buffer[end - 1] : last;
      int item = items(end);
      kept = end - item;
      requireShort(kept);
      System.arraycopy(buffer, item, buffer, 0, kept);
    }
    baskets.requireRoom(1);
    if (kept > 0) {
      item(0, kept);
    }
    if (last != '\n') {
      baskets.endBasket();
    }
    return baskets.finish(baskets.baskets(), minItems, maxItems, cancellation);
  }

  /** Takes the items that end before {@code end}; returns where the unfinished one begins. */
  private int items(int end) {
    byte[] bytes = buffer;
    baskets.requireRoom(end); // of each byte at most one thing ends
    int begin = 0;
    while (begin < end) {
      begin = byWords ? words(bytes, begin, end) : begin;
      int at = begin;
      while (at < end && meaning[bytes[at] & 0xFF] == OF_ITEM) {
        at++;
      }
      if (at == end) {
        return begin;
      }
      if (meaning[bytes[at] & 0xFF] == NOT_TEXT) {
        throw notText(bytes[at]);
      }
      if (at > begin) {
        item(begin, at);
      }
      baskets.endBasket(bytes[at] == '\n');
      begin = at + 1;
    }
    return begin;
  }

  /** Takes known items of up to seven bytes; returns where the first other one begins. */
  private int words(byte[] bytes, int from, int end) {
    int begin = from;
    while (begin + Long.BYTES <= end) {
      long eight = (long) LONG.get(bytes, begin);
      // the lowest high bit that is left is that of the first byte that is no part of an item
      long ends = (eight - FIRST_CODES) & ~eight & HIGH_BITS;
      int bits = Long.numberOfTrailingZeros(ends) - 7;
      if (ends == 0 || meaning[(int) (eight >>> bits) & 0xFF] == NOT_TEXT) {
        break;
      }
      if (bits > 0) {
        int code = words.code(eight & ~(-1L << bits));
        if (code < 0) {
          break;
        }
        baskets.add(code);
      }
      baskets.endBasket((byte) (eight >>> bits) == '\n');
      begin += (bits >>> 3) + 1;
    }
    return begin;
  }

  private void item(int from, int to) {
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
      int code = baskets.add(buffer, begin, end - begin);
      if (byWords && end - begin <= WordCodes.LONGEST) {
        words.put(WordCodes.word(buffer, begin, end - begin), code);
      }
    }
  }

  private void requireShort(int length) {
    if (length > maxItemBytes) {
      throw InvoiceDataException.atLine(
          file,
          line(),
          "an item is longer than "
              + maxItemBytes
              + " bytes. Name the separator, or raise maxItemBytes.");
    }
  }

  private void requireUtf8(int from, int to) {
    int any = 0; // negative if a byte is not ASCII
    for (int at = from; at < to; at++) {
      any |= buffer[at];
    }
    if (any >= 0) {
      return;
    }
    try {
      Object unused =
          StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(buffer, from, to - from));
    } catch (CharacterCodingException e) {
      throw InvoiceDataException.atLine(
          file, line(), "an item is not UTF-8. Convert the file, or unpack it.");
    }
  }

  private long line() {
    return baskets.baskets() + 1L;
  }

  private InvoiceDataException notText(int b) {
    return InvoiceDataException.atLine(
        file,
        line(),
        String.format(
            Locale.ROOT,
            "byte 0x%02X is not text. A transaction file has one basket a line, items separated"
                + " by blanks; unpack or convert the file.",
            b));
  }
}
