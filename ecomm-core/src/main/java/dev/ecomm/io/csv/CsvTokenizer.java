package dev.ecomm.io.csv;

import dev.ecomm.error.InvoiceDataException;
import dev.ecomm.io.ReadLimits;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * Finds the rows and fields of CSV bytes: RFC 4180 with {@code \n} or {@code \r\n} line ends. A
 * quote opens a quoted field only as its first byte; anywhere else it is text, and so is a carriage
 * return with no line end behind it. Bytes between a closing quote and the next separator belong to
 * the field.
 *
 * <p>Eight bytes are looked at in one step. Each step finds the separators, line ends and quotes
 * among them by arithmetic on one long (Lamport, <a
 * href="https://dl.acm.org/doi/10.1145/360933.360994">Multiple byte processing with full-word
 * instructions</a>, 1975), so the cost hardly depends on the length of the fields. Positions go to
 * arrays that the caller then walks; nothing is copied.
 *
 * <p>A buffer must have {@link #PADDING} readable bytes behind its last. For one thread.
 */
final class CsvTokenizer {

  /** Bytes behind the end of a buffer that may be read, whatever they hold. */
  static final int PADDING = 8;

  static final int WINDOW = 1 << 16;
  private static final VarHandle LONG =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final long LOW = 0x7F7F7F7F7F7F7F7FL;
  private static final long HIGH = ~LOW;
  private static final long NEWLINES = 0x0101010101010101L * '\n';
  private static final long QUOTES = 0x0101010101010101L * '"';

  private final byte separator;
  private final long separators;
  private final ReadLimits limits;

  /** Where each field ends: the position of its separator or line end; bitwise not if quoted. */
  int[] fieldEnds = new int[1 << 12];

  /** The number of fields up to the end of each row. */
  int[] rowEnds = new int[1 << 10];

  /** Complete rows found by the last call of {@link #tokenize}, blank ones too. */
  int rows;

  private int fields;
  private int from;

  /**
   * Fields with line breaks inside quotes, and how many breaks there are up to the end of each, for
   * {@link #linesBefore}.
   */
  private int[] brokenFields = new int[8];

  private int[] breaks = new int[8];
  private int broken;

  /** Position of the quote that was open where the bytes ended, or -1. */
  private int openQuote;

  CsvTokenizer(char separator, ReadLimits limits) {
    if (separator > 0x7E || separator == '"' || separator == '\n' || separator == '\r') {
      throw new IllegalArgumentException(
          "separator is \""
              + separator
              + "\", must be one ASCII character other than \" and line"
              + " ends");
    }
    this.separator = (byte) separator;
    this.separators = 0x0101010101010101L * separator;
    this.limits = limits;
  }

  /**
   * Finds complete rows from a position on: as many as lie in the next stretch of bytes, at least
   * one if there is one.
   *
   * @return the position behind the last complete row; {@code start} if there is none
   */
  int tokenize(byte[] bytes, int start, int end) {
    return tokenize(bytes, start, end, WINDOW);
  }

  /** As {@link #tokenize(byte[], int, int)}, looking at so many bytes first. */
  int tokenize(byte[] bytes, int start, int end, int firstStretch) {
    from = start;
    int stretch = firstStretch;
    while (true) {
      int limit = (int) Math.min(end, (long) start + stretch);
      index(bytes, start, limit, end);
      if (rows > 0) {
        return rowEndWithBreak(rows - 1);
      }
      if (limit == end) {
        return start;
      }
      stretch = stretch > Integer.MAX_VALUE / 2 ? Integer.MAX_VALUE : stretch * 2;
    }
  }

  /** The first field of a row, as an index of {@link #fieldEnds}. */
  int firstField(int row) {
    return row == 0 ? 0 : rowEnds[row - 1];
  }

  int fieldCount(int row) {
    return rowEnds[row] - firstField(row);
  }

  /** Where a field starts: its first byte, or its opening quote. */
  int fieldStart(int field) {
    return field == 0 ? from : position(field - 1) + 1;
  }

  int fieldEnd(byte[] bytes, int field) {
    int end = position(field);
    if (bytes[end] == '\n') {
      // More than one: the file went twice through a tool that writes \n as \r\n.
      int start = fieldStart(field);
      while (end > start && bytes[end - 1] == '\r') {
        end--;
      }
    }
    return end;
  }

  boolean isQuoted(int field) {
    return fieldEnds[field] < 0;
  }

  int rowStart(int row) {
    return fieldStart(firstField(row));
  }

  /** Where a row ends, its line end not included. */
  int rowEnd(byte[] bytes, int row) {
    return fieldEnd(bytes, rowEnds[row] - 1);
  }

  /** Where the next row starts. */
  int rowEndWithBreak(int row) {
    return position(rowEnds[row] - 1) + 1;
  }

  /** A copy of the text of a field, quotes removed. */
  byte[] text(byte[] bytes, int field) {
    int start = fieldStart(field);
    int end = fieldEnd(bytes, field);
    if (!isQuoted(field)) {
      return Arrays.copyOfRange(bytes, start, end);
    }
    byte[] unquoted = new byte[end - start];
    return Arrays.copyOf(unquoted, unquote(bytes, field, unquoted, 0));
  }

  /** A blank row: one empty field. */
  boolean isBlank(byte[] bytes, int row) {
    int field = firstField(row);
    return rowEnds[row] == field + 1
        && !isQuoted(field)
        && fieldStart(field) == fieldEnd(bytes, field);
  }

  /** Physical lines that end before a row; with the number of rows, those of all of them. */
  int linesBefore(int row) {
    int field = row == 0 ? 0 : rowEnds[row - 1];
    int found = Arrays.binarySearch(brokenFields, 0, broken, field);
    int before = found < 0 ? -found - 1 : found;
    return row + (before == 0 ? 0 : breaks[before - 1]);
  }

  /**
   * Copies the text of a quoted field: without its quotes, doubled quotes once.
   *
   * @return the number of bytes copied, at most the bytes of the field
   */
  int unquote(byte[] bytes, int field, byte[] target, int offset) {
    int end = fieldEnd(bytes, field);
    int length = 0;
    boolean inside = true;
    for (int at = fieldStart(field) + 1; at < end; at++) {
      byte b = bytes[at];
      if (inside && b == '"') {
        if (at + 1 < end && bytes[at + 1] == '"') {
          at++;
        } else {
          inside = false;
          continue;
        }
      }
      target[offset + length++] = b;
    }
    return length;
  }

  /**
   * Checks the limits of a complete row. Cheap for rows that are short as a whole.
   *
   * @throws InvoiceDataException if a field is too long or there are too many
   */
  void checkLimits(byte[] bytes, int row, String file, long line) {
    int first = firstField(row);
    int last = rowEnds[row] - 1;
    if (last - first >= limits.maxFieldsPerRow()) {
      throw tooManyFields(file, line);
    }
    if (position(last) - fieldStart(first) > limits.maxFieldBytes()) {
      for (int field = first; field <= last; field++) {
        if (fieldEnd(bytes, field) - fieldStart(field) > limits.maxFieldBytes()) {
          throw tooLong(file, line);
        }
      }
    }
  }

  /**
   * Checks the row that the last call of {@link #tokenize} found unfinished at {@code start}, so
   * that a quote that is never closed does not swallow a whole file before anyone says so.
   *
   * @throws InvoiceDataException if its fields so far are too long or too many
   */
  void checkUnfinished(byte[] bytes, int start, int end, String file, long line) {
    if (end - start <= Math.min(limits.maxFieldBytes(), limits.maxFieldsPerRow())) {
      return;
    }
    index(bytes, start, end, end);
    from = start;
    if (fields > limits.maxFieldsPerRow()) {
      throw tooManyFields(file, line);
    }
    for (int field = 0; field < fields; field++) {
      if (position(field) - fieldStart(field) > limits.maxFieldBytes()) {
        throw tooLong(file, line);
      }
    }
    int open = openQuote >= 0 ? openQuote : fields == 0 ? start : position(fields - 1) + 1;
    if (end - open > limits.maxFieldBytes()) {
      String quote = openQuote >= 0 ? " A quote that is never closed may have caused it." : "";
      throw InvoiceDataException.atLine(
          file,
          line + (openQuote < 0 ? 0 : count(bytes, start, openQuote)),
          "a field begins that is longer than maxFieldBytes = "
              + limits.maxFieldBytes()
              + "."
              + quote
              + " Correct the file, or raise maxFieldBytes.");
    }
  }

  /** Tells where the quote stands that no other closed, counted in line breaks from the start. */
  int linesToOpenQuote(byte[] bytes, int start) {
    return openQuote < 0 ? -1 : count(bytes, start, openQuote);
  }

  private int position(int field) {
    int end = fieldEnds[field];
    return end ^ (end >> 31);
  }

  private void index(byte[] bytes, int start, int limit, int end) {
    int f = 0;
    int r = 0;
    broken = 0;
    openQuote = -1;
    int at = start;
    scan:
    while (at < limit) {
      long word = (long) LONG.get(bytes, at);
      long low = word & LOW;
      long newlines = ~(((low ^ NEWLINES) + LOW) | word) & HIGH;
      long marks = newlines | (~(((low ^ separators) + LOW) | word) & HIGH);
      long quotes = ~(((low ^ QUOTES) + LOW) | word) & HIGH;
      if (limit - at < 8) {
        long inside = (1L << (8 * (limit - at))) - 1;
        newlines &= inside;
        marks &= inside;
        quotes &= inside;
      }
      int next = at + 8;
      int quote = -1;
      if (quotes != 0) {
        // Stop before the first quote; what it means depends on where its field starts.
        quote = at + (Long.numberOfTrailingZeros(quotes) >>> 3);
        long before = (quotes & -quotes) - 1;
        newlines &= before;
        marks &= before;
        next = quote + 1;
      }
      if (f + 10 > fieldEnds.length) {
        fieldEnds = Arrays.copyOf(fieldEnds, fieldEnds.length * 2);
      }
      if (newlines != 0) {
        if (r + 10 > rowEnds.length) {
          rowEnds = Arrays.copyOf(rowEnds, rowEnds.length * 2);
        }
        do {
          long newline = newlines & -newlines;
          rowEnds[r++] = f + Long.bitCount(marks & (newline - 1)) + 1;
          newlines ^= newline;
        } while (newlines != 0);
      }
      // Two marks are the most that is usual; writing both always saves an unpredictable branch.
      int[] ends = fieldEnds;
      int count = Long.bitCount(marks);
      ends[f] = at + (Long.numberOfTrailingZeros(marks) >>> 3);
      marks &= marks - 1;
      ends[f + 1] = at + (Long.numberOfTrailingZeros(marks) >>> 3);
      marks &= marks - 1;
      for (int i = f + 2; marks != 0; i++) {
        ends[i] = at + (Long.numberOfTrailingZeros(marks) >>> 3);
        marks &= marks - 1;
      }
      f += count;
      at = next;
      if (quote >= 0) {
        int fieldStart = f == 0 ? start : (ends[f - 1] ^ (ends[f - 1] >> 31)) + 1;
        if (quote == fieldStart) {
          int close = closingQuote(bytes, quote, limit, end, f);
          int mark = close < 0 ? -1 : nextMark(bytes, close + 1, limit);
          if (mark < 0) {
            openQuote = close < 0 ? quote : -1;
            break scan;
          }
          ends[f++] = ~mark;
          if (bytes[mark] == '\n') {
            if (r == rowEnds.length) {
              rowEnds = Arrays.copyOf(rowEnds, r * 2);
            }
            rowEnds[r++] = f;
          }
          at = mark + 1;
        }
      }
    }
    fields = f;
    rows = r;
  }

  /** The quote that closes the one at {@code open}, or -1; notes line breaks in between. */
  private int closingQuote(byte[] bytes, int open, int limit, int end, int field) {
    int newlines = 0;
    for (int at = open + 1; at < limit; at++) {
      byte b = bytes[at];
      if (b == '"') {
        if (at + 1 < end && bytes[at + 1] == '"') {
          at++;
        } else {
          if (newlines > 0) {
            noteBreaks(field, newlines);
          }
          return at;
        }
      } else if (b == '\n') {
        newlines++;
      }
    }
    return -1;
  }

  private void noteBreaks(int field, int newlines) {
    if (broken == breaks.length) {
      breaks = Arrays.copyOf(breaks, broken * 2);
      brokenFields = Arrays.copyOf(brokenFields, broken * 2);
    }
    brokenFields[broken] = field;
    breaks[broken] = newlines + (broken == 0 ? 0 : breaks[broken - 1]);
    broken++;
  }

  private int nextMark(byte[] bytes, int start, int limit) {
    for (int at = start; at < limit; at++) {
      if (bytes[at] == separator || bytes[at] == '\n') {
        return at;
      }
    }
    return -1;
  }

  private static int count(byte[] bytes, int start, int end) {
    int newlines = 0;
    for (int at = start; at < end; at++) {
      if (bytes[at] == '\n') {
        newlines++;
      }
    }
    return newlines;
  }

  private InvoiceDataException tooLong(String file, long line) {
    return InvoiceDataException.atLine(
        file,
        line,
        "a field is longer than maxFieldBytes = "
            + limits.maxFieldBytes()
            + ". Correct the file, or raise maxFieldBytes.");
  }

  private InvoiceDataException tooManyFields(String file, long line) {
    return InvoiceDataException.atLine(
        file,
        line,
        "more fields than maxFieldsPerRow = "
            + limits.maxFieldsPerRow()
            + ". Correct the file, or raise maxFieldsPerRow.");
  }
}
