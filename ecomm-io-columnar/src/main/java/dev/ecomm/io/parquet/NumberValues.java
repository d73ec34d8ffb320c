package dev.ecomm.io.parquet;

import org.apache.parquet.format.Encoding;
import org.apache.parquet.format.Type;

/**
 * The numbers of a page: whole ones, or the bits of floats and doubles, or 0 and 1 for booleans.
 * Each encoding has its class. They rely on the bounds of arrays where the bytes lie about their
 * number: the reader of the file takes {@link IndexOutOfBoundsException} for damage.
 */
interface NumberValues {

  /** Reads the next numbers. */
  void read(long[] target, int from, int count);

  /** Tells whether all were read. */
  boolean isAtEnd();

  /** Finds the layout of a page that has no dictionary. */
  static NumberValues of(Encoding encoding, Type type, byte[] bytes, int from, int to) {
    boolean wide = type == Type.INT64 || type == Type.DOUBLE;
    return switch (encoding) {
      case PLAIN ->
          type == Type.BOOLEAN
              ? new Bits(bytes, from, to)
              : wide ? new Longs(bytes, from, to) : new Ints(bytes, from, to);
      case RLE -> runs(type, bytes, from, to);
      case DELTA_BINARY_PACKED -> deltas(type, bytes, from, to);
      case BYTE_STREAM_SPLIT -> split(type, bytes, from, to, wide ? 8 : 4);
      default -> throw unknown(encoding, type);
    };
  }

  private static NumberValues runs(Type type, byte[] bytes, int from, int to) {
    if (type != Type.BOOLEAN) {
      throw unknown(Encoding.RLE, type);
    }
    int length = to - from < 4 ? -1 : Little.intAt(bytes, from);
    if (length < 0 || length > to - from - 4) {
      throw new Damage("runs of " + length + " bytes");
    }
    HybridReader runs = new HybridReader();
    runs.start(bytes, from + 4, from + 4 + length, 1);
    return new Runs(runs);
  }

  private static NumberValues deltas(Type type, byte[] bytes, int from, int to) {
    if (type != Type.INT32 && type != Type.INT64) {
      throw unknown(Encoding.DELTA_BINARY_PACKED, type);
    }
    return new DeltaNumbers(bytes, from, to, type == Type.INT32);
  }

  private static NumberValues split(Type type, byte[] bytes, int from, int to, int width) {
    if (type == Type.BOOLEAN) {
      throw unknown(Encoding.BYTE_STREAM_SPLIT, type);
    }
    return new Split(bytes, from, to, width);
  }

  private static Damage unknown(Encoding encoding, Type type) {
    return new Damage(type + " in the encoding " + encoding + ", which is not read here");
  }

  /** Eight bytes each. */
  final class Longs implements NumberValues {
    private final byte[] bytes;
    private final int end;
    private int at;

    Longs(byte[] bytes, int from, int to) {
      this.bytes = bytes;
      this.at = from;
      this.end = to;
    }

    @Override
    public void read(long[] target, int from, int count) {
      requireBytes(8L * count, end - at);
      for (int i = 0; i < count; i++) {
        target[from + i] = Little.longAt(bytes, at + 8 * i);
      }
      at += 8 * count;
    }

    @Override
    public boolean isAtEnd() {
      return at == end;
    }
  }

  /** Four bytes each, with their sign. */
  final class Ints implements NumberValues {
    private final byte[] bytes;
    private final int end;
    private int at;

    Ints(byte[] bytes, int from, int to) {
      this.bytes = bytes;
      this.at = from;
      this.end = to;
    }

    @Override
    public void read(long[] target, int from, int count) {
      requireBytes(4L * count, end - at);
      for (int i = 0; i < count; i++) {
        target[from + i] = Little.intAt(bytes, at + 4 * i);
      }
      at += 4 * count;
    }

    @Override
    public boolean isAtEnd() {
      return at == end;
    }
  }

  /** A bit each, the lowest of a byte first. */
  final class Bits implements NumberValues {
    private final byte[] bytes;
    private final long end;
    private long at;

    Bits(byte[] bytes, int from, int to) {
      this.bytes = bytes;
      this.at = 8L * from;
      this.end = 8L * to;
    }

    @Override
    public void read(long[] target, int from, int count) {
      requireBytes(count, end - at);
      for (int i = 0; i < count; i++, at++) {
        target[from + i] = (bytes[(int) (at >>> 3)] >>> (at & 7)) & 1L;
      }
    }

    @Override
    public boolean isAtEnd() {
      return at > end - 8;
    }
  }

  /** Booleans as runs. */
  final class Runs implements NumberValues {
    private final HybridReader runs;
    private int[] numbers = {};

    Runs(HybridReader runs) {
      this.runs = runs;
    }

    @Override
    public void read(long[] target, int from, int count) {
      numbers = numbers.length < count ? new int[count] : numbers;
      runs.read(numbers, 0, count);
      for (int i = 0; i < count; i++) {
        target[from + i] = numbers[i];
      }
    }

    @Override
    public boolean isAtEnd() {
      return true;
    }
  }

  /** The first bytes of all numbers, then the second bytes, and so on. */
  final class Split implements NumberValues {
    private final byte[] bytes;
    private final int start;
    private final int width;
    private final int numbers;
    private int done;

    Split(byte[] bytes, int from, int to, int width) {
      if ((to - from) % width != 0) {
        throw new Damage("split numbers in " + (to - from) + " bytes");
      }
      this.bytes = bytes;
      this.start = from;
      this.width = width;
      this.numbers = (to - from) / width;
    }

    @Override
    public void read(long[] target, int from, int count) {
      requireBytes(count, numbers - done);
      for (int i = 0; i < count; i++, done++) {
        long number = bytes[start + (width - 1) * numbers + done];
        for (int b = width - 2; b >= 0; b--) {
          number = (number << 8) | (bytes[start + b * numbers + done] & 0xFF);
        }
        target[from + i] = number;
      }
    }

    @Override
    public boolean isAtEnd() {
      return done == numbers;
    }
  }

  private static void requireBytes(long needed, long there) {
    if (needed > there) {
      throw new Damage("fewer values than announced");
    }
  }
}
