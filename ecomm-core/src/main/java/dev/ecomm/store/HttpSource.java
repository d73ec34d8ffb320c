package dev.ecomm.store;

import dev.ecomm.error.StoreException;
import dev.ecomm.store.ResumingInputStream.Part;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Opens one object of a web server, again and again at different offsets, always one version. */
final class HttpSource implements ResumingInputStream.Source {
  private static final Pattern RANGE =
      Pattern.compile("bytes (\\d{1,18})-\\d{1,18}/(\\d{1,18}|\\*)");
  private static final Pattern UNSATISFIED = Pattern.compile("bytes \\*/(\\d{1,18})");

  private final URI uri;
  private final URI shown;
  private final HttpExchanges exchanges;
  private final long start;
  private final long maxBytes;
  private @Nullable HttpValidator first;

  HttpSource(URI uri, HttpExchanges exchanges, long start, long maxBytes) {
    this.uri = uri;
    this.shown = Stores.withoutSecrets(uri);
    this.exchanges = exchanges;
    this.start = start;
    this.maxBytes = maxBytes;
  }

  @Override
  public Part open(long offset) throws IOException {
    if (offset == start) {
      first = null; // no byte was handed out yet, so any version will do
    }
    HttpRequest.Builder request = exchanges.request(uri).GET();
    if (offset > 0) {
      request.header("Range", "bytes=" + offset + "-");
      if (first != null && !first.exact().isEmpty()) {
        request.header("If-Range", first.exact());
      }
    }
    HttpResponse<InputStream> response = exchanges.send(request.build());
    boolean kept = false;
    try {
      Part part = part(response, offset);
      kept = true;
      return part;
    } finally {
      if (!kept) {
        response.body().close();
      }
    }
  }

  private Part part(HttpResponse<InputStream> response, long offset) throws IOException {
    return switch (response.statusCode()) {
      case 200 -> whole(response, offset);
      case 206 -> rest(response, offset);
      case 416 -> nothing(response, offset);
      default -> throw HttpProblems.of(uri, response);
    };
  }

  private Part whole(HttpResponse<InputStream> response, long offset) throws IOException {
    requireSameVersion(HttpValidator.of(response.headers()));
    long length = response.headers().firstValueAsLong("Content-Length").orElse(-1);
    requireSize(length);
    if (length >= 0 && offset > length) {
      throw beyond(offset, length);
    }
    // The server does not do ranges: read over what is known already.
    long left = offset;
    try {
      response.body().skipNBytes(left);
    } catch (EOFException e) {
      if (length < 0) {
        throw new StoreException(shown, "ended before offset " + offset, e);
      }
      throw e;
    }
    return new Part(response.body(), length);
  }

  private Part rest(HttpResponse<InputStream> response, long offset) {
    Matcher range = RANGE.matcher(response.headers().firstValue("Content-Range").orElse(""));
    if (!range.matches() || Long.parseLong(range.group(1)) != offset) {
      throw new StoreException(
          shown, "the server answered with another range than the one from byte " + offset, null);
    }
    requireSameVersion(HttpValidator.of(response.headers()));
    long length = range.group(2).equals("*") ? -1 : Long.parseLong(range.group(2));
    requireSize(length);
    return new Part(response.body(), length);
  }

  private Part nothing(HttpResponse<InputStream> response, long offset) {
    Matcher range = UNSATISFIED.matcher(response.headers().firstValue("Content-Range").orElse(""));
    long length = range.matches() ? Long.parseLong(range.group(1)) : -1;
    if (first != null) {
      throw new StoreException(shown, ResumingInputStream.CHANGED, null);
    }
    if (length != offset) {
      throw beyond(offset, length);
    }
    return new Part(InputStream.nullInputStream(), length);
  }

  private StoreException beyond(long offset, long length) {
    String has = length < 0 ? "is shorter than that" : "has " + length + " bytes";
    return new StoreException(shown, "there is no offset " + offset + ", for it " + has, null);
  }

  private void requireSameVersion(HttpValidator now) {
    if (first == null) {
      first = now;
    } else if (first.exact().isEmpty()) {
      throw new StoreException(
          shown,
          "the connection broke, and the server sends neither a strong ETag nor Last-Modified by"
              + " which to go on with the same version. Read it again, or download it first.",
          null);
    } else if (!first.isSameBytes(now)) {
      throw new StoreException(shown, ResumingInputStream.CHANGED, null);
    }
  }

  private void requireSize(long length) {
    if (length > maxBytes) {
      throw LimitedInput.exceeded(shown, maxBytes);
    }
  }
}
