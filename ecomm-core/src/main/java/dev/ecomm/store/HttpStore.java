package dev.ecomm.store;

import dev.ecomm.error.StoreException;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Objects of web servers, {@code http:} and {@code https:} URIs, for reading only.
 *
 * <p>A body that breaks off is gone on with by a {@code Range} request, or read again and skipped
 * where the server does no ranges; in both cases only if ETag or Last-Modified say that it is the
 * same version still, otherwise a {@link StoreException} says that it changed. A server that sends
 * neither cannot be resumed. Failures to connect and the answers 408, 425, 429, 500, 502, 503, 504
 * are tried again with growing waits, or after the time that {@code Retry-After} asks for. The
 * length is checked against the announced one; only a body without any announcement (HTTP/1.0) is
 * taken as it comes. Redirects are followed, except from https to http.
 *
 * <p>Queries may carry signatures and are left out of messages. The version is the ETag, else
 * Last-Modified, else empty. Proxies are those of the JVM ({@code https.proxyHost}). Immutable,
 * safe for use by many threads.
 */
public final class HttpStore implements ObjectStore {
  private static final String READ_ONLY =
      "web servers are read only here. Write to a file or bucket.";

  private final RetryPolicy retry;
  private final Duration connectTimeout;
  private final Duration timeout;
  private final long maxBytes;
  private final Retries.Pause pause;
  // Made by the first request: a client has a thread, and most programs read no web server.
  private @Nullable HttpExchanges exchanges;

  /** Makes a store with the defaults; {@link Stores#discovered()} does so. */
  public HttpStore() {
    this(builder());
  }

  private HttpStore(Builder builder) {
    this.retry = builder.retry;
    this.connectTimeout = builder.connectTimeout;
    this.timeout = builder.timeout;
    this.maxBytes = builder.maxBytes;
    this.pause = builder.pause;
  }

  /**
   * Starts with the defaults.
   *
   * @return a new builder
   */
  public static Builder builder() {
    return new Builder();
  }

  @Override
  public Set<String> schemes() {
    return Set.of("http", "https");
  }

  @Override
  public InputStream open(URI uri, long offset) {
    if (offset < 0) {
      throw new IllegalArgumentException("offset is " + offset + ", must be at least 0");
    }
    URI clean = clean(uri);
    HttpSource source = new HttpSource(clean, exchanges(), offset, maxBytes);
    InputStream in = ResumingInputStream.open(clean, offset, source, retries(clean));
    URI shown = Stores.withoutSecrets(clean);
    return maxBytes == Long.MAX_VALUE ? in : new LimitedInput(in, shown, offset, maxBytes);
  }

  @Override
  public Optional<ObjectInfo> stat(URI uri) {
    URI clean = clean(uri);
    try {
      return retries(clean).run(() -> look(clean));
    } catch (IOException e) {
      throw new StoreException(Stores.withoutSecrets(clean), String.valueOf(e.getMessage()), e);
    }
  }

  private Optional<ObjectInfo> look(URI uri) throws IOException {
    HttpRequest.Builder head =
        exchanges().request(uri).method("HEAD", HttpRequest.BodyPublishers.noBody());
    HttpResponse<InputStream> response = exchanges().send(head.build());
    response.body().close();
    if (Set.of(403, 405, 501).contains(response.statusCode())) {
      // Signed URLs are signed for GET, and some servers know nothing else.
      response = exchanges().send(exchanges().request(uri).GET().build());
      response.body().close();
    }
    return switch (response.statusCode()) {
      case 200 -> Optional.of(info(uri, response.headers()));
      case 404, 410 -> Optional.empty();
      default -> throw HttpProblems.of(uri, response);
    };
  }

  private static ObjectInfo info(URI uri, HttpHeaders headers) {
    OptionalLong length = headers.firstValueAsLong("Content-Length");
    return new ObjectInfo(
        uri, length.orElse(ObjectInfo.UNKNOWN_LENGTH), HttpValidator.of(headers).version());
  }

  /**
   * Not possible.
   *
   * @throws StoreException always: web servers have no common way to list
   */
  @Override
  public List<ObjectInfo> list(URI prefix) {
    throw new StoreException(
        Stores.withoutSecrets(prefix), "web servers cannot list. Name each object.", null);
  }

  /**
   * Not possible.
   *
   * @throws StoreException always
   */
  @Override
  public ObjectWriter replace(URI uri, Precondition precondition) {
    throw new StoreException(Stores.withoutSecrets(uri), READ_ONLY, null);
  }

  /**
   * Not possible.
   *
   * @throws StoreException always
   */
  @Override
  public void delete(URI uri, Precondition precondition) {
    throw new StoreException(Stores.withoutSecrets(uri), READ_ONLY, null);
  }

  private static URI clean(URI uri) {
    URI clean = Locations.parse(uri.toString());
    if (clean.getHost() == null) {
      throw new StoreException(
          Stores.withoutSecrets(clean), "names no host. Write https://host/path.", null);
    }
    return clean;
  }

  private synchronized HttpExchanges exchanges() {
    HttpExchanges made = exchanges;
    if (made == null) {
      made = new HttpExchanges(connectTimeout, timeout);
      exchanges = made;
    }
    return made;
  }

  private Retries retries(URI uri) {
    return new Retries(uri, retry, pause);
  }

  @Override
  public String toString() {
    return "HttpStore";
  }

  /** Options of an {@link HttpStore}. For one thread. */
  public static final class Builder {
    private RetryPolicy retry = RetryPolicy.withDefaults();
    private Duration connectTimeout = Duration.ofSeconds(10);
    private Duration timeout = Duration.ofSeconds(60);
    private long maxBytes = Long.MAX_VALUE;
    private Retries.Pause pause = Retries.SLEEP;

    private Builder() {}

    /**
     * Sets attempts and waits; by default {@link RetryPolicy#withDefaults()}.
     *
     * @param retry the policy
     * @return this
     */
    public Builder retry(RetryPolicy retry) {
      this.retry = Objects.requireNonNull(retry, "retry");
      return this;
    }

    /**
     * Sets how long one attempt to connect may take; by default 10 seconds.
     *
     * @param time more than zero
     * @return this
     * @throws IllegalArgumentException if the time is zero or negative
     */
    public Builder connectTimeout(Duration time) {
      this.connectTimeout = positive("connectTimeout", time);
      return this;
    }

    /**
     * Sets how long the server may be silent, before its answer and between any two pieces of the
     * body; by default 60 seconds. A long download is not limited by it.
     *
     * @param time more than zero
     * @return this
     * @throws IllegalArgumentException if the time is zero or negative
     */
    public Builder timeout(Duration time) {
      this.timeout = positive("timeout", time);
      return this;
    }

    /**
     * Sets the longest object that is read; by default there is no limit.
     *
     * @param bytes at least 0
     * @return this
     * @throws IllegalArgumentException if bytes is negative
     */
    public Builder maxBytes(long bytes) {
      if (bytes < 0) {
        throw new IllegalArgumentException("maxBytes is " + bytes + ", must be at least 0");
      }
      this.maxBytes = bytes;
      return this;
    }

    Builder pause(Retries.Pause pause) {
      this.pause = pause;
      return this;
    }

    private static Duration positive(String name, Duration time) {
      if (time.isZero() || time.isNegative()) {
        throw new IllegalArgumentException(name + " is " + time + ", must be more than zero");
      }
      return time;
    }

    /**
     * Makes the store.
     *
     * @return a new store
     */
    public HttpStore build() {
      return new HttpStore(this);
    }
  }
}
