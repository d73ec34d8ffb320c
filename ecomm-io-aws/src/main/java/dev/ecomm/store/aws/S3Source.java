package dev.ecomm.store.aws;

import dev.ecomm.error.StoreException;
import dev.ecomm.store.ResumingInputStream.Part;
import dev.ecomm.store.ResumingInputStream.Source;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.ResponseInputStream;
import software.amazon.awssdk.services.s3.model.GetObjectRequest;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.S3Exception;

/** Opens one object, or a part of it, again and again at different offsets, always one version. */
final class S3Source implements Source {
  static final String CHANGED = "was replaced while it was read. Read it again from the start.";
  private static final Pattern RANGE =
      Pattern.compile("bytes (\\d{1,18})-\\d{1,18}/(\\d{1,18}|\\*)");

  private final S3Calls calls;
  private final S3Location location;
  private final long end;
  private @Nullable String etag;
  private Optional<ObjectChecksum> checksum = Optional.empty();

  private S3Source(S3Calls calls, S3Location location, @Nullable String etag, long end) {
    this.calls = calls;
    this.location = location;
    this.etag = etag;
    this.end = end;
  }

  /** The whole object, in the version that the first answer brings. */
  static S3Source of(S3Calls calls, S3Location location) {
    return new S3Source(calls, location, null, Long.MAX_VALUE);
  }

  /**
   * One version of an object, up to a byte.
   *
   * @param etag as S3 tells it
   * @param end the first byte that is not read any more
   */
  static S3Source of(S3Calls calls, S3Location location, String etag, long end) {
    return new S3Source(calls, location, etag, end);
  }

  /** What S3 says of the whole object; known once it was opened at its beginning. */
  Optional<ObjectChecksum> checksum() {
    return checksum;
  }

  @Override
  public Part open(long offset) throws IOException {
    String version = etag;
    GetObjectRequest.Builder request =
        GetObjectRequest.builder()
            .bucket(location.bucket())
            .key(location.key())
            .requestPayer(calls.payer())
            .ifMatch(version);
    if (offset == 0) {
      // By hand, for the SDK's own way of asking switches its own comparison on.
      request.overrideConfiguration(c -> c.putHeader("x-amz-checksum-mode", "ENABLED"));
    }
    if (offset > 0 || end < Long.MAX_VALUE) {
      request.range("bytes=" + offset + "-" + (end < Long.MAX_VALUE ? end - 1 : ""));
    }
    return calls.once(
        location,
        "s3:GetObject",
        client -> {
          try {
            return part(client.getObject(request.build()), offset);
          } catch (S3Exception e) {
            return noPart(e, offset, version != null);
          }
        });
  }

  private Part part(ResponseInputStream<GetObjectResponse> body, long offset) {
    GetObjectResponse head = body.response();
    boolean good = false;
    try {
      long length = length(head, offset);
      if (etag != null && !Versions.version(etag).equals(Versions.version(head.eTag()))) {
        throw new StoreException(location.uri(), CHANGED, null); // a server that ignores If-Match
      }
      boolean first = etag == null || offset == 0;
      etag = head.eTag();
      if (first && offset == 0) {
        checksum = ObjectChecksum.of(head);
      }
      good = true;
      return new Part(new S3Body(body), Math.min(length, end));
    } finally {
      if (!good) {
        body.abort();
      }
    }
  }

  /** The length of the whole object; the answer must begin at the offset. */
  private long length(GetObjectResponse head, long offset) {
    if (head.contentRange() == null && offset == 0) {
      return head.contentLength();
    }
    String range = head.contentRange() == null ? "" : head.contentRange();
    Matcher matcher = RANGE.matcher(range);
    if (!matcher.matches() || Long.parseLong(matcher.group(1)) != offset) {
      throw new StoreException(
          location.uri(), "S3 answered with another range than the one from byte " + offset, null);
    }
    return matcher.group(2).equals("*") ? end : Long.parseLong(matcher.group(2));
  }

  private Part noPart(S3Exception e, long offset, boolean seen) {
    if (seen && e.statusCode() == 412) {
      throw new StoreException(location.uri(), CHANGED, e);
    }
    if (seen && S3Problems.isAbsent(e)) {
      throw new StoreException(location.uri(), "was deleted while it was read.", e);
    }
    if (e.statusCode() != 416) {
      throw e;
    }
    // Nothing is there to be read, which is right at the end of an object and nowhere else.
    long length = calls.head(location).orElseThrow(() -> calls.absent(location)).contentLength();
    if (seen || length != offset) {
      throw new StoreException(
          location.uri(),
          seen ? CHANGED : "there is no offset " + offset + ", for it has " + length + " bytes",
          e);
    }
    return new Part(InputStream.nullInputStream(), length);
  }
}
