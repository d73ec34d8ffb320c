package dev.ecomm.store.aws;

import dev.ecomm.error.StoreException;
import dev.ecomm.store.BusyException;
import java.io.IOException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import javax.net.ssl.SSLException;
import javax.xml.stream.XMLStreamException;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.http.SdkHttpResponse;
import software.amazon.awssdk.services.s3.model.S3Exception;

/** What the failures of S3 and of the way there mean to the user of the program. */
final class S3Problems {
  private static final Set<Integer> PASSING = Set.of(408, 425, 429, 500, 502, 503, 504);

  /** Codes that come with a status of no use: damage on the way to S3, or another writer at it. */
  private static final Set<String> PASSING_CODES =
      Set.of(
          "RequestTimeout",
          "SlowDown",
          "Throttling",
          "InternalError",
          "BadDigest",
          "XAmzContentChecksumMismatch",
          "XAmzContentSHA256Mismatch",
          "IncompleteBody",
          "OperationAborted",
          "ConditionalRequestConflict");

  private S3Problems() {}

  /**
   * Judges a failure.
   *
   * @param needs the permissions that the call needs, for a refusal
   * @return an exception if trying again may help
   * @throws StoreException if it does not
   */
  static IOException of(S3Location location, SdkException e, String needs) {
    if (e instanceof S3Exception answer) {
      return ofAnswer(location, answer, needs);
    }
    Throwable reason = reason(e);
    if (reason instanceof UnknownHostException) {
      throw new StoreException(
          location.uri(),
          "the host "
              + reason.getMessage()
              + " is not known. Check the endpoint, the region and the network.",
          e);
    }
    if (reason instanceof SSLException) {
      throw new StoreException(location.uri(), "no secure connection: " + reason.getMessage(), e);
    }
    if (reason instanceof XMLStreamException) {
      return new IOException("the answer of S3 broke off", e);
    }
    if (reason instanceof IOException || e.retryable()) {
      return new IOException("no answer from S3: " + text(reason), e);
    }
    throw new StoreException(location.uri(), text(e), e);
  }

  /** The innermost exception that says what happened. */
  private static Throwable reason(Throwable e) {
    Throwable reason = e;
    while (reason.getCause() != null && !(reason instanceof IOException)) {
      reason = reason.getCause();
    }
    return reason;
  }

  private static String text(Throwable e) {
    return e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
  }

  private static IOException ofAnswer(S3Location location, S3Exception e, String needs) {
    if (PASSING.contains(e.statusCode()) || PASSING_CODES.contains(code(e)) || isAboutChecksum(e)) {
      return new BusyException("S3 answered " + status(e), retryAfter(e));
    }
    throw new StoreException(location.uri(), problem(location, e, needs), e);
  }

  /** Ours are well-formed, so whatever a server says of them, bytes changed on the way there. */
  private static boolean isAboutChecksum(S3Exception e) {
    return e.statusCode() == 400 && status(e).contains("x-amz-checksum");
  }

  private static String problem(S3Location location, S3Exception e, String needs) {
    Optional<String> region = header(e, "x-amz-bucket-region");
    if (Set.of("PermanentRedirect", "AuthorizationHeaderMalformed", "TemporaryRedirect")
            .contains(code(e))
        || e.statusCode() == 301
        || e.statusCode() == 307
        || (e.statusCode() == 400 && region.isPresent())) {
      return wrongRegion(e, region);
    }
    return switch (code(e)) {
      case "NoSuchBucket" ->
          "there is no bucket \""
              + location.bucket()
              + "\". Check its name, and the endpoint if one is set.";
      case "NoSuchUpload" ->
          "its upload is gone: a lifecycle rule or somebody aborted it. Write it again.";
      case "ExpiredToken", "ExpiredTokenException", "TokenRefreshRequired" ->
          "the credentials have expired. Log in again, or renew the session token.";
      case "InvalidAccessKeyId", "InvalidToken" ->
          "the access key or token is not known here. Check which credentials are used, and the"
              + " endpoint if one is set.";
      case "SignatureDoesNotMatch" ->
          "the signature does not match. Check the secret key, and the endpoint if one is set.";
      case "RequestTimeTooSkewed" ->
          "the clock of this machine and that of S3 differ too much. Set the clock.";
      case "InvalidObjectState" -> "is archived. Restore it in S3, then read it.";
      default -> otherwise(e, needs);
    };
  }

  private static String otherwise(S3Exception e, String needs) {
    return switch (e.statusCode()) {
      case 404 -> "no such object (404). Check the name.";
      case 401, 403 ->
          "access denied ("
              + status(e)
              + "). Ask for the permission "
              + needs
              + "; without s3:ListBucket S3 denies also what is not there.";
      default -> "S3 answered " + status(e);
    };
  }

  private static String wrongRegion(S3Exception e, Optional<String> region) {
    String where =
        region.isPresent()
            ? String.format(
                Locale.ROOT,
                "the bucket is in the region %s. Set AWS_REGION=%s or"
                    + " S3Store.builder().region(\"%s\")",
                region.get(),
                region.get(),
                region.get())
            : "the bucket is in another region or at another endpoint. Set AWS_REGION";
    return where + " (S3 answered " + status(e) + ").";
  }

  /** The status and what S3 says of it, as far as it says anything: HEAD has no body. */
  private static String status(S3Exception e) {
    AwsErrorDetails details = e.awsErrorDetails();
    String message = details == null ? null : details.errorMessage();
    String code = code(e);
    return e.statusCode()
        + (code.isEmpty() ? "" : " " + code)
        + (message == null || message.isBlank() ? "" : ": " + message);
  }

  static String code(S3Exception e) {
    AwsErrorDetails details = e.awsErrorDetails();
    String code = details == null ? null : details.errorCode();
    return code == null ? "" : code;
  }

  private static Optional<String> header(S3Exception e, String name) {
    AwsErrorDetails details = e.awsErrorDetails();
    SdkHttpResponse response = details == null ? null : details.sdkHttpResponse();
    return response == null ? Optional.empty() : response.firstMatchingHeader(name);
  }

  private static @Nullable Duration retryAfter(S3Exception e) {
    return header(e, "Retry-After")
        .map(String::strip)
        .filter(text -> text.matches("\\d{1,9}"))
        .map(text -> Duration.ofSeconds(Long.parseLong(text)))
        .orElse(null);
  }

  /** A conditional write or delete found another state than it names. */
  static boolean isPrecondition(SdkException e) {
    return e instanceof S3Exception answer && answer.statusCode() == 412;
  }

  static boolean isAbsent(SdkException e) {
    return e instanceof S3Exception answer
        && answer.statusCode() == 404
        && !code(answer).equals("NoSuchBucket");
  }
}
