package dev.ecomm.io.csv;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;

/**
 * Gathers bytes for a stream. Whoever writes reserves room first, then puts bytes into {@link
 * #bytes} from {@link #size} on and moves {@link #size}: one check for many bytes.
 */
final class ByteSink {

  private static final int CAPACITY = 1 << 17;

  private final OutputStream out;

  byte[] bytes = new byte[CAPACITY];
  int size;

  ByteSink(OutputStream out) {
    this.out = out;
  }

  /** Makes room for {@code length} more bytes. */
  void reserve(int length) throws IOException {
    if (bytes.length - size < length) {
      flush();
      if (bytes.length < length) {
        bytes = Arrays.copyOf(bytes, length);
      }
    }
  }

  void put(byte[] source, int offset, int length) throws IOException {
    reserve(length);
    System.arraycopy(source, offset, bytes, size, length);
    size += length;
  }

  void flush() throws IOException {
    out.write(bytes, 0, size);
    size = 0;
  }
}
