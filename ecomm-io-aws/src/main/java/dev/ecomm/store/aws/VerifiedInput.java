package dev.ecomm.store.aws;

import dev.ecomm.store.ResumingInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.util.Optional;

/**
 * A whole object whose checksum is compared when its last byte arrives, before that is handed out:
 * also who reads as many bytes as there are, and never asks for the end, hears of damage.
 */
final class VerifiedInput extends FilterInputStream {
  private final S3Location location;
  private final S3Source source;
  private final long length;
  private final byte[] single = new byte[1];
  private long position;
  private boolean damaged;

  VerifiedInput(S3Location location, S3Source source, ResumingInputStream in) {
    super(in);
    this.location = location;
    this.source = source;
    this.length = in.objectLength();
  }

  @Override
  public int read() throws IOException {
    return read(single, 0, 1) < 0 ? -1 : single[0] & 0xff;
  }

  @Override
  public int read(byte[] bytes, int off, int len) throws IOException {
    if (damaged) {
      throw damage("it was given up before");
    }
    int n = in.read(bytes, off, len);
    if (n > 0) {
      position += n;
      update(bytes, off, n);
    }
    return n;
  }

  private void update(byte[] bytes, int off, int n) throws IOException {
    Optional<ObjectChecksum> checksum = source.checksum();
    if (checksum.isEmpty()) {
      return;
    }
    checksum.get().update(bytes, off, n);
    if (position == length) {
      Optional<String> difference = checksum.get().difference();
      damaged = difference.isPresent();
      if (damaged) {
        throw damage(difference.get());
      }
    }
  }

  private IOException damage(String how) {
    return new IOException(
        "[" + location.uri() + "] was damaged on its way: " + how + ". Read it again.");
  }

  @Override
  public long skip(long n) throws IOException {
    // What is skipped counts for the checksum, so it is read.
    byte[] buffer = new byte[8192];
    long left = n;
    while (left > 0) {
      int read = read(buffer, 0, (int) Math.min(buffer.length, left));
      if (read < 0) {
        break;
      }
      left -= read;
    }
    return n - left;
  }

  @Override
  public boolean markSupported() {
    return false;
  }
}
