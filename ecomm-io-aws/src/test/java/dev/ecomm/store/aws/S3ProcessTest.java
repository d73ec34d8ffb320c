package dev.ecomm.store.aws;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ecomm.store.ObjectInfo;
import dev.ecomm.store.Precondition;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Processes that are killed while they write, and processes with little memory. */
class S3ProcessTest {
  private final S3Store store = MockServer.store(MockServer.endpoint()).build();

  @Test
  void a_killed_writer_leaves_the_old_object_or_the_new_one() throws Exception {
    killWriters(3);
  }

  @Test
  @Tag("slow")
  void fifty_killed_writers_leave_the_old_object_or_the_new_one() throws Exception {
    killWriters(50);
  }

  private void killWriters(int kills) throws Exception {
    SplittableRandom random = new SplittableRandom(kills);
    try (FaultyProxy proxy = new FaultyProxy(MockServer.endpoint())) {
      S3Store behind = MockServer.store(proxy.endpoint()).build();
      for (int kill = 0; kill < kills; kill++) {
        URI uri = Objects.fresh();
        Objects.write(store, uri, Precondition.none(), new byte[Objects.LARGE]);
        Process process = start("rewrite", proxy.endpoint(), uri);
        // 7 signs of life an object; a kill falls between any two of them.
        process.getInputStream().readNBytes(random.nextInt(22));
        Thread.sleep(random.nextInt(40));

        process.destroyForcibly();

        process.waitFor();
        byte[] content = Objects.read(behind, uri);
        assertThat(content).as("kill %d", kill).hasSize(Objects.LARGE);
        assertThat(isUniform(content)).as("kill %d", kill).isTrue();
        assertThat(behind.list(uri)).extracting(ObjectInfo::uri).containsExactly(uri);
      }
    }
  }

  private static boolean isUniform(byte[] content) {
    for (byte b : content) {
      if (b != content[0]) {
        return false;
      }
    }
    return true;
  }

  @Test
  void a_heap_of_64_megabytes_is_enough_for_an_object_of_72() throws Exception {
    transfer(72L << 20);
  }

  @Test
  @Tag("slow")
  void a_heap_of_64_megabytes_is_enough_for_an_object_of_a_gigabyte() throws Exception {
    transfer(1L << 30);
  }

  private void transfer(long length) throws Exception {
    URI uri = Objects.fresh();
    String written = said(start("write", MockServer.endpoint(), uri, String.valueOf(length)));
    assertThat(store.stat(uri).orElseThrow().length()).isEqualTo(length);
    assertThat(said(start("read", MockServer.endpoint(), uri))).isEqualTo(written).isNotEmpty();
    store.delete(uri, Precondition.none());
  }

  private static String said(Process process) throws Exception {
    String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
    assertThat(process.waitFor()).isZero();
    return text;
  }

  private static Process start(String what, URI endpoint, URI uri, String... more)
      throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xmx64m", "-cp"));
    command.add(System.getProperty("java.class.path"));
    command.add(S3Process.class.getName());
    command.addAll(List.of(what, endpoint.toString(), uri.toString()));
    command.addAll(List.of(more));
    return new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
  }
}
