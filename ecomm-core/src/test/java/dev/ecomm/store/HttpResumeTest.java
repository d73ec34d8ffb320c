package dev.ecomm.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ecomm.error.StoreException;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Bodies that break off: the right bytes or an error, never a mixture. */
class HttpResumeTest {
  private static final String CHANGED =
      "was replaced while it was read. Read it again from the start.";

  private final List<Duration> waits = new ArrayList<>();
  private final HttpStore store =
      HttpStore.builder()
          .retry(new RetryPolicy(3, Duration.ofSeconds(1), Duration.ofSeconds(10)))
          .pause(waits::add)
          .build();
  private WebServer server;

  @BeforeEach
  void start() throws IOException {
    server = new WebServer();
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private byte[] read(long offset) throws IOException {
    try (InputStream in = store.open(server.uri("/a.csv"), offset)) {
      return in.readAllBytes();
    }
  }

  @Test
  void a_body_cut_half_way_is_gone_on_with_where_it_broke() throws IOException {
    server.then(server.cutAfter(5_000));
    assertThat(read(0)).isEqualTo(server.content);
    assertThat(server.requests()).containsExactly("GET", "GET bytes=5000- if \"v1\"");
    assertThat(waits).containsExactly(Duration.ofSeconds(1));
  }

  @Test
  void an_offset_is_kept_when_going_on() throws IOException {
    server.then(server.cutAfter(500));
    assertThat(read(9_000)).isEqualTo(Arrays.copyOfRange(server.content, 9_000, 10_000));
    assertThat(server.requests()).containsExactly("GET bytes=9000-", "GET bytes=9500- if \"v1\"");
  }

  @Test
  void a_body_may_break_any_number_of_times_as_long_as_it_gets_on() throws IOException {
    server.times(9, server.cutAfter(1_000));
    assertThat(read(0)).isEqualTo(server.content);
    assertThat(waits).hasSize(9).containsOnly(Duration.ofSeconds(1));
  }

  @Test
  void a_body_that_does_not_get_on_is_given_up_with_its_place() throws IOException {
    server.then(server.cutAfter(5_000)).times(3, WebServer.status(503));
    try (InputStream in = store.open(server.uri("/a.csv?sig=s3cr3t"), 0)) {
      assertThatThrownBy(in::readAllBytes)
          .isInstanceOf(IOException.class)
          .hasMessage(
              "[%s] at byte 5000 of 10000: the server answered 503. Gave up after 3 attempts.",
              server.uri("/a.csv"));
    }
  }

  @Test
  void a_chunked_body_that_breaks_is_gone_on_with() throws IOException {
    server.chunked = true;
    server.ranges = false;
    server.then(server.cutAfter(5_000));
    assertThat(read(0)).isEqualTo(server.content);
  }

  @Test
  void a_chunked_body_that_is_given_up_names_the_byte() throws IOException {
    server.chunked = true;
    server.ranges = false;
    server.times(3, server.cutAfter(5_000));
    try (InputStream in = store.open(server.uri("/a.csv"), 0)) {
      assertThatThrownBy(in::readAllBytes)
          .isInstanceOf(IOException.class)
          .hasMessageStartingWith("[%s] at byte 5000: ", server.uri("/a.csv"));
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void an_object_that_changed_in_between_is_an_error(boolean ranges) {
    server.ranges = ranges;
    server.then(
        exchange -> {
          byte[] old = server.content;
          server.content = WebServer.bytes(10_000, 2);
          exchange.getResponseHeaders().set("ETag", server.etag);
          server.etag = "\"v2\"";
          server.send(exchange, 200, old, 0, 5_000);
        });
    assertThatThrownBy(() -> read(0))
        .isInstanceOf(StoreException.class)
        .hasMessage("[%s] %s", server.uri("/a.csv"), CHANGED);
  }

  @Test
  void a_server_that_ignores_if_range_is_found_out_by_its_etag() {
    server.then(
        server.cutAfter(5_000),
        exchange -> {
          exchange.getResponseHeaders().set("ETag", "\"v2\"");
          exchange.getResponseHeaders().set("Content-Range", "bytes 5000-9999/10000");
          server.send(exchange, 206, server.content, 5_000, Integer.MAX_VALUE);
        });
    assertThatThrownBy(() -> read(0))
        .isInstanceOf(StoreException.class)
        .hasMessageEndingWith(CHANGED);
  }

  @Test
  void a_server_that_calls_another_length_the_same_version_is_found_out() {
    server.then(
        server.cutAfter(5_000),
        exchange -> {
          exchange.getResponseHeaders().set("ETag", "\"v1\"");
          exchange.getResponseHeaders().set("Content-Range", "bytes 5000-9999/20000");
          server.send(exchange, 206, server.content, 5_000, Integer.MAX_VALUE);
        });
    assertThatThrownBy(() -> read(0))
        .isInstanceOf(StoreException.class)
        .hasMessageEndingWith(CHANGED);
  }

  @Test
  void an_object_that_got_shorter_than_what_was_read_is_an_error() {
    server.then(server.cutAfter(5_000), WebServer.status(416, "Content-Range", "bytes */4000"));
    assertThatThrownBy(() -> read(0))
        .isInstanceOf(StoreException.class)
        .hasMessageEndingWith(CHANGED);
  }

  @Test
  void a_server_without_ranges_is_read_again_from_the_start() throws IOException {
    server.ranges = false;
    server.then(server.cutAfter(5_000));
    assertThat(read(0)).isEqualTo(server.content);
  }

  @Test
  void a_server_without_ranges_that_breaks_ever_sooner_is_given_up() {
    server.ranges = false;
    server.then(server.cutAfter(5_000), server.cutAfter(4_000), server.cutAfter(3_000));
    assertThatThrownBy(() -> read(0))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("at byte 5000 of 10000")
        .hasMessageContaining("Gave up after 3 attempts");
  }

  @Test
  void a_server_that_names_no_version_cannot_be_gone_on_with() {
    server.etag = "";
    server.then(server.cutAfter(5_000));
    assertThatThrownBy(() -> read(0))
        .isInstanceOf(StoreException.class)
        .hasMessageContaining("neither a strong ETag nor Last-Modified");
  }

  @Test
  void a_weak_etag_does_not_vouch_for_equal_bytes() {
    server.etag = "W/\"v1\"";
    server.then(server.cutAfter(5_000));
    assertThatThrownBy(() -> read(0))
        .isInstanceOf(StoreException.class)
        .hasMessageContaining("neither a strong ETag nor Last-Modified");
  }

  @Test
  void last_modified_serves_where_there_is_no_strong_etag() throws IOException {
    server.etag = "W/\"v1\"";
    server.lastModified = "Fri, 09 Dec 2011 12:50:00 GMT";
    server.then(server.cutAfter(5_000));
    assertThat(read(0)).isEqualTo(server.content);
    assertThat(server.requests()).last().isEqualTo("GET bytes=5000- if " + server.lastModified);
  }

  @Test
  void before_the_first_byte_any_version_will_do() throws IOException {
    server.etag = "";
    server.then(server.cutAfter(0));
    assertThat(read(0)).isEqualTo(server.content);
  }

  @Test
  void a_range_that_is_answered_in_pieces_is_put_together() throws IOException {
    server.then(
        exchange -> {
          exchange.getResponseHeaders().set("ETag", "\"v1\"");
          exchange.getResponseHeaders().set("Content-Range", "bytes 5000-6999/10000");
          byte[] piece = Arrays.copyOf(server.content, 7_000);
          server.send(exchange, 206, piece, 5_000, Integer.MAX_VALUE);
        });
    assertThat(read(5_000)).isEqualTo(Arrays.copyOfRange(server.content, 5_000, 10_000));
    assertThat(server.requests()).last().isEqualTo("GET bytes=7000- if \"v1\"");
  }

  @ParameterizedTest
  @ValueSource(strings = {"bytes 4000-9999/10000", "items 5000-9999/10000", ""})
  void an_answer_with_another_range_is_an_error(String range) {
    server.then(
        exchange -> {
          exchange.getResponseHeaders().set("Content-Range", range);
          server.send(exchange, 206, server.content, 5_000, Integer.MAX_VALUE);
        });
    assertThatThrownBy(() -> read(5_000))
        .isInstanceOf(StoreException.class)
        .hasMessageEndingWith("the server answered with another range than the one from byte 5000");
  }

  @Test
  void a_range_of_unknown_total_is_read_to_its_end() throws IOException {
    server.then(
        exchange -> {
          exchange.getResponseHeaders().set("Content-Range", "bytes 5000-9999/*");
          server.send(exchange, 206, server.content, 5_000, Integer.MAX_VALUE);
        });
    assertThat(read(5_000)).isEqualTo(Arrays.copyOfRange(server.content, 5_000, 10_000));
  }

  @Test
  void more_bytes_than_announced_are_an_error() {
    server.chunked = true;
    server.then(
        exchange -> {
          exchange.getResponseHeaders().set("Content-Range", "bytes 5000-5999/6000");
          server.send(exchange, 206, server.content, 5_000, Integer.MAX_VALUE);
        });
    assertThatThrownBy(() -> read(5_000))
        .isInstanceOf(StoreException.class)
        .hasMessageEndingWith("sent more than the 6000 bytes that it had announced");
  }

  @Test
  void a_closed_stream_says_so() throws IOException {
    InputStream in = store.open(server.uri("/a.csv"), 0);
    assertThat(in.read()).isEqualTo(server.content[0] & 0xff);
    assertThat(in.read(new byte[0])).isZero();
    in.close();
    in.close();
    assertThatThrownBy(in::read)
        .isInstanceOf(IOException.class)
        .hasMessage("[%s] is closed", server.uri("/a.csv"));
  }

  @Test
  void the_length_of_the_object_is_known_once_it_is_open() throws IOException {
    try (ResumingInputStream in = (ResumingInputStream) store.open(server.uri("/a.csv"), 9_000)) {
      assertThat(in.objectLength()).isEqualTo(10_000);
    }
  }
}
