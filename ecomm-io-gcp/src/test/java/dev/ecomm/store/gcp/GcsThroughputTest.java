package dev.ecomm.store.gcp;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.cloud.NoCredentials;
import com.google.cloud.storage.BlobId;
import com.google.cloud.storage.BlobInfo;
import com.google.cloud.storage.Storage;
import com.google.cloud.storage.StorageOptions;
import dev.ecomm.store.ObjectStore;
import dev.ecomm.store.ObjectWriter;
import dev.ecomm.store.Precondition;
import dev.ecomm.testkit.gcs.FakeGcs;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * How fast is a file brought to a bucket and back, beside Google's own client? Both against the
 * same server on this machine, in turns; the figures go to {@code target/gcs-throughput.txt}.
 *
 * <p>{@code benchmarks/run-gcs.sh [rounds=9 [megabytes=128]]} runs it.
 */
@Tag("slow")
class GcsThroughputTest {
  private static final int ROUNDS = Integer.getInteger("gcs.rounds", 9);
  private static final int MEGABYTES = Integer.getInteger("gcs.megabytes", 128);
  private static final int BUFFER = 1 << 16;
  private static final URI OURS = URI.create("gs://shop/ours");

  /** One way to move the file. */
  @FunctionalInterface
  private interface Transfer {
    void run() throws IOException;
  }

  @Test
  void our_transfer_and_googles_give_the_same_bytes_in_a_time_to_be_compared(@TempDir Path dir)
      throws IOException {
    Path file = file(dir.resolve("file"));
    Path back = dir.resolve("back");
    Map<String, double[]> seconds = new LinkedHashMap<>();
    try (FakeGcs server = FakeGcs.start()) {
      server.createBucket("shop");
      ObjectStore store = GcsStore.builder().endpoint(server.endpoint()).build();
      Storage storage =
          StorageOptions.http()
              .setHost(server.endpoint().toString())
              .setProjectId("project")
              .setCredentials(NoCredentials.getInstance())
              .build()
              .getService();
      Map<String, Transfer> transfers = new LinkedHashMap<>();
      transfers.put("write, ecomm", () -> write(store, file));
      transfers.put(
          "write, Google",
          () -> storage.createFrom(BlobInfo.newBuilder("shop", "googles").build(), file));
      transfers.put("read, ecomm", () -> read(store, back));
      transfers.put("read, Google", () -> storage.downloadTo(BlobId.of("shop", "googles"), back));
      List<Map.Entry<String, Transfer>> order = new ArrayList<>(transfers.entrySet());
      transfers.keySet().forEach(name -> seconds.put(name, new double[ROUNDS]));
      for (int round = -2; round < ROUNDS; round++) { // two rounds to warm up
        if (round > -2) {
          Collections.shuffle(order, new Random(round)); // what ran before still writes pages back
        }
        for (Map.Entry<String, Transfer> transfer : order) {
          Files.deleteIfExists(back);
          long start = System.nanoTime();
          transfer.getValue().run();
          double time = (System.nanoTime() - start) / 1e9;
          if (round >= 0) {
            seconds.get(transfer.getKey())[round] = time;
          }
          if (transfer.getKey().startsWith("read")) {
            assertThat(Files.mismatch(file, back)).as(transfer.getKey()).isEqualTo(-1);
          }
        }
      }
    }
    Files.writeString(Path.of("target", "gcs-throughput.txt"), table(seconds));
  }

  private static Path file(Path path) throws IOException {
    byte[] block = new byte[1 << 20];
    Random random = new Random(1);
    try (OutputStream out = Files.newOutputStream(path)) {
      for (int i = 0; i < MEGABYTES; i++) {
        random.nextBytes(block);
        out.write(block);
      }
    }
    return path;
  }

  private static void write(ObjectStore store, Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file);
        ObjectWriter out = store.replace(OURS, Precondition.none())) {
      copy(in, out);
      out.commit();
    }
  }

  private static void read(ObjectStore store, Path file) throws IOException {
    try (InputStream in = store.open(OURS, 0);
        OutputStream out = Files.newOutputStream(file)) {
      copy(in, out);
    }
  }

  private static void copy(InputStream in, OutputStream out) throws IOException {
    byte[] buffer = new byte[BUFFER];
    for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
      out.write(buffer, 0, n);
    }
  }

  private static String table(Map<String, double[]> seconds) {
    StringBuilder table = new StringBuilder();
    seconds.forEach(
        (name, times) -> {
          double[] sorted = times.clone();
          Arrays.sort(sorted);
          table.append(
              String.format(
                  Locale.ROOT,
                  "%-14s median %.3f s, %.0f MB/s; fastest %.3f, slowest %.3f%n",
                  name,
                  sorted[ROUNDS / 2],
                  MEGABYTES * 1.048576 / sorted[ROUNDS / 2],
                  sorted[0],
                  sorted[ROUNDS - 1]));
        });
    return table.toString();
  }
}
