package dev.ecomm.io.arrow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ecomm.error.EcommException;
import dev.ecomm.error.InvoiceDataException;
import dev.ecomm.error.StoreException;
import dev.ecomm.io.TableReadOptions;
import dev.ecomm.io.TableReader;
import dev.ecomm.io.TableWriteOptions;
import dev.ecomm.io.TableWriter;
import dev.ecomm.io.Tables;
import dev.ecomm.model.DataTable;
import dev.ecomm.model.DoubleColumn;
import dev.ecomm.model.Field;
import dev.ecomm.model.LongColumn;
import dev.ecomm.model.Schema;
import dev.ecomm.model.StringColumn;
import dev.ecomm.run.RunContext;
import dev.ecomm.store.ObjectWriter;
import dev.ecomm.store.Precondition;
import dev.ecomm.store.Stores;
import dev.ecomm.testkit.FaultyStore;
import dev.ecomm.testkit.MemoryStore;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ArrowFormatTest {

  private static final URI FILE = URI.create("mem:/t.arrow");
  private static final URI STREAM = URI.create("mem:/t.arrows");
  private static final RunContext RUN = RunContext.withDefaults();

  private final MemoryStore store = new MemoryStore();
  private final Stores stores = Stores.discovered().with(store);

  @ParameterizedTest
  @MethodSource("dev.ecomm.io.arrow.RandomTables#seeds")
  void what_is_written_is_read_back(long seed) {
    DataTable table = RandomTables.of(seed);
    for (URI uri : new URI[] {FILE, STREAM}) {
      write(table, uri, 1 + (int) (seed % 60));

      assertThat(read(uri, TableReadOptions.builder())).isEqualTo(table);
    }
  }

  @ParameterizedTest
  @MethodSource("dev.ecomm.io.arrow.RandomTables#seeds")
  void the_same_batches_give_the_same_bytes(long seed) {
    for (URI uri : new URI[] {FILE, STREAM}) {
      write(RandomTables.of(seed), uri, 10);
      byte[] once = bytes(uri);
      write(RandomTables.of(seed), uri, 10);

      assertThat(bytes(uri)).isEqualTo(once);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"mem:/t.arrow", "mem:/t.arrows"})
  void batches_may_have_dictionaries_of_their_own(URI uri) {
    Schema schema = Schema.of(Field.ofString("s"));
    DataTable first = DataTable.of(schema, StringColumn.of("a", null, "b"));
    DataTable second = DataTable.of(schema, StringColumn.of("c", "b", "b"));
    try (TableWriter writer = Tables.writer(uri, schema, writing(), RUN)) {
      writer.write(first);
      writer.write(second);
      writer.write(first);
      writer.commit();
    }

    assertThat(read(uri, TableReadOptions.builder()))
        .isEqualTo(DataTable.builder(schema).addAll(first).addAll(second).addAll(first).build());
  }

  @Test
  void batches_are_as_large_as_was_asked_for_and_share_dictionaries() {
    DataTable table =
        DataTable.of(Schema.of(Field.ofString("s")), StringColumn.of("a", "b", "a", "b", "c"));
    write(table, FILE, 5);
    TableReadOptions options = TableReadOptions.builder().batchRows(2).stores(stores()).build();

    try (TableReader reader = Tables.reader(FILE, options, RUN)) {
      Optional<DataTable> first = reader.next();
      Optional<DataTable> second = reader.next();
      assertThat(first.orElseThrow().rows()).isEqualTo(2);
      assertThat(first.orElseThrow().strings("s").dictionary())
          .isSameAs(second.orElseThrow().strings("s").dictionary());
      assertThat(reader.next().orElseThrow().rows()).isEqualTo(1);
      assertThat(reader.next()).isEmpty();
      assertThat(reader.next()).isEmpty();
    }
  }

  @Test
  void columns_are_found_by_name_in_any_order() {
    DataTable table = threeColumns();
    write(table, FILE, 2);

    assertThat(read(FILE, TableReadOptions.builder().columns("s", "l")))
        .isEqualTo(table.select("s", "l"));
    assertThat(read(FILE, TableReadOptions.builder().schema(Schema.of(Field.ofDouble("l")))))
        .isEqualTo(DataTable.of(Schema.of(Field.ofDouble("l")), DoubleColumn.of(1, 2)));
  }

  @Test
  void a_column_that_is_not_there_or_of_another_type_is_an_error() {
    write(threeColumns(), FILE, 2);

    assertThatThrownBy(() -> read(FILE, TableReadOptions.builder().columns("x")))
        .isInstanceOf(InvoiceDataException.class)
        .hasMessage(
            "[mem:/t.arrow] no column \"x\"; there are l, d, s. Correct the columns asked for.");
    assertThatThrownBy(
            () -> read(FILE, TableReadOptions.builder().schema(Schema.of(Field.ofLong("s")))))
        .isInstanceOf(InvoiceDataException.class)
        .hasMessageStartingWith(
            "[mem:/t.arrow] the column \"s\" is STRING (Arrow's Utf8), wanted is LONG.");
  }

  @Test
  void a_whole_number_that_no_double_holds_is_an_error_where_a_double_is_wanted() {
    write(DataTable.of(Schema.of(Field.ofLong("l")), LongColumn.of(1, (1L << 53) + 1)), FILE, 2);

    assertThatThrownBy(
            () -> read(FILE, TableReadOptions.builder().schema(Schema.of(Field.ofDouble("l")))))
        .hasMessage(
            "[mem:/t.arrow] column \"l\", row 1 of its batch: 9007199254740993 is no DOUBLE. Read"
                + " the column as LONG.");
  }

  @Test
  void what_is_not_arrow_is_refused_in_words() {
    put(FILE, "InvoiceNo,Quantity\n1,2\n".getBytes(java.nio.charset.StandardCharsets.UTF_8));
    assertThatThrownBy(() -> read(FILE, TableReadOptions.builder()))
        .isInstanceOf(InvoiceDataException.class)
        .hasMessageContaining("is not Arrow");
    put(FILE, new byte[0]);
    assertThatThrownBy(() -> read(FILE, TableReadOptions.builder()))
        .isInstanceOf(InvoiceDataException.class)
        .hasMessageContaining("is empty");
  }

  @ParameterizedTest
  @ValueSource(strings = {"mem:/t.arrow", "mem:/t.arrows"})
  void a_file_that_was_cut_is_an_error(URI uri) {
    write(RandomTables.of(7), uri, 20);
    byte[] whole = bytes(uri);
    for (int length = 0; length < whole.length; length += length < 200 ? 1 : 37) {
      put(uri, Arrays.copyOf(whole, length));
      assertThatThrownBy(() -> read(uri, TableReadOptions.builder()))
          .as("%d bytes", length)
          .isInstanceOf(InvoiceDataException.class)
          .hasMessageStartingWith("[" + uri + "]");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"mem:/t.arrow", "mem:/t.arrows"})
  void damaged_files_are_read_or_refused_in_words(URI uri) {
    List<byte[]> whole = new ArrayList<>();
    for (int seed = 0; seed < 40; seed++) {
      write(RandomTables.of(seed), uri, 20);
      whole.add(bytes(uri));
    }
    for (int seed = 0; seed < 500; seed++) {
      SplittableRandom random = new SplittableRandom(seed);
      byte[] bytes = whole.get(seed % whole.size()).clone();
      for (int i = random.nextInt(3); i >= 0; i--) {
        bytes[random.nextInt(bytes.length)] = (byte) (random.nextBoolean() ? -1 : random.nextInt());
      }
      put(uri, bytes);
      try {
        var unused = read(uri, TableReadOptions.builder());
      } catch (InvoiceDataException e) {
        assertThat(e).hasMessageStartingWith("[" + uri + "]");
      }
    }
  }

  @Test
  void limits_are_named_in_their_messages() {
    write(threeColumns(), FILE, 2);
    ArrowFormat few = ArrowFormat.builder().maxBatchRows(1).build();
    ArrowFormat small = ArrowFormat.builder().maxBatchBytes(8).build();

    assertThatThrownBy(() -> read(FILE, TableReadOptions.builder().format(few)))
        .isInstanceOf(InvoiceDataException.class)
        .hasMessageContaining("more than maxBatchRows = 1.");
    assertThatThrownBy(() -> read(FILE, TableReadOptions.builder().format(small)))
        .isInstanceOf(InvoiceDataException.class)
        .hasMessageContaining("more than maxBatchBytes = 8.");
    assertThatThrownBy(() -> ArrowFormat.builder().maxBatchRows(0))
        .hasMessage("maxBatchRows is 0, must be at least 1");
    assertThatThrownBy(() -> ArrowFormat.builder().maxBatchBytes(-1))
        .hasMessage("maxBatchBytes is -1, must be at least 1");
  }

  @ParameterizedTest
  @ValueSource(strings = {"mem:/t.arrow", "mem:/t.arrows"})
  void a_write_that_fails_at_any_call_leaves_the_old_table(URI uri) {
    DataTable old = threeColumns();
    DataTable changed = RandomTables.of(3);
    for (int n = 1; ; n++) {
      write(old, uri, 2);
      FaultyStore faulty = FaultyStore.around(store).failing(n).build();
      try {
        Tables.write(
            changed,
            uri,
            TableWriteOptions.builder().stores(Stores.discovered().with(faulty)).build(),
            RUN);
      } catch (StoreException e) {
        assertThat(e).hasMessageContaining(uri.toString()).hasMessageContaining("on purpose");
      }
      boolean failed = faulty.faults() > 0;
      assertThat(read(uri, TableReadOptions.builder())).isEqualTo(failed ? old : changed);
      assertThat(store.list(URI.create("mem:/"))).hasSize(1);
      if (!failed) {
        break;
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"mem:/t.arrow", "mem:/t.arrows"})
  void a_read_that_fails_at_any_call_says_so(URI uri) {
    DataTable table = RandomTables.of(3);
    write(table, uri, 10);
    for (int n = 1; ; n++) {
      FaultyStore faulty = FaultyStore.around(store).failing(n).build();
      TableReadOptions options =
          TableReadOptions.builder().stores(Stores.discovered().with(faulty)).build();
      try {
        assertThat(Tables.read(uri, options, RUN)).isEqualTo(table);
      } catch (EcommException e) {
        assertThat(e).hasMessageContaining(uri.toString()).hasMessageContaining("on purpose");
      }
      if (faulty.faults() == 0) {
        break;
      }
    }
  }

  private static DataTable threeColumns() {
    return DataTable.of(
        Schema.of(Field.ofLong("l"), Field.ofDouble("d"), Field.ofString("s")),
        LongColumn.of(1, 2),
        DoubleColumn.of(0.5, 2),
        StringColumn.of("a", null));
  }

  private Stores stores() {
    return stores;
  }

  private TableWriteOptions writing() {
    return TableWriteOptions.builder().stores(stores()).build();
  }

  private void write(DataTable table, URI uri, int batchRows) {
    try (TableWriter writer = Tables.writer(uri, table.schema(), writing(), RUN)) {
      for (int from = 0; from < table.rows(); from += batchRows) {
        writer.write(table.slice(from, Math.min(table.rows(), from + batchRows)));
      }
      writer.commit();
    }
  }

  private DataTable read(URI uri, TableReadOptions.Builder options) {
    return Tables.read(uri, options.stores(stores()).build(), RUN);
  }

  private byte[] bytes(URI uri) {
    try (InputStream in = store.open(uri, 0)) {
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void put(URI uri, byte[] bytes) {
    try (ObjectWriter out = store.replace(uri, Precondition.none())) {
      out.write(bytes);
      out.commit();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
