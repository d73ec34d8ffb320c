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
 * One pass over a transaction file. 64 bytes at a time become 64 bits, one for each byte at which
 * an item may end, so that the way from item to item waits for no byte of either; an item of up to
 * seven bytes is a number then, which is looked up as that. What is new, longer or no text is left
 * to a way that looks at each byte. Such bits are from G. Langdale and D. Lemire, "Parsing
 * Gigabytes of JSON per Second", VLDB Journal 28 (2019).
 */
final class TransactionScan {
  private static final VarHandle LONG =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

  private static final int BUFFER = 1 << 16;

  /** The one code of no text that is not small. */
  private static final byte DELETE = 0x7F;

  /** How many bytes become bits at a time; the buffer has as many to spare. */
  private static final int BLOCK = Long.SIZE;

  private static final long LOW_BITS = 0x0101_0101_0101_0101L;
  private static final long HIGH_BITS = LOW_BITS << 7;

  /** Times a number with bits in lowest places of bytes only: gathers them in its upper byte. */
  private static final long GATHER = 0x0102_0408_1020_4080L;

  private final String file;
  private final boolean blanksSeparate;
  private final byte separator;
  private final int maxItemBytes;
  private final boolean byWords;

  /** In each byte what makes 128 of the first code that is too large to end an item. */
  private final long toHighBit;

  private final BasketCollector baskets = new BasketCollector();
  private final WordCodes words = new WordCodes();
  private byte[] buffer = new byte[BUFFER + BLOCK];

  /** Where in the buffer the item at hand begins. */
  private int begin;

  /**
   * A scan.
   *
   * @param file for messages
   * @param separator of ASCII, -1 for blanks and tabs
   */
  TransactionScan(String file, int separator, int maxItemBytes) {
    this.file = file;
    this.maxItemBytes = maxItemBytes;
    blanksSeparate = separator < 0;
    byWords = blanksSeparate && maxItemBytes >= WordCodes.LONGEST;
    this.separator = (byte) (blanksSeparate ? ' ' : separator);
    toHighBit = (0x80 - (blanksSeparate ? ' ' + 1 : ' ')) * LOW_BITS;
  }

  Baskets run(InputStream in, int minItems, int maxItems, CancellationToken cancellation)
      throws IOException {
    int kept = 0; // bytes of an item that goes on in the next part
    byte last = '\n';
    while (true) {
      if (kept == buffer.length - BLOCK) {
        buffer = Arrays.copyOf(buffer, 2 * kept + BLOCK);
      }
      int read = in.read(buffer, kept, buffer.length - BLOCK - kept);
      if (read < 0) {
        break;
      }
      int end = kept + read;
      last = end > 0 ? buffer[end - 1] : last;
      items(end);
      kept = end - begin;
      requireShort(kept);
      System.arraycopy(buffer, begin, buffer, 0, kept);
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

  /** Takes the items that end before {@code end}. */
  private void items(int end) {
    baskets.requireRoom(end); // of each byte at most one thing ends
    begin = 0;
    for (int block = 0; block < end; block += BLOCK) {
      long ends = ends(buffer, block);
      if (end - block < BLOCK) {
        ends &= -1L >>> (block - end); // what is beyond was read before
      }
      while (ends != 0) {
        ends = byWords ? words(block, ends) : ends;
        if (ends != 0) {
          other(block + Long.numberOfTrailingZeros(ends));
          ends &= ends - 1;
        }
      }
    }
  }

  /** The bytes of a block that may end an item, the first one lowest. */
  private long ends(byte[] bytes, int block) {
    long ends = 0;
    for (int step = 0; step < Long.BYTES; step++) {
      long eight = (long) LONG.get(bytes, block + step * Long.BYTES);
      // no sum of bytes below 128 carries into the next one
      long large = ((eight & ~HIGH_BITS) + toHighBit) | eight;
      long small = ~large & HIGH_BITS;
      ends |= (((small >>> 7) * GATHER) >>> 56) << (step * Byte.SIZE);
    }
    if (!blanksSeparate) {
      for (int of = 0; of < BLOCK; of++) {
        ends |= bytes[block + of] == separator ? 1L << of : 0;
      }
    }
    return ends;
  }

  /** Takes known items of up to seven bytes; returns the ends from that of the first other on. */
  private long words(int block, long ends) {
    long rest = baskets.addWords(words, buffer, begin, block, ends);
    if (rest != ends) {
      begin = block + Long.SIZE - Long.numberOfLeadingZeros(ends ^ rest);
    }
    return rest;
  }

  /** Takes any item that ends at a place, if one does. */
  private void other(int at) {
    byte end = buffer[at];
    if (end != separator && end != '\n' && end != '\r') {
      if (end != '\t') {
        throw notText(end);
      }
      if (!blanksSeparate) {
        return;
      }
    }
    if (at > begin) {
      item(begin, at);
    }
    if (end == '\n') {
      baskets.endBasket();
    }
    begin = at + 1;
  }

  private void item(int from, int to) {
    requireShort(to - from);
    int begin = from;
    int end = to;
    if (!blanksSeparate) { // blanks around an item are none of it
      while (begin < end && (buffer[begin] == ' ' || buffer[begin] == '\t')) {
        begin++;
      }
      while (end > begin && (buffer[end - 1] == ' ' || buffer[end - 1] == '\t')) {
        end--;
      }
    }
    if (end > begin) {
      requireText(begin, end);
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

  private void requireText(int from, int to) {
    int any = 0; // negative if a byte is not ASCII
    for (int at = from; at < to; at++) {
      any |= buffer[at];
      if (buffer[at] == DELETE) {
        throw notText(DELETE);
      }
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
