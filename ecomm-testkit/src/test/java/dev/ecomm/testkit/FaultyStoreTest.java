package dev.ecomm.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ecomm.error.PreconditionFailedException;
import dev.ecomm.error.StoreException;
import dev.ecomm.store.FileStore;
import dev.ecomm.store.ObjectStore;
import dev.ecomm.store.ObjectWriter;
import dev.ecomm.store.Precondition;
import dev.ecomm.store.Stores;
import dev.ecomm.testkit.FaultyStore.Call;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FaultyStoreTest {
  private static final URI A = URI.create("mem:/a.csv");

  private final MemoryStore memory = new MemoryStore();

  /** Without faults it is as good a store as the one it wraps. */
  @Nested
  class WithoutFaults extends ObjectStoreContract {
    private final FaultyStore store = FaultyStore.around(new MemoryStore()).build();

    @Override
    protected ObjectStore store() {
      return store;
    }

    @Override
    protected URI root() {
      return URI.create("mem:/contract/");
    }
  }

  @Test
  void calls_are_counted_by_kind_and_in_all() throws IOException {
    FaultyStore store = FaultyStore.around(memory).build();
    write(store, A, "hello");
    store.stat(A);
    store.list(A);
    try (InputStream in = store.open(A, 0)) {
      in.read();
    }
    store.delete(A, Precondition.none());
    for (Call call : Call.values()) {
      assertThat(store.calls(call)).as("%s", call).isEqualTo(1);
    }
    assertThat(store.calls()).isEqualTo(8);
    assertThat(store.faults()).isZero();
  }

  @Test
  void the_call_that_was_named_fails_and_no_other() throws IOException {
    FaultyStore store =
        FaultyStore.around(memory).failing(Call.STAT, 2).failing(Call.WRITE, 1).build();
    store.stat(A);
    assertThatThrownBy(() -> store.stat(A))
        .isInstanceOf(StoreException.class)
        .hasMessage("[mem:/a.csv] fault on purpose: stat 2");
    store.stat(A);
    assertThatThrownBy(() -> write(store, A, "hello"))
        .isInstanceOf(IOException.class)
        .hasMessage("[mem:/a.csv] fault on purpose: write 1");
    write(store, A, "hello");
    assertThat(store.faults()).isEqualTo(2);
  }

  @Test
  void a_commit_that_fails_publishes_nothing() {
    FaultyStore store = FaultyStore.around(memory).failing(Call.COMMIT, 1).build();
    assertThatThrownBy(() -> write(store, A, "hello"))
        .isInstanceOf(StoreException.class)
        .hasMessage("[mem:/a.csv] fault on purpose: commit 1");
    assertThat(memory.stat(A)).isEmpty();
  }

  @Test
  void a_read_can_fail_end_too_early_or_bring_wrong_bytes() throws IOException {
    write(memory, A, "hello");
    FaultyStore store =
        FaultyStore.around(memory).failing(Call.READ, 1).corrupting(2).truncating(4).build();
    try (InputStream in = store.open(A, 0)) {
      assertThatThrownBy(in::read)
          .isInstanceOf(IOException.class)
          .hasMessage("[mem:/a.csv] fault on purpose: read 1");
      assertThat(in.read()).isEqualTo('h' ^ 1);
      assertThat(in.read()).isEqualTo('e');
      assertThat(in.read()).isEqualTo(-1);
      assertThat(in.read()).isEqualTo(-1);
    }
  }

  @Test
  void another_writer_can_get_in_between() {
    FaultyStore store =
        FaultyStore.around(memory).before(Call.COMMIT, 1, () -> writeTo(memory, "first")).build();
    assertThatThrownBy(() -> write(store, A, "second"))
        .isInstanceOf(PreconditionFailedException.class);
    assertThat(store.faults()).isEqualTo(1);
  }

  @Test
  void a_delayed_call_succeeds() {
    FaultyStore store =
        FaultyStore.around(memory).delaying(Call.STAT, 1, Duration.ofMillis(1)).build();
    assertThat(store.stat(A)).isEmpty();
    assertThat(store.faults()).isEqualTo(1);
  }

  @Test
  void a_delay_ends_by_an_interrupt_which_stays_set() {
    FaultyStore store =
        FaultyStore.around(memory).delaying(Call.STAT, 1, Duration.ofDays(1)).build();
    Thread.currentThread().interrupt();
    assertThat(store.stat(A)).isEmpty();
    assertThat(Thread.interrupted()).isTrue();
  }

  @Test
  void each_call_of_a_copy_can_fail_and_never_leaves_half_an_object(@TempDir Path directory)
      throws IOException {
    FileStore files = new FileStore();
    URI from = Stores.uri(directory + "/from.csv");
    URI to = Stores.uri(directory + "/to.csv");
    write(files, from, "hello");
    int n = 0;
    int faults;
    do {
      n++;
      FaultyStore store = FaultyStore.around(files).failing(n).build();
      boolean copied = copies(store, from, to);
      faults = store.faults();
      assertThat(copied).as("call %d", n).isEqualTo(faults == 0);
      assertThat(files.list(Stores.uri(directory + "/"))).hasSize(copied ? 2 : 1);
    } while (faults > 0);
    assertThat(n).isGreaterThan(5);
  }

  private static boolean copies(ObjectStore store, URI from, URI to) {
    try (InputStream in = store.open(from, 0);
        ObjectWriter out = store.create(to)) {
      in.transferTo(out);
      out.commit();
      return true;
    } catch (IOException | StoreException e) {
      assertThat(e).hasMessageContaining("fault on purpose");
      return false;
    }
  }

  @Test
  void calls_are_counted_from_one() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> FaultyStore.around(memory).failing(0))
        .withMessage("nth is 0, must be at least 1");
  }

  @Test
  void it_shows_what_it_wraps() {
    assertThat(FaultyStore.around(memory).build()).hasToString("FaultyStore around MemoryStore");
  }

  private static void write(ObjectStore store, URI uri, String text) throws IOException {
    try (ObjectWriter out = store.create(uri)) {
      out.write(text.getBytes(StandardCharsets.UTF_8));
      out.commit();
    }
  }

  private static void writeTo(ObjectStore store, String text) {
    try {
      write(store, A, text);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
