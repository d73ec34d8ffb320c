package dev.ecomm.store;

import dev.ecomm.error.StoreException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;

/** Stops a body whose length was not announced when it gets longer than allowed. */
final class LimitedInput extends FilterInputStream {
  private final URI shown;
  private final long maxBytes;
  private long position;

  LimitedInput(InputStream in, URI shown, long offset, long maxBytes) {
    super(in);
    this.shown = shown;
    this.position = offset;
    this.maxBytes = maxBytes;
  }

  static StoreException exceeded(URI shown, long maxBytes) {
    return new StoreException(
        shown,
        "has more than " + maxBytes + " bytes. Raise HttpStore's maxBytes if that is expected.",
        null);
  }

  @Override
  public int read() throws IOException {
    int b = super.read();
    count(b < 0 ? 0 : 1);
    return b;
  }

  @Override
  public int read(byte[] bytes, int off, int len) throws IOException {
    int n = super.read(bytes, off, len);
    count(n);
    return n;
  }

  @Override
  public long skip(long n) throws IOException {
    long skipped = super.skip(n);
    count(skipped);
    return skipped;
  }

  private void count(long n) {
    position += Math.max(0, n);
    if (position > maxBytes) {
      throw exceeded(shown, maxBytes);
    }
  }
}
