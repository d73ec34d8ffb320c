package dev.ecomm.io.csv;

import dev.ecomm.io.InvoiceHeader;
import dev.ecomm.io.ReadOptions;
import dev.ecomm.io.internal.CustomerText;
import dev.ecomm.io.internal.InvoiceDates;
import dev.ecomm.io.internal.Numbers;
import dev.ecomm.model.Dictionary;
import dev.ecomm.model.InvoiceColumn;
import dev.ecomm.model.InvoiceTableBuilder;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * Types a usual row in one walk over its bytes, with the row before as a guess: a field that
 * repeats is known by one comparison, its end and its value included, and never scanned; a product
 * is most often described as it was the last time. A row is usual if its first eight fields are the
 * {@link InvoiceColumn}s in their order, with the right number of fields, a line end, good cells,
 * and no text that needs recoding or holds a quote or a line end; every other one is for {@link
 * CsvTokenizer}.
 *
 * <p>The fields are walked one after the other and not in a loop: each then has branches of its own
 * to be predicted.
 *
 * <p>A buffer must have {@link CsvTokenizer#PADDING} readable bytes behind its last. For one thread
 * and one builder.
 */
final class UsualRow {

  private static final VarHandle LONG =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final long ONES = 0x0101010101010101L;
  private static final long HIGH = ONES << 7;
  private static final long NEWLINES = ONES * '\n';

  private static final int UNUSUAL = -1;
  private static final int UNKNOWN = -1;
  private static final int NO_GUESS = -1;

  private final long separators;
  private final byte separator;
  private final int maxRowBytes;

  /** Fields behind the eight that are needed, which are skipped. */
  private final int moreFields;

  private final boolean usualLayout;

  /** What ends the country. */
  private final byte markOfCountry;

  private final InvoiceTableBuilder target;
  private final TextDecoder decoder;
  private final InvoiceDates dates;

  private final Text invoiceNo;
  private final Text stockCode;
  private final Text description;
  private final Repeating date = new Repeating();
  private final Text customerId;
  private final Text country;
  private int quantity;
  private long epochSecond;
  private double unitPrice;

  /** Whether some text of the row is not in its dictionary yet. */
  private boolean fresh;

  /** The description that each stock code had last without quotes, plus 1; 0 for none. */
  private int[] lastDescription = new int[1 << 10];

  UsualRow(
      InvoiceHeader header, ReadOptions options, InvoiceTableBuilder target, TextDecoder decoder) {
    this.target = target;
    this.decoder = decoder;
    separator = (byte) options.separator();
    separators = ONES * options.separator();
    maxRowBytes = options.limits().maxFieldBytes();
    usualLayout =
        Arrays.stream(InvoiceColumn.values())
            .allMatch(column -> header.field(column) == column.ordinal());
    moreFields = header.names().size() - InvoiceColumn.values().length;
    markOfCountry = moreFields == 0 ? (byte) '\n' : separator;
    dates = new InvoiceDates(options.datePattern());
    invoiceNo = new Text(new TextColumn(target.invoiceNos(), decoder));
    stockCode = new Text(new TextColumn(target.stockCodes(), decoder));
    description = new Text(new TextColumn(target.descriptions(), decoder));
    customerId = new Text(new TextColumn(target.customerIds(), decoder));
    country = new Text(new TextColumn(target.countries(), decoder));
  }

  /** Forgets the row before; needed when the buffer changes. */
  void forget() {
    invoiceNo.length = UNKNOWN;
    date.length = UNKNOWN;
    customerId.length = UNKNOWN;
    country.length = UNKNOWN;
  }

  /**
   * Appends the row that starts at a position to the builder, if it is usual.
   *
   * @param end the end of the bytes
   * @return where the next row starts, or -1 if this one is not usual; nothing is appended then
   */
  int append(byte[] bytes, int start, int end, long rowNumber) {
    int recodedBefore = decoder.recoded;
    int next = usualLayout ? type(bytes, start, end) : UNUSUAL;
    if (next < 0 || next - start > maxRowBytes || decoder.recoded != recodedBefore) {
      decoder.recoded = recodedBefore;
      forget();
      return UNUSUAL;
    }
    if (fresh) {
      invoiceNo.add(bytes);
      stockCode.add(bytes);
      description.add(bytes);
      customerId.add(bytes);
      country.add(bytes);
    }
    target.append(
        rowNumber,
        invoiceNo.code,
        stockCode.code,
        description.code,
        quantity,
        epochSecond,
        unitPrice,
        customerId.code,
        country.code);
    return next;
  }

  /** Finds and types one field after the other; a field that repeats keeps the value it has. */
  private int type(byte[] bytes, int start, int end) {
    fresh = false;
    int at = repeatingText(invoiceNo, bytes, start, end, separator);
    at = stockCode(bytes, at, end);
    at = description(bytes, at, end);
    at = quantity(bytes, at, end);
    at = invoiceDate(bytes, at, end);
    at = unitPrice(bytes, at, end);
    at = customerId(bytes, at, end);
    at = repeatingText(country, bytes, at, end, markOfCountry);
    return moreFields == 0 ? at : skipMoreFields(bytes, at, end);
  }

  // Each of these takes where its field starts and gives where the next one does, or UNUSUAL,
  // which the ones that follow hand on.

  private int repeatingText(Text text, byte[] bytes, int at, int end, byte mark) {
    if (at < 0 || text.repeats(bytes, at, end)) {
      return at < 0 ? UNUSUAL : at + text.length;
    }
    int fieldEnd = fieldEnd(bytes, at, end, mark);
    if (fieldEnd < 0 || !isText(text, bytes, at, textEnd(bytes, at, fieldEnd))) {
      return UNUSUAL;
    }
    text.know(at, fieldEnd);
    return fieldEnd + 1;
  }

  private int customerId(byte[] bytes, int at, int end) {
    if (at < 0 || customerId.repeats(bytes, at, end)) {
      return at < 0 ? UNUSUAL : at + customerId.length;
    }
    int fieldEnd = fieldEnd(bytes, at, end, separator);
    if (fieldEnd < 0 || !isText(customerId, bytes, at, CustomerText.end(bytes, at, fieldEnd))) {
      return UNUSUAL;
    }
    customerId.know(at, fieldEnd);
    return fieldEnd + 1;
  }

  private int invoiceDate(byte[] bytes, int at, int end) {
    if (at < 0 || date.repeats(bytes, at, end)) {
      return at < 0 ? UNUSUAL : at + date.length;
    }
    int fieldEnd = fieldEnd(bytes, at, end, separator);
    if (fieldEnd < 0) {
      return UNUSUAL;
    }
    epochSecond = dates.epochSecond(bytes, at, fieldEnd);
    date.know(at, fieldEnd);
    return epochSecond == InvoiceDates.NOT_A_DATE ? UNUSUAL : fieldEnd + 1;
  }

  private int stockCode(byte[] bytes, int at, int end) {
    int fieldEnd = at < 0 ? UNUSUAL : fieldEnd(bytes, at, end, separator);
    if (fieldEnd < 0 || !isText(stockCode, bytes, at, fieldEnd)) {
      return UNUSUAL;
    }
    if (stockCode.code >= lastDescription.length) {
      lastDescription = Arrays.copyOf(lastDescription, stockCode.code * 2);
    }
    return fieldEnd + 1;
  }

  private int description(byte[] bytes, int at, int end) {
    if (at < 0) {
      return UNUSUAL;
    }
    int guess = stockCode.code < 0 ? NO_GUESS : lastDescription[stockCode.code] - 1;
    if (guess >= 0) {
      int mark = target.descriptions().endOfGuess(guess, bytes, at, end, separator);
      if (mark >= 0) {
        description.code = guess;
        return mark + 1;
      }
    }
    if (bytes[at] == '"') {
      int quote = closingQuote(bytes, at, end);
      return quote >= 0 && isText(description, bytes, at + 1, quote) ? quote + 2 : UNUSUAL;
    }
    int fieldEnd = fieldEnd(bytes, at, end, separator);
    return fieldEnd >= 0 && isPlainDescription(bytes, at, fieldEnd) ? fieldEnd + 1 : UNUSUAL;
  }

  private int quantity(byte[] bytes, int at, int end) {
    int fieldEnd = at < 0 ? UNUSUAL : fieldEnd(bytes, at, end, separator);
    return fieldEnd >= 0 && isQuantity(bytes, at, fieldEnd) ? fieldEnd + 1 : UNUSUAL;
  }

  private int unitPrice(byte[] bytes, int at, int end) {
    int fieldEnd = at < 0 ? UNUSUAL : fieldEnd(bytes, at, end, separator);
    return fieldEnd >= 0 && isPrice(bytes, at, fieldEnd) ? fieldEnd + 1 : UNUSUAL;
  }

  private int skipMoreFields(byte[] bytes, int start, int end) {
    int at = start;
    for (int left = moreFields; left > 0 && at >= 0; left--) {
      at = fieldEnd(bytes, at, end, left == 1 ? (byte) '\n' : separator) + 1;
      if (at == 0) {
        return UNUSUAL;
      }
    }
    return at;
  }

  /** A text that is new is added when the whole row is known to be good. */
  private boolean isText(Text text, byte[] bytes, int start, int end) {
    int code = end < start ? TextColumn.NOT_TEXT : text.column.code(bytes, start, end - start);
    text.code = code;
    if (code == TextColumn.NEW) {
      text.start = start;
      text.end = end;
      fresh = true;
    }
    return code != TextColumn.NOT_TEXT;
  }

  /**
   * A guess is compared byte by byte with what stands in the file, so only what stood there just so
   * may become one: no text in quotes, which may hold separators, and none that was recoded.
   */
  private boolean isPlainDescription(byte[] bytes, int start, int end) {
    int recodedBefore = decoder.recoded;
    boolean good = isText(description, bytes, start, end);
    if (stockCode.code >= 0 && decoder.recoded == recodedBefore) {
      lastDescription[stockCode.code] = Math.max(0, description.code + 1);
    }
    return good;
  }

  private boolean isQuantity(byte[] bytes, int start, int end) {
    int length = end - start;
    int value =
        length <= ShortNumbers.MOST_BYTES
            ? ShortNumbers.wholeNumber((long) LONG.get(bytes, start), length)
            : ShortNumbers.OTHER;
    quantity = value;
    return value != ShortNumbers.OTHER || isLongQuantity(bytes, start, end);
  }

  private boolean isLongQuantity(byte[] bytes, int start, int end) {
    long value = Numbers.wholeNumber(bytes, start, end);
    quantity = (int) value;
    return value == quantity;
  }

  private boolean isPrice(byte[] bytes, int start, int end) {
    int length = end - start;
    double value =
        length <= ShortNumbers.MOST_BYTES
            ? ShortNumbers.decimal((long) LONG.get(bytes, start), length)
            : Double.NaN;
    unitPrice = value;
    return Double.isFinite(value) || isLongPrice(bytes, start, end);
  }

  private boolean isLongPrice(byte[] bytes, int start, int end) {
    double value = Numbers.decimal(bytes, start, end);
    unitPrice = value;
    return Double.isFinite(value) && !Numbers.losesDigits(bytes, start, end, value);
  }

  /** The mark that ends a field, or -1 if another one comes first or the field is quoted. */
  private int fieldEnd(byte[] bytes, int start, int end, byte mark) {
    for (int at = start; at < end; at += 8) {
      long word = (long) LONG.get(bytes, at);
      long separated = word ^ separators;
      long broken = word ^ NEWLINES;
      // The lowest high bit of x - ONES & ~x stands in the lowest zero byte of x (Lamport, 1975).
      long marks = (((separated - ONES) & ~separated) | ((broken - ONES) & ~broken)) & HIGH;
      if (marks != 0) {
        int found = at + (Long.numberOfTrailingZeros(marks) >>> 3);
        return found < end && bytes[found] == mark && bytes[start] != '"' ? found : UNUSUAL;
      }
    }
    return UNUSUAL;
  }

  /** The quote that ends a quoted field, or -1 if that holds a quote or a line end itself. */
  private int closingQuote(byte[] bytes, int start, int end) {
    int at = start + 1;
    while (at < end && bytes[at] != '"' && bytes[at] != '\n') {
      at++;
    }
    return at + 1 < end && bytes[at] == '"' && bytes[at + 1] == separator ? at : UNUSUAL;
  }

  /**
   * Where the text of a field ends that may be the last: before the carriage return of a line end.
   * Two of those are not usual, which an end before the start tells.
   */
  private static int textEnd(byte[] bytes, int start, int fieldEnd) {
    if (bytes[fieldEnd] != '\n' || fieldEnd == start || bytes[fieldEnd - 1] != '\r') {
      return fieldEnd;
    }
    return fieldEnd - 1 > start && bytes[fieldEnd - 2] == '\r' ? start - 1 : fieldEnd - 1;
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

  /** Where a field that may repeat last stood in the buffer, and its length with its mark. */
  private static class Repeating {
    int at;
    int length = UNKNOWN;

    boolean repeats(byte[] bytes, int start, int end) {
      return length >= 0 && start + length <= end && equal(bytes, start, at, length);
    }

    void know(int start, int fieldEnd) {
      at = start;
      length = fieldEnd + 1 - start;
    }
  }

  /** A text of the row at hand, which may be that of the row before. */
  private static final class Text extends Repeating {
    final TextColumn column;
    int code = Dictionary.MISSING;

    /** Where a text stands that is new. */
    int start;

    int end;

    Text(TextColumn column) {
      this.column = column;
    }

    void add(byte[] bytes) {
      if (code == TextColumn.NEW) {
        code = column.add(bytes, start, end - start);
      }
    }
  }
}
