package dev.ecomm.registry;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ecomm.error.EcommException;
import dev.ecomm.error.InvoiceDataException;
import dev.ecomm.feature.FittedScaler;
import dev.ecomm.segment.KMeansModel;
import dev.ecomm.store.ObjectWriter;
import dev.ecomm.store.Precondition;
import dev.ecomm.store.Stores;
import dev.ecomm.testkit.MemoryStore;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Damaged files are refused with an exception of ours, or are as good as whole: never anything else
 * is thrown, and never another model comes back.
 */
class DamageTest {

  private static final URI DIR = URI.create("mem:/out");
  private static final MemoryStore STORE = new MemoryStore();
  private static final Stores STORES = Stores.discovered().with(STORE);
  private static final ModelRegistry REGISTRY = ModelRegistry.builder(DIR).stores(STORES).build();
  private static final RunDirectory DAY = RunDirectory.of(DIR, Fixture.DAY, STORES);

  static {
    var unused = REGISTRY.publish(Models.draft("big spenders"), "nightly", "");
    var promoted = REGISTRY.promote("production", 1, OptionalInt.empty(), "anna");
    assertThat(promoted.version()).isEqualTo(1);
    var written = Runs.write(DAY, "one", "a.csv");
    assertThat(written.outputs()).hasSize(2);
  }

  /** A file, and all that is read of it. */
  private record Case(String file, Supplier<String> read) {
    @Override
    public String toString() {
      return file;
    }
  }

  static Stream<Case> cases() {
    return Stream.of(
        new Case("models/kmeans_segmenter_v1.json", DamageTest::release),
        new Case("models/segmenter_scaler_v1.json", DamageTest::release),
        new Case("models/cluster_interpreter_v1.json", DamageTest::release),
        new Case("artifact/2011-12-10/current.json", DamageTest::run),
        new Case("artifact/2011-12-10/runs/1-manifest.json", DamageTest::run));
  }

  private static String release() {
    Release release = REGISTRY.load(1);
    SegmenterModel model = SegmenterModel.of(release);
    return release.content()
        + release.parts()
        + release.text(SegmenterModel.INTERPRETER)
        + Arrays.toString(Models.assigned(model));
  }

  private static String run() {
    return DAY.read(run -> run.manifest().toJson() + run.number());
  }

  @ParameterizedTest
  @MethodSource("cases")
  void a_file_cut_at_any_byte_is_refused_or_as_good_as_whole(Case damaged) {
    byte[] whole = bytes(damaged.file());
    String expected = damaged.read().get();
    for (int length = 0; length < whole.length; length++) {
      requireSameOrRefused(
          damaged, expected, whole, Arrays.copyOf(whole, length), "cut at " + length);
    }
  }

  @ParameterizedTest
  @MethodSource("cases")
  void two_thousand_mutations_are_refused_or_as_good_as_whole(Case damaged) {
    byte[] whole = bytes(damaged.file());
    String expected = damaged.read().get();
    for (int seed = 0; seed < 2_000; seed++) {
      requireSameOrRefused(damaged, expected, whole, Damage.mutated(whole, seed), "seed " + seed);
    }
  }

  @ParameterizedTest
  @MethodSource("cases")
  @Tag("slow")
  void a_hundred_thousand_mutations_are_refused_or_as_good_as_whole(Case damaged) {
    byte[] whole = bytes(damaged.file());
    String expected = damaged.read().get();
    for (int seed = 2_000; seed < 102_000; seed++) {
      requireSameOrRefused(damaged, expected, whole, Damage.mutated(whole, seed), "seed " + seed);
    }
  }

  private static void requireSameOrRefused(
      Case damaged, String expected, byte[] whole, byte[] bytes, String how) {
    put(damaged.file(), bytes);
    try {
      assertThat(damaged.read().get()).as(how).isEqualTo(expected);
    } catch (EcommException e) {
      assertThat(e.getMessage()).as(how).isNotBlank().hasSizeLessThan(2_000);
    } catch (RuntimeException e) {
      throw new AssertionError(how + " of " + damaged, e);
    } finally {
      put(damaged.file(), whole);
    }
  }

  @Test
  void another_length_of_a_part_in_the_list_is_refused() {
    String file = "models/kmeans_segmenter_v1.json";
    byte[] whole = bytes(file);
    String changed = new String(whole, UTF_8).replaceFirst("\"length\" : ", "\"length\" : 1");
    put(file, changed.getBytes(UTF_8));
    try {
      assertThatThrownBy(() -> REGISTRY.load(1))
          .isInstanceOf(InvoiceDataException.class)
          .hasMessageContaining("is not what was published: its length is another one");
    } finally {
      put(file, whole);
    }
  }

  @Test
  void texts_of_models_are_read_or_refused() {
    SegmenterModel model = Models.segmenter();
    String event = new String(bytes("models/history/kmeans_segmenter/00000002.json"), UTF_8);
    requireReadOrRefused(model.clusters().toJson(), KMeansModel::fromJson);
    requireReadOrRefused(model.scaler().toJson(), FittedScaler::fromJson);
    requireReadOrRefused(event, it -> HistoryJson.read("event", "kmeans_segmenter", 2, it));
    requireReadOrRefused(Runs.manifest(Fixture.DAY).toJson(), it -> Manifest.fromJson("m", it));
  }

  private static void requireReadOrRefused(String text, Function<String, Object> read) {
    byte[] whole = text.getBytes(UTF_8);
    int refused = 0;
    for (int seed = 0; seed < 2_500; seed++) {
      String mutated = new String(Damage.mutated(whole, seed), UTF_8);
      try {
        assertThat(read.apply(mutated)).isNotNull();
      } catch (InvoiceDataException e) {
        refused++;
      } catch (RuntimeException e) {
        throw new AssertionError("seed " + seed + ": " + mutated, e);
      }
    }
    assertThat(refused).isBetween(1_000, 2_499);
  }

  @Test
  void a_hostile_text_is_refused_before_it_is_parsed() {
    List<String> hostile =
        List.of(
            "[".repeat(1_000_000),
            "{\"a\":".repeat(1_000_000),
            "[" + "1,".repeat(JsonLimits.MAX_ITEMS) + "1]");
    for (String text : hostile) {
      assertThat(refusal(text)).contains("which no model has");
    }
  }

  private static String refusal(String text) {
    try {
      JsonLimits.require("stranger", text);
      return "";
    } catch (InvoiceDataException e) {
      return String.valueOf(e.getMessage());
    }
  }

  @Test
  void brackets_in_texts_do_not_count() {
    assertThat(refusal("{\"a\": \"" + "[\\\"".repeat(1_000) + "\"}")).isEmpty();
  }

  private static byte[] bytes(String file) {
    try (var in = STORE.open(Stores.child(DIR, file), 0)) {
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void put(String file, byte[] bytes) {
    try (ObjectWriter out = STORE.replace(Stores.child(DIR, file), Precondition.none())) {
      out.write(bytes);
      out.commit();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
