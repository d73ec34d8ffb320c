package dev.ecomm.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ecomm.error.EcommException;
import dev.ecomm.io.InvoiceReader;
import dev.ecomm.io.TableFormat;
import dev.ecomm.io.TableReadOptions;
import dev.ecomm.io.TableWriteOptions;
import dev.ecomm.io.Tables;
import dev.ecomm.model.DataTable;
import dev.ecomm.model.DataTableBuilder;
import dev.ecomm.model.InvoiceTable;
import dev.ecomm.run.RunContext;
import dev.ecomm.store.ObjectStore;
import dev.ecomm.store.Stores;
import java.net.URI;
import java.time.LocalDateTime;
import java.util.List;
import java.util.ServiceLoader;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * What must hold of every format in a store when any one call to the store fails, as tests: a write
 * leaves the old table or the new one and nothing else, a read gives the right rows or an error
 * that names the object, and trying again succeeds. The formats are those on the class path, each
 * by its usual ending.
 */
public abstract class TableFaultsContract extends ContractCalls {
  private static final int ROWS = 300;

  /** More calls than any run of these makes, so that a run that never ends is noticed. */
  private static final int MOST_CALLS = 1_000;

  /** For subclasses. */
  protected TableFaultsContract() {}

  /**
   * Returns the store under test.
   *
   * @return the same one throughout a test
   */
  @Override
  protected abstract ObjectStore store();

  /**
   * Returns where the test may work.
   *
   * @return a URI that ends at a slash and has nothing below; another one in each test class
   */
  @Override
  protected abstract URI root();

  @TestFactory
  Stream<DynamicTest> a_write_in_which_one_call_fails_leaves_old_or_new_and_succeeds_again() {
    return ofEachFormat("write", this::writeWithEachFault);
  }

  @TestFactory
  Stream<DynamicTest> a_read_in_which_one_call_fails_is_right_or_an_error() {
    return ofEachFormat("read", this::readWithEachFault);
  }

  @TestFactory
  Stream<DynamicTest> invoices_are_read_right_or_not_at_all_when_one_call_fails() {
    return ofEachFormat("invoices", this::readInvoicesWithEachFault);
  }

  @TestFactory
  Stream<DynamicTest> bytes_that_end_too_early_are_an_error() {
    return ofEachFormat("cut", this::readCutShort);
  }

  private Stream<DynamicTest> ofEachFormat(String directory, Consumer<URI> test) {
    return ServiceLoader.load(TableFormat.class).stream()
        .map(format -> format.get().extensions().get(0))
        .map(
            ending ->
                DynamicTest.dynamicTest(
                    ending, () -> test.accept(uri(directory + "/" + "table" + ending))));
  }

  private void writeWithEachFault(URI uri) {
    DataTable old = lines(1);
    DataTable fresh = lines(2);
    int faults;
    int nth = 0;
    do {
      write(old, uri, store());
      nth++;
      FaultyStore faulty = FaultyStore.around(store()).failing(nth).build();
      boolean done = succeeds(uri, () -> write(fresh, uri, faulty));
      faults = faulty.faults();
      DataTable found = readTable(uri, store());
      assertThat(found)
          .as("after a fault at call %d", nth)
          .isIn(done ? List.of(fresh) : List.of(old, fresh));
      assertThat(names(uri("write/")))
          .as("all that is there")
          .contains(uri)
          .allMatch(this::isTable);
      write(fresh, uri, store());
      assertThat(readTable(uri, store())).isEqualTo(fresh);
    } while (faults > 0 && nth < MOST_CALLS);
    assertThat(nth).as("calls of a write, and one").isBetween(2, MOST_CALLS - 1);
  }

  private boolean isTable(URI uri) {
    return String.valueOf(uri.getPath()).contains("/table.");
  }

  private void readWithEachFault(URI uri) {
    DataTable table = lines(3);
    write(table, uri, store());
    withEachFault(uri, faulty -> assertThat(readTable(uri, faulty)).isEqualTo(table));
  }

  private void readInvoicesWithEachFault(URI uri) {
    DataTable table = lines(4);
    write(table, uri, store());
    withEachFault(
        uri,
        faulty -> {
          InvoiceReader reader =
              InvoiceReader.builder().stores(Stores.discovered().with(faulty)).build();
          InvoiceTable read = reader.read(uri, RunContext.withDefaults()).table();
          assertThat(read.toTable()).isEqualTo(table);
        });
  }

  private void withEachFault(URI uri, Consumer<ObjectStore> reading) {
    int faults;
    int nth = 0;
    do {
      nth++;
      FaultyStore faulty = FaultyStore.around(store()).failing(nth).build();
      boolean unused = succeeds(uri, () -> reading.accept(faulty));
      faults = faulty.faults();
      reading.accept(store());
    } while (faults > 0 && nth < MOST_CALLS);
    assertThat(nth).as("calls of a read, and one").isBetween(2, MOST_CALLS - 1);
  }

  private void readCutShort(URI uri) {
    DataTable table = lines(5);
    write(table, uri, store());
    for (int nth = 1; nth <= 3; nth++) {
      FaultyStore faulty = FaultyStore.around(store()).truncating(nth).build();
      try {
        DataTable read = readTable(uri, faulty);
        // A text format cannot know that rows are missing; what it read must be the first ones.
        assertThat(read.rows()).isLessThanOrEqualTo(table.rows());
        assertThat(read).isEqualTo(table.slice(0, read.rows()));
      } catch (EcommException e) {
        assertThat(e).hasMessageContaining(name(uri));
      }
    }
  }

  /** Tells whether it got through; an error must say which object failed. */
  private static boolean succeeds(URI uri, Runnable work) {
    try {
      work.run();
      return true;
    } catch (EcommException e) {
      assertThat(e).hasMessageContaining(name(uri));
      return false;
    }
  }

  private static String name(URI uri) {
    String path = String.valueOf(uri.getPath());
    return path.substring(path.lastIndexOf('/') + 1);
  }

  private static void write(DataTable table, URI uri, ObjectStore store) {
    TableWriteOptions options =
        TableWriteOptions.builder().stores(Stores.discovered().with(store)).build();
    Tables.write(table, uri, options, RunContext.withDefaults());
  }

  private static DataTable readTable(URI uri, ObjectStore store) {
    TableReadOptions options =
        TableReadOptions.builder()
            .schema(InvoiceTable.SCHEMA)
            .stores(Stores.discovered().with(store))
            .build();
    return Tables.read(uri, options, RunContext.withDefaults());
  }

  /** Some invoice lines, other ones for another seed. */
  private static DataTable lines(int seed) {
    DataTableBuilder lines = DataTable.builder(InvoiceTable.SCHEMA);
    for (int row = 0; row < ROWS; row++) {
      lines.row(
          "" + (536365 + row / 7 + seed),
          "8512" + (row * 31 + seed) % 10,
          "MUG \"" + row % 13 + "\", \u00e9\ud83d\ude00",
          (long) (row % 17 - 3),
          LocalDateTime.of(2011, 1, 1 + row % 28, 10, row % 60),
          row * 0.05 + seed,
          row % 5 == 0 ? null : "" + (17850 + row % 11),
          "France");
    }
    return lines.build();
  }
}
