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
import java.util.Arrays;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.sync.RequestBody;

/**
 * How fast are transfers, beside those of Amazon's SDK? A file goes to S3Mock and comes back, by
 * turns through the store and by {@code putObject} and {@code getObject}, in one JVM. Only when
 * asked for: {@code benchmarks/run-s3.sh [MEGABYTES [ROUNDS]]}.
 */
@EnabledIfSystemProperty(named = "ecomm.s3.megabytes", matches = "\\d+")
class S3ThroughputTest {
  private static final int BUFFER = 1 << 16;

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
    double[][] seconds = new double[4][rounds];
    for (int round = -1; round < rounds; round++) {
      URI ours = Stores.uri("s3://shop/ours");
      double[] one = {
        time(() -> write(file, ours)),
        time(() -> sdkWrite(file, "sdk")),
        time(() -> read(ours)),
        time(() -> sdkRead("sdk")),
      };
      for (int i = 0; i < 4 && round >= 0; i++) { // the first round warms up
        seconds[i][round] = one[i];
      }
    }
    report(megabytes, rounds, seconds);
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
    try (InputStream in = store.open(uri, 0);
        OutputStream out = Files.newOutputStream(directory.resolve("ours"))) {
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

  private void report(int megabytes, int rounds, double[][] seconds) throws IOException {
    assertThat(Files.mismatch(directory.resolve("source"), directory.resolve("ours")))
        .isEqualTo(-1);
    assertThat(Files.mismatch(directory.resolve("source"), directory.resolve("sdk"))).isEqualTo(-1);
    double[] median = new double[4];
    for (int i = 0; i < 4; i++) {
      Arrays.sort(seconds[i]);
      median[i] = seconds[i][rounds / 2];
    }
    String table =
        String.format(
            Locale.ROOT,
            "%d MB, median of %d by turns%n"
                + "write: store %.2f s (%.2f to %.2f), SDK %.2f s (%.2f to %.2f), ratio %.2f%n"
                + "read:  store %.2f s (%.2f to %.2f), SDK %.2f s (%.2f to %.2f), ratio %.2f%n",
            megabytes,
            rounds,
            median[0],
            seconds[0][0],
            seconds[0][rounds - 1],
            median[1],
            seconds[1][0],
            seconds[1][rounds - 1],
            median[0] / median[1],
            median[2],
            seconds[2][0],
            seconds[2][rounds - 1],
            median[3],
            seconds[3][0],
            seconds[3][rounds - 1],
            median[2] / median[3]);
    Files.writeString(Path.of("target", "s3-throughput.txt"), table);
  }
}
