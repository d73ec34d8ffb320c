package dev.ecomm.io.parquet;

import com.github.luben.zstd.Zstd;
import com.github.luben.zstd.ZstdCompressCtx;
import com.github.luben.zstd.ZstdDecompressCtx;
import com.github.luben.zstd.ZstdException;
import java.io.IOException;
import java.util.Arrays;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;
import org.apache.parquet.format.CompressionCodec;
import org.xerial.snappy.Snappy;

/** Compresses and decompresses pages. To be closed: some keep memory outside the heap. */
interface Codec extends AutoCloseable {

  /** Appends the compressed form of the bytes. */
  void compress(byte[] source, int length, ByteOutput target);

  /**
   * Decompresses to exactly the announced length.
   *
   * @throws Damage if the bytes are something else
   */
  void decompress(byte[] source, int from, int length, byte[] target, int to, int announced);

  @Override
  default void close() {}

  static Codec of(ParquetCompression compression) {
    return switch (compression) {
      case ZSTD -> new ZstdCodec();
      case SNAPPY -> new SnappyCodec();
      case GZIP -> new GzipCodec();
      case NONE -> new NoCodec();
    };
  }

  /** Finds what a file names; its pages are not understood if it is another. */
  static Codec of(CompressionCodec codec) {
    return switch (codec) {
      case ZSTD -> new ZstdCodec();
      case SNAPPY -> new SnappyCodec();
      case GZIP -> new GzipCodec();
      case UNCOMPRESSED -> new NoCodec();
      default ->
          throw new Damage(
              "is compressed with "
                  + codec
                  + ", which is not read here. Write it again with zstd, snappy, gzip or none.");
    };
  }

  private static Damage wrongLength(long found, int announced) {
    return new Damage("a page of " + found + " bytes where " + announced + " are announced");
  }

  /** Copies. */
  final class NoCodec implements Codec {
    @Override
    public void compress(byte[] source, int length, ByteOutput target) {
      target.write(source, 0, length);
    }

    @Override
    public void decompress(
        byte[] source, int from, int length, byte[] target, int to, int announced) {
      if (length != announced) {
        throw wrongLength(length, announced);
      }
      System.arraycopy(source, from, target, to, length);
    }
  }

  /** Zstandard through its reference implementation. */
  final class ZstdCodec implements Codec {
    private static final int LEVEL = 3;

    private final ZstdCompressCtx compressing = new ZstdCompressCtx().setLevel(LEVEL);
    private final ZstdDecompressCtx decompressing = new ZstdDecompressCtx();

    @Override
    public void compress(byte[] source, int length, ByteOutput target) {
      int most = (int) Zstd.compressBound(length);
      target.reserve(most);
      target.size +=
          compressing.compressByteArray(target.bytes, target.size, most, source, 0, length);
    }

    @Override
    public void decompress(
        byte[] source, int from, int length, byte[] target, int to, int announced) {
      try {
        int found = decompressing.decompressByteArray(target, to, announced, source, from, length);
        if (found != announced) {
          throw wrongLength(found, announced);
        }
      } catch (ZstdException e) {
        throw new Damage("a page is no Zstandard: " + e.getMessage(), e);
      }
    }

    @Override
    public void close() {
      compressing.close();
      decompressing.close();
    }
  }

  /** Snappy's raw form. */
  final class SnappyCodec implements Codec {
    @Override
    public void compress(byte[] source, int length, ByteOutput target) {
      try {
        target.reserve(Snappy.maxCompressedLength(length));
        target.size += Snappy.compress(source, 0, length, target.bytes, target.size);
      } catch (IOException e) {
        throw new IllegalStateException(e);
      }
    }

    @Override
    public void decompress(
        byte[] source, int from, int length, byte[] target, int to, int announced) {
      try {
        // Native code writes as much as the page says, so the page must say what fits.
        int says = Snappy.uncompressedLength(source, from, length);
        if (says != announced) {
          throw wrongLength(says, announced);
        }
        if (!Snappy.isValidCompressedBuffer(source, from, length)) {
          throw new Damage("a page is no Snappy");
        }
        int found = Snappy.uncompress(source, from, length, target, to);
        if (found != announced) {
          throw wrongLength(found, announced);
        }
      } catch (IOException e) {
        throw new Damage("a page is no Snappy: " + e.getMessage(), e);
      }
    }
  }

  /** gzip with the JDK's deflate; a page may be several members. */
  final class GzipCodec implements Codec {
    private static final byte[] HEADER = {0x1F, (byte) 0x8B, 8, 0, 0, 0, 0, 0, 0, (byte) 0xFF};
    private static final int TRAILER = 8;

    private final Deflater deflater = new Deflater(Deflater.DEFAULT_COMPRESSION, true);
    private final Inflater inflater = new Inflater(true);

    @Override
    public void compress(byte[] source, int length, ByteOutput target) {
      target.write(HEADER, 0, HEADER.length);
      deflater.reset();
      deflater.setInput(source, 0, length);
      deflater.finish();
      while (!deflater.finished()) {
        target.reserve(1 << 12);
        target.size +=
            deflater.deflate(target.bytes, target.size, target.bytes.length - target.size);
      }
      CRC32 crc = new CRC32();
      crc.update(source, 0, length);
      target.putInt((int) crc.getValue());
      target.putInt(length);
    }

    @Override
    public void decompress(
        byte[] source, int from, int length, byte[] target, int to, int announced) {
      int end = from + length;
      int at = from;
      int done = 0;
      try {
        while (at < end) {
          at = afterHeader(source, at, end);
          inflater.reset();
          inflater.setInput(source, at, end - at);
          int start = done;
          while (!inflater.finished()) {
            // One byte more than announced, so that it can come to the end of what is empty.
            int n = inflater.inflate(target, to + done, announced - done + 1);
            done += n;
            if (done > announced || (n == 0 && !inflater.finished())) {
              throw wrongLength(done, announced);
            }
          }
          at = end - inflater.getRemaining();
          at = afterTrailer(source, at, end, target, to + start, done - start);
        }
      } catch (DataFormatException e) {
        throw new Damage("a page is no gzip: " + e.getMessage(), e);
      }
      if (done != announced) {
        throw wrongLength(done, announced);
      }
    }

    private static int afterHeader(byte[] source, int from, int end) {
      if (end - from < HEADER.length + TRAILER
          || source[from] != HEADER[0]
          || source[from + 1] != HEADER[1]) {
        throw new Damage("a page is no gzip");
      }
      int flags = source[from + 3];
      int at = from + HEADER.length;
      if ((flags & 4) != 0) {
        at += 2 + (source[at] & 0xFF) + ((source[at + 1] & 0xFF) << 8);
      }
      for (int text = flags & 0x18; text != 0; text &= text - 1) {
        while (source[at++] != 0) {
          requireInside(at, end);
        }
      }
      at += (flags & 2) != 0 ? 2 : 0;
      requireInside(at, end);
      return at;
    }

    private static int afterTrailer(
        byte[] source, int at, int end, byte[] target, int from, int length) {
      requireInside(at + TRAILER - 1, end);
      CRC32 crc = new CRC32();
      crc.update(target, from, length);
      if ((int) crc.getValue() != Little.intAt(source, at)) {
        throw new Damage("the checksum of a page's gzip does not match");
      }
      return at + TRAILER;
    }

    private static void requireInside(int at, int end) {
      if (at >= end) {
        throw new Damage("a page's gzip is cut off");
      }
    }

    @Override
    public void close() {
      deflater.end();
      inflater.end();
    }
  }

  /** Bytes to spare after a page, so that numbers at its end can be read eight bytes at a time. */
  int SLACK = 8;

  /** Room for a page and the slack; the array at hand where it is large enough. */
  static byte[] room(byte[] atHand, int length) {
    return atHand.length >= length + SLACK ? atHand : Arrays.copyOf(new byte[0], length + SLACK);
  }
}
