package dev.ecomm.registry;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.ecomm.error.EcommException;
import dev.ecomm.store.Stores;
import dev.ecomm.testkit.MemoryStore;
import java.net.URI;

/**
 * Reads whatever the fuzzer makes up as the file of a release, whose scaler is there. Only
 * exceptions of ours are allowed, and what is read as a model assigns customers.
 */
class ReleaseFuzzTest {

  private static final URI DIR = URI.create("mem:/out");
  private static final MemoryStore STORE = new MemoryStore();
  private static final ModelRegistry REGISTRY =
      ModelRegistry.builder(DIR).stores(Stores.discovered().with(STORE)).build();

  static {
    var unused = REGISTRY.publish(Models.draft("big spenders"), "test", "");
  }

  @FuzzTest
  void any_bytes_are_a_release_or_refused_in_words(byte[] head) {
    Runs.put(STORE, Stores.child(DIR, "models/kmeans_segmenter_v2.json"), new String(head, UTF_8));
    try {
      SegmenterModel model = SegmenterModel.of(REGISTRY.load(2));
      assertThat(model.clusters().k()).isPositive();
    } catch (EcommException e) {
      assertThat(e.getMessage()).startsWith("[");
    }
  }
}
