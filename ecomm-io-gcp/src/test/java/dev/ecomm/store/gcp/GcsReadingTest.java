package dev.ecomm.store.gcp;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.WireMock;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.stubbing.Scenario;
import dev.ecomm.error.StoreException;
import dev.ecomm.store.ObjectReader;
import dev.ecomm.store.RetryPolicy;
import dev.ecomm.testkit.gcs.FakeGcs;
import dev.ecomm.testkit.gcs.GcsRequest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Broken connections, wrong bytes, other versions. */
class GcsReadingTest {
  private static final URI OBJECT = URI.create("gs://shop/a.bin");
  private static final RetryPolicy AT_ONCE = new RetryPolicy(3, Duration.ZERO, Duration.ZERO);

  private final FakeGcs server = FakeGcs.start();
  private final byte[] large = noise();
  private GcsStore store;

  @BeforeEach
  void fill() {
    server.createBucket("shop");
    server.put("shop", "a.bin", large);
    store = store(server.endpoint());
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private static GcsStore store(URI endpoint) {
    return GcsStore.builder()
        .endpoint(endpoint)
        .retry(AT_ONCE)
        .timeout(Duration.ofSeconds(5))
        .build();
  }

  private static byte[] noise() {
    byte[] bytes = new byte[3_000_000];
    new Random(7).nextBytes(bytes);
    return bytes;
  }

  private byte[] read(URI uri) throws IOException {
    try (InputStream in = store.open(uri, 0)) {
      return in.readAllBytes();
    }
  }

  @Test
  void a_broken_read_goes_on_at_its_byte_in_the_same_generation() throws IOException {
    server.failing(1, dev.ecomm.testkit.gcs.Fault.halfBody());
    assertThat(Arrays.equals(read(OBJECT), large)).isTrue();
    GcsRequest second = server.requests().get(1);
    assertThat(second.header("Range")).isEqualTo("bytes=1500000-");
    assertThat(second.query()).contains("generation=");
  }

  @Test
  void an_object_that_is_replaced_during_a_broken_read_is_an_error() throws IOException {
    server.failing(1, dev.ecomm.testkit.gcs.Fault.halfBody());
    try (InputStream in = store.open(OBJECT, 0)) {
      assertThat(in.read()).isEqualTo(large[0] & 0xff);
      server.put("shop", "a.bin", new byte[3_000_000]);
      assertThatThrownBy(in::readAllBytes)
          .isInstanceOf(StoreException.class)
          .hasMessage(
              "[gs://shop/a.bin] was replaced or deleted while it was read. Read it again from the"
                  + " start.");
    }
  }

  @Test
  void parts_of_a_generation_that_is_gone_are_an_error() {
    try (ObjectReader reader = store.reader(OBJECT)) {
      server.put("shop", "a.bin", large);
      assertThatThrownBy(() -> reader.readFully(10, new byte[5], 0, 5))
          .isInstanceOf(StoreException.class)
          .hasMessageContaining("was replaced or deleted while it was read");
    }
  }

  @Test
  void a_corrupt_byte_is_a_checksum_error_before_the_last_bytes() throws IOException {
    server.failing(1, dev.ecomm.testkit.gcs.Fault.corruptByte());
    try (InputStream in = store.open(OBJECT, 0)) {
      // by readNBytes the end of the stream is never asked for
      assertThatThrownBy(() -> in.readNBytes(large.length))
          .isInstanceOf(StoreException.class)
          .hasMessageStartingWith("[gs://shop/a.bin] has the checksum ")
          .hasMessageContaining("the bytes were damaged on their way");
    }
  }

  @Test
  void a_part_is_one_request_for_just_its_bytes() throws IOException {
    try (ObjectReader reader = store.reader(OBJECT)) {
      server.reset();
      byte[] part = new byte[8];
      reader.readFully(2_999_992, part, 0, 8);
      assertThat(part).isEqualTo(Arrays.copyOfRange(large, 2_999_992, 3_000_000));
    }
    assertThat(server.requests())
        .hasSize(1)
        .allMatch(r -> r.header("Range").equals("bytes=2999992-2999999"));
  }

  @Test
  void what_is_stored_packed_is_read_as_it_is_stored() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
      gzip.write("hello hello hello hello".getBytes(UTF_8));
    }
    byte[] packed = out.toByteArray();
    server.put("shop", "a.csv", packed, Map.of("contentEncoding", "gzip"));
    URI uri = URI.create("gs://shop/a.csv");
    assertThat(store.stat(uri).orElseThrow().length()).isEqualTo(packed.length);
    assertThat(read(uri)).isEqualTo(packed);
    try (InputStream in = store.open(uri, 10)) {
      assertThat(in.readAllBytes()).isEqualTo(Arrays.copyOfRange(packed, 10, packed.length));
    }
  }

  @Test
  void a_folder_marker_is_no_object() {
    server.put("shop", "folder/", new byte[0]);
    server.put("shop", "folder/a", new byte[0]);
    assertThat(store.stat(URI.create("gs://shop/folder/"))).isEmpty();
    assertThat(store.list(URI.create("gs://shop/folder")))
        .extracting(o -> o.uri().toString())
        .containsExactly("gs://shop/folder/a");
  }

  @Test
  void a_whole_bucket_is_listed_over_all_pages() {
    for (int i = 0; i < 1_001; i++) {
      server.put("shop", "many/" + i, new byte[0]);
    }
    server.reset();
    assertThat(store.list(URI.create("gs://shop"))).hasSize(1_002);
    assertThat(server.requests()).hasSize(2);
  }

  @Test
  void closing_early_breaks_the_connection_off() throws Exception {
    try (ServerSocket listening = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      URI endpoint = URI.create("http://localhost:" + listening.getLocalPort());
      CompletableFuture<Integer> afterwards =
          CompletableFuture.supplyAsync(() -> sendTenOfAMillionBytes(listening));
      try (InputStream in = store(endpoint).open(OBJECT, 0)) {
        assertThat(in.read()).isEqualTo('0');
      }
      assertThat(afterwards.get(30, TimeUnit.SECONDS)).as("the end of the connection").isNegative();
    }
  }

  /** Returns what the client sends after its request: -1 when it has gone. */
  private static int sendTenOfAMillionBytes(ServerSocket listening) {
    try (Socket socket = listening.accept()) {
      InputStream in = socket.getInputStream();
      String request = "";
      while (!request.endsWith("\r\n\r\n")) {
        request += (char) in.read();
      }
      String head = "HTTP/1.1 200 OK\r\nContent-Length: 1000000\r\n\r\n0123456789";
      socket.getOutputStream().write(head.getBytes(UTF_8));
      return in.read();
    } catch (SocketException e) {
      return -1; // the client reset it
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void connection_resets_and_silent_servers_are_got_over() throws IOException {
    WireMockServer mock =
        new WireMockServer(WireMockConfiguration.options().dynamicPort().gzipDisabled(true));
    mock.start();
    try {
      String path = "/storage/v1/b/shop/o/a.bin";
      String[] states = {Scenario.STARTED, "reset", "silent"};
      var faults =
          new com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder[] {
            WireMock.aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER),
            WireMock.aResponse().withFixedDelay(60_000)
          };
      for (int i = 0; i < 2; i++) {
        mock.stubFor(
            WireMock.get(WireMock.urlPathEqualTo(path))
                .inScenario("read")
                .whenScenarioStateIs(states[i])
                .willSetStateTo(states[i + 1])
                .willReturn(faults[i]));
      }
      mock.stubFor(
          WireMock.get(WireMock.urlPathEqualTo(path))
              .inScenario("read")
              .whenScenarioStateIs("silent")
              .willReturn(
                  WireMock.aResponse()
                      .withHeader("x-goog-hash", "crc32c=mnG7TA==")
                      .withHeader("x-goog-stored-content-length", "5")
                      .withBody("hello")));
      GcsStore mocked =
          GcsStore.builder()
              .endpoint(URI.create(mock.baseUrl()))
              .retry(new RetryPolicy(20, Duration.ZERO, Duration.ZERO))
              .timeout(Duration.ofMillis(500))
              .build();
      try (InputStream in = mocked.open(OBJECT, 0)) {
        assertThat(in.readAllBytes()).isEqualTo("hello".getBytes(UTF_8));
      }
    } finally {
      mock.stop();
    }
  }
}
