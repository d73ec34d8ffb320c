package dev.ecomm.registry;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.ecomm.error.PreconditionFailedException;
import dev.ecomm.store.ObjectStore;
import dev.ecomm.store.Stores;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * What registries and run directories promise to many threads and processes, on any store. The
 * stores of buckets are held against it in their own modules.
 */
public abstract class RegistryContract {

  private static final LocalDate DAY = LocalDate.of(2011, 12, 10);

  /**
   * Returns the store.
   *
   * @return safe for use by many threads
   */
  protected abstract ObjectStore store();

  /**
   * Returns where the test may work.
   *
   * @return a URI that has nothing below; another one in each test
   */
  protected abstract URI root();

  /**
   * Returns what lets other processes find the same store.
   *
   * @return variables of their environment; empty if no other process can
   */
  protected abstract Optional<Map<String, String>> environment();

  private ModelRegistry registry() {
    return ModelRegistry.builder(root()).stores(stores()).build();
  }

  private Stores stores() {
    return Stores.discovered().with(store());
  }

  @Test
  void eight_threads_get_different_versions_and_lose_nothing() throws Exception {
    List<Callable<List<String>>> work = new ArrayList<>();
    CyclicBarrier start = new CyclicBarrier(8);
    for (int i = 0; i < 8; i++) {
      String name = "thread" + i;
      work.add(
          () -> {
            start.await();
            return RegistryWork.run(registry(), name, 2);
          });
    }
    requireNothingLost(together(work), 16);
  }

  @Test
  @Tag("slow")
  void four_processes_get_different_versions_and_lose_nothing() throws Exception {
    fourProcesses(10);
  }

  /** Four processes, each of which publishes as many releases as it is told. */
  protected final void fourProcesses(int releases) throws Exception {
    assumeTrue(environment().isPresent(), "no other process sees this store");
    List<Process> processes = new ArrayList<>();
    try {
      for (int i = 0; i < 4; i++) {
        processes.add(start("process" + i, releases));
      }
      for (Process process : processes) {
        assertThat(process.getInputStream().read()).isEqualTo('r');
      }
      for (Process process : processes) {
        process.getOutputStream().write('g');
        process.getOutputStream().close();
      }
      List<List<String>> said = new ArrayList<>();
      for (Process process : processes) {
        said.add(new String(process.getInputStream().readAllBytes(), UTF_8).lines().toList());
        assertThat(process.waitFor()).isZero();
      }
      requireNothingLost(said, 4 * releases);
    } finally {
      processes.forEach(Process::destroyForcibly);
    }
  }

  private Process start(String name, int releases) throws IOException {
    ProcessBuilder child =
        new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:TieredStopAtLevel=1",
            "-XX:+UseSerialGC",
            "-Xmx96m",
            "-cp",
            System.getProperty("java.class.path"),
            RegistryWork.class.getName(),
            root().toString(),
            name,
            String.valueOf(releases));
    child.environment().putAll(environment().orElseThrow());
    return child.redirectError(ProcessBuilder.Redirect.INHERIT).start();
  }

  /** Each release is its writer's, each has its line, and no promotion was won twice. */
  private void requireNothingLost(List<List<String>> said, int releases) {
    Map<Integer, String> published = new TreeMap<>();
    Set<String> replaced = new TreeSet<>();
    int won = 0;
    for (String line : said.stream().flatMap(List::stream).toList()) {
      String[] words = line.split(" ");
      if (words[0].equals("published")) {
        assertThat(published.put(Integer.valueOf(words[1]), words[2])).as(line).isNull();
      } else if (words[0].equals("won")) {
        won++;
        assertThat(replaced.add(words[1])).as("%s: nobody else replaced it", line).isTrue();
      }
    }
    assertThat(published).hasSize(releases);
    assertThat(registry().versions()).containsExactlyElementsOf(published.keySet());
    published.forEach(
        (version, text) -> {
          Release release = registry().load(version);
          assertThat(release.content()).contains('"' + text + '"');
          assertThat(release.text("segmenter_scaler").orElseThrow()).contains('"' + text + '"');
        });
    requireHistory(published, won);
  }

  private void requireHistory(Map<Integer, String> published, int won) {
    List<HistoryEvent> events = registry().history().events();
    assertThat(events)
        .hasSize(published.size() + won)
        .isSortedAccordingTo(java.util.Comparator.comparing(HistoryEvent::at));
    assertThat(events.stream().filter(it -> it.kind() == HistoryEvent.Kind.PUBLISHED))
        .extracting(HistoryEvent::version)
        .containsExactlyInAnyOrderElementsOf(published.keySet());
    HistoryEvent last =
        events.stream()
            .filter(it -> it.kind() == HistoryEvent.Kind.PROMOTED)
            .reduce((a, b) -> b)
            .orElseThrow();
    assertThat(registry().current("production").map(Promotion::version)).contains(last.version());
  }

  @Test
  void of_eight_threads_that_promote_one_wins_and_all_others_hear_of_it() throws Exception {
    int version = registry().publish(Models.small("m"), "test", "").version();
    CyclicBarrier start = new CyclicBarrier(8);
    List<Callable<String>> work = new ArrayList<>();
    for (int i = 1; i <= 8; i++) {
      String name = "thread" + i;
      work.add(
          () -> {
            ModelRegistry registry = registry();
            start.await();
            try {
              Promotion won =
                  registry.promote("production", version, java.util.OptionalInt.empty(), name);
              return "won by " + won.by();
            } catch (AliasMovedException e) {
              return "won by " + e.found().orElseThrow().by();
            }
          });
    }

    Set<String> winners = new TreeSet<>(together(work));

    assertThat(winners).hasSize(1);
    assertThat(winners)
        .containsExactly("won by " + registry().current("production").orElseThrow().by());
    assertThat(registry().history().events()).hasSize(2);
  }

  @Test
  void readers_see_whole_runs_while_writers_replace_them() throws Exception {
    RunDirectory day = RunDirectory.of(root(), DAY, stores());
    Runs.write(day, "first", "a.csv", "b.csv");
    AtomicInteger writing = new AtomicInteger(3);
    List<Callable<Integer>> work = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      String name = "writer" + i;
      work.add(
          () -> {
            try {
              return writeRuns(day, name);
            } finally {
              writing.decrementAndGet();
            }
          });
    }
    for (int i = 0; i < 2; i++) {
      work.add(
          () -> {
            int read = 0;
            do {
              assertThat(Runs.read(day)).isNotEmpty();
              read++;
            } while (writing.get() > 0);
            return read;
          });
    }

    List<Integer> done = together(work);

    assertThat(done.subList(0, 3).stream().mapToInt(Integer::intValue).sum()).isPositive();
    assertThat(done.subList(3, 5)).allMatch(reads -> reads > 0);
    assertThat(day.verify().same()).isTrue();
    assertThat(Runs.read(day)).startsWith("writer");
  }

  /** How many of three runs were not overtaken by others that began later. */
  private static int writeRuns(RunDirectory day, String name) {
    int written = 0;
    for (int i = 0; i < 3; i++) {
      try {
        Runs.write(day, name + "-" + i, "a.csv", name + ".csv");
        written++;
      } catch (PreconditionFailedException e) {
        assertThat(e).hasMessageContaining("began later than this one");
      }
    }
    return written;
  }

  private static <T> List<T> together(List<Callable<T>> work) throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(work.size());
    try {
      List<T> results = new ArrayList<>();
      for (Future<T> future : threads.invokeAll(work)) {
        results.add(future.get());
      }
      return results;
    } finally {
      threads.shutdownNow();
    }
  }
}
