package dev.ecomm.io.csv;

import dev.ecomm.error.InvoiceDataException;
import dev.ecomm.io.GzipInput;
import dev.ecomm.io.ReadLimits;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/**
 * Cuts a stream into {@link Block}s that end at line ends. A gzip stream is known by its first two
 * bytes and inflated; a byte order mark is dropped; the last line gets a line end if it has none.
 */
final class BlockSource {

  private static final int MOST_SPARES = 16;

  private final String file;
  private final ReadLimits limits;
  private final int blockBytes;
  private final CountingStream counted;
  private final InputStream content;
  private final boolean compressed;
  private long inflated;
  private byte[] rest = new byte[0];
  private final Deque<byte[]> spares = new ArrayDeque<>();
  private boolean first = true;
  private boolean ended;

  /** Whether the block handed out last stopped in the middle of a line. */
  private boolean lineOpen;

  BlockSource(InputStream in, String file, ReadLimits limits, int blockBytes) throws IOException {
    this.file = file;
    this.limits = limits;
    this.blockBytes = blockBytes;
    counted = new CountingStream(in);
    content = GzipInput.unpacked(counted, file);
    compressed = content instanceof GzipInput;
  }

  /** Bytes taken from the stream so far, before inflating. */
  long bytesRead() {
    return counted.count;
  }

  /** The next block, or null at the end. */
  @Nullable Block next() throws IOException {
    if (ended) {
      return null;
    }
    byte[] bytes = buffer(rest.length + blockBytes + CsvTokenizer.PADDING + 1);
    System.arraycopy(rest, 0, bytes, 0, rest.length);
    int read = read(bytes, rest.length, blockBytes);
    int end = rest.length + read;
    int start = first ? checkStart(bytes, end) : 0;
    first = false;
    if (read < blockBytes) {
      ended = true;
      rest = new byte[0];
      if (end > start && bytes[end - 1] != '\n') {
        bytes[end++] = '\n';
      }
      if (end == start && lineOpen) {
        bytes[end++] = '\n';
      }
      return end == start ? null : new Block(bytes, start, end);
    }
    int cut = end;
    while (cut > start && bytes[cut - 1] != '\n') {
      cut--;
    }
    if (cut == start) {
      cut = end;
    }
    lineOpen = bytes[cut - 1] != '\n';
    rest = Arrays.copyOfRange(bytes, cut, end);
    return new Block(bytes, start, cut);
  }

  /** Takes back the buffer of a block that nobody needs any more. */
  void recycle(Block block) {
    if (spares.size() < MOST_SPARES) {
      spares.add(block.bytes());
    }
  }

  private byte[] buffer(int length) {
    byte[] recycled = spares.poll();
    // A little more than needed, since the rests of lines in front of blocks differ in length.
    return recycled != null && recycled.length >= length
        ? recycled
        : new byte[length + length / 64];
  }

  private int read(byte[] bytes, int at, int length) throws IOException {
    int read = content.readNBytes(bytes, at, length);
    inflated += read;
    if (compressed && inflated > limits.maxInflatedBytes()) {
      throw InvoiceDataException.of(
          file,
          "inflates to more than maxInflatedBytes = "
              + limits.maxInflatedBytes()
              + ". If the file is trusted, raise maxInflatedBytes.",
          null);
    }
    return read;
  }

  /** Skips a UTF-8 mark; refuses UTF-16, which would read as rows of NULs. */
  private int checkStart(byte[] bytes, int end) {
    int b0 = end > 0 ? bytes[0] & 0xFF : -1;
    int b1 = end > 1 ? bytes[1] & 0xFF : -1;
    int b2 = end > 2 ? bytes[2] & 0xFF : -1;
    if ((b0 == 0xFF && b1 == 0xFE) || (b0 == 0xFE && b1 == 0xFF)) {
      throw InvoiceDataException.of(file, "the text is UTF-16. Save it as UTF-8.", null);
    }
    if (b0 == 'P' && b1 == 'K' && b2 == 3) {
      throw InvoiceDataException.of(
          file, "this is a zip archive or a spreadsheet. Unpack it, or save it as CSV.", null);
    }
    return b0 == 0xEF && b1 == 0xBB && b2 == 0xBF ? 3 : 0;
  }

  private static final class CountingStream extends FilterInputStream {
    private long count;

    CountingStream(InputStream in) {
      super(in);
    }

    @Override
    public int read() throws IOException {
      int read = super.read();
      if (read >= 0) {
        count++;
      }
      return read;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
      int read = super.read(bytes, offset, length);
      if (read > 0) {
        count += read;
      }
      return read;
    }
  }
}
