package dev.ecomm.testkit.gcs;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Bytes of which the first has a bit flipped. */
final class DamagedInput extends FilterInputStream {
  private boolean done;

  DamagedInput(InputStream in) {
    super(in);
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] bytes, int off, int len) throws IOException {
    int n = in.read(bytes, off, len);
    if (n > 0 && !done) {
      bytes[off] ^= 1;
      done = true;
    }
    return n;
  }
}
