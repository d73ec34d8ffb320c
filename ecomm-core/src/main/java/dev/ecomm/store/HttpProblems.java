package dev.ecomm.store;

import dev.ecomm.error.StoreException;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpHeaders;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What the answers of web servers mean to the user of the program. */
final class HttpProblems {
  private static final Set<Integer> PASSING = Set.of(408, 425, 429, 500, 502, 503, 504);

  private HttpProblems() {}

  /**
   * Judges an answer that brings no object.
   *
   * @return an exception if trying again may help
   * @throws StoreException if it does not
   */
  static IOException of(URI uri, HttpResponse<?> response) {
    int status = response.statusCode();
    if (PASSING.contains(status)) {
      return new BusyException("the server answered " + status, retryAfter(response.headers()));
    }
    throw new StoreException(Stores.withoutSecrets(uri), text(status, response), null);
  }

  private static String text(int status, HttpResponse<?> response) {
    return switch (status) {
      case 401 ->
          "needs a login (401). Download it with a tool that can log in, or use a signed URL.";
      case 403 ->
          "access denied (403). A signed URL may have expired; ask for the right to read it.";
      case 404, 410 -> "no such object (" + status + "). Check the address.";
      default -> {
        Optional<String> location = response.headers().firstValue("Location");
        yield status / 100 == 3 && location.isPresent()
            ? redirect(status, response.uri().resolve(location.get()))
            : "the server answered " + status;
      }
    };
  }

  private static String redirect(int status, URI location) {
    return "redirects ("
        + status
        + ") to "
        + Stores.withoutSecrets(location)
        + ", which is not followed: it leads from https to http, or in a circle";
  }

  /** Seconds, or a date; that is compared with the server's own clock, not with ours. */
  static @Nullable Duration retryAfter(HttpHeaders headers) {
    String text = headers.firstValue("Retry-After").orElse("").strip();
    if (text.matches("\\d{1,9}")) {
      return Duration.ofSeconds(Long.parseLong(text));
    }
    try {
      Instant then = date(text);
      Instant now = date(headers.firstValue("Date").orElse(""));
      return then.isBefore(now) ? Duration.ZERO : Duration.between(now, then);
    } catch (DateTimeParseException e) {
      return null;
    }
  }

  private static Instant date(String text) {
    return ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant();
  }
}
