package dev.ecomm.store.gcp;

import dev.ecomm.error.PreconditionFailedException;
import dev.ecomm.error.StoreException;
import dev.ecomm.store.ObjectInfo;
import dev.ecomm.store.ObjectReader;
import dev.ecomm.store.ObjectStore;
import dev.ecomm.store.ObjectWriter;
import dev.ecomm.store.Precondition;
import dev.ecomm.store.ResumingInputStream;
import dev.ecomm.store.RetryPolicy;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Objects of Google Cloud Storage, {@code gs://bucket/name} URIs.
 *
 * <p><b>Login.</b> Unless the builder says otherwise, Google's application default credentials: the
 * file named by {@code GOOGLE_APPLICATION_CREDENTIALS} (a key, or a workload identity), the login
 * of {@code gcloud auth application-default login}, the metadata server of a machine at Google. The
 * look-up waits for the first call. An endpoint with {@code http:} gets no login unless one is
 * asked for explicitly.
 *
 * <p><b>Reading.</b> A stream is of one generation: a connection that breaks is gone on with by a
 * range of that generation, and an object that is replaced meanwhile is an error. A read from the
 * first to the last byte compares the CRC32C that Google keeps; the last bytes are handed out only
 * if it is right. Ranges have no checksum at Google. Objects with the content encoding gzip come
 * packed, as they are stored, so lengths and offsets hold. Closing early breaks the connection off.
 *
 * <p><b>Writing.</b> Up to {@link Builder#chunkBytes} bytes go in one request at the commit; more
 * go piece by piece into an upload session that shows nothing before its last piece. The commit
 * carries the CRC32C, which Google compares before it publishes, and the precondition as a
 * generation, so of several creators exactly one wins. A write that is given up takes its session
 * back; a program that is killed leaves a session, which is invisible, costs nothing and ends
 * within a week. Where an answer got lost, the session is asked, or the object looked at: it
 * carries the write's id as metadata {@code ecomm-write}. So a write that happened is a success.
 * Memory: one piece a writer.
 *
 * <p><b>Versions</b> are generations. Names that end at a slash, as the console makes them for
 * empty folders, are no objects here.
 *
 * <p>Failures to connect and the answers 408, 429, 500, 502, 503, 504 are tried again with growing
 * waits, or after the time that {@code Retry-After} asks for. Immutable, safe for use by many
 * threads.
 */
public final class GcsStore implements ObjectStore {
  private static final Pattern GENERATION = Pattern.compile("[0-9]{1,19}");

  private final GcsOptions options;
  private final String iamEndpoint;
  // Made by the first call: most programs that have this store on the class path do not use it.
  private @Nullable GcsClient client;

  /** Makes a store with the defaults; {@code Stores.discovered()} does so. */
  public GcsStore() {
    this(builder());
  }

  private GcsStore(Builder builder) {
    this.options = builder.options();
    this.iamEndpoint = builder.iamEndpoint;
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
    return Set.of("gs");
  }

  @Override
  public InputStream open(URI uri, long offset) {
    if (offset < 0) {
      throw new IllegalArgumentException("offset is " + offset + ", must be at least 0");
    }
    GcsName name = GcsName.of(uri);
    GcsSource source = new GcsSource(client(), name, "", offset, GcsSource.TO_THE_END);
    ResumingInputStream in = ResumingInputStream.open(name.uri(), offset, source, options.retry());
    return offset == 0 ? new CheckedInput(in, source, name.uri()) : in;
  }

  @Override
  public ObjectReader reader(URI uri) {
    GcsName name = GcsName.of(uri);
    ObjectInfo info =
        stat(uri).orElseThrow(() -> new StoreException(name.uri(), "no such object", null));
    return new GcsParts(client(), name, info);
  }

  @Override
  public Optional<ObjectInfo> stat(URI uri) {
    GcsName name = GcsName.prefix(uri);
    if (name.isDirectory()) {
      return Optional.empty();
    }
    GcsClient gcs = client();
    return gcs.retried(name, () -> gcs.look(name)).map(found -> info(name.uri(), found));
  }

  private static ObjectInfo info(URI uri, GcsObject object) {
    return new ObjectInfo(uri, object.size(), object.generation());
  }

  @Override
  public List<ObjectInfo> list(URI prefix) {
    GcsName start = GcsName.prefix(prefix);
    List<ObjectInfo> found = new ArrayList<>();
    for (GcsObject object : client().list(start)) {
      if (!object.name().endsWith("/")) {
        found.add(info(start.sibling(object.name()), object));
      }
    }
    found.sort(ObjectInfo.byName());
    return List.copyOf(found);
  }

  @Override
  public ObjectWriter replace(URI uri, Precondition precondition) {
    GcsName name = GcsName.of(uri);
    requireGeneration(name, precondition);
    return new GcsWriter(client(), name, precondition, options.chunkBytes());
  }

  @Override
  public void delete(URI uri, Precondition precondition) {
    if (precondition instanceof Precondition.Absent) {
      throw new IllegalArgumentException("precondition is absent, must be none or a version");
    }
    GcsName name = GcsName.of(uri);
    requireGeneration(name, precondition);
    client().delete(name, precondition);
  }

  // A text that is no generation is the version of no object here.
  private static void requireGeneration(GcsName name, Precondition precondition) {
    if (precondition instanceof Precondition.Version version
        && !GENERATION.matcher(version.version()).matches()) {
      throw new PreconditionFailedException(
          name.uri(),
          "cannot have version " + version.version() + ", for versions here are generations",
          null);
    }
  }

  private synchronized GcsClient client() {
    GcsClient made = client;
    if (made == null) {
      made =
          new GcsClient(new GcsHttp(options, new GcsLogin(options, iamEndpoint)), options.retry());
      client = made;
    }
    return made;
  }

  @Override
  public String toString() {
    return "GcsStore";
  }

  /** Options of a {@link GcsStore}. For one thread. */
  public static final class Builder {
    private static final int PIECE_UNIT = 256 * 1024;
    private static final int MOST_CHUNK_BYTES = 1 << 30;
    private static final String GOOGLE = "https://storage.googleapis.com";

    private String endpoint = "";
    private String userProject = "";
    private String account = "";
    private List<String> delegates = List.of();
    private @Nullable Path credentialsFile;
    private boolean anonymous;
    private int chunkBytes = 8 << 20;
    private RetryPolicy retry = RetryPolicy.withDefaults();
    private Duration connectTimeout = Duration.ofSeconds(10);
    private Duration timeout = Duration.ofSeconds(60);
    private UnaryOperator<@Nullable String> environment = System::getenv;
    private String iamEndpoint = "";

    private Builder() {}

    /**
     * Sets the server; by default the one that the environment variable {@code
     * STORAGE_EMULATOR_HOST} names ({@code localhost:9000} is http), else Google's.
     *
     * @param endpoint {@code http:} or {@code https:}, host, perhaps a port; with {@code http:} no
     *     login is sent unless {@link #credentialsFile} or {@link #impersonate} ask for it
     * @return this
     * @throws IllegalArgumentException if it is no such URI
     */
    public Builder endpoint(URI endpoint) {
      this.endpoint = GcsOptions.endpoint("endpoint", endpoint.toString()).toString();
      return this;
    }

    /**
     * Sets the project that is billed for requests to buckets whose requester pays; by default the
     * bucket's owner is billed. The login needs the permission serviceusage.services.use on it.
     *
     * @param project its id
     * @return this
     * @throws IllegalArgumentException if it is blank
     */
    public Builder userProject(String project) {
      this.userProject = notBlank("userProject", project);
      return this;
    }

    /**
     * Acts as a service account; by default as the login itself. The login needs the role Service
     * Account Token Creator on it.
     *
     * @param serviceAccount its address
     * @param delegates accounts in between, each of which may act as the next; usually none
     * @return this
     * @throws IllegalArgumentException if it is blank
     */
    public Builder impersonate(String serviceAccount, String... delegates) {
      this.account = notBlank("serviceAccount", serviceAccount);
      this.delegates = List.of(delegates);
      return this;
    }

    /**
     * Sets the file of the login: a service account's key, a workload identity, or another that
     * Google's tools give out. By default the application default credentials are looked up.
     *
     * @param file read by the first call
     * @return this
     */
    public Builder credentialsFile(Path file) {
      this.credentialsFile = Objects.requireNonNull(file, "file");
      return this;
    }

    /**
     * Uses no login, for public buckets; by default one is looked up.
     *
     * @return this
     */
    public Builder anonymous() {
      this.anonymous = true;
      return this;
    }

    /**
     * Sets the size of the pieces in which larger objects are sent, which is also what a writer
     * holds in memory; by default 8 MiB. One piece must get through within the {@link #timeout}.
     *
     * @param bytes a multiple of 262144 (256 KiB), at most 1 GiB
     * @return this
     * @throws IllegalArgumentException if it is no such number
     */
    public Builder chunkBytes(int bytes) {
      if (bytes < PIECE_UNIT || bytes > MOST_CHUNK_BYTES || bytes % PIECE_UNIT != 0) {
        throw new IllegalArgumentException(
            "chunkBytes is "
                + bytes
                + ", must be a multiple of 262144, at most "
                + MOST_CHUNK_BYTES);
      }
      this.chunkBytes = bytes;
      return this;
    }

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
     * Sets how long a request may take until its answer begins, sending included, and how long the
     * server may be silent between any two pieces of the answer; by default 60 seconds.
     *
     * @param time more than zero
     * @return this
     * @throws IllegalArgumentException if the time is zero or negative
     */
    public Builder timeout(Duration time) {
      this.timeout = positive("timeout", time);
      return this;
    }

    /** Tests set variables of the environment. */
    Builder environment(UnaryOperator<@Nullable String> environment) {
      this.environment = environment;
      return this;
    }

    /** Tests act as Google's server for impersonation. */
    Builder iamEndpoint(String endpoint) {
      this.iamEndpoint = endpoint;
      return this;
    }

    private static String notBlank(String name, String value) {
      if (value.isBlank()) {
        throw new IllegalArgumentException(name + " is blank, must name one");
      }
      return value;
    }

    private static Duration positive(String name, Duration time) {
      if (time.isZero() || time.isNegative()) {
        throw new IllegalArgumentException(name + " is " + time + ", must be more than zero");
      }
      return time;
    }

    private String server() {
      if (!endpoint.isEmpty()) {
        return endpoint;
      }
      String emulator = environment.apply("STORAGE_EMULATOR_HOST");
      if (emulator == null || emulator.isBlank()) {
        return GOOGLE;
      }
      return emulator.contains("://") ? emulator : "http://" + emulator;
    }

    private GcsOptions options() {
      return new GcsOptions(
          server(),
          userProject,
          account,
          delegates,
          credentialsFile,
          anonymous,
          chunkBytes,
          retry,
          connectTimeout,
          timeout);
    }

    /**
     * Makes the store. Nothing is looked up before its first call.
     *
     * @return a new store
     */
    public GcsStore build() {
      return new GcsStore(this);
    }
  }
}
