package dev.ecomm.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ecomm.error.StoreException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A real server that misbehaves; waits are noted, not waited. Resuming has a test of its own. */
class HttpStoreTest {
  private static final Duration SECOND = Duration.ofSeconds(1);

  private final List<Duration> waits = new ArrayList<>();
  private WebServer server;

  @BeforeEach
  void start() throws IOException {
    server = new WebServer();
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private HttpStore.Builder store() {
    return HttpStore.builder()
        .retry(new RetryPolicy(3, SECOND, Duration.ofSeconds(10)))
        .pause(waits::add);
  }

  private byte[] read(HttpStore store, long offset) throws IOException {
    try (InputStream in = store.open(server.uri("/a.csv"), offset)) {
      return in.readAllBytes();
    }
  }

  private byte[] contentFrom(int offset) {
    return Arrays.copyOfRange(server.content, offset, server.content.length);
  }

  @Test
  void an_object_is_read_whole_in_one_request() throws IOException {
    assertThat(read(store().build(), 0)).isEqualTo(server.content);
    assertThat(server.requests()).containsExactly("GET");
    assertThat(waits).isEmpty();
  }

  @Test
  void an_empty_object_is_read() throws IOException {
    server.content = new byte[0];
    assertThat(read(store().build(), 0)).isEmpty();
  }

  @Test
  void a_chunked_object_is_read() throws IOException {
    server.chunked = true;
    assertThat(read(store().build(), 0)).isEqualTo(server.content);
  }

  @Test
  void an_offset_is_asked_for_by_range() throws IOException {
    assertThat(read(store().build(), 9_000)).isEqualTo(contentFrom(9_000));
    assertThat(server.requests()).containsExactly("GET bytes=9000-");
  }

  @Test
  void an_offset_is_skipped_where_the_server_does_no_ranges() throws IOException {
    server.ranges = false;
    assertThat(read(store().build(), 9_000)).isEqualTo(contentFrom(9_000));
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void an_offset_at_the_end_is_empty(boolean ranges) throws IOException {
    server.ranges = ranges;
    assertThat(read(store().build(), 10_000)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void an_offset_past_the_end_is_an_error(boolean ranges) {
    server.ranges = ranges;
    assertThatThrownBy(() -> read(store().build(), 10_001))
        .isInstanceOf(StoreException.class)
        .hasMessageEndingWith("there is no offset 10001, for it has 10000 bytes");
  }

  @Test
  void an_offset_past_an_end_that_was_not_announced_is_an_error() {
    server.ranges = false;
    server.chunked = true;
    assertThatThrownBy(() -> read(store().build(), 10_001))
        .isInstanceOf(StoreException.class)
        .hasMessageEndingWith("ended before offset 10001");
    server.then(WebServer.status(416));
    assertThatThrownBy(() -> read(store().build(), 10_001))
        .isInstanceOf(StoreException.class)
        .hasMessageEndingWith("there is no offset 10001, for it is shorter than that");
  }

  @Test
  void a_negative_offset_is_refused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> store().build().open(server.uri("/a"), -1))
        .withMessage("offset is -1, must be at least 0");
  }

  @ParameterizedTest
  @ValueSource(ints = {408, 425, 429, 500, 502, 503, 504})
  void a_busy_server_is_asked_again_with_growing_waits(int status) throws IOException {
    server.times(2, WebServer.status(status));
    assertThat(read(store().build(), 0)).isEqualTo(server.content);
    assertThat(waits).containsExactly(SECOND, SECOND.multipliedBy(2));
  }

  @Test
  void a_server_that_stays_busy_is_given_up() {
    server.times(3, WebServer.status(503));
    assertThatThrownBy(() -> read(store().build(), 0))
        .isInstanceOf(StoreException.class)
        .hasMessageEndingWith("/a.csv] the server answered 503. Gave up after 3 attempts.");
    assertThat(server.requests()).hasSize(3);
  }

  @ParameterizedTest
  @CsvSource({"7, 7", "0, 0", "soon, 1"})
  void retry_after_says_how_long_to_wait(String after, long seconds) throws IOException {
    server.then(WebServer.status(503, "Retry-After", after));
    assertThat(read(store().build(), 0)).isEqualTo(server.content);
    assertThat(waits).containsExactly(Duration.ofSeconds(seconds));
  }

  // Not through the server, which puts its own clock into the header Date.
  @ParameterizedTest
  @CsvSource({
    "'Fri, 09 Dec 2011 12:50:05 GMT', 'Fri, 09 Dec 2011 12:50:00 GMT', PT5S",
    "'Fri, 09 Dec 2011 12:50:05 GMT', 'Fri, 09 Dec 2011 12:59:00 GMT', PT0S",
    "'Fri, 09 Dec 2011 12:50:05 GMT', never,",
    "'Fri, 09 Dec 2011 12:50:05 GMT', '',",
    "12345678901, '',"
  })
  void a_date_in_retry_after_is_compared_with_the_clock_of_the_server(
      String after, String date, Duration expected) {
    Map<String, List<String>> headers =
        Map.of("Retry-After", List.of(after), "Date", List.of(date));
    assertThat(HttpProblems.retryAfter(HttpHeaders.of(headers, (name, value) -> true)))
        .isEqualTo(expected);
  }

  @Test
  void a_server_that_asks_for_more_patience_than_allowed_is_given_up_at_once() {
    server.then(WebServer.status(429, "Retry-After", "3600"));
    assertThatThrownBy(() -> read(store().build(), 0))
        .isInstanceOf(StoreException.class)
        .hasMessageEndingWith(
            "the server answered 429. The server asks to wait 3600 s,"
                + " the longest wait is 10 s; try again later.");
    assertThat(waits).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "401|needs a login (401). Download it with a tool that can log in, or use a signed URL.",
        "403|access denied (403). A signed URL may have expired; ask for the right to read it.",
        "404|no such object (404). Check the address.",
        "410|no such object (410). Check the address.",
        "418|the server answered 418",
        "304|the server answered 304"
      })
  void other_answers_are_final_and_say_what_to_do(int status, String message) {
    server.then(WebServer.status(status));
    assertThatThrownBy(() -> store().build().open(server.uri("/a.csv?sig=s3cr3t"), 0))
        .isInstanceOf(StoreException.class)
        .hasMessage("[%s] %s", server.uri("/a.csv"), message)
        .hasMessageNotContaining("s3cr3t");
    assertThat(server.requests()).hasSize(1);
  }

  @Test
  void a_redirect_is_followed() throws IOException {
    server.then(WebServer.status(302, "Location", "/elsewhere.csv"));
    assertThat(read(store().build(), 0)).isEqualTo(server.content);
    assertThat(server.requests()).hasSize(2);
  }

  @Test
  void redirects_in_a_circle_are_an_error_without_the_signature() {
    server.times(20, WebServer.status(302, "Location", "/a.csv?sig=s3cr3t"));
    assertThatThrownBy(() -> read(store().build(), 0))
        .isInstanceOf(StoreException.class)
        .hasMessageContaining("redirects (302) to " + server.uri("/a.csv") + ", which is not")
        .hasMessageNotContaining("s3cr3t");
  }

  @Test
  void a_server_that_is_not_there_is_tried_again_then_named() {
    int port = server.port();
    server.close();
    assertThatThrownBy(() -> read(store().build(), 0))
        .isInstanceOf(StoreException.class)
        .hasMessageEndingWith("no connection to localhost:%d. Gave up after 3 attempts.", port);
    assertThat(waits).hasSize(2);
  }

  @Test
  void a_host_that_no_one_knows_is_an_error_at_once() {
    // A label of 64 characters cannot be looked up, so no name server is asked.
    URI uri = URI.create("http://" + "a".repeat(64) + ".invalid/a.csv");
    assertThatThrownBy(() -> store().build().open(uri, 0))
        .isInstanceOf(StoreException.class)
        .hasMessage("[%s] the host is not known. Check the address.", uri);
    assertThat(waits).isEmpty();
  }

  @Test
  void a_server_that_does_not_speak_tls_is_an_error_at_once() throws Exception {
    try (ServerSocket plain = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      BlockingQueue<Socket> answered = answering(plain, "HTTP/1.1 400 Bad Request\r\n\r\n");
      URI uri = URI.create("https://localhost:" + plain.getLocalPort() + "/a.csv");
      assertThatThrownBy(() -> store().build().open(uri, 0))
          .isInstanceOf(StoreException.class)
          .hasMessageContaining("no secure connection: ")
          .hasMessageNotContaining("Gave up");
      answered.take().close();
    }
  }

  @Test
  void a_uri_without_a_host_is_an_error() {
    assertThatThrownBy(() -> store().build().open(URI.create("http:///a.csv?sig=s3cr3t"), 0))
        .isInstanceOf(StoreException.class)
        .hasMessage("[http:///a.csv] names no host. Write https://host/path.");
  }

  @Test
  void a_server_that_never_answers_is_given_up() {
    CountDownLatch end = new CountDownLatch(1);
    server.then(exchange -> await(end));
    HttpStore store = impatient();
    assertThatThrownBy(() -> read(store, 0))
        .isInstanceOf(StoreException.class)
        .hasMessageEndingWith("request timed out.");
    end.countDown();
  }

  @Test
  void a_server_that_falls_silent_within_the_body_is_given_up() throws IOException {
    CountDownLatch end = new CountDownLatch(1);
    server.then(
        exchange -> {
          exchange.sendResponseHeaders(200, 10_000);
          exchange.getResponseBody().write(server.content, 0, 4_000);
          exchange.getResponseBody().flush();
          await(end);
        });
    try (InputStream in = impatient().open(server.uri("/a.csv"), 0)) {
      assertThat(in.readNBytes(4_000)).hasSize(4_000);
      assertThatThrownBy(in::read)
          .isInstanceOf(IOException.class)
          .hasMessage(
              "[%s] at byte 4000 of 10000: the server sent nothing for 200 ms.",
              server.uri("/a.csv"));
    } finally {
      end.countDown();
    }
  }

  private HttpStore impatient() {
    return store()
        .timeout(Duration.ofMillis(200))
        .retry(new RetryPolicy(1, Duration.ZERO, Duration.ZERO))
        .build();
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Test
  void an_object_of_the_longest_length_allowed_is_read() throws IOException {
    assertThat(read(store().maxBytes(10_000).build(), 0)).hasSize(10_000);
  }

  @Test
  void an_object_that_announces_too_much_is_not_even_begun() {
    assertThatThrownBy(() -> store().maxBytes(9_999).build().open(server.uri("/a.csv"), 0))
        .isInstanceOf(StoreException.class)
        .hasMessageEndingWith(
            "has more than 9999 bytes. Raise HttpStore's maxBytes if that is expected.");
    assertThatThrownBy(() -> store().maxBytes(9_999).build().open(server.uri("/a.csv"), 9_000))
        .hasMessageContaining("has more than 9999 bytes");
  }

  @Test
  void an_object_without_a_length_is_stopped_at_the_limit() throws IOException {
    server.chunked = true;
    HttpStore store = store().maxBytes(9_999).build();
    try (InputStream in = store.open(server.uri("/a.csv"), 0)) {
      assertThatThrownBy(in::readAllBytes)
          .isInstanceOf(StoreException.class)
          .hasMessageContaining("has more than 9999 bytes");
    }
    try (InputStream in = store.open(server.uri("/a.csv"), 0)) {
      assertThat(in.read()).isEqualTo(server.content[0] & 0xff);
      assertThatThrownBy(() -> in.skipNBytes(9_999)).isInstanceOf(StoreException.class);
    }
    server.content = new byte[1];
    try (InputStream in = store().maxBytes(1).build().open(server.uri("/a.csv"), 0)) {
      assertThat(in.read()).isZero();
      assertThat(in.read()).isEqualTo(-1);
    }
  }

  @Test
  void a_body_that_only_the_connection_ends_is_taken_as_it_comes() throws Exception {
    try (ServerSocket old = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      BlockingQueue<Socket> answered = answering(old, "HTTP/1.0 200 OK\r\n\r\nhello");
      URI uri = URI.create("http://localhost:" + old.getLocalPort() + "/a.csv");
      try (InputStream in = store().build().open(uri, 0)) {
        assertThat(in.readNBytes(5)).asString(StandardCharsets.US_ASCII).isEqualTo("hello");
        answered.take().close();
        assertThat(in.read()).isEqualTo(-1);
      }
    }
  }

  /**
   * Answers every connection until the server is closed. Those answered are left open: an end that
   * overtakes the answer would be another fault.
   */
  private static BlockingQueue<Socket> answering(ServerSocket server, String response) {
    BlockingQueue<Socket> answered = new LinkedBlockingQueue<>();
    Thread thread =
        new Thread(
            () -> {
              try {
                while (true) {
                  Socket socket = server.accept();
                  socket.getInputStream().read(new byte[10_000]);
                  socket.getOutputStream().write(response.getBytes(StandardCharsets.US_ASCII));
                  answered.add(socket);
                }
              } catch (IOException closed) {
                // the test is over
              }
            });
    thread.setDaemon(true);
    thread.start();
    return answered;
  }

  @Test
  void stat_asks_for_the_head_only() {
    assertThat(store().build().stat(server.uri("/a.csv")))
        .contains(new ObjectInfo(server.uri("/a.csv"), 10_000, "\"v1\""));
    assertThat(server.requests()).containsExactly("HEAD");
  }

  @ParameterizedTest
  @ValueSource(ints = {403, 405, 501})
  void stat_asks_for_the_object_where_the_server_refuses_its_head(int status) {
    server.then(WebServer.status(status));
    assertThat(store().build().stat(server.uri("/a.csv")))
        .contains(new ObjectInfo(server.uri("/a.csv"), 10_000, "\"v1\""));
    assertThat(server.requests()).containsExactly("HEAD", "GET");
  }

  @ParameterizedTest
  @ValueSource(ints = {404, 410})
  void stat_of_what_is_not_there_is_empty(int status) {
    server.then(WebServer.status(status));
    assertThat(store().build().stat(server.uri("/a.csv"))).isEmpty();
  }

  @Test
  void stat_tells_what_the_server_tells() {
    server.etag = "";
    server.lastModified = "Fri, 09 Dec 2011 12:50:00 GMT";
    assertThat(store().build().stat(server.uri("/a.csv")).orElseThrow().version())
        .isEqualTo(server.lastModified);
    server.lastModified = "";
    server.chunked = true;
    assertThat(store().build().stat(server.uri("/a.csv")))
        .contains(new ObjectInfo(server.uri("/a.csv"), ObjectInfo.UNKNOWN_LENGTH, ""));
  }

  @Test
  void stat_tries_again_and_gives_up_as_open_does() {
    server.then(WebServer.status(503));
    assertThat(store().build().stat(server.uri("/a.csv"))).isPresent();
    server.times(3, WebServer.status(500));
    assertThatThrownBy(() -> store().build().stat(server.uri("/a.csv?sig=s3cr3t")))
        .isInstanceOf(StoreException.class)
        .hasMessage(
            "[%s] the server answered 500. Gave up after 3 attempts.", server.uri("/a.csv"));
    server.then(WebServer.status(401));
    assertThatThrownBy(() -> store().build().stat(server.uri("/a.csv")))
        .isInstanceOf(StoreException.class)
        .hasMessageContaining("needs a login");
  }

  @Test
  void an_interrupt_while_waiting_ends_the_attempts() {
    server.then(WebServer.status(503));
    HttpStore store =
        store()
            .pause(
                time -> {
                  throw new InterruptedException();
                })
            .build();
    assertThatThrownBy(() -> store.open(server.uri("/a.csv"), 0))
        .isInstanceOf(StoreException.class)
        .hasMessageEndingWith("was interrupted");
    assertThat(Thread.interrupted()).isTrue();
  }

  @Test
  void an_interrupted_thread_does_not_try_again() {
    Thread.currentThread().interrupt();
    assertThatThrownBy(() -> store().build().open(server.uri("/a.csv"), 0))
        .isInstanceOf(StoreException.class)
        .hasMessageEndingWith("was interrupted");
    assertThat(Thread.interrupted()).isTrue();
    assertThat(waits).isEmpty();
  }

  @Test
  void web_servers_are_read_only() {
    HttpStore store = store().build();
    URI uri = server.uri("/a.csv?sig=s3cr3t");
    String message = "[%s] web servers are read only here. Write to a file or bucket.";
    String readOnly = message.formatted(server.uri("/a.csv"));
    assertThatThrownBy(() -> store.create(uri))
        .isInstanceOf(StoreException.class)
        .hasMessage(readOnly);
    assertThatThrownBy(() -> store.delete(uri, Precondition.none())).hasMessage(readOnly);
    assertThatThrownBy(() -> store.list(uri))
        .isInstanceOf(StoreException.class)
        .hasMessageEndingWith("web servers cannot list. Name each object.");
    assertThat(server.requests()).isEmpty();
  }

  @Test
  void bad_options_are_refused_by_their_setters() {
    HttpStore.Builder builder = HttpStore.builder();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> builder.maxBytes(-1))
        .withMessage("maxBytes is -1, must be at least 0");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> builder.timeout(Duration.ZERO))
        .withMessage("timeout is PT0S, must be more than zero");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> builder.connectTimeout(SECOND.negated()))
        .withMessage("connectTimeout is PT-1S, must be more than zero");
  }

  @Test
  void it_shows_as_its_name() {
    assertThat(new HttpStore()).hasToString("HttpStore");
  }
}
