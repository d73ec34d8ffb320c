package dev.ecomm.store.aws;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ecomm.store.ObjectWriter;
import dev.ecomm.store.Precondition;
import dev.ecomm.store.Stores;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.CompletedPart;

/**
 * How fast are transfers, beside those of Amazon's SDK? A file goes to S3Mock and comes back, by
 * turns through the store and by Amazon's client: {@code putObject}, the same parts one after the
 * other, {@code getObject}; all in one JVM. Only when asked for: {@code benchmarks/run-s3.sh
 * [MEGABYTES [ROUNDS]]}.
 */
@EnabledIfSystemProperty(named = "ecomm.s3.megabytes", matches = "\\d+")
class S3ThroughputTest {
  private static final int BUFFER = 1 << 16;
  private static final int PART = 8 << 20;

  private final S3Store store =
      S3Store.builder()
          .endpoint(MockServer.endpoint())
          .region("us-east-1")
          .credentials("key", "secret")
          .build();

  @TempDir Path directory;

  private interface Transfer {
    void run() throws IOException;
  }

  @Test
  void transfers_by_turns() throws IOException {
    int megabytes = Integer.getInteger("ecomm.s3.megabytes", 1024);
    int rounds = Integer.getInteger("ecomm.s3.rounds", 9);
    Path file = directory.resolve("source");
    try (OutputStream out = Files.newOutputStream(file)) {
      for (int i = 0; i < megabytes; i++) {
        out.write(Objects.noise(1 << 20, i));
      }
    }
    URI ours = Stores.uri("s3://shop/ours");
    List<Transfer> transfers =
        List.of(
            () -> write(file, ours),
            () -> sdkParts(file, "parts"),
            () -> sdkWrite(file, "sdk"),
            () -> read(ours),
            () -> sdkRead("sdk"));
    double[][] seconds = new double[transfers.size()][rounds];
    List<Integer> order = new ArrayList<>(List.of(0, 1, 2, 3, 4));
    for (int round = -1; round < rounds; round++) {
      if (round >= 0) {
        Collections.shuffle(order, new Random(round)); // what ran before still writes pages back
      }
      for (int i : order) {
        double time = time(transfers.get(i));
        if (round >= 0) { // the first round warms up
          seconds[i][round] = time;
        }
      }
    }
    assertThat(Files.mismatch(file, directory.resolve("ours"))).isEqualTo(-1);
    assertThat(Files.mismatch(file, directory.resolve("sdk"))).isEqualTo(-1);
    Files.writeString(Path.of("target", "s3-throughput.txt"), table(megabytes, rounds, seconds));
  }

  private static double time(Transfer transfer) throws IOException {
    long before = System.nanoTime();
    transfer.run();
    return (System.nanoTime() - before) / 1e9;
  }

  private void write(Path file, URI uri) throws IOException {
    try (InputStream in = Files.newInputStream(file);
        ObjectWriter out = store.replace(uri, Precondition.none())) {
      byte[] buffer = new byte[BUFFER];
      for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
        out.write(buffer, 0, n);
      }
      out.commit();
    }
  }

  private void read(URI uri) throws IOException {
    Path target = directory.resolve("ours");
    Files.deleteIfExists(target);
    try (InputStream in = store.open(uri, 0);
        OutputStream out = Files.newOutputStream(target)) {
      byte[] buffer = new byte[BUFFER];
      for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
        out.write(buffer, 0, n);
      }
    }
  }

  private static void sdkWrite(Path file, String key) {
    MockServer.client()
        .putObject(b -> b.bucket(MockServer.BUCKET).key(key), RequestBody.fromFile(file));
  }

  private void sdkRead(String key) throws IOException {
    Path target = directory.resolve("sdk");
    Files.deleteIfExists(target);
    MockServer.client().getObject(b -> b.bucket(MockServer.BUCKET).key(key), target);
  }

  /** Parts of the size that the store has, one after the other. */
  private static void sdkParts(Path file, String key) throws IOException {
    S3Client client = MockServer.client();
    String id = client.createMultipartUpload(b -> b.bucket(MockServer.BUCKET).key(key)).uploadId();
    List<CompletedPart> parts = new ArrayList<>();
    try (InputStream in = Files.newInputStream(file)) {
      for (byte[] part = in.readNBytes(PART); part.length > 0; part = in.readNBytes(PART)) {
        int number = parts.size() + 1;
        String etag =
            client
                .uploadPart(
                    b -> b.bucket(MockServer.BUCKET).key(key).uploadId(id).partNumber(number),
                    RequestBody.fromBytes(part))
                .eTag();
        parts.add(CompletedPart.builder().partNumber(number).eTag(etag).build());
      }
    }
    client.completeMultipartUpload(
        b ->
            b.bucket(MockServer.BUCKET).key(key).uploadId(id).multipartUpload(u -> u.parts(parts)));
  }

  private static String table(int megabytes, int rounds, double[][] seconds) {
    String[] names = {
      "write, store      ",
      "write, SDK, parts ",
      "write, SDK, 1 put ",
      "read, store       ",
      "read, SDK         "
    };
    StringBuilder table =
        new StringBuilder(
            String.format(Locale.ROOT, "%d MB, seconds by turns, %d rounds%n", megabytes, rounds));
    for (int i = 0; i < names.length; i++) {
      double[] sorted = seconds[i].clone();
      Arrays.sort(sorted);
      table.append(
          String.format(
              Locale.ROOT,
              "%s median %.2f (%.2f to %.2f)%n",
              names[i],
              sorted[rounds / 2],
              sorted[0],
              sorted[rounds - 1]));
    }
    return table.toString();
  }
}
