package dev.ecomm.basket;

import dev.ecomm.run.CancellationToken;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Looks at the cancellation before each block of bytes. */
final class CancellableInput extends FilterInputStream {
  private final CancellationToken cancellation;

  CancellableInput(InputStream in, CancellationToken cancellation) {
    super(in);
    this.cancellation = cancellation;
  }

  @Override
  public int read(byte[] bytes, int offset, int length) throws IOException {
    cancellation.throwIfCancelled();
    return super.read(bytes, offset, length);
  }
}
