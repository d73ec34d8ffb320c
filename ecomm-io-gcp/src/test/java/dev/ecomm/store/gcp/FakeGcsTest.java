package dev.ecomm.store.gcp;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.cloud.NoCredentials;
import com.google.cloud.ReadChannel;
import com.google.cloud.WriteChannel;
import com.google.cloud.storage.Blob;
import com.google.cloud.storage.BlobId;
import com.google.cloud.storage.BlobInfo;
import com.google.cloud.storage.Storage;
import com.google.cloud.storage.StorageException;
import com.google.cloud.storage.StorageOptions;
import dev.ecomm.testkit.gcs.FakeGcs;
import dev.ecomm.testkit.gcs.Fault;
import dev.ecomm.testkit.gcs.GcsRequest;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Random;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The fake server as Google's own client sees it. */
class FakeGcsTest {
  private final FakeGcs server = FakeGcs.start();
  private Storage storage;

  @BeforeEach
  void connect() {
    server.createBucket("shop");
    storage =
        StorageOptions.http()
            .setHost(server.endpoint().toString())
            .setProjectId("project")
            .setCredentials(NoCredentials.getInstance())
            .build()
            .getService();
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private static byte[] bytes(String text) {
    return text.getBytes(UTF_8);
  }

  private static byte[] noise(int length) {
    byte[] bytes = new byte[length];
    new Random(length).nextBytes(bytes);
    return bytes;
  }

  private static Stream<String> names(Iterable<Blob> blobs) {
    return StreamSupport.stream(blobs.spliterator(), false).map(Blob::getName);
  }

  @Test
  void a_small_object_is_created_looked_at_and_read() {
    Blob made =
        storage.create(
            BlobInfo.newBuilder("shop", "a b/\u00fc.csv")
                .setContentType("text/csv")
                .setMetadata(Map.of("owner", "me"))
                .build(),
            bytes("hello"));
    Blob seen = storage.get("shop", "a b/\u00fc.csv");
    assertThat(seen.getGeneration()).isEqualTo(made.getGeneration());
    assertThat(seen.getSize()).isEqualTo(5);
    assertThat(seen.getContentType()).isEqualTo("text/csv");
    assertThat(seen.getMetadata()).containsEntry("owner", "me");
    assertThat(seen.getCrc32c()).isEqualTo("mnG7TA==");
    assertThat(seen.getMd5()).isEqualTo("XUFAKrxLKna5cZ2REBfFkg==");
    assertThat(seen.getContent()).isEqualTo(bytes("hello"));
    assertThat(storage.get("shop", "none")).isNull();
    assertThat(storage.get("shop").getName()).isEqualTo("shop");
  }

  @Test
  void a_file_is_uploaded_and_downloaded(@TempDir Path dir) throws IOException {
    byte[] large = noise(3_000_000);
    Path file = Files.write(dir.resolve("large"), large);
    storage.createFrom(BlobInfo.newBuilder("shop", "large").build(), file);
    assertThat(server.get("shop", "large")).isEqualTo(large);
    storage.downloadTo(BlobId.of("shop", "large"), dir.resolve("back"));
    assertThat(Files.readAllBytes(dir.resolve("back"))).isEqualTo(large);
    assertThat(server.openSessions()).isZero();
  }

  @Test
  void an_upload_in_pieces_shows_nothing_before_its_end() throws IOException {
    byte[] large = noise(1_000_000);
    try (WriteChannel out = storage.writer(BlobInfo.newBuilder("shop", "large").build())) {
      out.setChunkSize(256 * 1024);
      out.write(ByteBuffer.wrap(large, 0, 600_000));
      assertThat(server.openSessions()).isEqualTo(1);
      assertThat(server.names("shop")).isEmpty();
      out.write(ByteBuffer.wrap(large, 600_000, 400_000));
    }
    assertThat(server.get("shop", "large")).isEqualTo(large);
    assertThat(server.requests())
        .filteredOn(r -> r.method().equals("PUT"))
        .extracting(r -> r.header("Content-Range"))
        .startsWith("bytes 0-262143/*", "bytes 262144-524287/*");
  }

  @Test
  void a_range_of_one_generation_is_read() throws IOException {
    long generation = server.put("shop", "a", noise(100_000));
    try (ReadChannel in = storage.reader(BlobId.of("shop", "a", generation))) {
      in.seek(50_000);
      in.limit(50_010);
      ByteBuffer buffer = ByteBuffer.allocate(20);
      while (in.read(buffer) >= 0) {}
      assertThat(Arrays.copyOf(buffer.array(), buffer.position()))
          .isEqualTo(Arrays.copyOfRange(noise(100_000), 50_000, 50_010));
    }
    assertThat(server.put("shop", "a", bytes("new"))).isGreaterThan(generation);
    assertThat(storage.get(BlobId.of("shop", "a", generation))).isNull();
  }

  @Test
  void preconditions_hold_or_give_412() {
    BlobInfo info = BlobInfo.newBuilder("shop", "a").build();
    Blob made = storage.create(info, bytes("1"), Storage.BlobTargetOption.doesNotExist());
    assertThatThrownBy(
            () -> storage.create(info, bytes("2"), Storage.BlobTargetOption.doesNotExist()))
        .isInstanceOfSatisfying(
            StorageException.class, e -> assertThat(e.getCode()).isEqualTo(412));
    Blob again =
        storage.create(
            made.toBuilder().build(), bytes("3"), Storage.BlobTargetOption.generationMatch());
    assertThat(again.getGeneration()).isGreaterThan(made.getGeneration());
    assertThatThrownBy(
            () ->
                storage.delete(
                    "shop", "a", Storage.BlobSourceOption.generationMatch(made.getGeneration())))
        .isInstanceOfSatisfying(
            StorageException.class, e -> assertThat(e.getCode()).isEqualTo(412));
    assertThat(
            storage.delete(
                "shop", "a", Storage.BlobSourceOption.generationMatch(again.getGeneration())))
        .isTrue();
    assertThat(storage.delete("shop", "a")).isFalse();
  }

  @Test
  void lists_come_in_pages_in_order_and_by_folder() {
    for (String name : new String[] {"b/2", "a", "b/1", "c", "b/3", "\ufffd", "\ud83d\ude00"}) {
      server.put("shop", name, bytes(name));
    }
    assertThat(names(storage.list("shop", Storage.BlobListOption.pageSize(2)).iterateAll()))
        .containsExactly("a", "b/1", "b/2", "b/3", "c", "\ufffd", "\ud83d\ude00");
    assertThat(server.requests()).hasSize(4);
    assertThat(names(storage.list("shop", Storage.BlobListOption.prefix("b/")).iterateAll()))
        .containsExactly("b/1", "b/2", "b/3");
    assertThat(names(storage.list("shop", Storage.BlobListOption.currentDirectory()).iterateAll()))
        .containsExactlyInAnyOrder("a", "b/", "c", "\ufffd", "\ud83d\ude00");
  }

  @Test
  void a_bucket_whose_requester_pays_wants_a_project() {
    server.createRequesterPaysBucket("paid");
    server.put("paid", "a", bytes("hello"));
    assertThatThrownBy(() -> storage.readAllBytes("paid", "a"))
        .isInstanceOf(StorageException.class)
        .hasMessageContaining("requester pays");
    assertThat(storage.readAllBytes("paid", "a", Storage.BlobSourceOption.userProject("p")))
        .isEqualTo(bytes("hello"));
  }

  @Test
  void what_is_stored_packed_is_unpacked_for_who_does_not_ask_for_it_packed() throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
      gzip.write(bytes("hello"));
    }
    server.put("shop", "a", packed.toByteArray(), Map.of("contentEncoding", "gzip"));
    assertThat(storage.get("shop", "a").getContentEncoding()).isEqualTo("gzip");
    assertThat(storage.readAllBytes("shop", "a")).isEqualTo(bytes("hello"));
  }

  @Test
  void googles_client_gets_over_passing_faults() {
    server.failing(1, Fault.status(503));
    server.failing(2, Fault.drop());
    server.put("shop", "a", bytes("hello"));
    assertThat(storage.readAllBytes("shop", "a")).isEqualTo(bytes("hello"));
    assertThat(server.faults()).isEqualTo(2);
    assertThat(server.requests()).hasSize(3).extracting(GcsRequest::method).containsOnly("GET");
  }

  @Test
  void a_damaged_upload_is_refused() {
    server.failing(2, Fault.corruptByte()); // the first one starts the upload
    assertThatThrownBy(
            () ->
                storage.createFrom(
                    BlobInfo.newBuilder("shop", "a").setCrc32c("mnG7TA==").build(),
                    new ByteArrayInputStream(bytes("hello")),
                    Storage.BlobWriteOption.crc32cMatch()))
        .isInstanceOf(StorageException.class);
    assertThat(server.names("shop")).isEmpty();
  }

  @Test
  void what_is_not_there_is_said_to_be_missing() {
    assertThatThrownBy(() -> server.put("none", "a", bytes("1")))
        .isInstanceOf(NoSuchElementException.class)
        .hasMessage("no bucket none");
    assertThatThrownBy(() -> server.get("shop", "a"))
        .isInstanceOf(NoSuchElementException.class)
        .hasMessage("no object shop/a");
    assertThatThrownBy(() -> storage.readAllBytes("none", "a"))
        .isInstanceOfSatisfying(
            StorageException.class, e -> assertThat(e.getCode()).isEqualTo(404));
  }

  @Test
  void faults_have_a_number_from_one_and_an_error_as_status() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> server.failing(0, Fault.drop()))
        .withMessage("nth is 0, must be at least 1");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Fault.status(200))
        .withMessage("status is 200, must be 400 to 599");
  }
}
