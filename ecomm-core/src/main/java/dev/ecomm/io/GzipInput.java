package dev.ecomm.io;

import dev.ecomm.error.InvoiceDataException;
import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * Inflates gzip (<a href="https://www.rfc-editor.org/rfc/rfc1952">RFC 1952</a>), one member after
 * the other, and checks what it inflated.
 *
 * <p>{@link java.util.zip.GZIPInputStream} takes a damaged or cut off header of a second member for
 * the end of the file, and asks {@code available()} whether there is one, so it drops the rest of
 * such a file in silence. Here whatever stands behind a member is another member, zeros that fill
 * up a block, or an error. For one thread; closing the stream underneath is the caller's.
 */
public final class GzipInput extends InputStream {

  private static final int MAGIC = 0x1F8B;

  private static final int BUFFER_BYTES = 1 << 16;
  private static final int DEFLATE = 8;

  private static final int HAS_HEADER_CRC = 2;
  private static final int HAS_EXTRA = 4;
  private static final int HAS_NAME = 8;
  private static final int HAS_COMMENT = 16;
  private static final int RESERVED_FLAGS = 0xE0;

  private final InputStream in;
  private final String file;
  private final Inflater inflater = new Inflater(true);
  private final CRC32 crc = new CRC32();
  private final byte[] buffer = new byte[BUFFER_BYTES];
  private int at;
  private int end;
  private boolean ended;

  /**
   * Inflates a stream if it is gzip, which its first two bytes tell; else hands out all its bytes
   * as they are.
   *
   * @param in at the beginning of a file; not closed by what is returned
   * @param file its name for messages
   * @return a {@code GzipInput}, or the same bytes as they came
   * @throws IOException if the stream cannot be read
   * @throws InvoiceDataException if it begins as gzip and its header is damaged or cut off; reading
   *     on throws it too where the rest is
   */
  public static InputStream unpacked(InputStream in, String file) throws IOException {
    byte[] magic = in.readNBytes(2);
    PushbackInputStream whole = new PushbackInputStream(in, 2);
    whole.unread(magic);
    return magic.length == 2 && ((magic[0] & 0xFF) << 8 | (magic[1] & 0xFF)) == MAGIC
        ? new GzipInput(whole, file)
        : whole;
  }

  /**
   * Reads the first header.
   *
   * @throws InvoiceDataException if it is damaged or cut off
   */
  GzipInput(InputStream in, String file) throws IOException {
    this.in = in;
    this.file = file;
    header(nextOrEnd());
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
  }

  @Override
  public int read(byte[] bytes, int offset, int length) throws IOException {
    while (!ended && length > 0) {
      int inflated = inflate(bytes, offset, length);
      if (inflated > 0) {
        crc.update(bytes, offset, inflated);
        return inflated;
      }
      if (inflater.finished()) {
        at = end - inflater.getRemaining();
        trailer();
        nextMember();
      } else if (inflater.needsDictionary()) {
        throw damaged("it asks for a dictionary");
      } else if (inflater.needsInput()) {
        fill();
        if (at == end) {
          throw cutOff();
        }
        inflater.setInput(buffer, at, end - at);
      }
    }
    return length == 0 ? 0 : -1;
  }

  private int inflate(byte[] bytes, int offset, int length) {
    try {
      return inflater.inflate(bytes, offset, length);
    } catch (DataFormatException e) {
      throw damaged(String.valueOf(e.getMessage()));
    }
  }

  /** Reads a member's header but its first byte, and makes ready for what it holds. */
  private void header(int first) throws IOException {
    crc.reset();
    crc.update(first);
    if ((first << 8 | headerByte()) != MAGIC || headerByte() != DEFLATE) {
      throw damaged("no gzip header where one must begin");
    }
    int flags = headerByte();
    if ((flags & RESERVED_FLAGS) != 0) {
      throw damaged("a header has unknown flags");
    }
    skip(6);
    if ((flags & HAS_EXTRA) != 0) {
      skip(headerByte() | headerByte() << 8);
    }
    if ((flags & HAS_NAME) != 0) {
      skipText();
    }
    if ((flags & HAS_COMMENT) != 0) {
      skipText();
    }
    if ((flags & HAS_HEADER_CRC) != 0) {
      int computed = (int) crc.getValue() & 0xFFFF;
      if ((headerByte() | headerByte() << 8) != computed) {
        throw damaged("the checksum of a header does not match");
      }
    }
    crc.reset();
    inflater.reset();
    inflater.setInput(buffer, at, end - at);
  }

  /** Compares what was inflated with what the member says of itself. */
  private void trailer() throws IOException {
    if (number() != crc.getValue()) {
      throw damaged("the checksum does not match");
    }
    if (number() != (inflater.getBytesWritten() & 0xFFFF_FFFFL)) {
      throw damaged("the length does not match");
    }
  }

  private void nextMember() throws IOException {
    int next = nextOrEnd();
    while (next == 0) {
      next = nextOrEnd();
    }
    if (next < 0) {
      ended = true;
      inflater.end();
    } else {
      header(next);
    }
  }

  private void skip(int bytes) throws IOException {
    for (int i = 0; i < bytes; i++) {
      headerByte();
    }
  }

  private void skipText() throws IOException {
    int next;
    do {
      next = headerByte();
    } while (next != 0);
  }

  private int headerByte() throws IOException {
    int next = next();
    crc.update(next);
    return next;
  }

  /** Four bytes, least significant first. */
  private long number() throws IOException {
    long low = next() | next() << 8;
    return low | (long) (next() | next() << 8) << 16;
  }

  private int next() throws IOException {
    int next = nextOrEnd();
    if (next < 0) {
      throw cutOff();
    }
    return next;
  }

  private int nextOrEnd() throws IOException {
    if (at == end) {
      fill();
    }
    return at == end ? -1 : buffer[at++] & 0xFF;
  }

  /** Refills an empty buffer; at the end of the stream it stays empty. */
  private void fill() throws IOException {
    at = 0;
    end = Math.max(0, in.read(buffer, 0, buffer.length));
  }

  private InvoiceDataException cutOff() {
    return InvoiceDataException.of(
        file, "the gzip stream ends early: the file is cut off. Copy or download it again.", null);
  }

  private InvoiceDataException damaged(String how) {
    return InvoiceDataException.of(
        file, "the gzip stream is damaged: " + how + ". Copy or download it again.", null);
  }
}
