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

  private final byte separator;
  private final long separators;
  private final int width;
  private final boolean[] repeats;

  /** Where each field of the row starts and ends. */
  int[] starts;

  int[] ends;

  /** Which fields are those of the row before, a bit each. */
  long repeated;

  private int[] startsBefore;
  private int[] endsBefore;

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
    startsBefore = new int[width];
    endsBefore = new int[width];
    forget();
  }

  /** Forgets the row before; needed whenever the buffer changes. */
  void forget() {
    Arrays.fill(startsBefore, 0);
    Arrays.fill(endsBefore, -1);
  }

  /** Makes the row at hand the row before of the next. */
  void remember() {
    int[] free = startsBefore;
    startsBefore = starts;
    starts = free;
    free = endsBefore;
    endsBefore = ends;
    ends = free;
  }

  /**
   * Finds the fields of the row that starts at a position.
   *
   * @param end the end of the bytes
   * @return where the next row starts, or -1 if this one is not usual
   */
  int walk(byte[] bytes, int start, int end) {
    int at = start;
    int last = width - 1;
    long same = 0;
    for (int field = 0; field < last; field++) {
      int length = endsBefore[field] - startsBefore[field];
      int fieldEnd;
      if (repeats[field]
          && length >= 0
          && at + length < end
          && equal(bytes, at, startsBefore[field], length + 1)) {
        same |= 1L << field;
        fieldEnd = at + length;
      } else {
        fieldEnd = mark(bytes, at, end);
        if (fieldEnd < 0 || bytes[fieldEnd] != separator || bytes[at] == '"') {
          return -1;
        }
      }
      starts[field] = at;
      ends[field] = fieldEnd;
      at = fieldEnd + 1;
    }
    return walkLast(bytes, at, end, same);
  }

  private int walkLast(byte[] bytes, int at, int end, long same) {
    int last = width - 1;
    int length = endsBefore[last] - startsBefore[last];
    int lineEnd = -1;
    if (repeats[last]
        && length >= 0
        && at + length < end
        && equal(bytes, at, startsBefore[last], length)) {
      lineEnd = lineEnd(bytes, at + length);
    }
    if (lineEnd >= 0) {
      repeated = same | 1L << last;
    } else {
      repeated = same;
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
    }
    if (lineEnd >= end) {
      return -1;
    }
    starts[last] = at;
    ends[last] = at + length;
    return lineEnd + 1;
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
    if (length <= 8) {
      long difference = (long) LONG.get(bytes, a) ^ (long) LONG.get(bytes, b);
      return length == 0 || difference << (64 - 8 * length) == 0;
    }
    if (length <= 16) {
      return (long) LONG.get(bytes, a) == (long) LONG.get(bytes, b)
          && (long) LONG.get(bytes, a + length - 8) == (long) LONG.get(bytes, b + length - 8);
    }
    return Arrays.equals(bytes, a, a + length, bytes, b, b + length);
  }
}
