package dev.ecomm.store.gcp;

import dev.ecomm.error.StoreException;
import dev.ecomm.store.ResumingInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.util.zip.CRC32C;

/** A whole object, whose last bytes are handed out only if all of them have the right checksum. */
final class CheckedInput extends InputStream {
  private final ResumingInputStream in;
  private final GcsSource source;
  private final URI uri;
  private final CRC32C crc = new CRC32C();
  private final byte[] single = new byte[1];
  private long position;

  CheckedInput(ResumingInputStream in, GcsSource source, URI uri) {
    this.in = in;
    this.source = source;
    this.uri = uri;
  }

  @Override
  public int read() throws IOException {
    int n = read(single, 0, 1);
    return n < 0 ? n : single[0] & 0xff;
  }

  @Override
  public int read(byte[] bytes, int off, int len) throws IOException {
    int n = in.read(bytes, off, len);
    if (n > 0) {
      crc.update(bytes, off, n);
      position += n;
      if (position == in.objectLength()) {
        check();
      }
    }
    return n;
  }

  private void check() {
    String expected = source.crc32c();
    String found = Crc.text(crc);
    if (!expected.isEmpty() && !expected.equals(found)) {
      throw new StoreException(
          uri,
          "has the checksum "
              + expected
              + " but "
              + found
              + " was read: the bytes were damaged on their way. Use none of them, and read it"
              + " again.",
          null);
    }
  }

  @Override
  public void close() {
    in.close();
  }
}
