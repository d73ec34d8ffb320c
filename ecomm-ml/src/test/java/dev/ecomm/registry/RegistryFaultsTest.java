package dev.ecomm.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ecomm.error.EcommException;
import dev.ecomm.error.InvoiceDataException;
import dev.ecomm.error.StoreException;
import dev.ecomm.store.ObjectStore;
import dev.ecomm.store.Stores;
import dev.ecomm.testkit.FaultyStore;
import dev.ecomm.testkit.MemoryStore;
import java.net.URI;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A release or a run is all old or all new, whatever call fails and whoever reads meanwhile. */
class RegistryFaultsTest {

  private static final URI DIR = URI.create("mem:/out");
  private static final Stores DISCOVERED = Stores.discovered();
  private static final LocalDate DAY = LocalDate.of(2011, 12, 10);
  private static final String OLD = "{\n  \"text\" : \"old\"\n}\n";
  private static final String NEW = "{\n  \"text\" : \"new\"\n}\n";

  private static ModelRegistry registry(ObjectStore store) {
    return ModelRegistry.builder(DIR).stores(DISCOVERED.with(store)).build();
  }

  private static RunDirectory day(ObjectStore store) {
    return RunDirectory.of(DIR, DAY, DISCOVERED.with(store));
  }

  private static void publish(ObjectStore store, String text) {
    var unused = registry(store).publish(Models.small(text), "test", "");
  }

  private static void write(ObjectStore store, String word, String... tables) {
    var unused = Runs.write(day(store), word, tables);
  }

  private static void promote(ObjectStore store, int version, OptionalInt expected) {
    var unused = registry(store).promote("production", version, expected, "anna");
  }

  @Test
  void a_publish_that_fails_at_any_call_leaves_the_old_release_or_the_new_one() {
    int old = 0;
    int fresh = 0;
    for (int n = 1; ; n++) {
      MemoryStore store = new MemoryStore();
      publish(store, "old");
      FaultyStore faulty = FaultyStore.around(store).failing(n).build();
      try {
        publish(faulty, "new");
      } catch (StoreException e) {
        assertThat(e).hasMessageStartingWith("[mem:/out/models").hasMessageContaining("on purpose");
      }

      Release latest = registry(store).latest().orElseThrow();
      assertThat(latest.content()).as("call %d", n).isIn(OLD, NEW);
      if (latest.content().equals(OLD)) {
        old++;
      } else {
        fresh++;
      }
      requireWhole(store);
      publish(store, "again");
      assertThat(registry(store).latest().orElseThrow().content()).contains("again");
      requireWhole(store);
      if (faulty.faults() == 0) {
        break;
      }
    }
    assertThat(old).isGreaterThan(5);
    assertThat(fresh).isGreaterThan(3);
  }

  /** Every number that is shown loads, and is one writer's. */
  private static void requireWhole(ObjectStore store) {
    ModelRegistry registry = registry(store);
    for (int version : registry.versions()) {
      Release release = registry.load(version);
      String word = release.content().replaceAll("(?s).*\"text\" : \"(\\w+)\".*", "$1");
      assertThat(release.text("segmenter_scaler").orElseThrow()).contains(word);
    }
  }

  @Test
  void a_first_publish_that_fails_at_any_call_is_whole_or_not_there() {
    for (int n = 1; ; n++) {
      MemoryStore store = new MemoryStore();
      FaultyStore faulty = FaultyStore.around(store).failing(n).build();
      try {
        publish(faulty, "new");
      } catch (StoreException e) {
        assertThat(e).hasMessageContaining("on purpose");
      }
      registry(store).latest().ifPresent(release -> assertThat(release.content()).isEqualTo(NEW));
      requireWhole(store);
      if (faulty.faults() == 0) {
        assertThat(registry(store).versions()).containsExactly(1);
        break;
      }
    }
  }

  @Test
  void a_publish_whose_line_of_history_fails_says_that_the_release_is_there() {
    MemoryStore store = new MemoryStore();
    FaultyStore faulty = FaultyStore.around(store).failing(FaultyStore.Call.COMMIT, 3).build();

    assertThatThrownBy(() -> publish(faulty, "new"))
        .isInstanceOf(StoreException.class)
        .hasMessageStartingWith(
            "[mem:/out/models/history/kmeans_segmenter/] has no line of version 1, which is"
                + " published and can be loaded: ");
    assertThat(registry(store).versions()).containsExactly(1);
    promote(store, 1, OptionalInt.empty());
    assertThat(registry(store).current("production")).isPresent();
  }

  @Test
  void a_promotion_that_fails_at_any_call_leaves_the_old_alias_or_the_new_one() {
    for (int n = 1; ; n++) {
      MemoryStore store = new MemoryStore();
      publish(store, "old");
      publish(store, "new");
      promote(store, 1, OptionalInt.empty());
      FaultyStore faulty = FaultyStore.around(store).failing(n).build();
      boolean failed = false;
      try {
        promote(faulty, 2, OptionalInt.of(1));
      } catch (StoreException e) {
        failed = true;
        assertThat(e).hasMessageContaining("on purpose");
      }
      Promotion current = registry(store).current("production").orElseThrow();
      assertThat(current.version()).as("call %d", n).isEqualTo(failed ? 1 : 2);
      assertThat(registry(store).history().events()).hasSize(failed ? 3 : 4);
      if (faulty.faults() == 0) {
        break;
      }
    }
  }

  @Test
  void an_answer_that_is_lost_leaves_a_whole_release() {
    for (int n = 1; n <= 3; n++) {
      MemoryStore store = new MemoryStore();
      publish(store, "old");
      LostAnswers lost = new LostAnswers(store, n);

      assertThatThrownBy(() -> publish(lost, "new"))
          .isInstanceOf(StoreException.class)
          .hasMessageContaining("the answer was lost");

      requireWhole(store);
      assertThat(registry(store).latest().orElseThrow().content()).isEqualTo(n < 2 ? OLD : NEW);
    }
  }

  @Test
  void a_load_with_a_read_that_ends_early_or_brings_another_byte_is_refused_or_right() {
    MemoryStore store = new MemoryStore();
    publish(store, "old");
    String expected = registry(store).load(1).toString();
    List<String> refused = new ArrayList<>();
    for (int n = 1; ; n++) {
      FaultyStore short1 = FaultyStore.around(store).truncating(n).build();
      FaultyStore wrong = FaultyStore.around(store).corrupting(n).build();
      for (FaultyStore faulty : List.of(short1, wrong)) {
        try {
          assertThat(registry(faulty).load(1).toString()).isEqualTo(expected);
        } catch (InvoiceDataException e) {
          refused.add(e.getMessage());
        }
      }
      if (short1.faults() + wrong.faults() == 0) {
        break;
      }
    }
    assertThat(refused).hasSizeGreaterThanOrEqualTo(4);
  }

  @Test
  void a_run_that_fails_at_any_call_leaves_the_old_run_or_the_new_one() {
    int old = 0;
    int fresh = 0;
    for (int n = 1; ; n++) {
      MemoryStore store = new MemoryStore();
      write(store, "old", "a.csv", "b.csv");
      FaultyStore faulty = FaultyStore.around(store).failing(n).build();
      boolean failed = false;
      try {
        write(faulty, "new", "a.csv", "c.csv");
      } catch (StoreException e) {
        failed = true;
        assertThat(e).hasMessageContaining("on purpose");
      }

      String current = Runs.read(day(store));
      assertThat(current).as("call %d", n).isIn("old", "new");
      if (current.equals("old")) {
        old++;
        assertThat(failed).isTrue();
        assertThat(day(store).verify().same()).as("copies of the old run, call %d", n).isTrue();
      } else {
        fresh++;
        day(store).publishCopies();
        assertThat(day(store).verify().same()).as("copies, call %d", n).isTrue();
      }
      write(store, "again", "a.csv");
      assertThat(Runs.read(day(store))).isEqualTo("again");
      assertThat(day(store).verify().same()).isTrue();
      assertThat(store.list(URI.create("mem:/out/"))).as("left-overs, call %d", n).hasSize(10);
      if (faulty.faults() == 0) {
        break;
      }
    }
    assertThat(old).isGreaterThan(10);
    assertThat(fresh).isGreaterThan(10);
  }

  @Test
  void a_first_run_that_fails_at_any_call_is_whole_or_not_there() {
    for (int n = 1; ; n++) {
      MemoryStore store = new MemoryStore();
      FaultyStore faulty = FaultyStore.around(store).failing(n).build();
      try {
        write(faulty, "new", "a.csv");
      } catch (StoreException e) {
        assertThat(e).hasMessageContaining("on purpose");
      }
      if (day(store).current().isPresent()) {
        assertThat(Runs.read(day(store))).isEqualTo("new");
      } else {
        assertThat(faulty.faults()).isPositive();
        assertThat(store.list(URI.create("mem:/out/data/"))).isEmpty();
      }
      if (faulty.faults() == 0) {
        break;
      }
    }
  }

  @ParameterizedTest
  @EnumSource(FaultyStore.Call.class)
  void a_reader_at_any_call_of_a_write_sees_one_run_and_one_release(FaultyStore.Call call) {
    for (int n = 1; ; n++) {
      MemoryStore store = new MemoryStore();
      write(store, "old", "a.csv", "b.csv");
      publish(store, "old");
      List<String> seen = new ArrayList<>();
      FaultyStore watched =
          FaultyStore.around(store)
              .before(
                  call,
                  n,
                  () -> {
                    seen.add(Runs.read(day(store)));
                    seen.add(registry(store).latest().orElseThrow().content());
                  })
              .build();

      write(watched, "new", "a.csv", "c.csv");
      publish(watched, "new");

      if (watched.faults() == 0) {
        break;
      }
      assertThat(seen).hasSize(2);
      assertThat(seen.get(0)).as("%s %d", call, n).isIn("old", "new");
      assertThat(seen.get(1)).as("%s %d", call, n).isIn(OLD, NEW);
    }
  }

  @ParameterizedTest
  @EnumSource(
      value = FaultyStore.Call.class,
      names = {"STAT", "OPEN", "READ"})
  void a_run_that_is_replaced_at_any_call_of_a_read_is_read_old_or_new(FaultyStore.Call call) {
    for (int n = 1; ; n++) {
      MemoryStore store = new MemoryStore();
      write(store, "old", "a.csv", "b.csv");
      FaultyStore meanwhile =
          FaultyStore.around(store)
              .before(call, n, () -> write(store, "new", "a.csv", "c.csv"))
              .build();

      assertThat(Runs.read(day(meanwhile))).as("%s %d", call, n).isIn("old", "new");

      if (meanwhile.faults() == 0) {
        break;
      }
    }
  }

  @ParameterizedTest
  @EnumSource(
      value = FaultyStore.Call.class,
      names = {"STAT", "OPEN", "LIST", "CREATE", "COMMIT", "DELETE"})
  void a_run_that_another_overtakes_at_any_call_leaves_one_run_and_its_copies(
      FaultyStore.Call call) {
    for (int n = 1; ; n++) {
      MemoryStore store = new MemoryStore();
      write(store, "old", "a.csv", "b.csv");
      FaultyStore meanwhile =
          FaultyStore.around(store)
              .before(call, n, () -> write(store, "second", "a.csv", "d.csv"))
              .build();
      boolean lost = false;
      try {
        write(meanwhile, "first", "a.csv", "c.csv");
      } catch (EcommException e) {
        lost = true;
        assertThat(e).as("%s %d", call, n).hasMessageContaining("began later than this one");
      }

      String current = Runs.read(day(store));
      assertThat(current).as("%s %d", call, n).isIn("first", "second");
      if (lost) {
        assertThat(current).isEqualTo("second");
      }
      assertThat(day(store).verify().same()).as("copies, %s %d", call, n).isTrue();
      if (meanwhile.faults() == 0) {
        break;
      }
    }
  }

  @Test
  void a_run_whose_answers_are_lost_is_whole() {
    for (int n = 1; n <= 6; n++) {
      MemoryStore store = new MemoryStore();
      write(store, "old", "a.csv");
      LostAnswers lost = new LostAnswers(store, n);

      assertThatThrownBy(() -> write(lost, "new", "a.csv"))
          .isInstanceOf(StoreException.class)
          .hasMessageContaining("the answer was lost");

      assertThat(Runs.read(day(store))).as("commit %d", n).isEqualTo(n < 6 ? "old" : "new");
    }
  }
}
