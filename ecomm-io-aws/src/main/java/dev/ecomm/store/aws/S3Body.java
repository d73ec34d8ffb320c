package dev.ecomm.store.aws;

import java.io.IOException;
import java.io.InputStream;
import software.amazon.awssdk.core.ResponseInputStream;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;

/**
 * The body of an answer. Closed early it gives the connection up; the SDK would read the rest, be
 * it a gigabyte, to use the connection again.
 */
final class S3Body extends InputStream {
  private final ResponseInputStream<GetObjectResponse> body;
  private final byte[] single = new byte[1];
  private long left;

  S3Body(ResponseInputStream<GetObjectResponse> body) {
    this.body = body;
    Long length = body.response().contentLength();
    this.left = length == null ? Long.MAX_VALUE : length;
  }

  @Override
  public int read() throws IOException {
    return read(single, 0, 1) < 0 ? -1 : single[0] & 0xff;
  }

  @Override
  public int read(byte[] bytes, int off, int len) throws IOException {
    try {
      int n = body.read(bytes, off, len);
      left = n < 0 ? 0 : left - n;
      return n;
    } catch (SdkException e) {
      throw new IOException(e.getMessage(), e); // a break like any other: it may be gone on with
    }
  }

  @Override
  public void close() throws IOException {
    if (left > 0) {
      body.abort();
    } else {
      body.close();
    }
  }
}
