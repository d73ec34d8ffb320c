package dev.ecomm.registry;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ecomm.error.InvoiceDataException;
import dev.ecomm.error.StoreException;
import dev.ecomm.model.DataTable;
import dev.ecomm.store.ObjectInfo;
import dev.ecomm.store.ObjectWriter;
import dev.ecomm.store.Precondition;
import dev.ecomm.store.Stores;
import dev.ecomm.testkit.MemoryStore;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ModelRegistryTest {

  private static final URI DIR = URI.create("mem:/out");
  private static final Instant NOON = Instant.parse("2011-12-10T12:00:00Z");

  private final MemoryStore store = new MemoryStore();
  private final ModelRegistry registry = at(NOON);

  private ModelRegistry at(Instant instant) {
    return builder().clock(Clock.fixed(instant, ZoneOffset.UTC)).build();
  }

  private ModelRegistry.Builder builder() {
    return ModelRegistry.builder(DIR).stores(Stores.discovered().with(store));
  }

  private Release publish(String text) {
    return registry.publish(Models.small(text), "test", "2011-12-10");
  }

  private List<String> files() {
    return store.list(URI.create("mem:/out/")).stream()
        .map(info -> info.uri().getPath().substring("/out/".length()))
        .toList();
  }

  private void put(String name, String text) {
    try (ObjectWriter out = store.replace(Stores.child(DIR, name), Precondition.none())) {
      out.write(text.getBytes(UTF_8));
      out.commit();
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  @Test
  void a_release_is_files_of_one_number_and_a_line_of_history() {
    Release release = registry.publish(Models.draft("big spenders"), "test", "2011-12-10");

    assertThat(release.version()).isEqualTo(1);
    assertThat(files())
        .containsExactly(
            "models/cluster_interpreter_v1.json",
            "models/history/kmeans_segmenter/00000001.json",
            "models/kmeans_segmenter_v1.json",
            "models/segmenter_scaler_v1.json");
    assertThat(release.files())
        .extracting(ModelFile::fileName)
        .containsExactly(
            "cluster_interpreter_v1.json", "segmenter_scaler_v1.json", "kmeans_segmenter_v1.json");
  }

  @Test
  void what_is_loaded_is_what_was_published() {
    ReleaseDraft draft = Models.draft("big spenders");
    Release published = registry.publish(draft, "test", "");

    Release loaded = registry.load(1);

    assertThat(loaded.content()).isEqualTo(draft.content());
    assertThat(loaded.files()).isEqualTo(published.files());
    assertThat(loaded.text(SegmenterModel.INTERPRETER))
        .contains(Models.interpreter("big spenders"));
    assertThat(loaded.text("nothing")).isEmpty();
  }

  @Test
  void a_loaded_segmenter_assigns_customers_as_the_fitted_one() {
    SegmenterModel fitted = Models.segmenter();
    registry.publish(fitted.toDraft().build(), "test", "");

    SegmenterModel loaded = SegmenterModel.of(registry.load(1));

    assertThat(Models.assigned(loaded)).isEqualTo(Models.assigned(fitted));
    assertThat(loaded.scaler()).isEqualTo(fitted.scaler());
    assertThat(loaded.clusters().centroids()).isEqualTo(fitted.clusters().centroids());
    assertThat(loaded.choice()).isEqualTo(fitted.choice());
    assertThat(loaded.asOf()).isEqualTo(fitted.asOf());
    assertThat(loaded.toDraft().build().content()).isEqualTo(fitted.toDraft().build().content());
  }

  @Test
  void ten_comes_after_nine() {
    for (int i = 1; i <= 11; i++) {
      assertThat(publish("m" + i).version()).isEqualTo(i);
    }

    assertThat(registry.versions()).containsExactly(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11);
    assertThat(registry.latest().orElseThrow().version()).isEqualTo(11);
  }

  @Test
  void an_orphan_of_a_killed_writer_is_no_release_and_its_number_is_not_used() {
    publish("first");
    put("models/segmenter_scaler_v2.json", "{}");

    assertThat(registry.latest().orElseThrow().version()).isEqualTo(1);
    assertThat(publish("third").version()).isEqualTo(3);
    assertThat(registry.versions()).containsExactly(1, 3);
  }

  @Test
  void files_of_other_names_have_no_number() {
    put("models/kmeans_segmenter_v007.json", "{}");
    put("models/kmeans_segmenter_v2.pkl", "");
    put("models/kmeans_segmenter_vx.json", "{}");
    put("models/kmeans_segmenter_v.json", "{}");
    put("models/kmeans_segmenter_v9999999999.json", "{}");
    put("models/kmeans_segmenter_v1_v5.json", "{}");

    assertThat(registry.versions()).isEmpty();
    assertThat(registry.latest()).isEmpty();
    assertThat(publish("first").version()).isEqualTo(1);
  }

  @Test
  void a_kept_part_is_that_of_the_older_release_and_not_written_again() {
    Release first = registry.publish(Models.draft("big spenders"), "test", "");
    ModelFile kept = first.part(SegmenterModel.INTERPRETER).orElseThrow();

    registry.publish(Models.segmenter().toDraft().keep(kept).build(), "test", "");

    assertThat(files()).doesNotContain("models/cluster_interpreter_v2.json");
    Release second = registry.load(2);
    assertThat(second.part(SegmenterModel.INTERPRETER)).contains(kept);
    assertThat(second.text(SegmenterModel.INTERPRETER))
        .contains(Models.interpreter("big spenders"));
  }

  @Test
  void a_kept_part_that_is_damaged_is_not_published_again() {
    Release first = registry.publish(Models.draft("big spenders"), "test", "");
    put("models/cluster_interpreter_v1.json", Models.interpreter("small spenders"));
    ModelFile kept = first.part(SegmenterModel.INTERPRETER).orElseThrow();

    assertThatThrownBy(
            () -> registry.publish(Models.segmenter().toDraft().keep(kept).build(), "test", ""))
        .isInstanceOf(InvoiceDataException.class)
        .hasMessageContaining("cluster_interpreter_v1.json")
        .hasMessageContaining("its length is another one");
    assertThat(registry.versions()).containsExactly(1);
  }

  @Test
  void a_part_of_another_release_is_noticed() {
    publish("first");
    publish("second");
    put("models/segmenter_scaler_v1.json", "{\"scaler\": \"second\"}");

    assertThatThrownBy(() -> registry.load(1))
        .isInstanceOf(InvoiceDataException.class)
        .hasMessageStartingWith("[mem:/out/models/segmenter_scaler_v1.json] ");
    assertThat(registry.load(2).text("segmenter_scaler")).isPresent();
  }

  @Test
  void a_part_that_is_gone_is_named() {
    publish("first");
    store.delete(URI.create("mem:/out/models/segmenter_scaler_v1.json"), Precondition.none());

    assertThatThrownBy(() -> registry.load(1))
        .isInstanceOf(StoreException.class)
        .hasMessage(
            "[mem:/out/models/segmenter_scaler_v1.json] is part of a release and not there."
                + " Restore it.");
  }

  @Test
  void a_version_that_is_not_there_is_told_with_those_that_are() {
    assertThatThrownBy(() -> registry.load(4)).hasMessageContaining("there is none");
    publish("first");
    publish("second");

    assertThatThrownBy(() -> registry.load(4))
        .isInstanceOf(StoreException.class)
        .hasMessage(
            "[mem:/out/models/] has no version 4 of kmeans_segmenter; versions are [1, 2].");
  }

  @Test
  void a_newer_format_is_refused_in_words() {
    publish("first");
    put(
        "models/kmeans_segmenter_v2.json",
        "{\"type\": \"release\", \"format\": 2, \"model\": \"kmeans_segmenter\"}");

    assertThatThrownBy(() -> registry.load(2))
        .isInstanceOf(InvoiceDataException.class)
        .hasMessageContaining("format is 2, this version reads 1; use the version that wrote it");
  }

  @Test
  void a_file_beyond_the_limit_is_not_read() {
    publish("first");

    assertThatThrownBy(() -> builder().maxTextBytes(100).build().load(1))
        .isInstanceOf(InvoiceDataException.class)
        .hasMessageContaining("has more than maxTextBytes = 100 bytes");
  }

  @Test
  void a_text_that_nests_too_deep_is_not_parsed() {
    put("models/kmeans_segmenter_v1.json", "[".repeat(100_000));

    assertThatThrownBy(() -> registry.load(1))
        .isInstanceOf(InvoiceDataException.class)
        .hasMessageContaining("has more than 64 levels, which no model has");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "..",
        "../x",
        "/etc/passwd",
        "a/b",
        "a\\b",
        "a\u0000b",
        "A",
        "a.b",
        "-a",
        "a b",
        "é",
        "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"
      })
  void a_name_that_could_lead_elsewhere_is_refused(String name) {
    assertThatThrownBy(() -> builder().model(name))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("model is \"")
        .hasMessageEndingWith("must be 1 to 64 of a-z 0-9 _ -, the first a letter or digit");
    assertThatThrownBy(() -> ReleaseDraft.of("{}").part(name, "{}"))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> registry.promote(name, 1, OptionalInt.empty(), "me"))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> registry.current(name)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void a_part_is_added_once_and_is_not_the_model_itself() {
    assertThatThrownBy(() -> ReleaseDraft.of("{}").part("a", "{}").part("a", "{}"))
        .hasMessage("part \"a\" was added before");
    assertThatThrownBy(
            () ->
                registry.publish(
                    ReleaseDraft.of("{}").part("kmeans_segmenter", "{}").build(), "me", ""))
        .hasMessage("part is \"kmeans_segmenter\", which is the model itself");
    assertThatThrownBy(() -> ReleaseDraft.of("[]")).isInstanceOf(InvoiceDataException.class);
    assertThatThrownBy(() -> ReleaseDraft.of("{\"a\": 1e999}"))
        .isInstanceOf(InvoiceDataException.class);
    assertThatThrownBy(() -> ReleaseDraft.of("{}").part("a", "no json"))
        .isInstanceOf(InvoiceDataException.class);
  }

  @Test
  void an_alias_stands_for_what_was_promoted() {
    publish("first");
    publish("second");

    Promotion promoted = registry.promote("production", 2, OptionalInt.empty(), "anna");

    assertThat(promoted).isEqualTo(new Promotion("production", 2, NOON, "anna", 3));
    assertThat(registry.current("production")).contains(promoted);
    assertThat(registry.current("staging")).isEmpty();
  }

  @Test
  void a_promotion_that_expects_something_else_is_told_who_was_first() {
    publish("first");
    publish("second");
    registry.promote("production", 1, OptionalInt.empty(), "anna");

    assertThatThrownBy(() -> registry.promote("production", 2, OptionalInt.empty(), "ben"))
        .isInstanceOfSatisfying(
            AliasMovedException.class,
            e -> {
              assertThat(e.alias()).isEqualTo("production");
              assertThat(e.expected()).isEmpty();
              assertThat(e.found().map(Promotion::by)).contains("anna");
            })
        .hasMessage(
            "[mem:/out/models/history/kmeans_segmenter/] alias \"production\" is version 1,"
                + " promoted by \"anna\" at 2011-12-10T12:00:00Z, expected none. Look at it, and"
                + " promote again with what is current.");
    assertThatThrownBy(() -> registry.promote("other", 2, OptionalInt.of(1), "ben"))
        .hasMessageContaining("stands for no version, expected version 1");
    registry.promote("production", 2, OptionalInt.of(1), "ben");
    assertThat(registry.current("production").map(Promotion::version)).contains(2);
  }

  @Test
  void only_a_release_is_promoted() {
    put("models/segmenter_scaler_v1.json", "{}");

    assertThatThrownBy(() -> registry.promote("production", 1, OptionalInt.empty(), "anna"))
        .isInstanceOf(StoreException.class)
        .hasMessageContaining("has no version 1");
    assertThat(registry.history().events()).isEmpty();
  }

  @Test
  void what_was_current_at_an_instant_is_known() {
    publish("first");
    publish("second");
    Instant one = NOON.plusSeconds(3600);
    Instant two = NOON.plusSeconds(7200);
    at(one).promote("production", 1, OptionalInt.empty(), "anna");
    at(two).promote("production", 2, OptionalInt.of(1), "anna");
    at(two).promote("staging", 1, OptionalInt.empty(), "ben");

    assertThat(registry.current("production", NOON)).isEmpty();
    assertThat(version("production", one.minusNanos(1))).isEmpty();
    assertThat(version("production", one)).contains(1);
    assertThat(version("production", two.minusNanos(1))).contains(1);
    assertThat(version("production", two)).contains(2);
    assertThat(version("production", Instant.MAX)).contains(2);
    assertThat(version("staging", two)).contains(1);
  }

  private Optional<Integer> version(String alias, Instant at) {
    return registry.current(alias, at).map(Promotion::version);
  }

  @Test
  void of_promotions_at_one_instant_the_later_in_sequence_counts() {
    publish("first");
    publish("second");
    registry.promote("production", 1, OptionalInt.empty(), "anna");
    registry.promote("production", 2, OptionalInt.of(1), "ben");
    registry.promote("production", 1, OptionalInt.of(2), "anna");

    assertThat(version("production", NOON)).contains(1);
  }

  @Test
  void a_clock_that_is_behind_does_not_turn_the_history_around() {
    publish("first");
    registry.promote("production", 1, OptionalInt.empty(), "anna");

    Promotion late = at(NOON.minusSeconds(60)).promote("production", 1, OptionalInt.of(1), "ben");

    assertThat(late.at()).isEqualTo(NOON);
    assertThat(registry.current("production", NOON)).contains(late);
  }

  @Test
  void the_history_is_a_table() {
    publish("first");
    registry.promote("production", 1, OptionalInt.empty(), "anna");

    DataTable table = registry.history().toTable();

    assertThat(table.schema().names())
        .containsExactly("sequence", "event", "version", "alias", "at", "by", "note");
    assertThat(table.rows()).isEqualTo(2);
    assertThat(table.column("event").valueAt(0)).contains("published");
    assertThat(table.column("alias").isMissing(0)).isTrue();
    assertThat(table.column("note").valueAt(0)).contains("2011-12-10");
    assertThat(table.column("event").valueAt(1)).contains("promoted");
    assertThat(table.column("at").valueAt(1)).contains("2011-12-10T12:00:00Z");
  }

  @Test
  void events_are_not_changed_by_later_ones() {
    publish("first");
    registry.promote("production", 1, OptionalInt.empty(), "anna");
    List<ObjectInfo> before = store.list(URI.create("mem:/out/models/history/"));

    publish("second");
    registry.promote("production", 2, OptionalInt.of(1), "anna");

    assertThat(store.list(URI.create("mem:/out/models/history/")))
        .hasSize(4)
        .startsWith(before.toArray(ObjectInfo[]::new));
  }

  @Test
  void models_of_two_names_share_a_directory_and_nothing_else() {
    publish("first");
    ModelRegistry rules = builder().model("rules").build();

    assertThat(rules.latest()).isEmpty();
    assertThat(rules.publish(ReleaseDraft.of("{}").build(), "test", "").version()).isEqualTo(1);
    assertThat(rules.history().events()).hasSize(1);
    assertThat(registry.versions()).containsExactly(1);
  }

  @Test
  void a_damaged_history_says_where() {
    publish("first");
    put("models/history/kmeans_segmenter/00000001.json", "{\"type\": \"model_event\"");

    assertThatThrownBy(() -> registry.current("production"))
        .isInstanceOf(InvoiceDataException.class)
        .hasMessageStartingWith("[mem:/out/models/history/kmeans_segmenter/00000001.json] ");
  }

  @Test
  void texts_of_the_history_have_a_limit() {
    assertThatThrownBy(() -> registry.publish(Models.small("a"), "x".repeat(1_001), ""))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("by has 1001 characters, must have at most 1000");
    assertThat(registry.versions()).isEmpty();
  }
}
