package dev.ecomm.io.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ecomm.error.EcommException;
import dev.ecomm.error.PreconditionFailedException;
import dev.ecomm.error.StoreException;
import dev.ecomm.io.csv.CsvFormat;
import dev.ecomm.model.DataTable;
import dev.ecomm.model.Field;
import dev.ecomm.model.LongColumn;
import dev.ecomm.model.Schema;
import dev.ecomm.run.RunContext;
import dev.ecomm.store.ObjectInfo;
import dev.ecomm.store.ObjectStore;
import dev.ecomm.store.ObjectWriter;
import dev.ecomm.store.Precondition;
import dev.ecomm.store.Stores;
import dev.ecomm.testkit.FaultyStore;
import dev.ecomm.testkit.MemoryStore;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A dataset is all old or all new, whatever fails and whoever writes at the same time. */
class DatasetFaultsTest {

  private static final RunContext RUN = RunContext.withDefaults();
  private static final URI MEMORY = URI.create("mem:/data/set");
  private static final DataTable OLD = rows(1, 10, 2, 20);
  private static final DataTable NEW = rows(2, 21, 3, 30);

  @ParameterizedTest
  @EnumSource(
      value = DatasetMode.class,
      names = {"REPLACE_PARTITIONS", "REPLACE_ALL", "APPEND"})
  void a_write_that_fails_at_any_call_leaves_the_old_or_the_new_rows(DatasetMode mode) {
    DataTable after =
        switch (mode) {
          case REPLACE_ALL -> NEW;
          case APPEND -> rows(1, 10, 2, 20, 2, 21, 3, 30);
          case REPLACE_PARTITIONS, FAIL_IF_PRESENT -> rows(1, 10, 2, 21, 3, 30);
        };
    for (int n = 1; ; n++) {
      MemoryStore store = new MemoryStore();
      write(OLD, MEMORY, store, mode);
      FaultyStore faulty = FaultyStore.around(store).failing(n).build();
      boolean failed = false;
      try {
        write(NEW, MEMORY, faulty, mode);
      } catch (StoreException e) {
        failed = true;
        assertThat(e).hasMessageContaining("mem:/data/set").hasMessageContaining("on purpose");
      }
      assertThat(read(MEMORY, store)).as("call %d", n).isEqualTo(failed ? OLD : after);
      if (failed) {
        write(NEW, MEMORY, store, mode);
        assertThat(read(MEMORY, store)).as("again after call %d", n).isEqualTo(after);
      }
      int swept = Datasets.sweep(MEMORY, Stores.discovered().with(store));
      assertThat(swept).isLessThanOrEqualTo(1);
      assertThat(read(MEMORY, store)).isEqualTo(after);
      int files = mode == DatasetMode.APPEND ? 4 : mode == DatasetMode.REPLACE_ALL ? 2 : 3;
      assertThat(store.list(URI.create("mem:/data/"))).hasSize(files + 1);
      if (faulty.faults() == 0) {
        break;
      }
    }
  }

  @Test
  void a_first_write_that_fails_at_any_call_is_not_there_at_all() {
    for (int n = 1; ; n++) {
      MemoryStore store = new MemoryStore();
      FaultyStore faulty = FaultyStore.around(store).failing(n).build();
      try {
        write(NEW, MEMORY, faulty, DatasetMode.APPEND);
        assertThat(read(MEMORY, store)).isEqualTo(NEW);
      } catch (StoreException e) {
        assertThatThrownBy(() -> read(MEMORY, store)).hasMessageContaining("has no files");
        write(OLD, MEMORY, store, DatasetMode.APPEND);
        assertThat(read(MEMORY, store)).isEqualTo(OLD);
      }
      if (faulty.faults() == 0) {
        break;
      }
    }
  }

  @Test
  void a_read_that_fails_at_any_call_says_so() {
    MemoryStore store = new MemoryStore();
    write(OLD, MEMORY, store, DatasetMode.APPEND);
    for (int n = 1; ; n++) {
      FaultyStore faulty = FaultyStore.around(store).failing(n).build();
      try {
        assertThat(read(MEMORY, faulty)).isEqualTo(OLD);
      } catch (EcommException e) {
        assertThat(e).hasMessageContaining("mem:/data/set").hasMessageContaining("on purpose");
      }
      if (faulty.faults() == 0) {
        break;
      }
    }
  }

  @Test
  void a_dataset_that_is_replaced_at_any_call_of_a_read_is_read_old_or_new() {
    for (FaultyStore.Call call :
        List.of(FaultyStore.Call.STAT, FaultyStore.Call.OPEN, FaultyStore.Call.READ)) {
      for (int n = 1; ; n++) {
        MemoryStore store = new MemoryStore();
        write(OLD, MEMORY, store, DatasetMode.APPEND);
        FaultyStore meanwhile =
            FaultyStore.around(store)
                .before(call, n, () -> write(NEW, MEMORY, store, DatasetMode.REPLACE_ALL))
                .build();

        assertThat(read(MEMORY, meanwhile)).as("%s %d", call, n).isIn(OLD, NEW);
        if (meanwhile.faults() == 0) {
          break;
        }
      }
    }
  }

  @Test
  void a_publish_whose_answer_is_lost_has_succeeded() {
    MemoryStore store = new MemoryStore();
    write(OLD, MEMORY, store, DatasetMode.APPEND);

    write(NEW, MEMORY, new AnswerLost(store, false), DatasetMode.REPLACE_ALL);

    assertThat(read(MEMORY, store)).isEqualTo(NEW);
  }

  @Test
  void a_publish_of_which_nothing_is_known_keeps_its_files() {
    MemoryStore store = new MemoryStore();
    write(OLD, MEMORY, store, DatasetMode.APPEND);

    assertThatThrownBy(
            () -> write(NEW, MEMORY, new AnswerLost(store, true), DatasetMode.REPLACE_ALL))
        .isInstanceOf(StoreException.class)
        .hasMessageContaining("the answer was lost");
    assertThat(read(MEMORY, store)).isEqualTo(NEW);
  }

  @Test
  void writers_of_different_partitions_all_succeed_in_memory() throws Exception {
    eightWriters(MEMORY, new MemoryStore());
  }

  @Test
  void writers_of_different_partitions_all_succeed_in_files(@TempDir Path folder) throws Exception {
    URI dataset = folder.resolve("set").toUri();
    eightWriters(dataset, Stores.discovered().of(dataset));
  }

  private static void eightWriters(URI dataset, ObjectStore store) throws Exception {
    List<Callable<Boolean>> writers = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      long key = i;
      writers.add(
          () -> {
            write(rows(key, key * 10), dataset, store, DatasetMode.REPLACE_PARTITIONS);
            return true;
          });
    }
    assertThat(together(writers)).hasSize(8).containsOnly(true);
    long[] all = new long[16];
    Arrays.setAll(all, i -> i % 2 == 0 ? i / 2 : i / 2 * 10L);
    assertThat(read(dataset, store)).isEqualTo(rows(all));
  }

  @Test
  void of_writers_of_one_partition_that_must_be_absent_one_wins() throws Exception {
    MemoryStore store = new MemoryStore();
    List<Callable<Boolean>> writers = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      long value = i;
      writers.add(
          () -> {
            try {
              write(rows(1, value), MEMORY, store, DatasetMode.FAIL_IF_PRESENT);
              return true;
            } catch (PreconditionFailedException e) {
              return false;
            }
          });
    }

    List<Boolean> won = together(writers);

    assertThat(won).containsOnlyOnce(true);
    assertThat(read(MEMORY, store)).isEqualTo(rows(1, won.indexOf(true)));
    assertThat(store.list(URI.create("mem:/data/"))).hasSize(2);
  }

  private static <T> List<T> together(List<Callable<T>> work)
      throws InterruptedException, ExecutionException {
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

  /** Pairs of a key and a value. */
  private static DataTable rows(long... pairs) {
    Schema schema = Schema.of(Field.ofLong("key"), Field.ofLong("value"));
    long[] keys = new long[pairs.length / 2];
    long[] values = new long[pairs.length / 2];
    for (int i = 0; i < keys.length; i++) {
      keys[i] = pairs[2 * i];
      values[i] = pairs[2 * i + 1];
    }
    return DataTable.of(schema, LongColumn.of(keys), LongColumn.of(values));
  }

  private static void write(DataTable rows, URI dataset, ObjectStore store, DatasetMode mode) {
    DatasetWriteOptions options =
        DatasetWriteOptions.builder()
            .partitionBy("key")
            .format(new CsvFormat())
            .mode(mode)
            .stores(Stores.discovered().with(store))
            .build();
    Datasets.write(rows, dataset, options, RUN);
  }

  private static DataTable read(URI dataset, ObjectStore store) {
    Stores stores = Stores.discovered().with(store);
    return Datasets.read(dataset, DatasetReadOptions.builder().stores(stores).build(), RUN);
  }

  /** Publishes manifests and says that it did not. */
  private static final class AnswerLost implements ObjectStore {
    private final ObjectStore store;
    private final boolean thenDown;
    private boolean lost;

    AnswerLost(ObjectStore store, boolean thenDown) {
      this.store = store;
      this.thenDown = thenDown;
    }

    @Override
    public Set<String> schemes() {
      return store.schemes();
    }

    @Override
    public InputStream open(URI uri, long offset) {
      return store.open(uri, offset);
    }

    @Override
    public Optional<ObjectInfo> stat(URI uri) {
      if (lost && thenDown) {
        throw new StoreException(uri, "the store is down", null);
      }
      return store.stat(uri);
    }

    @Override
    public List<ObjectInfo> list(URI prefix) {
      return store.list(prefix);
    }

    @Override
    public ObjectWriter replace(URI uri, Precondition precondition) {
      ObjectWriter out = store.replace(uri, precondition);
      if (!uri.getPath().endsWith("_manifest.json")) {
        return out;
      }
      return new ObjectWriter(uri) {
        @Override
        protected void writeBytes(byte[] bytes, int offset, int length) throws IOException {
          out.write(bytes, offset, length);
        }

        @Override
        protected void publish() throws IOException {
          out.commit();
          lost = true;
          throw new IOException("the answer was lost");
        }

        @Override
        protected void discard() {
          out.close();
        }
      };
    }

    @Override
    public void delete(URI uri, Precondition precondition) {
      store.delete(uri, precondition);
    }
  }
}
