package dev.ecomm.io.csv;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * Finds the fields of a usual row quickly, with the row before as a guess: a field that repeats is
 * known by one comparison, its end included, and never scanned. A row is usual if it has no quotes,
 * the right number of fields and a line end; every other one is for {@link CsvTokenizer}.
 *
 * <p>A buffer must have {@link CsvTokenizer#PADDING} readable bytes behind its last. For one
 * thread.
 */
final class RowWalker {

  private static final VarHandle LONG =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final long LOW = 0x7F7F7F7F7F7F7F7FL;
  private static final long ONES = 0x0101010101010101L;
  private static final long NEWLINES = ONES * '\n';

  private static final int UNKNOWN = -1;
  private static final int USUAL_WIDTH = 8;

  private final byte separator;
  private final long separators;
  private final int width;
  private final boolean[] repeats;

  /** Where each field of the row starts and ends. */
  final int[] starts;

  final int[] ends;

  /** Which fields are those of the row before, a bit each. */
  long repeated;

  /** For each field that is worth comparing, where it last stood, and its length. */
  private final int[] known;

  private final int[] knownLength;

  /**
   * A walker of rows.
   *
   * @param repeats for each field of a row whether it is worth comparing with the row before; only
   *     the first 64 are
   */
  RowWalker(char separator, boolean[] repeats) {
    this.separator = (byte) separator;
    separators = ONES * separator;
    width = repeats.length;
    this.repeats = repeats.clone();
    if (width > Long.SIZE) {
      Arrays.fill(this.repeats, Long.SIZE, width, false);
    }
    starts = new int[width];
    ends = new int[width];
    known = new int[width];
    knownLength = new int[width];
    forget();
  }

  /** The bit of a field in {@link #repeated}; none for those that are never compared. */
  static long bit(int field) {
    return field < Long.SIZE ? 1L << field : 0;
  }

  /** Forgets the row before; needed when the buffer changes, and when that row was of no use. */
  void forget() {
    Arrays.fill(knownLength, UNKNOWN);
  }

  /**
   * Finds the fields of the row that starts at a position, and takes them for those of the row
   * before when the next is walked.
   *
   * @param end the end of the bytes
   * @return where the next row starts, or -1 if this one is not usual
   */
  int walk(byte[] bytes, int start, int end) {
    repeated = 0;
    int at = start;
    if (width == USUAL_WIDTH) {
      // One after the other and not in a loop: each then has branches of its own to be predicted.
      at = field(bytes, at, end, 0);
      at = field(bytes, at, end, 1);
      at = field(bytes, at, end, 2);
      at = field(bytes, at, end, 3);
      at = field(bytes, at, end, 4);
      at = field(bytes, at, end, 5);
      at = field(bytes, at, end, 6);
    } else {
      for (int field = 0; field < width - 1; field++) {
        at = field(bytes, at, end, field);
      }
    }
    int next = at < 0 ? -1 : lastField(bytes, at, end);
    if (next < 0) {
      forget();
    }
    return next;
  }

  /** Finds one field; returns where the next one starts, or -1 as soon as the row is not usual. */
  private int field(byte[] bytes, int at, int end, int field) {
    if (at < 0) {
      return -1;
    }
    int length = knownLength[field];
    if (length >= 0 && at + length < end && equal(bytes, at, known[field], length + 1)) {
      repeated |= bit(field);
    } else {
      int fieldEnd = mark(bytes, at, end);
      if (fieldEnd < 0 || bytes[fieldEnd] != separator || bytes[at] == '"') {
        return -1;
      }
      length = fieldEnd - at;
      know(field, at, length);
    }
    starts[field] = at;
    ends[field] = at + length;
    return at + length + 1;
  }

  private int lastField(byte[] bytes, int at, int end) {
    int last = width - 1;
    int length = knownLength[last];
    int lineEnd = -1;
    if (length >= 0 && at + length < end && equal(bytes, at, known[last], length)) {
      lineEnd = lineEnd(bytes, at + length);
    }
    if (lineEnd >= 0) {
      repeated |= bit(last);
    } else {
      lineEnd = mark(bytes, at, end);
      if (lineEnd < 0 || bytes[lineEnd] != '\n' || bytes[at] == '"') {
        return -1;
      }
      length = lineEnd - at;
      if (length > 0 && bytes[lineEnd - 1] == '\r') {
        length--;
        if (length > 0 && bytes[lineEnd - 2] == '\r') {
          return -1;
        }
      }
      know(last, at, length);
    }
    starts[last] = at;
    ends[last] = at + length;
    return lineEnd < end ? lineEnd + 1 : -1;
  }

  private void know(int field, int start, int length) {
    if (repeats[field]) {
      known[field] = start;
      knownLength[field] = length;
    }
  }

  /** The {@code \n} of a line that ends at a position, or -1 if it does not end there. */
  private static int lineEnd(byte[] bytes, int at) {
    int newline = bytes[at] == '\r' ? at + 1 : at;
    return bytes[newline] == '\n' ? newline : -1;
  }

  /**
   * The next separator or line end, or -1; eight bytes a step, as {@link CsvTokenizer} has them.
   */
  private int mark(byte[] bytes, int start, int end) {
    for (int at = start; at < end; at += 8) {
      long word = (long) LONG.get(bytes, at);
      long low = word & LOW;
      long other = ((low ^ separators) + LOW) & ((low ^ NEWLINES) + LOW);
      long marks = ~(other | word | LOW);
      if (marks != 0) {
        int found = at + (Long.numberOfTrailingZeros(marks) >>> 3);
        return found < end ? found : -1;
      }
    }
    return -1;
  }

  /** Whether two stretches of a padded buffer hold the same bytes. */
  static boolean equal(byte[] bytes, int a, int b, int length) {
    if (length < 8) {
      long difference = (long) LONG.get(bytes, a) ^ (long) LONG.get(bytes, b);
      return length == 0 || difference << (64 - 8 * length) == 0;
    }
    int last = length - 8;
    for (int i = 0; i < last; i += 8) {
      if ((long) LONG.get(bytes, a + i) != (long) LONG.get(bytes, b + i)) {
        return false;
      }
    }
    return (long) LONG.get(bytes, a + last) == (long) LONG.get(bytes, b + last);
  }
}
