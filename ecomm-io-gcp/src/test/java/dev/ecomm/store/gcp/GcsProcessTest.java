package dev.ecomm.store.gcp;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ecomm.store.ObjectInfo;
import dev.ecomm.testkit.gcs.FakeGcs;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Processes of their own: little memory, and sudden death. */
class GcsProcessTest {

  private static Process start(String work, FakeGcs server) throws IOException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:TieredStopAtLevel=1",
            "-XX:+UseSerialGC",
            "-Xmx64m",
            "-cp",
            System.getProperty("java.class.path"),
            GigabyteProcess.class.getName(),
            work,
            server.endpoint().toString())
        .redirectErrorStream(true)
        .start();
  }

  @Test
  @Tag("slow")
  void a_gigabyte_streams_both_ways_through_64_megabytes_of_heap() throws Exception {
    try (FakeGcs server = FakeGcs.start()) {
      server.createBucket("shop");
      for (String work : new String[] {"write", "read"}) {
        Process process = start(work, server);
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(said).isZero();
      }
      GcsStore store = GcsStore.builder().endpoint(server.endpoint()).build();
      assertThat(store.stat(GigabyteProcess.OBJECT).map(ObjectInfo::length))
          .contains((long) GigabyteProcess.BLOCKS << 20);
    }
  }

  @Test
  @Tag("slow")
  void a_writer_that_is_killed_leaves_the_old_object_and_can_be_run_again() throws Exception {
    try (FakeGcs server = FakeGcs.start()) {
      server.createBucket("shop");
      for (int pieces = 1; pieces <= 3; pieces++) {
        server.reset();
        Process process = start("write", server);
        try (InputStream said = process.getInputStream()) {
          waitForPieces(server, pieces, process, said);
        } finally {
          process.destroyForcibly();
        }
        assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
        assertThat(server.names("shop")).as("killed after %d pieces", pieces).isEmpty();
      }
    }
  }

  private static void waitForPieces(FakeGcs server, int pieces, Process process, InputStream said)
      throws Exception {
    while (server.requests().stream().filter(r -> r.method().equals("PUT")).count() < pieces) {
      if (!process.isAlive()) {
        throw new AssertionError(new String(said.readAllBytes(), StandardCharsets.UTF_8));
      }
      Thread.onSpinWait();
    }
  }
}
