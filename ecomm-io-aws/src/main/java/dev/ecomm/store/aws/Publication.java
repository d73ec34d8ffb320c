package dev.ecomm.store.aws;

import dev.ecomm.error.PreconditionFailedException;
import dev.ecomm.error.StoreException;
import dev.ecomm.store.Precondition;
import java.io.IOException;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.exception.SdkException;

/**
 * The one request that makes an object visible, and what became of it. An answer that gets lost
 * leaves that open, and what the next attempt hears ("exists already") may be an echo of our own.
 * So each write carries an id of its own in the object's metadata; in doubt we look for it.
 */
final class Publication {
  private static final String ID = "ecomm-write";

  private final S3Calls calls;
  private final S3Location location;
  private final Precondition precondition;
  private final String id = UUID.randomUUID().toString();
  private boolean unsure;

  Publication(S3Calls calls, S3Location location, Precondition precondition) {
    this.calls = calls;
    this.location = location;
    this.precondition = precondition;
  }

  Map<String, String> metadata() {
    return Map.of(ID, id);
  }

  @Nullable String ifNoneMatch() {
    return precondition instanceof Precondition.Absent ? "*" : null;
  }

  @Nullable String ifMatch() {
    return precondition instanceof Precondition.Version seen ? Versions.etag(seen.version()) : null;
  }

  /**
   * Sends the request until it is known what became of it.
   *
   * @param request publishes
   * @param cleanUp makes sure that no attempt of ours can still succeed; returns what to tell the
   *     user of it, or an empty text
   * @throws StoreException if nothing was published, or that cannot be found out
   */
  void run(S3Calls.Call<?> request, Supplier<String> cleanUp) {
    StoreException failure;
    try {
      calls.retries(location).run(() -> attempt(request));
      return;
    } catch (StoreException e) {
      failure = e;
    } catch (IOException e) {
      failure = new StoreException(location.uri(), "could not be written: " + e.getMessage(), e);
    }
    if (unsure && isPublished(failure)) {
      return;
    }
    String left = cleanUp.get();
    // A request that was still on its way may have got through before the cleaning up.
    if (unsure && isPublished(failure)) {
      return;
    }
    if (!left.isEmpty()) {
      throw new StoreException(location.uri(), problem(failure) + left, failure);
    }
    throw failure;
  }

  private Boolean attempt(S3Calls.Call<?> request) throws IOException {
    try {
      request.send(calls.client(location));
      return true;
    } catch (SdkException e) {
      if (S3Problems.isPrecondition(e)
          || (precondition instanceof Precondition.Version && S3Problems.isAbsent(e))) {
        throw preconditionFailed(location, precondition, e);
      }
      IOException passing = S3Problems.of(location, e, "s3:PutObject");
      unsure = true;
      throw passing;
    }
  }

  static PreconditionFailedException preconditionFailed(
      S3Location location, Precondition precondition, @Nullable Exception cause) {
    return new PreconditionFailedException(
        location.uri(),
        precondition instanceof Precondition.Version seen
            ? "is not the version " + seen.version() + " any more"
            : "exists already",
        cause);
  }

  private boolean isPublished(StoreException failure) {
    try {
      return calls.head(location).filter(h -> id.equals(h.metadata().get(ID))).isPresent();
    } catch (StoreException e) {
      failure.addSuppressed(e);
      throw new StoreException(
          location.uri(),
          problem(failure)
              + " Whether it was written after all could not be found out: look at it before you"
              + " write it again.",
          failure);
    }
  }

  private static String problem(StoreException failure) {
    String message = String.valueOf(failure.getMessage());
    return message.substring(message.indexOf("] ") + 2);
  }
}
