package dev.ecomm.registry;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ecomm.error.InvoiceDataException;
import dev.ecomm.error.PreconditionFailedException;
import dev.ecomm.error.StoreException;
import dev.ecomm.store.ObjectStore;
import dev.ecomm.store.Precondition;
import dev.ecomm.store.Stores;
import dev.ecomm.testkit.MemoryStore;
import java.net.URI;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RunDirectoryTest {

  private static final LocalDate DAY = LocalDate.of(2011, 12, 10);

  private final MemoryStore memory = new MemoryStore();
  private final Stores stores = Stores.discovered().with(memory);
  private final URI root = URI.create("mem:/out");
  private final RunDirectory day = RunDirectory.of(root, DAY, stores);

  private List<String> files(URI directory) {
    int start = directory.toString().length() + 1;
    return stores.of(directory).list(Stores.child(directory, "")).stream()
        .map(info -> info.uri().toString().substring(start))
        .toList();
  }

  private void put(String name, String text) {
    Runs.put(memory, Stores.child(root, name), text);
  }

  @Test
  void a_run_has_files_of_its_own_and_copies_under_plain_names() {
    Runs.write(day, "one", "clusters.csv", "rules.csv");

    assertThat(files(root))
        .containsExactly(
            "artifact/2011-12-10/control_file.json",
            "artifact/2011-12-10/current.json",
            "artifact/2011-12-10/manifest.json",
            "artifact/2011-12-10/run-info.json",
            "artifact/2011-12-10/runs/1-artifact-control_file.json",
            "artifact/2011-12-10/runs/1-claim",
            "artifact/2011-12-10/runs/1-data-clusters.csv",
            "artifact/2011-12-10/runs/1-data-rules.csv",
            "artifact/2011-12-10/runs/1-manifest.json",
            "artifact/2011-12-10/runs/1-run-info.json",
            "data/2011-12-10/clusters.csv",
            "data/2011-12-10/rules.csv");
    assertThat(Runs.text(memory, Stores.child(root, "data/2011-12-10/rules.csv")))
        .isEqualTo("one rules.csv");
    assertThat(day.verify().same()).isTrue();
  }

  @Test
  void the_manifest_lists_the_outputs_with_their_hashes() {
    Manifest written = Runs.write(day, "one", "clusters.csv");

    assertThat(written.outputs())
        .containsExactly(
            new OutputFile("artifact/control_file.json", 3, Sha256.of("one".getBytes(UTF_8))),
            new OutputFile("data/clusters.csv", 16, Sha256.of("one clusters.csv".getBytes(UTF_8))));
    assertThat(day.current().orElseThrow().manifest()).isEqualTo(written);
    URI plain = Stores.child(root, "artifact/2011-12-10/manifest.json");
    assertThat(Runs.text(memory, plain)).isEqualTo(written.toJson());
  }

  @Test
  void a_second_run_replaces_the_first_and_leaves_nothing_of_it() {
    Runs.write(day, "one", "clusters.csv", "rules.csv");
    Runs.write(day, "two", "clusters.csv");

    assertThat(files(root))
        .noneMatch(name -> name.contains("/1-"))
        .doesNotContain("data/2011-12-10/rules.csv");
    assertThat(Runs.read(day)).isEqualTo("two");
    assertThat(day.current().orElseThrow().number()).isEqualTo(2);
    assertThat(day.verify().same()).isTrue();
  }

  @Test
  void equal_runs_have_equal_manifests_whatever_their_number() {
    Manifest first = Runs.write(day, "one", "clusters.csv");
    Manifest second = Runs.write(day, "one", "clusters.csv");

    assertThat(second.toJson()).isEqualTo(first.toJson());
  }

  @Test
  void files_of_others_in_the_same_place_are_not_touched() {
    put("data/2011-12-10/notes.txt", "mine");
    Runs.write(day, "one", "clusters.csv");
    Runs.write(day, "two", "clusters.csv");

    assertThat(files(root)).contains("data/2011-12-10/notes.txt");
    assertThat(day.verify().unexpected()).containsExactly("data/2011-12-10/notes.txt");
  }

  @Test
  void days_do_not_meet() {
    Runs.write(day, "one", "clusters.csv");
    RunDirectory next = RunDirectory.of(root, DAY.plusDays(1), stores);
    Runs.write(next, "two", "clusters.csv");

    assertThat(Runs.read(day)).isEqualTo("one");
    assertThat(Runs.read(next)).isEqualTo("two");
    assertThat(RunDirectory.days(root, stores)).containsExactly(DAY, DAY.plusDays(1));
  }

  @Test
  void a_day_without_a_run_says_so() {
    assertThat(day.current()).isEmpty();
    assertThat(RunDirectory.days(root, stores)).isEmpty();
    assertThatThrownBy(() -> Runs.read(day))
        .isInstanceOf(StoreException.class)
        .hasMessage(
            "[mem:/out/artifact/2011-12-10/current.json] is not there: the day has no run.");
  }

  @Test
  void a_run_that_is_given_up_leaves_nothing() {
    try (RunWriter run = day.begin()) {
      Runs.put(memory, run.data("clusters.csv"), "x");
    }

    assertThat(files(root)).isEmpty();
  }

  @Test
  void an_output_that_was_added_and_not_written_is_named() {
    try (RunWriter run = day.begin()) {
      assertThat(run.data("clusters.csv").getPath()).endsWith("1-data-clusters.csv");
      assertThatThrownBy(() -> run.commit(Runs.manifest(DAY), Runs.info()))
          .isInstanceOf(StoreException.class)
          .hasMessageEndingWith(
              "1-data-clusters.csv] was added to the run and not written. Write it.");
    }
    assertThat(files(root)).isEmpty();
  }

  @Test
  void of_two_runs_the_one_that_began_last_stays() {
    try (RunWriter slow = day.begin()) {
      slow.artifact("control_file.json", "slow");
      Runs.write(day, "fast", "clusters.csv");

      assertThatThrownBy(() -> slow.commit(Runs.manifest(DAY), Runs.info()))
          .isInstanceOf(PreconditionFailedException.class)
          .hasMessageContaining("names run 2, which began later than this one");
    }
    assertThat(Runs.read(day)).isEqualTo("fast");
    assertThat(day.verify().same()).isTrue();
  }

  @Test
  void a_run_that_began_first_and_is_done_first_is_replaced() {
    try (RunWriter later = prepared("early", "late")) {
      assertThat(Runs.read(day)).isEqualTo("early");
      later.commit(Runs.manifest(DAY), Runs.info());
    }
    assertThat(Runs.read(day)).isEqualTo("late");
  }

  private RunWriter prepared(String first, String second) {
    try (RunWriter early = day.begin()) {
      RunWriter late = day.begin();
      early.artifact("control_file.json", first);
      late.artifact("control_file.json", second);
      early.commit(Runs.manifest(DAY), Runs.info());
      return late;
    }
  }

  @Test
  void verify_tells_what_is_different_missing_and_unexpected() {
    Runs.write(day, "one", "clusters.csv", "rules.csv", "importance.csv");
    put("data/2011-12-10/clusters.csv", "two clusters.csv");
    memory.delete(Stores.child(root, "data/2011-12-10/rules.csv"), Precondition.none());
    put("data/2011-12-10/other.csv", "");

    Verification found = day.verify();

    assertThat(found.same()).isFalse();
    assertThat(found.different()).containsExactly("data/2011-12-10/clusters.csv");
    assertThat(found.missing()).containsExactly("data/2011-12-10/rules.csv");
    assertThat(found.unexpected()).containsExactly("data/2011-12-10/other.csv");
    assertThat(found.equal())
        .contains("data/2011-12-10/importance.csv", "artifact/2011-12-10/manifest.json");
    assertThat(found.toTable().column("result").valueAt(0)).contains("different");
  }

  @Test
  void copies_that_were_lost_are_made_again() {
    Runs.write(day, "one", "clusters.csv");
    memory.delete(Stores.child(root, "data/2011-12-10/clusters.csv"), Precondition.none());

    day.publishCopies();

    assertThat(day.verify().same()).isTrue();
  }

  @Test
  void a_damaged_output_is_not_read_and_not_copied() {
    Runs.write(day, "one", "clusters.csv");
    put("artifact/2011-12-10/runs/1-artifact-control_file.json", "two");

    assertThatThrownBy(() -> Runs.read(day))
        .isInstanceOf(InvoiceDataException.class)
        .hasMessageContaining("runs/1-artifact-control_file.json] is not what was written");
    assertThatThrownBy(day::publishCopies).isInstanceOf(InvoiceDataException.class);
    assertThat(Runs.text(memory, Stores.child(root, "artifact/2011-12-10/control_file.json")))
        .isEqualTo("one");
  }

  @Test
  void a_damaged_manifest_is_not_believed() {
    Runs.write(day, "one", "clusters.csv");
    String name = "artifact/2011-12-10/runs/1-manifest.json";
    String text = Runs.text(memory, Stores.child(root, name));
    put(name, text.replace("\"segment\"", "\"profile\""));

    assertThatThrownBy(day::current)
        .isInstanceOf(InvoiceDataException.class)
        .hasMessageContaining("1-manifest.json] is not what was written");
  }

  @Test
  void an_output_that_the_run_does_not_have_is_told_with_those_it_has() {
    Runs.write(day, "one", "clusters.csv");

    assertThatThrownBy(() -> day.read(run -> run.data("rules.csv")))
        .isInstanceOf(StoreException.class)
        .hasMessageEndingWith(
            "names no output data/rules.csv; it has [artifact/control_file.json,"
                + " data/clusters.csv].");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", ".", "..", "../x", "/x", "a/b", "a\\b", "a\u0000", ".hidden", "ä"})
  void a_name_that_could_lead_elsewhere_is_refused(String name) {
    try (RunWriter run = day.begin()) {
      assertThatThrownBy(() -> run.data(name))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageStartingWith("name is \"");
      assertThatThrownBy(() -> run.artifact(name)).isInstanceOf(IllegalArgumentException.class);
    }
    assertThatThrownBy(() -> new OutputFile("data/" + name, 0, "0".repeat(64)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void a_name_is_added_once_and_is_none_of_the_directorys_own() {
    try (RunWriter run = day.begin()) {
      run.artifact("report.html", "");
      assertThatThrownBy(() -> run.artifact("report.html"))
          .hasMessage("\"artifact/report.html\" was added before");
      for (String own : List.of("manifest.json", "run-info.json", "current.json")) {
        assertThatThrownBy(() -> run.artifact(own)).hasMessageContaining("by the run directory");
      }
    }
  }

  @Test
  void a_writer_is_used_once_and_for_its_day() {
    RunWriter run = day.begin();
    try (run) {
      assertThatThrownBy(() -> run.commit(Runs.manifest(DAY.plusDays(1)), Runs.info()))
          .hasMessage("manifest is of 2011-12-11, must be of 2011-12-10");
      run.commit(Runs.manifest(DAY), Runs.info());
      assertThatThrownBy(() -> run.data("x.csv")).isInstanceOf(IllegalStateException.class);
    }
    assertThat(day.current()).isPresent();
  }

  @Test
  void a_year_that_no_file_name_shows_is_refused() {
    assertThatThrownBy(() -> RunDirectory.of(root, LocalDate.of(12011, 1, 1), stores))
        .hasMessage("execDate is +12011-01-01, must be of a year 0 to 9999");
  }

  @Test
  void it_is_the_same_in_files_with_any_name(@TempDir Path folder) {
    URI files = folder.resolve("a b%41#x").toUri();
    RunDirectory here = RunDirectory.of(files, DAY, stores);
    Runs.write(here, "one", "clusters.csv", "rules.csv");
    Runs.write(here, "two", "clusters.csv");

    assertThat(Runs.read(here)).isEqualTo("two");
    assertThat(here.verify().same()).isTrue();
    assertThat(RunDirectory.days(files, stores)).containsExactly(DAY);
    ObjectStore store = stores.of(files);
    assertThat(store.list(Stores.child(Stores.uri(files.toString()), ""))).hasSize(10);
  }
}
