package dev.ecomm.store.aws;

import dev.ecomm.error.StoreException;
import dev.ecomm.store.Precondition;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.exception.SdkException;

/** Removes an object, or one version of it, and finds out whether that worked. */
final class Deletion {
  private final S3Calls calls;
  private final S3Location location;
  private final Precondition precondition;
  private final @Nullable String ifMatch;
  private boolean unsure;

  Deletion(S3Calls calls, S3Location location, Precondition precondition) {
    this.calls = calls;
    this.location = location;
    this.precondition = precondition;
    this.ifMatch =
        precondition instanceof Precondition.Version seen ? Versions.etag(seen.version()) : null;
  }

  void run() {
    if (ifMatch != null && !isVersionThere()) {
      // Amazon would say so itself; other servers may not know If-Match with a delete.
      throw Publication.preconditionFailed(location, precondition, null);
    }
    try {
      calls.retries(location).run(this::attempt);
    } catch (IOException e) {
      if (calls.head(location).isPresent()) {
        throw new StoreException(location.uri(), "could not be deleted: " + e.getMessage(), e);
      }
    }
  }

  private boolean isVersionThere() {
    return calls.head(location).filter(now -> sameVersion(now.eTag())).isPresent();
  }

  private boolean sameVersion(@Nullable String etag) {
    return Versions.etag(Versions.version(etag)).equals(ifMatch);
  }

  private Boolean attempt() throws IOException {
    try {
      calls
          .client(location)
          .deleteObject(
              b ->
                  b.bucket(location.bucket())
                      .key(location.key())
                      .ifMatch(ifMatch)
                      .requestPayer(calls.payer()));
      return true;
    } catch (SdkException e) {
      boolean gone = S3Problems.isPrecondition(e) || S3Problems.isAbsent(e);
      if (gone && ifMatch != null && !unsure) {
        throw Publication.preconditionFailed(location, precondition, e);
      }
      if (gone) {
        return true; // after a lost answer: the version is gone, and that was to be
      }
      IOException passing = S3Problems.of(location, e, "s3:DeleteObject");
      unsure = true;
      throw passing;
    }
  }
}
