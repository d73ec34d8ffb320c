package dev.ecomm.io.csv;

import java.io.ByteArrayInputStream;

/** Hands out one byte at each call and claims that it has none: the slowest stream allowed. */
public final class OneByteStream extends ByteArrayInputStream {

  public OneByteStream(byte[] bytes) {
    super(bytes);
  }

  @Override
  public synchronized int read(byte[] target, int offset, int length) {
    return super.read(target, offset, Math.min(1, length));
  }

  @Override
  public byte[] readAllBytes() {
    throw new UnsupportedOperationException("would not be one byte at a time");
  }

  @Override
  public synchronized int available() {
    return 0;
  }
}
