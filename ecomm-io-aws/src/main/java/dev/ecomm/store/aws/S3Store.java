package dev.ecomm.store.aws;

import dev.ecomm.store.ObjectInfo;
import dev.ecomm.store.ObjectReader;
import dev.ecomm.store.ObjectStore;
import dev.ecomm.store.ObjectWriter;
import dev.ecomm.store.Precondition;
import dev.ecomm.store.ResumingInputStream;
import dev.ecomm.store.RetryPolicy;
import dev.ecomm.store.Stores;
import java.io.InputStream;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Objects of Amazon S3 and of servers that speak its protocol, {@code s3://bucket/key}.
 *
 * <p><b>Where and who.</b> Without options: region, endpoint ({@code AWS_ENDPOINT_URL_S3}) and
 * credentials as the AWS tools find them, in the environment, {@code ~/.aws} or the machine's role.
 * Nothing is looked up before the first call.
 *
 * <p><b>Reading.</b> A broken connection is gone on with at the byte where it broke, in the same
 * version or not at all. A stream from the beginning is compared, over all its connections, with
 * the checksum that S3 has of the whole object: damage is an {@link java.io.IOException} at the
 * last byte. S3 has none of what other programs uploaded in parts with composite checksums, and
 * none of parts of an object; there only the length is checked, and TLS vouches for the bytes.
 *
 * <p><b>Writing.</b> Up to {@linkplain Builder#partBytes one part} is put at once by the commit;
 * more becomes a multipart upload, one part being sent while the next is filled, which the commit
 * completes and everything else aborts. A process that is killed leaves its upload behind, which no
 * reader sees and a lifecycle rule removes. Each request carries a CRC32, which S3 compares.
 * Preconditions are decided by S3 itself ({@code If-None-Match}, {@code If-Match}); a server that
 * does not know these headers makes creators overwrite each other. When the answer to a commit gets
 * lost, a look at the object (its metadata {@code ecomm-write} is the id of the write) tells
 * whether it was done.
 *
 * <p><b>Versions</b> are ETags. Writing the same bytes again gives the same version, unless the
 * bucket encrypts with KMS; what a version names is the bytes. Keys that end at a slash are no
 * objects, they are how consoles show directories.
 *
 * <p>Immutable, safe for use by many threads; {@code toString} shows no secrets.
 */
public final class S3Store implements ObjectStore {
  private final S3Calls calls;
  private final WriteOptions writing;

  /** Makes a store with the defaults; {@link dev.ecomm.store.Stores#discovered()} does so. */
  public S3Store() {
    this(builder());
  }

  private S3Store(Builder builder) {
    this.calls =
        new S3Calls(new S3Connection(builder.options.copy()), builder.retry, builder.requesterPays);
    this.writing = new WriteOptions(builder.partBytes, builder.kmsKey);
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
    return Set.of("s3");
  }

  @Override
  public InputStream open(URI uri, long offset) {
    if (offset < 0) {
      throw new IllegalArgumentException("offset is " + offset + ", must be at least 0");
    }
    S3Location location = S3Location.ofObject(uri);
    S3Source source = S3Source.of(calls, location);
    ResumingInputStream in =
        ResumingInputStream.open(location.uri(), offset, source, calls.retryPolicy());
    return offset == 0 ? new VerifiedInput(location, source, in) : in;
  }

  @Override
  public ObjectReader reader(URI uri) {
    S3Location location = S3Location.ofObject(uri);
    ObjectInfo info = look(location).orElseThrow(() -> calls.absent(location));
    return new S3Parts(calls, location, info);
  }

  @Override
  public Optional<ObjectInfo> stat(URI uri) {
    S3Location location = S3Location.ofPrefix(uri);
    return location.isObject() ? look(location) : Optional.empty();
  }

  private Optional<ObjectInfo> look(S3Location location) {
    return calls.head(location).map(h -> Versions.info(location, h.contentLength(), h.eTag()));
  }

  @Override
  public List<ObjectInfo> list(URI prefix) {
    return S3Listing.of(calls, S3Location.ofPrefix(prefix));
  }

  @Override
  public ObjectWriter replace(URI uri, Precondition precondition) {
    return new S3Writer(calls, S3Location.ofObject(uri), writing, precondition);
  }

  @Override
  public void delete(URI uri, Precondition precondition) {
    if (precondition instanceof Precondition.Absent) {
      throw new IllegalArgumentException("precondition is absent, must be none or a version");
    }
    new Deletion(calls, S3Location.ofObject(uri), precondition).run();
  }

  @Override
  public String toString() {
    return "S3Store";
  }

  /** Options of an {@link S3Store}. For one thread. */
  public static final class Builder {
    private final S3Connection.Options options = new S3Connection.Options();
    private RetryPolicy retry = RetryPolicy.withDefaults();
    private boolean requesterPays;
    private int partBytes = 8 << 20;
    private @Nullable String kmsKey;

    private Builder() {}

    /**
     * Sets where the server is, for MinIO, Cloudflare R2, LocalStack and others. By default {@code
     * AWS_ENDPOINT_URL_S3}, {@code AWS_ENDPOINT_URL} or the profile's {@code endpoint_url}, else
     * Amazon's own.
     *
     * @param endpoint {@code https://host} or {@code http://host:port}
     * @return this
     * @throws IllegalArgumentException if it is not http or https, has no host, or carries a user
     *     name or password
     */
    public Builder endpoint(URI endpoint) {
      String scheme = endpoint.getScheme();
      boolean web = "http".equals(scheme) || "https".equals(scheme);
      if (!web || endpoint.getHost() == null || endpoint.getRawUserInfo() != null) {
        throw new IllegalArgumentException(
            "endpoint is "
                + Stores.withoutSecrets(endpoint)
                + ", must be https://host or http://host:port without a user name");
      }
      options.endpoint = endpoint;
      return this;
    }

    /**
     * Sets the bucket's region. By default {@code AWS_REGION}, the profile's region or the
     * machine's own; where none is found and an endpoint is set, {@code us-east-1}.
     *
     * @param region such as {@code eu-west-1}
     * @return this
     * @throws IllegalArgumentException if the region is blank
     */
    public Builder region(String region) {
      options.region = notBlank("region", region);
      return this;
    }

    /**
     * Sets whether requests name the bucket in the path ({@code host/bucket/key}) rather than in
     * the host ({@code bucket.host/key}). By default true if an endpoint is set, here or by {@code
     * AWS_ENDPOINT_URL}, {@code AWS_ENDPOINT_URL_S3}; else false.
     *
     * @param pathStyle true for the path
     * @return this
     */
    public Builder pathStyle(boolean pathStyle) {
      options.pathStyle = pathStyle;
      return this;
    }

    /**
     * Sets lasting credentials. By default they are found as by the AWS tools, which is better
     * wherever it is possible.
     *
     * @param accessKey the public half
     * @param secretKey the secret half
     * @return this
     * @throws IllegalArgumentException if one is blank
     */
    public Builder credentials(String accessKey, String secretKey) {
      options.accessKey = notBlank("accessKey", accessKey);
      options.secretKey = notBlank("secretKey", secretKey);
      options.sessionToken = null;
      return this;
    }

    /**
     * Sets temporary credentials.
     *
     * @param accessKey the public half
     * @param secretKey the secret half
     * @param sessionToken what came with them
     * @return this
     * @throws IllegalArgumentException if one is blank
     */
    public Builder credentials(String accessKey, String secretKey, String sessionToken) {
      credentials(accessKey, secretKey);
      options.sessionToken = notBlank("sessionToken", sessionToken);
      return this;
    }

    /**
     * Signs nothing: for public buckets.
     *
     * @return this
     */
    public Builder anonymous() {
      options.anonymous = true;
      return this;
    }

    /**
     * Takes credentials and region from a profile of {@code ~/.aws}, and from nowhere else. By
     * default {@code AWS_PROFILE} or {@code default} is one of the places.
     *
     * @param name the profile
     * @return this
     * @throws IllegalArgumentException if the name is blank
     */
    public Builder profile(String name) {
      options.profile = notBlank("profile", name);
      return this;
    }

    /**
     * Sets the size of the parts of large objects; by default 8 MiB. A writer holds up to two parts
     * in memory. From part 1,001 on parts grow, to reach S3's limits of 10,000 parts and 5 TiB
     * together: with 8 MiB, up to 8 GiB take 16 MiB of memory and 100 GiB some 300 MiB, which
     * larger parts from the start would lower.
     *
     * @param bytes 5 MiB to 1 GiB
     * @return this
     * @throws IllegalArgumentException if bytes is out of that range
     */
    public Builder partBytes(int bytes) {
      if (bytes < WriteOptions.SMALLEST_PART || bytes > WriteOptions.LARGEST_PART) {
        throw new IllegalArgumentException(
            "partBytes is " + bytes + ", must be 5242880 (5 MiB) to 1073741824 (1 GiB)");
      }
      this.partBytes = bytes;
      return this;
    }

    /**
     * Sets attempts and waits; by default {@link RetryPolicy#withDefaults()}. A {@code Retry-After}
     * of the server goes before them.
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
      options.connectTimeout = positive("connectTimeout", time);
      return this;
    }

    /**
     * Sets how long the server may be silent, before its answer and between any two pieces of the
     * body; by default 60 seconds. A long transfer is not limited by it.
     *
     * @param time more than zero
     * @return this
     * @throws IllegalArgumentException if the time is zero or negative
     */
    public Builder timeout(Duration time) {
      options.timeout = positive("timeout", time);
      return this;
    }

    /**
     * Sets whether we pay for requests to buckets whose owners ask for that; by default false.
     *
     * @param requesterPays true to pay
     * @return this
     */
    public Builder requesterPays(boolean requesterPays) {
      this.requesterPays = requesterPays;
      return this;
    }

    /**
     * Encrypts what is written with a key of KMS; by default the bucket decides.
     *
     * @param key the key's id, ARN or alias
     * @return this
     * @throws IllegalArgumentException if the key is blank
     */
    public Builder kmsKey(String key) {
      this.kmsKey = notBlank("kmsKey", key);
      return this;
    }

    private static String notBlank(String name, String value) {
      if (value.isBlank()) {
        throw new IllegalArgumentException(name + " is blank, must be given");
      }
      return value;
    }

    private static Duration positive(String name, Duration time) {
      if (time.isZero() || time.isNegative()) {
        throw new IllegalArgumentException(name + " is " + time + ", must be more than zero");
      }
      return time;
    }

    /**
     * Makes the store. It connects and looks for credentials with its first call.
     *
     * @return a new store
     */
    public S3Store build() {
      return new S3Store(this);
    }
  }
}
