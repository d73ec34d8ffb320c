package dev.ecomm.testkit.gcs;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** A body whose connection breaks after some bytes. */
final class HalfInput extends FilterInputStream {
  private long left;

  HalfInput(InputStream in, long bytes) {
    super(in);
    this.left = bytes;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] bytes, int off, int len) throws IOException {
    if (left == 0) {
      throw new IOException("broken off on purpose");
    }
    int n = in.read(bytes, off, (int) Math.min(len, left));
    left -= Math.max(n, 0);
    return n;
  }
}
