package dev.ecomm.store.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import dev.ecomm.error.PreconditionFailedException;
import dev.ecomm.error.StoreException;
import dev.ecomm.store.ObjectInfo;
import dev.ecomm.store.ObjectWriter;
import dev.ecomm.store.Precondition;
import dev.ecomm.store.Stores;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.model.ChecksumAlgorithm;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;

/** What the contract of all stores does not say. */
class S3StoreTest {
  private final S3Store store = MockServer.store(MockServer.endpoint()).build();

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          s3://My-Shop/a.csv        | a bucket's name has no capital letters and no underscores
          s3://my_shop/a.csv        | a bucket's name has no capital letters and no underscores
          s3://ab/a.csv             | a bucket's name has 3 to 63 small letters
          s3:///a.csv               | write s3://bucket/key
          s3://localhost:9000/a.csv | a host and port are given as the store's endpoint
          """)
  void a_bucket_that_cannot_be_is_refused(URI uri, String problem) {
    assertThatThrownBy(() -> store.stat(uri))
        .isInstanceOf(StoreException.class)
        .hasMessageStartingWith("[" + uri + "] names no bucket: " + problem);
  }

  @Test
  void a_password_in_a_uri_is_refused_and_not_repeated() {
    URI uri = URI.create("s3://key:s3cr3t@shop/a.csv");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> store.stat(uri))
        .withMessageContaining("carries a user name or password")
        .withMessageNotContaining("s3cr3t");
  }

  @Test
  void a_thread_that_is_interrupted_still_takes_its_upload_back() throws IOException {
    URI uri = Stores.uri("s3://" + MockServer.BUCKET + "/interrupted.bin");
    try {
      ObjectWriter out = store.create(uri);
      out.write(new byte[6 << 20]);
      assertThat(MockServer.openUploads(uri)).hasSize(1);
      Thread.currentThread().interrupt();
      out.close();
      assertThat(Thread.interrupted()).isTrue();
      assertThat(MockServer.openUploads(uri)).isEmpty();
    } finally {
      var unused = Thread.interrupted();
    }
  }

  @Test
  void secrets_are_not_shown() {
    S3Store secret = S3Store.builder().credentials("AKIA1", "s3cr3t", "t0ken").build();
    assertThat(secret).hasToString("S3Store");
  }

  @ParameterizedTest
  @ValueSource(strings = {"ftp://host", "s3://bucket", "http:///path", "http://me:pw@host"})
  void an_endpoint_that_is_no_web_address_is_refused(URI endpoint) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> S3Store.builder().endpoint(endpoint))
        .withMessageStartingWith("endpoint is ")
        .withMessageNotContaining("pw");
  }

  @Test
  void options_out_of_range_are_refused() {
    S3Store.Builder builder = S3Store.builder();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> builder.partBytes(1000))
        .withMessage("partBytes is 1000, must be 5242880 (5 MiB) to 1073741824 (1 GiB)");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> builder.timeout(Duration.ZERO))
        .withMessage("timeout is PT0S, must be more than zero");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> builder.connectTimeout(Duration.ofSeconds(-1)))
        .withMessage("connectTimeout is PT-1S, must be more than zero");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> builder.region(" "))
        .withMessage("region is blank, must be given");
  }

  @ParameterizedTest
  @ValueSource(ints = {5 << 20, 8 << 20, 64 << 20, 1 << 30})
  void ten_thousand_parts_reach_the_largest_object_that_s3_takes(int partBytes) {
    WriteOptions options = new WriteOptions(partBytes, null);
    long total = 0;
    for (int number = 1; number <= 10_000; number++) {
      total += options.partBytes(number);
      assertThat(options.partBytes(number)).isBetween(partBytes, WriteOptions.LARGEST_PART);
    }
    assertThat(total).isGreaterThan(5L << 40);
    assertThat(options.partBytes(1_000)).isEqualTo(partBytes);
  }

  @Test
  void a_large_object_carries_the_checksum_of_the_whole() throws IOException {
    URI uri = Objects.fresh();
    byte[] large = Objects.noise(Objects.LARGE, 4);
    Objects.write(store, uri, Precondition.absent(), large);
    HeadObjectResponse head =
        MockServer.client()
            .headObject(b -> b.bucket(MockServer.BUCKET).key(key(uri)).checksumMode("ENABLED"));
    java.util.zip.CRC32 crc = new java.util.zip.CRC32();
    crc.update(large);
    assertThat(head.checksumCRC32()).isEqualTo(ObjectChecksum.base64(crc));
    assertThat(Arrays.equals(Objects.read(store, uri), large)).isTrue();
  }

  @Test
  void a_large_object_that_exists_is_not_created_nor_another_version_replaced() throws IOException {
    URI uri = Objects.fresh();
    try (FaultyProxy proxy = new FaultyProxy(MockServer.endpoint())) {
      S3Store behind = MockServer.store(proxy.endpoint()).build();
      Objects.write(behind, uri, Precondition.absent(), new byte[] {1});
      for (Precondition bad :
          List.of(Precondition.absent(), Precondition.version("0123456789abcdef"))) {
        assertThatThrownBy(() -> Objects.write(behind, uri, bad, new byte[Objects.LARGE]))
            .isInstanceOf(PreconditionFailedException.class)
            .hasMessageStartingWith("[" + uri + "] ");
      }
      assertThat(Objects.read(behind, uri)).containsExactly(1);
      assertThat(MockServer.openUploads(uri)).isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"CRC32", "CRC32C", "SHA1", "SHA256"})
  void what_others_wrote_is_compared_with_the_checksum_that_they_gave(String algorithm)
      throws IOException {
    URI uri = Objects.fresh();
    byte[] content = Objects.noise(10_000, 5);
    MockServer.client()
        .putObject(
            b ->
                b.bucket(MockServer.BUCKET)
                    .key(key(uri))
                    .checksumAlgorithm(ChecksumAlgorithm.fromValue(algorithm)),
            RequestBody.fromBytes(content));
    try (FaultyProxy proxy = new FaultyProxy(MockServer.endpoint())) {
      S3Store behind = MockServer.store(proxy.endpoint()).build();
      assertThat(Objects.read(behind, uri)).isEqualTo(content);
      proxy.failing(FaultyProxy.Fault.FLIPPED_ANSWER, 1);
      assertThatThrownBy(() -> Objects.read(behind, uri))
          .isInstanceOf(IOException.class)
          .hasMessageStartingWith("[" + uri + "] was damaged on its way: its ")
          .hasMessageEndingWith(" Read it again.");
      assertThat(proxy.fired()).isEqualTo(1);
    }
  }

  @Test
  void damage_is_told_also_to_who_never_asks_for_the_end() throws IOException {
    URI uri = Objects.fresh();
    Objects.write(store, uri, Precondition.none(), Objects.noise(10_000, 6));
    try (FaultyProxy proxy = new FaultyProxy(MockServer.endpoint())) {
      proxy.failing(FaultyProxy.Fault.FLIPPED_ANSWER, 1);
      try (InputStream in = MockServer.store(proxy.endpoint()).build().open(uri, 0)) {
        assertThatThrownBy(() -> in.readNBytes(10_000)).hasMessageContaining("was damaged");
        assertThatThrownBy(() -> in.read()).hasMessageContaining("was damaged");
      }
    }
  }

  @Test
  void keys_that_end_at_a_slash_are_no_objects() throws IOException {
    URI uri = Objects.fresh();
    Objects.write(store, uri, Precondition.none(), new byte[1]);
    URI directory = Stores.uri(uri.toString().replace("a.bin", ""));
    MockServer.client()
        .putObject(b -> b.bucket(MockServer.BUCKET).key(key(directory)), RequestBody.empty());
    assertThat(store.list(directory)).extracting(ObjectInfo::uri).containsExactly(uri);
    assertThat(store.stat(directory)).isEmpty();
    assertThatThrownBy(() -> store.open(directory, 0))
        .isInstanceOf(StoreException.class)
        .hasMessage(
            "["
                + directory
                + "] names a directory, for it ends at a slash. Name an"
                + " object in it.");
  }

  @Test
  void closing_early_gives_the_connection_up_and_does_not_read_the_rest() throws Exception {
    long length = 1L << 33;
    CompletableFuture<Long> sent = new CompletableFuture<>();
    HttpServer endless =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    endless.createContext(
        "/",
        exchange -> {
          exchange.getResponseHeaders().set("ETag", "\"1\"");
          exchange.sendResponseHeaders(200, length);
          long done = 0;
          try (OutputStream out = exchange.getResponseBody()) {
            for (byte[] block = new byte[1 << 16]; done < length; done += block.length) {
              out.write(block);
            }
          } catch (IOException e) {
            sent.complete(done);
          }
        });
    endless.start();
    try {
      URI endpoint = URI.create("http://localhost:" + endless.getAddress().getPort());
      try (InputStream in =
          MockServer.store(endpoint).build().open(Stores.uri("s3://shop/large"), 0)) {
        assertThat(in.read()).isZero();
      }
      assertThat(sent.get(30, TimeUnit.SECONDS)).isLessThan(64L << 20);
    } finally {
      endless.stop(0);
    }
  }

  private static String key(URI uri) {
    return uri.getPath().substring(1);
  }
}
