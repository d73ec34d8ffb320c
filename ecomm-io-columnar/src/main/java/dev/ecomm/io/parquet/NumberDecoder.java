package dev.ecomm.io.parquet;

import dev.ecomm.model.BooleanColumn;
import dev.ecomm.model.Column;
import dev.ecomm.model.ColumnType;
import dev.ecomm.model.DateColumn;
import dev.ecomm.model.DoubleColumn;
import dev.ecomm.model.LongColumn;
import dev.ecomm.model.TimestampColumn;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Optional;
import org.apache.parquet.format.Encoding;
import org.jspecify.annotations.Nullable;

/**
 * Reads a column of numbers, which here are days, moments, booleans and the bits of doubles too.
 * Entries of a dictionary are converted once, not once a row.
 */
final class NumberDecoder extends FlatDecoder {
  private final ColumnType target;
  private final Conversion conversion;

  private long[] numbers = {};
  private BitSet missing = new BitSet();

  private final HybridReader coded = new HybridReader();
  private int[] codes = {};
  private long[] entries = {};
  private int entryCount = -1;
  private boolean areEntriesConverted;

  /** Of the page: one of the two, or none where it has codes. */
  private @Nullable NumberValues plain;

  private @Nullable TextValues plainBytes;

  /**
   * Makes a decoder.
   *
   * @param then converts the column's value once more: to a double, where doubles are asked for
   */
  NumberDecoder(FileColumn column, Conversion then, ParquetFormat limits) {
    super(column, limits);
    Conversion first = column.value().ofNumber();
    this.conversion =
        then == Conversion.NONE
            ? first
            : first == Conversion.NONE ? then : raw -> then.apply(first.apply(raw));
    ColumnType own = column.value().type().orElseThrow();
    this.target = then == Conversion.NONE ? own : ColumnType.DOUBLE;
  }

  @Override
  void startChunk(byte[] bytes, int from, int length, Codec codec) {
    super.startChunk(bytes, from, length, codec);
    entryCount = -1;
  }

  @Override
  void allocate(int capacity) {
    numbers = new long[capacity];
    missing = new BitSet();
  }

  @Override
  void reserve(int rows) {
    numbers = grown(numbers, rows);
  }

  @Override
  void startPage() {
    plain = null;
    plainBytes = null;
    Encoding encoding = chunk.encoding();
    if (encoding == Encoding.RLE_DICTIONARY || encoding == Encoding.PLAIN_DICTIONARY) {
      readDictionary();
      TextCodes.startCodes(chunk, coded);
    } else if (column.value().ofBytes().isPresent()) {
      plainBytes = bytes(encoding, chunk.page(), chunk.dataStart(), chunk.dataEnd());
    } else {
      plain =
          NumberValues.of(
              encoding, column.physical(), chunk.page(), chunk.dataStart(), chunk.dataEnd());
    }
  }

  private TextValues bytes(Encoding encoding, byte[] source, int from, int to) {
    int length = column.element().getType_length();
    return TextValues.of(encoding, column.physical(), length, source, from, to, Integer.MAX_VALUE);
  }

  private void readDictionary() {
    if (entryCount >= 0) {
      return;
    }
    entryCount = chunk.dictionarySize();
    if (entryCount < 0) {
      throw new Damage("codes without a dictionary");
    }
    byte[] page = chunk.dictionary();
    int end = chunk.dictionaryLength();
    entries = new long[entryCount];
    if (column.value().ofBytes().isPresent()) {
      readBytes(bytes(Encoding.PLAIN, page, 0, end), entries, 0, entryCount);
    } else {
      NumberValues.of(Encoding.PLAIN, column.physical(), page, 0, end).read(entries, 0, entryCount);
    }
    areEntriesConverted = conversion != Conversion.NONE && convertEntries();
  }

  /** A bad entry waits until a row uses it: the row is to be named, and maybe none does. */
  private boolean convertEntries() {
    long[] converted = new long[entryCount];
    try {
      for (int i = 0; i < entryCount; i++) {
        converted[i] = conversion.apply(entries[i]);
      }
    } catch (Conversion.BadCell e) {
      return false;
    }
    entries = converted;
    return true;
  }

  private void readBytes(TextValues values, long[] into, int from, int count) {
    Conversion.OfBytes ofBytes = column.value().ofBytes().orElseThrow();
    int[] next = {from};
    values.read(count, (bytes, at, length) -> into[next[0]++] = ofBytes.apply(bytes, at, length));
  }

  @Override
  boolean isPageAtEnd() {
    return (plain == null || plain.isAtEnd()) && (plainBytes == null || plainBytes.isAtEnd());
  }

  @Override
  void read(int count) {
    if (plain != null) {
      plain.read(numbers, size, count);
    } else if (plainBytes != null) {
      readBytes(plainBytes, numbers, size, count);
    } else {
      codes = grown(codes, count);
      coded.read(codes, 0, count);
      // A code that the dictionary does not have is out of the array's bounds.
      for (int i = 0; i < count; i++) {
        numbers[size + i] = entries[codes[i]];
      }
    }
  }

  @Override
  void spread(int[] definitions, int rows, int present) {
    int from = size + present;
    for (int i = rows - 1; i >= 0; i--) {
      boolean isThere = (definitions[i] & 1) == 1;
      numbers[size + i] = isThere ? numbers[--from] : 0;
      if (!isThere) {
        missing.set(size + i);
      }
    }
  }

  @Override
  void check(int rows) {
    boolean isCoded = plain == null && plainBytes == null;
    if (conversion == Conversion.NONE || (isCoded && areEntriesConverted)) {
      return;
    }
    for (int row = size; row < size + rows; row++) {
      try {
        numbers[row] = conversion.apply(numbers[row]);
      } catch (Conversion.BadCell e) {
        throw new RowFault(rowOfFile(row), String.valueOf(e.getMessage()));
      }
    }
  }

  @Override
  Column finish() {
    long[] all = size == numbers.length ? numbers : Arrays.copyOf(numbers, size);
    numbers = new long[0];
    return switch (target) {
      case LONG -> missing.isEmpty() ? LongColumn.of(all) : LongColumn.of(all, missing);
      case TIMESTAMP -> TimestampColumn.ofEpochSeconds(all, missing);
      case DATE -> dates(all);
      case BOOLEAN -> booleans(all);
      default -> doubles(all);
    };
  }

  private Column dates(long[] all) {
    int[] days = new int[all.length];
    for (int i = 0; i < days.length; i++) {
      days[i] = (int) all[i];
    }
    return DateColumn.ofEpochDays(days, missing);
  }

  private Column booleans(long[] all) {
    boolean[] flags = new boolean[all.length];
    for (int i = 0; i < flags.length; i++) {
      flags[i] = all[i] != 0;
    }
    return BooleanColumn.of(flags, missing);
  }

  private Column doubles(long[] all) {
    double[] values = new double[all.length];
    for (int i = 0; i < values.length; i++) {
      values[i] = Double.longBitsToDouble(all[i]);
    }
    return missing.isEmpty() ? DoubleColumn.of(values) : DoubleColumn.of(values, missing);
  }

  /** Tells how a column of one type is read as another; empty where it is not. */
  static Optional<Conversion> conversion(ColumnType found, ColumnType wanted) {
    if (found == wanted) {
      return Optional.of(Conversion.NONE);
    }
    return found == ColumnType.LONG && wanted == ColumnType.DOUBLE
        ? Optional.of(Conversion::exactDouble)
        : Optional.empty();
  }
}
