package dev.ecomm.store.gcp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.WireMock;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import dev.ecomm.error.PreconditionFailedException;
import dev.ecomm.error.StoreException;
import dev.ecomm.store.ObjectWriter;
import dev.ecomm.store.Precondition;
import dev.ecomm.store.RetryPolicy;
import dev.ecomm.testkit.gcs.FakeGcs;
import dev.ecomm.testkit.gcs.Fault;
import dev.ecomm.testkit.gcs.GcsRequest;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What goes over the wire, and what becomes of a write whose answer is lost. */
class GcsWritingTest {
  private static final int CHUNK = 256 * 1024;
  private static final URI OBJECT = URI.create("gs://shop/a.bin");
  private static final RetryPolicy AT_ONCE = new RetryPolicy(3, Duration.ZERO, Duration.ZERO);

  private final FakeGcs server = FakeGcs.start();
  private GcsStore store;

  @BeforeEach
  void fill() {
    server.createBucket("shop");
    store = store(server.endpoint());
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private static GcsStore store(URI endpoint) {
    return GcsStore.builder().endpoint(endpoint).chunkBytes(CHUNK).retry(AT_ONCE).build();
  }

  private static byte[] noise(int length) {
    byte[] bytes = new byte[length];
    new Random(length).nextBytes(bytes);
    return bytes;
  }

  private static void write(GcsStore store, Precondition precondition, byte[] bytes)
      throws IOException {
    try (ObjectWriter out = store.replace(OBJECT, precondition)) {
      out.write(bytes);
      out.commit();
    }
  }

  @Test
  void what_fits_into_a_piece_goes_in_one_request() throws IOException {
    byte[] bytes = noise(CHUNK);
    write(store, Precondition.absent(), bytes);
    assertThat(server.requests())
        .hasSize(1)
        .allMatch(r -> r.query().equals("uploadType=multipart&ifGenerationMatch=0"));
    assertThat(server.get("shop", "a.bin")).isEqualTo(bytes);
  }

  @Test
  void more_goes_piece_by_piece_and_the_last_one_carries_length_and_checksum() throws IOException {
    byte[] bytes = noise(2 * CHUNK + 10);
    write(store, Precondition.absent(), bytes);
    assertThat(server.requests())
        .extracting(GcsRequest::method)
        .containsExactly("POST", "PUT", "PUT", "PUT");
    assertThat(server.requests().get(0).query())
        .isEqualTo("uploadType=resumable&ifGenerationMatch=0");
    assertThat(server.requests())
        .extracting(r -> r.header("Content-Range"))
        .containsExactly(
            "", "bytes 0-262143/*", "bytes 262144-524287/*", "bytes 524288-524297/524298");
    assertThat(server.requests().get(3).header("x-goog-hash")).startsWith("crc32c=");
    assertThat(server.get("shop", "a.bin")).isEqualTo(bytes);
  }

  @Test
  void a_piece_that_broke_off_is_gone_on_with_where_the_server_is() throws IOException {
    byte[] bytes = noise(2 * CHUNK);
    server.failing(2, Fault.halfBody());
    write(store, Precondition.none(), bytes);
    assertThat(server.requests())
        .extracting(r -> r.header("Content-Range"))
        .containsSubsequence("bytes 0-262143/*", "bytes */*", "bytes 131072-262143/*");
    assertThat(Arrays.equals(server.get("shop", "a.bin"), bytes)).isTrue();
  }

  @Test
  void a_session_that_the_server_lost_is_an_error_and_publishes_nothing() throws IOException {
    try (ObjectWriter out = store.create(OBJECT)) {
      out.write(noise(CHUNK + 1));
      server.failing(1, Fault.status(410));
      assertThatThrownBy(() -> out.write(noise(CHUNK)))
          .isInstanceOf(StoreException.class)
          .hasMessage(
              "[gs://shop/a.bin] the server has lost a part of the upload. Nothing was published;"
                  + " write it again.");
    }
    assertThat(server.names("shop")).isEmpty();
    assertThat(server.openSessions()).isZero();
  }

  @Test
  void a_lost_answer_does_not_make_a_second_write_of_it() throws IOException {
    server.failing(1, Fault.dropAfter());
    write(store, Precondition.none(), noise(10));
    assertThat(server.requests()).extracting(GcsRequest::method).containsExactly("POST", "GET");
  }

  @Test
  void a_write_that_was_not_published_says_so_when_it_is_given_up() {
    server.failing(1, Fault.drop());
    server.failing(3, Fault.drop());
    server.failing(5, Fault.drop());
    assertThatThrownBy(() -> write(store, Precondition.none(), noise(10)))
        .isInstanceOf(StoreException.class)
        .hasMessageStartingWith("[gs://shop/a.bin] ")
        .hasMessageEndingWith(
            " Gave up after 3 attempts. A look at the object shows that nothing was published;"
                + " write it again.")
        .hasCauseInstanceOf(IOException.class);
  }

  @Test
  void a_damaged_upload_is_refused_and_nothing_is_published() {
    server.failing(1, Fault.corruptByte());
    assertThatThrownBy(() -> write(store, Precondition.none(), noise(10)))
        .isInstanceOf(StoreException.class)
        .hasMessageStartingWith(
            "[gs://shop/a.bin] the bytes were damaged on their way, for the checksums differ.");
    assertThat(server.names("shop")).isEmpty();
  }

  @Test
  void a_precondition_that_fails_while_pieces_are_sent_ends_the_write_early() throws IOException {
    server.put("shop", "a.bin", new byte[1]);
    try (ObjectWriter out = store.create(OBJECT)) {
      assertThatThrownBy(() -> out.write(noise(2 * CHUNK)))
          .isInstanceOf(PreconditionFailedException.class)
          .hasMessage("[gs://shop/a.bin] exists already");
    }
    assertThat(server.get("shop", "a.bin")).hasSize(1);
  }

  @Test
  void a_thread_that_is_interrupted_still_takes_its_upload_back() throws IOException {
    try {
      ObjectWriter out = store.create(OBJECT);
      out.write(noise(CHUNK + 1));
      Thread.currentThread().interrupt();
      out.close();
      assertThat(server.openSessions()).isZero();
      assertThat(Thread.currentThread().isInterrupted()).isTrue();
    } finally {
      var unused = Thread.interrupted();
    }
  }

  @Test
  void a_server_that_stores_other_bytes_is_found_out() {
    WireMockServer mock = new WireMockServer(WireMockConfiguration.options().dynamicPort());
    mock.start();
    try {
      mock.stubFor(
          WireMock.post(WireMock.urlPathEqualTo("/upload/storage/v1/b/shop/o"))
              .willReturn(
                  WireMock.okJson(
                      "{\"name\":\"a.bin\",\"generation\":\"5\",\"size\":\"10\","
                          + "\"crc32c\":\"AAAAAA==\"}")));
      mock.stubFor(
          WireMock.delete(WireMock.urlPathEqualTo("/storage/v1/b/shop/o/a.bin"))
              .withQueryParam("ifGenerationMatch", WireMock.equalTo("5"))
              .willReturn(WireMock.noContent()));
      GcsStore mocked = store(URI.create(mock.baseUrl()));
      assertThatThrownBy(() -> write(mocked, Precondition.none(), noise(10)))
          .isInstanceOf(StoreException.class)
          .hasMessageStartingWith(
              "[gs://shop/a.bin] was stored with the checksum AAAAAA== in place of ")
          .hasMessageEndingWith(", and is deleted again. Write it again.");
      mock.verify(1, WireMock.deleteRequestedFor(WireMock.anyUrl()));
    } finally {
      mock.stop();
    }
  }
}
