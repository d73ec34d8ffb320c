package dev.ecomm.io.parquet;

import java.util.Arrays;
import org.apache.parquet.format.Encoding;
import org.apache.parquet.format.Type;

/** The texts, or bytes of another meaning, of a page without a dictionary. */
interface TextValues {

  /** Takes texts. */
  interface Sink {
    /** Takes one; the bytes are overwritten afterwards. */
    void text(byte[] bytes, int from, int length);
  }

  /** Reads the next texts. */
  void read(int count, Sink sink);

  /** Tells whether all were read. */
  boolean isAtEnd();

  /**
   * Finds the layout of a page.
   *
   * @param fixedLength of each, where the type has one
   * @param mostBytes that the texts may take in memory
   */
  static TextValues of(
      Encoding encoding,
      Type type,
      int fixedLength,
      byte[] bytes,
      int from,
      int to,
      int mostBytes) {
    boolean isFixed = type == Type.FIXED_LEN_BYTE_ARRAY || type == Type.INT96;
    int length = type == Type.INT96 ? 12 : fixedLength;
    if (isFixed && length < 1) {
      throw new Damage("values of " + length + " bytes");
    }
    return switch (encoding) {
      case PLAIN -> isFixed ? new Fixed(bytes, from, to, length) : new Plain(bytes, from, to);
      case DELTA_LENGTH_BYTE_ARRAY -> new Lengths(bytes, from, to);
      case DELTA_BYTE_ARRAY -> new Prefixes(bytes, from, to, mostBytes);
      case BYTE_STREAM_SPLIT -> {
        if (!isFixed) {
          throw unknown(encoding, type);
        }
        yield new Split(bytes, from, to, length);
      }
      default -> throw unknown(encoding, type);
    };
  }

  private static Damage unknown(Encoding encoding, Type type) {
    return new Damage(type + " in the encoding " + encoding + ", which is not read here");
  }

  private static Damage tooFew() {
    return new Damage("fewer values than announced");
  }

  /** Four bytes of length before each. */
  final class Plain implements TextValues {
    private final byte[] bytes;
    private final int end;
    private int at;

    Plain(byte[] bytes, int from, int to) {
      this.bytes = bytes;
      this.at = from;
      this.end = to;
    }

    @Override
    public void read(int count, Sink sink) {
      for (int i = 0; i < count; i++) {
        int length = end - at < 4 ? -1 : Little.intAt(bytes, at);
        if (length < 0 || length > end - at - 4) {
          throw new Damage("a text of " + length + " bytes where the page ends before");
        }
        sink.text(bytes, at + 4, length);
        at += 4 + length;
      }
    }

    @Override
    public boolean isAtEnd() {
      return at == end;
    }
  }

  /** All of one length. */
  final class Fixed implements TextValues {
    private final byte[] bytes;
    private final int end;
    private final int length;
    private int at;

    Fixed(byte[] bytes, int from, int to, int length) {
      this.bytes = bytes;
      this.at = from;
      this.end = to;
      this.length = length;
    }

    @Override
    public void read(int count, Sink sink) {
      if ((long) count * length > end - at) {
        throw tooFew();
      }
      for (int i = 0; i < count; i++, at += length) {
        sink.text(bytes, at, length);
      }
    }

    @Override
    public boolean isAtEnd() {
      return at == end;
    }
  }

  /** All of one length: the first bytes of all, then the second bytes, and so on. */
  final class Split implements TextValues {
    private final byte[] bytes;
    private final int start;
    private final int texts;
    private final byte[] text;
    private int done;

    Split(byte[] bytes, int from, int to, int length) {
      if ((to - from) % length != 0) {
        throw tooFew();
      }
      this.bytes = bytes;
      this.start = from;
      this.texts = (to - from) / length;
      this.text = new byte[length];
    }

    @Override
    public void read(int count, Sink sink) {
      if (count > texts - done) {
        throw tooFew();
      }
      for (int i = 0; i < count; i++, done++) {
        for (int b = 0; b < text.length; b++) {
          text[b] = bytes[start + b * texts + done];
        }
        sink.text(text, 0, text.length);
      }
    }

    @Override
    public boolean isAtEnd() {
      return done == texts;
    }
  }

  /** All lengths as differences, then all bytes. */
  final class Lengths implements TextValues {
    private final byte[] bytes;
    private final int end;
    private final long[] one = new long[1];
    private final DeltaNumbers lengths;
    private int at;

    Lengths(byte[] bytes, int from, int to) {
      this.bytes = bytes;
      this.end = to;
      this.lengths = new DeltaNumbers(bytes, from, to, true);
      this.at = afterNumbers(new DeltaNumbers(bytes, from, to, true));
    }

    @Override
    public void read(int count, Sink sink) {
      for (int i = 0; i < count; i++) {
        int length = nextLength();
        sink.text(bytes, at - length, length);
      }
    }

    /** Goes past the next text and returns its length. */
    int nextLength() {
      lengths.read(one, 0, 1);
      if (one[0] < 0 || one[0] > end - at) {
        throw new Damage("a text of " + one[0] + " bytes where the page ends before");
      }
      at += (int) one[0];
      return (int) one[0];
    }

    int at() {
      return at;
    }

    @Override
    public boolean isAtEnd() {
      return lengths.left() == 0 && at == end;
    }
  }

  /** How many bytes are those of the text before, then what follows these. */
  final class Prefixes implements TextValues {
    private final byte[] bytes;
    private final long[] one = new long[1];
    private final DeltaNumbers prefixes;
    private final Lengths suffixes;
    private byte[] text = new byte[256];
    private int length;
    private long bytesLeft;

    Prefixes(byte[] bytes, int from, int to, int mostBytes) {
      this.bytes = bytes;
      this.prefixes = new DeltaNumbers(bytes, from, to, true);
      int end = afterNumbers(new DeltaNumbers(bytes, from, to, true));
      this.suffixes = new Lengths(bytes, end, to);
      this.bytesLeft = mostBytes;
    }

    @Override
    public void read(int count, Sink sink) {
      for (int i = 0; i < count; i++) {
        prefixes.read(one, 0, 1);
        long prefix = one[0];
        int suffix = suffixes.nextLength();
        if (prefix < 0 || prefix > length) {
          throw new Damage("a text that shares " + prefix + " bytes with one of " + length);
        }
        length = (int) prefix + suffix;
        // Short pages can stand for very long texts.
        bytesLeft -= length;
        if (bytesLeft < 0) {
          throw new Damage("a page whose texts pass maxPageBytes");
        }
        if (length > text.length) {
          text = Arrays.copyOf(text, Math.max(length, 2 * text.length));
        }
        System.arraycopy(bytes, suffixes.at() - suffix, text, (int) prefix, suffix);
        sink.text(text, 0, length);
      }
    }

    @Override
    public boolean isAtEnd() {
      return prefixes.left() == 0 && suffixes.isAtEnd();
    }
  }

  /** Reads numbers to find where they end; how many there are is only what they say. */
  private static int afterNumbers(DeltaNumbers numbers) {
    long[] some = new long[256];
    while (numbers.left() > 0) {
      numbers.read(some, 0, (int) Math.min(some.length, numbers.left()));
    }
    return numbers.end();
  }
}
