package dev.ecomm.store.aws;

import dev.ecomm.store.ObjectInfo;
import dev.ecomm.store.ObjectReader;
import dev.ecomm.store.ResumingInputStream;
import java.io.InputStream;

/** Parts of one version of an object; each is a request with a range and {@code If-Match}. */
final class S3Parts implements ObjectReader {
  private final S3Calls calls;
  private final S3Location location;
  private final ObjectInfo info;

  S3Parts(S3Calls calls, S3Location location, ObjectInfo info) {
    this.calls = calls;
    this.location = location;
    this.info = info;
  }

  @Override
  public ObjectInfo info() {
    return info;
  }

  @Override
  public InputStream open(long offset, long length) {
    info.requirePart(offset, length);
    if (length == 0) {
      return InputStream.nullInputStream(); // S3 has no range of nothing
    }
    S3Source source = S3Source.of(calls, location, Versions.etag(info.version()), offset + length);
    ResumingInputStream in =
        ResumingInputStream.open(location.uri(), offset, source, calls.retryPolicy());
    boolean whole = length == info.length();
    return whole ? new VerifiedInput(location, source, in) : in;
  }

  @Override
  public void close() {}
}
