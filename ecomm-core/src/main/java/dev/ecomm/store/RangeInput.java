package dev.ecomm.store;

import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;

/** The first bytes of a stream; that it has them was checked before, so fewer are an error. */
final class RangeInput extends FilterInputStream {
  private final URI shown;
  private long left;

  RangeInput(InputStream in, URI shown, long length) {
    super(in);
    this.shown = shown;
    this.left = length;
  }

  @Override
  public int read() throws IOException {
    if (left == 0) {
      return -1;
    }
    int b = in.read();
    count(b < 0 ? -1 : 1);
    return b;
  }

  @Override
  public int read(byte[] bytes, int off, int len) throws IOException {
    if (len == 0) {
      return 0;
    }
    if (left == 0) {
      return -1;
    }
    int n = in.read(bytes, off, (int) Math.min(len, left));
    count(n);
    return n;
  }

  @Override
  public long skip(long n) throws IOException {
    long skipped = in.skip(Math.min(n, left));
    left -= skipped;
    return skipped;
  }

  @Override
  public int available() throws IOException {
    return (int) Math.min(left, in.available());
  }

  @Override
  public boolean markSupported() {
    return false;
  }

  private void count(long n) throws EOFException {
    if (n < 0) {
      throw new EOFException("[" + shown + "] ended " + left + " bytes before its announced end");
    }
    left -= n;
  }
}
