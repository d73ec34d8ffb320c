package dev.ecomm.io.parquet;

import static dev.ecomm.testkit.DataTableAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.ecomm.error.StoreException;
import dev.ecomm.io.TableReadOptions;
import dev.ecomm.io.TableWriteOptions;
import dev.ecomm.io.Tables;
import dev.ecomm.model.DataTable;
import dev.ecomm.run.RunContext;
import dev.ecomm.store.Stores;
import dev.ecomm.testkit.FaultyStore;
import dev.ecomm.testkit.MemoryStore;
import org.junit.jupiter.api.Test;

/** A store that fails at its first call, its second, its third, and so on. */
class ParquetFaultTest {
  private static final ParquetFormat FORMAT = ParquetFormat.builder().rowGroupRows(500).build();
  private static final DataTable OLD = RandomTables.of(50, 100);
  private static final DataTable NEW = RandomTables.of(51, 2_000);

  @Test
  void a_write_that_fails_leaves_the_old_table_and_a_retry_succeeds() {
    int nth = 0;
    boolean fired = true;
    while (fired) {
      nth++;
      MemoryStore store = ParquetFiles.store(ParquetFiles.bytes(FORMAT, OLD));
      FaultyStore faulty = FaultyStore.around(store).failing(nth).build();

      Throwable thrown = catchThrowable(() -> write(faulty));

      fired = faulty.faults() > 0;
      if (fired) {
        assertThat(thrown)
            .isInstanceOf(StoreException.class)
            .hasMessageContaining("mem:/shop/lines.parquet")
            .hasMessageContaining("fault on purpose");
        assertThat(read(store)).isEqualTo(OLD);
        write(store);
      } else {
        assertThat(thrown).isNull();
      }
      assertThat(read(store)).isEqualTo(NEW);
    }
    assertThat(nth).isGreaterThan(10);
  }

  @Test
  void a_read_that_fails_is_an_error_and_never_another_table() {
    int nth = 0;
    boolean fired = true;
    while (fired) {
      nth++;
      MemoryStore store = ParquetFiles.store(ParquetFiles.bytes(FORMAT, NEW));
      FaultyStore faulty = FaultyStore.around(store).failing(nth).build();

      Throwable thrown = catchThrowable(() -> assertThat(read(faulty)).isEqualTo(NEW));

      fired = faulty.faults() > 0;
      if (fired) {
        assertThat(thrown)
            .isInstanceOf(StoreException.class)
            .hasMessageContaining("mem:/shop/lines.parquet")
            .hasMessageContaining("fault on purpose");
        assertThat(read(store)).isEqualTo(NEW);
      } else {
        assertThat(thrown).isNull();
      }
    }
    assertThat(nth).isGreaterThan(5);
  }

  private static void write(dev.ecomm.store.ObjectStore store) {
    TableWriteOptions options =
        TableWriteOptions.builder().stores(Stores.discovered().with(store)).format(FORMAT).build();
    Tables.write(NEW, ParquetFiles.URI_OF_FILE, options, RunContext.withDefaults());
  }

  private static DataTable read(dev.ecomm.store.ObjectStore store) {
    TableReadOptions options =
        TableReadOptions.builder().stores(Stores.discovered().with(store)).build();
    return Tables.read(ParquetFiles.URI_OF_FILE, options, RunContext.withDefaults());
  }
}
