package dev.ecomm.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ecomm.error.PreconditionFailedException;
import dev.ecomm.store.ObjectInfo;
import dev.ecomm.store.ObjectStore;
import dev.ecomm.store.ObjectWriter;
import dev.ecomm.store.Precondition;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@link ObjectStore#deleteAll}: what was listed goes, what came later stays. */
class DeleteAllTest {
  private final MemoryStore memory = new MemoryStore();

  private static void put(ObjectStore store, String uri) {
    try (ObjectWriter out = store.replace(URI.create(uri), Precondition.none())) {
      out.write(1);
      out.commit();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static List<String> names(List<ObjectInfo> objects) {
    return objects.stream().map(o -> o.uri().toString()).toList();
  }

  private List<String> left() {
    return names(memory.list(URI.create("mem:/")));
  }

  @Test
  void all_below_the_directory_goes_and_its_neighbours_stay() {
    put(memory, "mem:/staging/b/c");
    put(memory, "mem:/staging/a");
    put(memory, "mem:/staging2/a");
    assertThat(names(memory.deleteAll(URI.create("mem:/staging/"))))
        .containsExactly("mem:/staging/a", "mem:/staging/b/c");
    assertThat(left()).containsExactly("mem:/staging2/a");
  }

  @Test
  void an_empty_directory_is_clean_already() {
    assertThat(memory.deleteAll(URI.create("mem:/staging/"))).isEmpty();
  }

  @Test
  void what_was_replaced_since_the_listing_stays_and_is_named() {
    put(memory, "mem:/staging/a");
    put(memory, "mem:/staging/b");
    put(memory, "mem:/staging/c");
    FaultyStore store =
        FaultyStore.around(memory)
            .before(FaultyStore.Call.DELETE, 1, () -> put(memory, "mem:/staging/b"))
            .build();
    assertThatThrownBy(() -> store.deleteAll(URI.create("mem:/staging/")))
        .isInstanceOf(PreconditionFailedException.class)
        .hasMessageStartingWith("[mem:/staging/b] was replaced since it was listed")
        .hasMessageContaining("2 objects were deleted");
    assertThat(left()).containsExactly("mem:/staging/b");
  }

  @Test
  void what_somebody_else_deleted_meanwhile_is_fine() {
    put(memory, "mem:/staging/a");
    put(memory, "mem:/staging/b");
    FaultyStore store =
        FaultyStore.around(memory)
            .before(
                FaultyStore.Call.DELETE,
                1,
                () -> memory.delete(URI.create("mem:/staging/b"), Precondition.none()))
            .build();
    assertThat(names(store.deleteAll(URI.create("mem:/staging/"))))
        .containsExactly("mem:/staging/a");
    assertThat(left()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"mem:/", "mem:/staging", "gs://shop", "gs://shop/", "gs://shop//", "mem:/a/../"})
  void a_root_or_no_directory_is_refused(String directory) {
    put(memory, "mem:/staging/a");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> memory.deleteAll(URI.create(directory)))
        .withMessageContaining(directory)
        .withMessageContaining("must end at a slash");
    assertThat(left()).containsExactly("mem:/staging/a");
  }
}
