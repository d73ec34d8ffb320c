package dev.ecomm.testkit.gcs;

import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;

/**
 * A Google Cloud Storage server on this machine, over real HTTP, for tests.
 *
 * <pre>{@code
 * try (FakeGcs gcs = FakeGcs.start()) {
 *   gcs.createBucket("shop");
 *   gcs.put("shop", "2011/invoices.csv", csv);
 *   gcs.failing(2, Fault.status(503));
 *   runTheProgram(gcs.endpoint());
 * }
 * }</pre>
 *
 * <p>It speaks the JSON API of objects: uploads (media, multipart, resumable with status and
 * cancel), downloads with ranges and generations, unpacking of gzip for clients that do not accept
 * it, metadata, lists in pages, deletes, {@code ifGenerationMatch} and {@code
 * ifGenerationNotMatch}, CRC32C and MD5 (checked where the client sends them), requester pays.
 * Buckets can be made and looked at. It keeps one version of each object, and knows no logins, so
 * every request may do everything. Bytes are files in a temporary directory, which {@link #close()}
 * removes; a request is served in a few times 64 KiB of memory, except multipart uploads, which are
 * held whole. Generations ascend from a fixed number, times are constant: the same calls give the
 * same answers.
 *
 * <p>Safe for use by many threads.
 */
public final class FakeGcs implements AutoCloseable {

  static {
    // Else each answer waits up to 40 ms for the client's kernel to confirm the headers. The JDK
    // reads this once, when the first server is made.
    if (System.getProperty("sun.net.httpserver.nodelay") == null) {
      System.setProperty("sun.net.httpserver.nodelay", "true");
    }
  }

  private final HttpServer server;
  private final ExecutorService threads;
  private final Path directory;
  private final URI endpoint;
  private final Buckets buckets;
  private final Uploads uploads;
  private final Handler handler;

  private FakeGcs() throws IOException {
    directory = Files.createTempDirectory("fake-gcs");
    buckets = new Buckets(directory);
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    endpoint = URI.create("http://localhost:" + server.getAddress().getPort());
    uploads = new Uploads(buckets, endpoint);
    handler = new Handler(new Api(buckets, uploads));
    threads = Executors.newCachedThreadPool(FakeGcs::daemon);
    server.createContext("/", handler);
    server.setExecutor(threads);
    server.start();
  }

  private static Thread daemon(Runnable work) {
    Thread thread = new Thread(work, "fake-gcs");
    thread.setDaemon(true);
    return thread;
  }

  /**
   * Starts a server without buckets, on a free port of the loopback interface.
   *
   * @return to be closed
   * @throws UncheckedIOException if there is no port or no temporary directory
   */
  public static FakeGcs start() {
    try {
      return new FakeGcs();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Returns where the server listens.
   *
   * @return {@code http://localhost:port}, for the client's option of that name or for the
   *     environment variable {@code STORAGE_EMULATOR_HOST}
   */
  public URI endpoint() {
    return endpoint;
  }

  /**
   * Makes a bucket, if it is not there.
   *
   * @param bucket its name
   */
  public void createBucket(String bucket) {
    buckets.add(bucket, false);
  }

  /**
   * Makes a bucket that refuses requests which name no project to be billed.
   *
   * @param bucket its name
   */
  public void createRequesterPaysBucket(String bucket) {
    buckets.add(bucket, true);
  }

  /**
   * Makes or replaces an object.
   *
   * @param bucket must exist
   * @param name the object's
   * @param bytes copied
   * @return its generation
   * @throws NoSuchElementException if there is no such bucket
   */
  public long put(String bucket, String name, byte[] bytes) {
    return put(bucket, name, bytes, Map.of());
  }

  /**
   * Makes or replaces an object that has settings.
   *
   * @param bucket must exist
   * @param name the object's
   * @param bytes copied
   * @param settings fields of the object's resource, such as {@code contentEncoding} or {@code
   *     contentType}
   * @return its generation
   * @throws NoSuchElementException if there is no such bucket
   */
  public long put(String bucket, String name, byte[] bytes, Map<String, String> settings) {
    Spool spool = buckets.newSpool();
    try {
      spool.append(new ByteArrayInputStream(bytes));
      return buckets.put(bucket, name, spool, Map.copyOf(settings), Conditions.none()).generation();
    } catch (Refusal e) {
      throw (NoSuchElementException) new NoSuchElementException("no bucket " + bucket).initCause(e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Returns an object's bytes.
   *
   * @param bucket its bucket
   * @param name the object's
   * @return a copy
   * @throws NoSuchElementException if there is no such object
   */
  public byte[] get(String bucket, String name) {
    Stored stored = buckets.find(bucket, name);
    if (stored == null) {
      throw new NoSuchElementException("no object " + bucket + "/" + name);
    }
    try {
      return Files.readAllBytes(stored.file());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Returns the names of all objects of a bucket.
   *
   * @param bucket its name
   * @return ascending by code points; empty also if there is no such bucket
   */
  public List<String> names(String bucket) {
    return buckets.all(bucket).stream().map(Stored::name).toList();
  }

  /**
   * Returns how many resumable uploads were started and neither finished nor cancelled.
   *
   * @return at least 0
   */
  public int openSessions() {
    return uploads.open();
  }

  /**
   * Lets one of the next requests fail. Of several plans for one request the first counts.
   *
   * @param nth 1 is the next request
   * @param fault what goes wrong
   * @throws IllegalArgumentException if nth is less than 1
   */
  public void failing(int nth, Fault fault) {
    handler.plan(nth, nth, fault);
  }

  /**
   * Lets all requests fail from one of the next on, until {@link #reset()}.
   *
   * @param nth 1 is the next request
   * @param fault what goes wrong
   * @throws IllegalArgumentException if nth is less than 1
   */
  public void failingFrom(int nth, Fault fault) {
    handler.plan(nth, Integer.MAX_VALUE, fault);
  }

  /**
   * Returns how many requests met a fault since the start or the last {@link #reset()}.
   *
   * @return at least 0
   */
  public int faults() {
    return handler.fired();
  }

  /**
   * Returns the requests since the start or the last {@link #reset()}, those that failed too.
   *
   * @return in the order in which they came
   */
  public List<GcsRequest> requests() {
    return handler.requests();
  }

  /** Forgets planned faults and noted requests; objects and uploads stay. */
  public void reset() {
    handler.reset();
  }

  /**
   * Stops the server and removes its files. May be called again, without effect.
   *
   * @throws UncheckedIOException if a file cannot be removed
   */
  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
    if (Files.notExists(directory)) {
      return;
    }
    try (Stream<Path> files = Files.walk(directory)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public String toString() {
    return "FakeGcs at " + endpoint;
  }
}
