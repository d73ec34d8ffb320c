package dev.ecomm.io;

import static dev.ecomm.io.csv.Samples.HEADER;
import static dev.ecomm.io.csv.Samples.bytes;
import static dev.ecomm.io.csv.Samples.rows;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.ecomm.error.StoreException;
import dev.ecomm.run.CancellationToken;
import dev.ecomm.run.Progress;
import dev.ecomm.run.RunContext;
import dev.ecomm.store.HttpStore;
import dev.ecomm.store.ObjectInfo;
import dev.ecomm.store.ObjectStore;
import dev.ecomm.store.ObjectWriter;
import dev.ecomm.store.Precondition;
import dev.ecomm.store.RetryPolicy;
import dev.ecomm.store.Stores;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Reading as it goes on: progress, cancellation, sources that fail and consumers that throw. */
class InvoiceReaderRunTest {

  /** About four megabytes: several blocks. */
  private static final byte[] FILE = bytes(HEADER + rows(60_000));

  @TempDir private Path directory;

  @ParameterizedTest
  @ValueSource(ints = {1, 2})
  void progress_grows_to_the_length_of_the_file(int threads) throws IOException {
    URI file = Files.write(directory.resolve("a.csv"), FILE).toUri();
    List<Progress> heard = new ArrayList<>();

    InvoiceReader.withDefaults().read(file, RunContext.withProgress(heard::add).onThreads(threads));

    assertThat(heard).hasSizeGreaterThan(3);
    assertThat(heard)
        .allSatisfy(
            progress -> {
              assertThat(progress.step()).isEqualTo("reading");
              assertThat(progress.unit()).isEqualTo("bytes");
              assertThat(progress.total()).isEqualTo(FILE.length);
            });
    assertThat(heard).extracting(Progress::done).isSorted();
    assertThat(heard.get(heard.size() - 1).done()).isEqualTo(FILE.length);
  }

  @Test
  void the_end_is_heard_of_even_if_there_was_nothing_to_do() throws IOException {
    URI file = Files.write(directory.resolve("a.csv"), bytes(HEADER)).toUri();
    List<Progress> heard = new ArrayList<>();

    InvoiceReader.withDefaults().read(file, RunContext.withProgress(heard::add));

    assertThat(heard)
        .containsExactly(new Progress("reading", HEADER.length(), HEADER.length(), "bytes"));
  }

  @Test
  void the_length_of_a_stream_is_not_known() {
    List<Progress> heard = new ArrayList<>();

    InvoiceReader.withDefaults()
        .read(new ByteArrayInputStream(FILE), "stdin", RunContext.withProgress(heard::add));

    assertThat(heard).allMatch(progress -> progress.total() == Progress.UNKNOWN);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2})
  void a_run_cancelled_in_the_middle_ends_there(int threads) {
    CancellationToken token = new CancellationToken();
    AtomicInteger batches = new AtomicInteger();
    RunContext run = RunContext.withDefaults().onThreads(threads).cancelledBy(token);

    assertThatThrownBy(
            () ->
                InvoiceReader.withDefaults()
                    .forEachBatch(
                        new ByteArrayInputStream(FILE),
                        "stdin",
                        run,
                        batch -> {
                          batches.incrementAndGet();
                          token.cancel();
                        }))
        .isInstanceOf(CancellationException.class);
    assertThat(batches).hasValue(1);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2})
  void what_a_consumer_throws_reaches_the_caller(int threads) {
    IllegalStateException own = new IllegalStateException("the disk is full");
    RunContext run = RunContext.withDefaults().onThreads(threads);

    assertThatThrownBy(
            () ->
                InvoiceReader.withDefaults()
                    .forEachBatch(
                        new ByteArrayInputStream(FILE),
                        "stdin",
                        run,
                        batch -> {
                          throw own;
                        }))
        .isSameAs(own);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2})
  void a_thread_interrupted_in_the_middle_stops_reading(int threads) throws IOException {
    URI file = Files.write(directory.resolve("a.csv"), FILE).toUri();
    RunContext run =
        RunContext.withProgress(progress -> Thread.currentThread().interrupt()).onThreads(threads);
    try {
      assertThatThrownBy(() -> InvoiceReader.withDefaults().read(file, run))
          .isInstanceOf(CancellationException.class)
          .hasMessage("Interrupted; nothing was published.");
    } finally {
      assertThat(Thread.interrupted()).isTrue();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "a,\""})
  void a_source_is_closed_whether_it_can_be_read_or_not(String end) {
    OneObject store = new OneObject(bytes(HEADER + rows(2) + end));
    InvoiceReader reader = InvoiceReader.builder().stores(Stores.discovered().with(store)).build();

    var unused =
        catchThrowable(() -> reader.read(URI.create("one:/a.csv"), RunContext.withDefaults()));

    assertThat(store.opened).isEqualTo(1);
    assertThat(store.closed).isEqualTo(1);
  }

  @Test
  void a_stream_that_fails_is_named() {
    InputStream broken =
        new InputStream() {
          @Override
          public int read() throws IOException {
            throw new IOException("the cable was pulled");
          }
        };

    assertThatThrownBy(
            () -> InvoiceReader.withDefaults().read(broken, "stdin", RunContext.withDefaults()))
        .isInstanceOf(StoreException.class)
        .hasMessage("[stream:stdin] could not be read: the cable was pulled");
  }

  @Test
  void a_server_that_closes_half_way_once_is_asked_for_the_rest() throws IOException {
    try (HalfServer server = new HalfServer(1)) {
      ReadResult result = reader(server).read(server.uri(), RunContext.withDefaults());

      assertThat(result.table()).hasSize(60_000);
      assertThat(server.requests()).isGreaterThan(1);
    }
  }

  @Test
  void a_server_that_always_closes_half_way_is_an_error_that_names_it() throws IOException {
    try (HalfServer server = new HalfServer(Integer.MAX_VALUE)) {
      assertThatThrownBy(() -> reader(server).read(server.uri(), RunContext.withDefaults()))
          .isInstanceOf(StoreException.class)
          .hasMessageStartingWith(
              "[%s] could not be read: at byte %d of %d: ",
              server.uri(), FILE.length / 2, FILE.length)
          .hasMessageEndingWith(" Gave up after 3 attempts.");
    }
  }

  private static InvoiceReader reader(HalfServer server) {
    RetryPolicy impatient = new RetryPolicy(3, Duration.ZERO, Duration.ZERO);
    return InvoiceReader.builder()
        .stores(Stores.discovered().with(HttpStore.builder().retry(impatient).build()))
        .build();
  }

  /** Counts how often its object is opened and closed. */
  private static final class OneObject implements ObjectStore {
    private final byte[] content;
    private int opened;
    private int closed;

    OneObject(byte[] content) {
      this.content = content;
    }

    @Override
    public Set<String> schemes() {
      return Set.of("one");
    }

    @Override
    public InputStream open(URI uri, long offset) {
      opened++;
      return new ByteArrayInputStream(content) {
        @Override
        public void close() {
          closed++;
        }
      };
    }

    @Override
    public Optional<ObjectInfo> stat(URI uri) {
      return Optional.of(new ObjectInfo(uri, content.length, "1"));
    }

    @Override
    public List<ObjectInfo> list(URI prefix) {
      throw new UnsupportedOperationException();
    }

    @Override
    public ObjectWriter replace(URI uri, Precondition precondition) {
      throw new UnsupportedOperationException();
    }

    @Override
    public void delete(URI uri, Precondition precondition) {
      throw new UnsupportedOperationException();
    }
  }

  /** Breaks off in the middle of the first answers, and knows no ranges but to the end. */
  private static final class HalfServer implements AutoCloseable {
    private final HttpServer server;
    private final AtomicInteger requests = new AtomicInteger();
    private final int broken;

    HalfServer(int broken) throws IOException {
      this.broken = broken;
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
      server.createContext("/", this::answer);
      server.start();
    }

    URI uri() {
      return URI.create("http://localhost:" + server.getAddress().getPort() + "/a.csv");
    }

    int requests() {
      return requests.get();
    }

    private void answer(HttpExchange exchange) throws IOException {
      exchange.getResponseHeaders().set("ETag", "\"v1\"");
      if (exchange.getRequestMethod().equals("HEAD")) {
        exchange.getResponseHeaders().set("Content-Length", String.valueOf(FILE.length));
        exchange.sendResponseHeaders(200, -1);
        exchange.close();
        return;
      }
      String range = exchange.getRequestHeaders().getFirst("Range");
      int from = range == null ? 0 : Integer.parseInt(range.replaceAll("\\D", ""));
      if (from > 0) {
        exchange
            .getResponseHeaders()
            .set("Content-Range", "bytes " + from + "-" + (FILE.length - 1) + "/" + FILE.length);
      }
      exchange.sendResponseHeaders(from > 0 ? 206 : 200, FILE.length - from);
      boolean whole = requests.incrementAndGet() > broken;
      // Half of the file the first time, nothing more afterwards.
      int length = whole ? FILE.length - from : Math.max(0, FILE.length / 2 - from);
      exchange.getResponseBody().write(FILE, from, length);
      exchange.getResponseBody().flush();
      if (!whole) {
        throw new IOException("broken off on purpose");
      }
      exchange.close();
    }

    @Override
    public void close() {
      server.stop(0);
    }
  }
}
