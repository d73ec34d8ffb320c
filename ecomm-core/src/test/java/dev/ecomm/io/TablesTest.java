package dev.ecomm.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.ecomm.error.InvoiceDataException;
import dev.ecomm.error.PreconditionFailedException;
import dev.ecomm.error.StoreException;
import dev.ecomm.io.csv.CsvFormat;
import dev.ecomm.model.DataTable;
import dev.ecomm.model.Field;
import dev.ecomm.model.LongColumn;
import dev.ecomm.model.Schema;
import dev.ecomm.model.StringColumn;
import dev.ecomm.model.StringListColumn;
import dev.ecomm.run.CancellationToken;
import dev.ecomm.run.Progress;
import dev.ecomm.run.RunContext;
import dev.ecomm.store.ObjectStore;
import dev.ecomm.store.Precondition;
import dev.ecomm.store.Stores;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TablesTest {

  private static final Schema SCHEMA = Schema.of(Field.ofString("segment"), Field.ofLong("n"));
  private static final DataTable TABLE =
      DataTable.of(SCHEMA, StringColumn.of("Champions", "Lost"), LongColumn.of(633, 1065));
  private static final URI CSV = URI.create("map:/t.csv");

  private final MapStore store = new MapStore();

  private TableWriteOptions toStore() {
    return TableWriteOptions.builder().stores(Stores.discovered().with(store)).build();
  }

  private TableReadOptions fromStore() {
    return TableReadOptions.builder().stores(Stores.discovered().with(store)).build();
  }

  private static DataTable numbers(int rows) {
    return DataTable.of(
        Schema.of(Field.ofLong("n")), LongColumn.of(LongStream.range(0, rows).toArray()));
  }

  @ParameterizedTest
  @ValueSource(strings = {"t.csv", "t.csv.gz", "T.CSV"})
  void a_table_written_to_a_file_is_read_again(String name, @TempDir Path folder) {
    URI uri = folder.resolve(name).toUri();

    Tables.write(TABLE, uri);

    assertThat(Tables.read(uri, SCHEMA)).isEqualTo(TABLE);
    assertThat(Tables.read(uri).strings("n")).isEqualTo(StringColumn.of("633", "1065"));
  }

  @Test
  void writing_replaces_what_is_there(@TempDir Path folder) throws IOException {
    URI uri = folder.resolve("t.csv").toUri();
    Tables.write(TABLE, uri);

    Tables.write(TABLE.head(1), uri);

    assertThat(Path.of(uri)).hasContent("segment,n\nChampions,633\n");
    try (var files = Files.list(folder)) {
      assertThat(files).containsExactly(Path.of(uri));
    }
  }

  @Test
  void writing_can_refuse_to_replace(@TempDir Path folder) {
    URI uri = folder.resolve("t.csv").toUri();
    Tables.write(TABLE, uri);
    TableWriteOptions onlyNew =
        TableWriteOptions.builder().precondition(Precondition.absent()).build();

    assertThatExceptionOfType(PreconditionFailedException.class)
        .isThrownBy(() -> Tables.write(TABLE.head(1), uri, onlyNew, RunContext.withDefaults()));
    assertThat(Tables.read(uri, SCHEMA)).isEqualTo(TABLE);
  }

  @ParameterizedTest
  @ValueSource(strings = {"map:/t.xls", "map:/t", "map:/csv", "map:opaque"})
  void an_unknown_extension_is_an_error_that_lists_the_known_ones(String uri) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Tables.read(URI.create(uri)))
        .withMessage(
            "location "
                + uri
                + " has no extension of a known format; known are .csv, .csv.gz. Rename it, name"
                + " the format in the options, or add the module that brings it.");
  }

  @Test
  void a_format_can_be_named_for_any_extension() {
    URI uri = URI.create("map:/t.txt");
    CsvFormat tabs = CsvFormat.builder().separator('\t').build();
    Stores stores = Stores.discovered().with(store);

    Tables.write(
        TABLE,
        uri,
        TableWriteOptions.builder().stores(stores).format(tabs).build(),
        RunContext.withDefaults());

    assertThat(store.text(uri)).startsWith("segment\tn\nChampions\t633\n");
    assertThat(
            Tables.read(
                uri,
                TableReadOptions.builder().stores(stores).format(tabs).schema(SCHEMA).build(),
                RunContext.withDefaults()))
        .isEqualTo(TABLE);
  }

  @Test
  void batches_are_published_together_at_the_commit() {
    try (TableWriter writer = Tables.writer(CSV, SCHEMA, toStore(), RunContext.withDefaults())) {
      writer.write(TABLE);
      writer.write(TABLE.slice(1, 2));
      assertThat(store.isEmpty()).isTrue();
      writer.commit();
    }

    assertThat(store.text(CSV)).isEqualTo("segment,n\nChampions,633\nLost,1065\nLost,1065\n");
  }

  @Test
  void closing_without_a_commit_leaves_nothing(@TempDir Path folder) {
    URI uri = folder.resolve("t.csv").toUri();
    try (TableWriter writer = Tables.writer(uri, SCHEMA)) {
      writer.write(TABLE);
    }

    assertThat(folder).isEmptyDirectory();
  }

  @ParameterizedTest
  @ValueSource(strings = {"map:/t.csv", "map:/t.csv.gz"})
  void a_store_that_fails_leaves_nothing(String uri) {
    store.failingAfter(5);

    assertThatExceptionOfType(StoreException.class)
        .isThrownBy(
            () ->
                Tables.write(
                    numbers(1_000_000), URI.create(uri), toStore(), RunContext.withDefaults()))
        .withMessage("[" + uri + "] could not be written: the disk is full");
    assertThat(store.isEmpty()).isTrue();
  }

  @Test
  void a_value_that_the_format_cannot_hold_leaves_nothing() {
    DataTable table =
        DataTable.of(
            Schema.of(Field.ofStringList("items")), StringListColumn.of(List.of(List.of(""))));

    assertThatExceptionOfType(InvoiceDataException.class)
        .isThrownBy(() -> Tables.write(table, CSV, toStore(), RunContext.withDefaults()))
        .withMessageContaining("row 1, items");
    assertThat(store.isEmpty()).isTrue();
  }

  @Test
  void cancelled_writing_leaves_nothing() {
    CancellationToken token = new CancellationToken();
    RunContext context = RunContext.withProgress(progress -> token.cancel()).cancelledBy(token);

    assertThatExceptionOfType(CancellationException.class)
        .isThrownBy(() -> Tables.write(numbers(1_200_000), CSV, toStore(), context));
    assertThat(store.isEmpty()).isTrue();
  }

  @Test
  void a_cancelled_writer_does_not_commit() {
    CancellationToken token = new CancellationToken();
    RunContext context = RunContext.withDefaults().cancelledBy(token);
    try (TableWriter writer = Tables.writer(CSV, SCHEMA, toStore(), context)) {
      writer.write(TABLE);
      token.cancel();
      assertThatExceptionOfType(CancellationException.class).isThrownBy(writer::commit);
    }

    assertThat(store.isEmpty()).isTrue();
  }

  @Test
  void cancelled_reading_stops() {
    store.put(CSV, "n\n1\n");
    CancellationToken token = new CancellationToken();
    token.cancel();

    assertThatExceptionOfType(CancellationException.class)
        .isThrownBy(
            () -> Tables.read(CSV, fromStore(), RunContext.withDefaults().cancelledBy(token)));
  }

  @Test
  void writing_and_reading_tell_how_far_they_are() {
    List<Progress> reports = new ArrayList<>();
    RunContext context = RunContext.withProgress(reports::add);

    Tables.write(numbers(1_100_000), CSV, toStore(), context);
    int length = store.bytes(CSV).length;
    Tables.read(CSV, fromStore(), context);

    assertThat(reports)
        .containsExactly(
            new Progress("writing", 1 << 20, 1_100_000, "rows"),
            new Progress("writing", 1_100_000, 1_100_000, "rows"),
            new Progress("reading", length, length, "bytes"));
  }

  @Test
  void a_format_that_cannot_start_gives_the_object_up() {
    List<String> discarded = new ArrayList<>();
    TableFormat broken =
        new NoFormat() {
          @Override
          public TableWriter writer(OutputStream out, URI uri, Schema schema) {
            discarded.add(uri.toString());
            throw new IllegalArgumentException("no such type");
          }
        };

    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                Tables.writer(
                    CSV,
                    SCHEMA,
                    TableWriteOptions.builder()
                        .stores(Stores.discovered().with(store))
                        .format(broken)
                        .build(),
                    RunContext.withDefaults()));
    assertThat(discarded).containsExactly("map:/t.csv");
    assertThat(store.isEmpty()).isTrue();
  }

  @Test
  void a_second_format_for_an_extension_is_an_error_that_names_both(@TempDir Path folder)
      throws IOException {
    Path services = folder.resolve("META-INF/services");
    Files.createDirectories(services);
    Files.writeString(services.resolve(TableFormat.class.getName()), NoFormat.class.getName());
    URL[] classPath = {folder.toUri().toURL()};

    try (URLClassLoader loader = new URLClassLoader(classPath, getClass().getClassLoader())) {
      withContextLoader(
          loader,
          () ->
              assertThatExceptionOfType(IllegalStateException.class)
                  .isThrownBy(() -> Tables.read(CSV))
                  .withMessage(
                      "two formats for \".csv\": dev.ecomm.io.csv.CsvFormat and "
                          + NoFormat.class.getName()
                          + ". Remove one of their jars from the class path."));
    }
  }

  @Test
  void formats_are_found_from_threads_that_do_not_see_the_library() {
    store.put(CSV, "n\n1\n");

    withContextLoader(
        ClassLoader.getPlatformClassLoader(),
        () ->
            assertThat(
                    Tables.read(
                            CSV,
                            TableReadOptions.builder()
                                .stores(Stores.discovered().with(store))
                                .build(),
                            RunContext.withDefaults())
                        .rows())
                .isEqualTo(1));
  }

  private static void withContextLoader(ClassLoader loader, Runnable work) {
    Thread thread = Thread.currentThread();
    ClassLoader before = thread.getContextClassLoader();
    thread.setContextClassLoader(loader);
    try {
      work.run();
    } finally {
      thread.setContextClassLoader(before);
    }
  }

  /** A format that can nothing. */
  public static class NoFormat implements TableFormat {
    @Override
    public String name() {
      return "none";
    }

    @Override
    public List<String> extensions() {
      return List.of(".csv");
    }

    @Override
    public TableReader open(
        ObjectStore from, URI uri, TableReadOptions options, RunContext context) {
      throw new UnsupportedOperationException();
    }

    @Override
    public TableWriter writer(OutputStream out, URI uri, Schema schema) {
      throw new UnsupportedOperationException();
    }

    @Override
    public ReadReport readInvoices(
        ObjectStore from, URI uri, ReadOptions options, RunContext context, InvoiceSink sink) {
      throw new UnsupportedOperationException();
    }
  }

  @Test
  void an_object_that_is_not_there_is_an_error_of_the_store(@TempDir Path folder) {
    URI uri = folder.resolve("none.csv").toUri();

    assertThatExceptionOfType(StoreException.class)
        .isThrownBy(() -> Tables.read(uri))
        .withMessageStartingWith("[" + uri + "]");
  }

  @Test
  void options_refuse_what_makes_no_sense() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> TableReadOptions.builder().batchRows(0))
        .withMessage("batchRows is 0, must be at least 1");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> TableReadOptions.builder().columns())
        .withMessage("columns is empty, must name at least one");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> TableReadOptions.builder().schema(SCHEMA).columns("x").build())
        .withMessage("no column \"x\"; there are segment, n");
  }
}
