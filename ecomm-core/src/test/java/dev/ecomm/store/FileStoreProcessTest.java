package dev.ecomm.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Several processes at one file, and processes that are killed. */
class FileStoreProcessTest {
  private final FileStore store = new FileStore();
  private final List<Process> processes = new ArrayList<>();

  @TempDir Path directory;

  @AfterEach
  void killAll() {
    processes.forEach(Process::destroyForcibly);
  }

  @Test
  void of_eight_processes_that_create_one_file_exactly_one_wins() throws IOException {
    URI uri = Stores.uri(directory + "/model_v1.json");
    for (int i = 0; i < 8; i++) {
      start("create", uri.toString());
    }
    startTogether();

    List<Process> winners = new ArrayList<>();
    for (Process process : processes) {
      if (process.getInputStream().read() == 'w') {
        winners.add(process);
      }
    }
    assertThat(winners).hasSize(1);
    assertThat(directory.resolve("model_v1.json")).hasContent(String.valueOf(winners.get(0).pid()));
    waitForAll();
    assertThat(names()).containsExactly("model_v1.json");
  }

  @Test
  void processes_that_replace_what_they_have_seen_lose_no_update() throws IOException {
    Path file = Files.writeString(directory.resolve("counter"), "0");
    for (int i = 0; i < 3; i++) {
      start("count", file.toUri().toString(), "30");
    }
    startTogether();
    waitForAll();
    assertThat(file).hasContent("90");
  }

  @Test
  void a_process_that_ends_by_a_signal_removes_what_it_had_begun() throws Exception {
    Process process = start("hold", directory.resolve("a.csv").toUri().toString());
    startTogether();
    assertThat(process.getInputStream().read()).isEqualTo('w');
    assertThat(names()).singleElement().asString().startsWith(".ecomm-");

    // Only the signal: Process.destroy closes its stdin as well, which would let it end by itself.
    process.toHandle().destroy();

    assertThat(process.waitFor()).isNotZero();
    assertThat(names()).isEmpty();
  }

  @Test
  void a_killed_writer_leaves_the_old_file_or_the_new_one() throws Exception {
    killWriters(3);
  }

  @Test
  @Tag("slow")
  void fifty_killed_writers_leave_the_old_file_or_the_new_one() throws Exception {
    killWriters(50);
  }

  private void killWriters(int kills) throws Exception {
    SplittableRandom random = new SplittableRandom(kills);
    for (int kill = 0; kill < kills; kill++) {
      Path target = directory.resolve("kill" + kill).resolve("a.csv");
      Files.createDirectories(target.getParent());
      Files.write(target, new byte[FileStoreProcess.LENGTH]);
      Process process = start("rewrite", target.toUri().toString());
      startTogether();
      process.getInputStream().readNBytes(random.nextInt(60));

      process.destroyForcibly();

      process.waitFor();
      processes.clear();
      requireOneVersion(kill, target);
    }
  }

  private void requireOneVersion(int kill, Path target) throws IOException {
    byte[] content = Files.readAllBytes(target);
    assertThat(content)
        .as("kill %d", kill)
        .hasSize(FileStoreProcess.LENGTH)
        .containsOnly(content[0]);
    assertThat(store.list(Stores.uri(target.getParent() + "/")))
        .as("kill %d", kill)
        .extracting(ObjectInfo::uri)
        .containsExactly(target.toUri());
  }

  private Process start(String... args) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xmx64m", "-cp"));
    command.add(System.getProperty("java.class.path"));
    command.add(FileStoreProcess.class.getName());
    command.addAll(List.of(args));
    Process process =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    processes.add(process);
    return process;
  }

  /** Waits until each has said that it is ready, then lets all go. */
  private void startTogether() throws IOException {
    for (Process process : processes) {
      assertThat(process.getInputStream().read()).isEqualTo('r');
    }
    for (Process process : processes) {
      process.getOutputStream().write('g');
      process.getOutputStream().flush();
    }
  }

  private void waitForAll() throws IOException {
    for (Process process : processes) {
      try (InputStream out = process.getInputStream()) {
        out.readAllBytes();
      }
      assertThat(process.onExit().join().exitValue()).isZero();
    }
  }

  private List<String> names() throws IOException {
    try (Stream<Path> found = Files.list(directory)) {
      return found.map(p -> p.getFileName().toString()).toList();
    }
  }
}
