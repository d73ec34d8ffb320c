package dev.ecomm.store.gcp;

import dev.ecomm.error.PreconditionFailedException;
import dev.ecomm.error.StoreException;
import dev.ecomm.store.BusyException;
import java.io.IOException;
import java.net.http.HttpHeaders;
import java.time.Duration;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What the answers of Google's servers mean to the user of the program. */
final class GcsProblems {
  private static final Set<Integer> PASSING = Set.of(408, 429, 500, 502, 503, 504);

  /** What was asked for, and which right it takes. */
  enum Work {
    READ("storage.objects.get (role Storage Object Viewer)"),
    LIST("storage.objects.list (role Storage Object Viewer)"),
    WRITE(
        "storage.objects.create, and storage.objects.delete to replace objects (role Storage Object"
            + " User)"),
    DELETE("storage.objects.delete (role Storage Object User)");

    private final String permission;

    Work(String permission) {
      this.permission = permission;
    }
  }

  private GcsProblems() {}

  /**
   * Judges an answer that does not bring what was asked for.
   *
   * @return an exception if trying again may help
   * @throws StoreException if it does not
   */
  static IOException of(GcsName name, Work work, GcsReply reply) {
    int status = reply.status();
    String said = GcsObject.readError(reply.body());
    if (PASSING.contains(status)) {
      return new BusyException("the server answered " + status, retryAfter(reply.headers()));
    }
    if (status == 412) {
      throw new PreconditionFailedException(
          name.uri(), "is not in the state that the precondition names", null);
    }
    throw new StoreException(name.uri(), text(name, work, status, said), null);
  }

  private static String text(GcsName name, Work work, int status, String said) {
    String lower = said.toLowerCase(Locale.ROOT);
    if (lower.contains("requester pays") && status == 400) {
      return "bucket \""
          + name.bucket()
          + "\" is paid for by who asks, and no project was named. Set userProject(...) of"
          + " GcsStore.builder().";
    }
    if (lower.contains("crc32c") && status == 400) {
      return "the bytes were damaged on their way, for the checksums differ. Nothing was published;"
          + " write it again. Google says: "
          + said;
    }
    return switch (status) {
      case 400 -> lower.contains("bucket name") ? badBucketName(name.bucket()) : told(status, said);
      case 401 ->
          "needs a valid login (401): there is none, it has expired, or it was revoked. Log in by"
              + " \"gcloud auth application-default login\", or renew the credentials file.";
      case 403 ->
          "access denied (403): the account needs "
              + work.permission
              + " on bucket \""
              + name.bucket()
              + "\""
              + (said.isEmpty() ? "." : ". Google says: " + said);
      case 404 ->
          lower.contains("bucket")
              ? "bucket \"" + name.bucket() + "\" does not exist. Check its name."
              : "no such object (404). Check the name.";
      default -> told(status, said);
    };
  }

  private static String told(int status, String said) {
    return "the server answered " + status + (said.isEmpty() ? "" : ": " + said);
  }

  static String badBucketName(String bucket) {
    return "\""
        + bucket
        + "\" is no bucket name: these have 3 to 63 lower-case letters, digits, \"-\", \"_\" and"
        + " \".\", and begin and end with a letter or digit. Correct it.";
  }

  /** Tells whether there is no such object, and not for lack of the bucket. */
  static boolean isAbsent(GcsReply reply) {
    return reply.status() == 404
        && !GcsObject.readError(reply.body()).toLowerCase(Locale.ROOT).contains("bucket does not");
  }

  private static @Nullable Duration retryAfter(HttpHeaders headers) {
    String text = headers.firstValue("Retry-After").orElse("").strip();
    return text.matches("\\d{1,9}") ? Duration.ofSeconds(Long.parseLong(text)) : null;
  }
}
