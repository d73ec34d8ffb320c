package dev.ecomm.io.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ecomm.error.InvoiceDataException;
import dev.ecomm.error.PreconditionFailedException;
import dev.ecomm.error.StoreException;
import dev.ecomm.io.TableReader;
import dev.ecomm.io.TableWriter;
import dev.ecomm.io.csv.CsvFormat;
import dev.ecomm.model.BooleanColumn;
import dev.ecomm.model.DataTable;
import dev.ecomm.model.DateColumn;
import dev.ecomm.model.Field;
import dev.ecomm.model.LongColumn;
import dev.ecomm.model.Schema;
import dev.ecomm.model.StringColumn;
import dev.ecomm.run.CancellationToken;
import dev.ecomm.run.RunContext;
import dev.ecomm.store.Stores;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class DatasetsTest {

  private static final RunContext RUN = RunContext.withDefaults();
  private static final LocalDate DAY = LocalDate.of(2011, 12, 10);
  private static final Schema SCHEMA =
      Schema.of(Field.ofDate("day"), Field.ofString("customer"), Field.ofDouble("monetary"));

  @TempDir Path folder;
  private URI dataset = URI.create("file:///");

  @BeforeEach
  void nameDataset() {
    dataset = folder.resolve("rfm").toUri();
  }

  @Test
  void rows_come_back_by_partition_with_the_columns_where_they_were() {
    write(rows("b", DAY.plusDays(1), "a", DAY, "c", DAY.plusDays(1)), DatasetMode.APPEND);

    DataTable read = read(DatasetReadOptions.builder());

    assertThat(read).isEqualTo(rows("a", DAY, "b", DAY.plusDays(1), "c", DAY.plusDays(1)));
    assertThat(paths())
        .anyMatch(path -> path.matches("day=2011-12-10/part-w0-[0-9a-f-]{36}\\.csv"))
        .anyMatch(path -> path.startsWith("day=2011-12-11/"))
        .contains("_manifest.json")
        .hasSize(3);
  }

  @Test
  void the_files_do_not_hold_what_their_directories_say() throws IOException {
    write(rows("a", DAY), DatasetMode.APPEND);
    String file = paths().stream().filter(path -> path.startsWith("day")).findFirst().orElseThrow();

    assertThat(folder.resolve("rfm").resolve(file))
        .content()
        .isEqualTo("customer,monetary\na,1.5\n");
  }

  @Test
  void a_partition_is_replaced_and_the_others_stay() {
    write(rows("a", DAY, "b", DAY.plusDays(1)), DatasetMode.REPLACE_PARTITIONS);
    write(rows("c", DAY), DatasetMode.REPLACE_PARTITIONS);

    assertThat(read(DatasetReadOptions.builder())).isEqualTo(rows("c", DAY, "b", DAY.plusDays(1)));
    assertThat(paths()).hasSize(3);
  }

  @Test
  void rows_are_appended_in_the_order_of_the_writes() {
    write(rows("z", DAY), DatasetMode.APPEND);
    write(rows("a", DAY), DatasetMode.APPEND);

    assertThat(read(DatasetReadOptions.builder())).isEqualTo(rows("z", DAY, "a", DAY));
  }

  @Test
  void everything_is_replaced_also_by_rows_of_another_schema() {
    write(rows("a", DAY, "b", DAY.plusDays(1)), DatasetMode.APPEND);
    DataTable other =
        DataTable.of(
            Schema.of(Field.ofLong("n"), Field.ofBoolean("new")),
            LongColumn.of(1, 2),
            BooleanColumn.of(true, false));
    Datasets.write(other, dataset, options("new").mode(DatasetMode.REPLACE_ALL).build(), RUN);

    assertThat(read(DatasetReadOptions.builder()))
        .isEqualTo(
            DataTable.of(other.schema(), LongColumn.of(2, 1), BooleanColumn.of(false, true)));
    assertThat(paths()).hasSize(3);
  }

  @Test
  void a_partition_that_must_not_be_there_is_an_error_and_nothing_is_written() {
    write(rows("a", DAY), DatasetMode.FAIL_IF_PRESENT);
    List<String> before = paths();

    assertThatThrownBy(
            () -> write(rows("b", DAY, "c", DAY.plusDays(1)), DatasetMode.FAIL_IF_PRESENT))
        .isInstanceOf(PreconditionFailedException.class)
        .hasMessageContaining("the partition day=2011-12-10/ is there already");
    assertThat(paths()).isEqualTo(before);
  }

  @Test
  void values_of_all_kinds_and_missing_ones_come_back() {
    DataTable table =
        DataTable.of(
            Schema.of(
                Field.ofLong("l"),
                Field.ofString("s"),
                Field.ofDate("d"),
                Field.ofBoolean("b"),
                Field.ofLong("v")),
            LongColumn.of(new long[] {-5, 0}, java.util.BitSet.valueOf(new long[] {2})),
            StringColumn.of("a/b=c%:é🎄 \"'", null),
            DateColumn.of(Arrays.asList(DAY, null)),
            BooleanColumn.of(new boolean[] {true, false}, java.util.BitSet.valueOf(new long[] {2})),
            LongColumn.of(1, 2));
    Datasets.write(table, dataset, options("l", "s", "d", "b").build(), RUN);

    assertThat(read(DatasetReadOptions.builder())).isEqualTo(table);
    assertThat(paths())
        .anyMatch(
            path ->
                path.startsWith(
                    "l=__HIVE_DEFAULT_PARTITION__/s=__HIVE_DEFAULT_PARTITION__/"
                        + "d=__HIVE_DEFAULT_PARTITION__/b=__HIVE_DEFAULT_PARTITION__/"));
  }

  @Test
  void an_empty_text_is_refused_since_it_would_be_read_as_missing() {
    DataTable table =
        DataTable.of(
            Schema.of(Field.ofString("s"), Field.ofLong("v")),
            StringColumn.of("a", ""),
            LongColumn.of(1, 2));

    assertThatThrownBy(() -> Datasets.write(table, dataset, options("s").build(), RUN))
        .isInstanceOf(InvoiceDataException.class)
        .hasMessageContaining(
            "the value \"\" of the partition column \"s\" would be read as missing");
    assertThat(paths()).isEmpty();
  }

  @Test
  void only_the_partitions_that_are_asked_for_are_opened() throws IOException {
    write(rows("a", DAY, "b", DAY.plusDays(1), "c", DAY.plusDays(2)), DatasetMode.APPEND);
    for (String path : paths()) {
      if (path.startsWith("day=2011-12-12")) {
        Files.delete(folder.resolve("rfm").resolve(path));
      }
    }

    assertThat(
            read(
                DatasetReadOptions.builder()
                    .where("day", DAY.plusDays(1))
                    .where("day", "2011-12-10")))
        .isEqualTo(rows("a", DAY, "b", DAY.plusDays(1)));
    assertThatThrownBy(() -> read(DatasetReadOptions.builder().where("customer", "a")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("where names \"customer\", must be one of the partition columns [day]");
  }

  @Test
  void columns_can_be_chosen_and_be_those_of_the_directories_only() {
    DataTable table = rows("a", DAY, "b", DAY);
    write(table, DatasetMode.APPEND);

    assertThat(read(DatasetReadOptions.builder().columns("monetary", "day")))
        .isEqualTo(table.select("monetary", "day"));
    assertThat(read(DatasetReadOptions.builder().columns("day"))).isEqualTo(table.select("day"));
  }

  @Test
  void batches_are_written_and_read_one_by_one() {
    try (TableWriter writer = Datasets.writer(dataset, SCHEMA, options("day").build(), RUN)) {
      writer.write(rows("a", DAY, "b", DAY.plusDays(1)));
      writer.write(rows("c", DAY));
      assertThat(paths()).isEmpty();
      writer.commit();
    }

    try (TableReader reader =
        Datasets.reader(dataset, DatasetReadOptions.builder().batchRows(1).build(), RUN)) {
      assertThat(reader.schema()).isEqualTo(SCHEMA);
      assertThat(reader.next()).contains(rows("a", DAY));
      assertThat(reader.next()).contains(rows("c", DAY));
      assertThat(reader.next()).contains(rows("b", DAY.plusDays(1)));
      assertThat(reader.next()).isEmpty();
    }
  }

  @Test
  void a_write_that_is_not_committed_or_cancelled_leaves_nothing() {
    try (TableWriter writer = Datasets.writer(dataset, SCHEMA, options("day").build(), RUN)) {
      writer.write(rows("a", DAY));
    }
    assertThat(paths()).isEmpty();

    CancellationToken token = new CancellationToken();
    token.cancel();
    assertThatThrownBy(
            () ->
                Datasets.write(
                    rows("a", DAY), dataset, options("day").build(), RUN.cancelledBy(token)))
        .isInstanceOf(CancellationException.class);
    assertThat(paths()).isEmpty();
  }

  @Test
  void a_dataset_without_rows_keeps_its_schema() {
    write(DataTable.builder(SCHEMA).build(), DatasetMode.REPLACE_ALL);

    assertThat(read(DatasetReadOptions.builder())).isEqualTo(DataTable.builder(SCHEMA).build());
  }

  @Test
  void what_another_tool_wrote_is_read_by_its_files() throws IOException {
    put("country=EIRE/x.csv", "n\n1\n");
    put("country=__HIVE_DEFAULT_PARTITION__/x.csv", "n\n3\n");
    put("country=United%20Kingdom/x.csv", "n\n2\n");
    put("country=EIRE/_temporary.csv", "junk");
    put("_SUCCESS", "");
    put(".hidden/x.csv", "junk");

    Schema schema = Schema.of(Field.ofLong("n"), Field.ofString("country"));
    assertThat(read(DatasetReadOptions.builder().schema(schema)))
        .isEqualTo(
            DataTable.of(
                schema, LongColumn.of(1, 2, 3), StringColumn.of("EIRE", "United Kingdom", null)));
    assertThat(read(DatasetReadOptions.builder().where("country", null)).strings("n").textAt(0))
        .isEqualTo("3");
  }

  @Test
  void a_directory_whose_name_is_no_value_of_the_type_is_an_error() throws IOException {
    put("day=yesterday/x.csv", "n\n1\n");
    Schema schema = Schema.of(Field.ofLong("n"), Field.ofDate("day"));

    assertThatThrownBy(() -> read(DatasetReadOptions.builder().schema(schema)))
        .isInstanceOf(InvoiceDataException.class)
        .hasMessageContaining(
            "the directory says \"yesterday\" of the column \"day\", which is no DATE");
  }

  @Test
  void files_that_are_parted_by_different_columns_are_no_dataset() throws IOException {
    put("a=1/x.csv", "n\n1\n");
    put("b=1/x.csv", "n\n1\n");

    assertThatThrownBy(() -> read(DatasetReadOptions.builder()))
        .isInstanceOf(InvoiceDataException.class)
        .hasMessageContaining("is parted by [b], but ");
  }

  @Test
  void files_of_another_tool_are_not_hidden_behind_a_manifest() throws IOException {
    put("day=2011-12-10/x.csv", "customer,monetary\nx,1\n");

    assertThatThrownBy(() -> write(rows("a", DAY), DatasetMode.APPEND))
        .isInstanceOf(StoreException.class)
        .hasMessageContaining("has files but no manifest");
    write(rows("a", DAY), DatasetMode.REPLACE_ALL);
    assertThat(paths()).hasSize(2);
  }

  @Test
  void an_empty_directory_is_an_error() {
    assertThatThrownBy(() -> read(DatasetReadOptions.builder()))
        .isInstanceOf(StoreException.class)
        .hasMessageContaining("has no files");
  }

  @Test
  void a_manifest_that_is_none_is_an_error() throws IOException {
    for (String text :
        List.of("", "{", "[]", "{\"schema_version\": 2}", "{\"schema_version\": 1, \"x\": 1}")) {
      put("_manifest.json", text);
      assertThatThrownBy(() -> read(DatasetReadOptions.builder()))
          .as(text)
          .isInstanceOf(InvoiceDataException.class)
          .hasMessageContaining("_manifest.json] ")
          .hasMessageEndingWith(". Restore the text as it was written, or make it again.");
    }
  }

  @Test
  void a_manifest_of_a_later_version_is_an_error_that_says_so() throws IOException {
    put("_manifest.json", "{\"schema_version\": 2}");

    assertThatThrownBy(() -> read(DatasetReadOptions.builder()))
        .isInstanceOf(InvoiceDataException.class)
        .hasMessageContaining("schema_version is 2, this version reads 1");
  }

  @Test
  void a_manifest_has_the_bytes_that_its_format_says() throws IOException {
    write(rows("a", DAY), DatasetMode.APPEND);

    String text = Files.readString(folder.resolve("rfm/_manifest.json"));

    assertThat(text.replaceAll("part-w[^\"]*", "part"))
        .isEqualTo(
            """
            {
              "schema_version" : 1,
              "sequence" : 1,
              "swept" : 0,
              "columns" : [ {
                "name" : "day",
                "type" : "DATE"
              }, {
                "name" : "customer",
                "type" : "STRING"
              }, {
                "name" : "monetary",
                "type" : "DOUBLE"
              } ],
              "partition_by" : [ "day" ],
              "partitions" : [ {
                "values" : [ "2011-12-10" ],
                "files" : [ {
                  "name" : "part",
                  "length" : 24,
                  "rows" : 1
                } ]
              } ]
            }""");
  }

  @Test
  void a_manifest_cannot_lead_out_of_its_dataset() throws IOException {
    write(rows("a", DAY), DatasetMode.APPEND);
    Path manifest = folder.resolve("rfm/_manifest.json");
    Files.writeString(
        manifest, Files.readString(manifest).replaceAll("part-w0-[^\"]*", "../../secret.csv"));

    assertThatThrownBy(() -> read(DatasetReadOptions.builder()))
        .isInstanceOf(InvoiceDataException.class)
        .hasMessageContaining("\"../../secret.csv\" is no name of a file");
  }

  @Test
  void a_file_of_another_length_than_the_manifest_says_is_an_error() throws IOException {
    write(rows("a", DAY), DatasetMode.APPEND);
    for (String path : paths()) {
      if (path.startsWith("day")) {
        put(path, "customer,monetary\na,1.55\n");
      }
    }

    assertThatThrownBy(() -> read(DatasetReadOptions.builder()))
        .isInstanceOf(InvoiceDataException.class)
        .hasMessageContaining("bytes, 24 says the manifest");
  }

  @Test
  void a_dataset_that_is_replaced_while_it_is_read_says_so() {
    write(rows("a", DAY, "b", DAY.plusDays(1)), DatasetMode.APPEND);
    try (TableReader reader = Datasets.reader(dataset, DatasetReadOptions.withDefaults(), RUN)) {
      assertThat(reader.next()).isPresent();
      write(rows("c", DAY), DatasetMode.REPLACE_ALL);

      assertThatThrownBy(reader::next)
          .isInstanceOf(StoreException.class)
          .hasMessageContaining("is gone: the dataset was replaced while it was read");
    }
  }

  @ParameterizedTest
  @EnumSource(
      value = DatasetMode.class,
      names = {"APPEND", "REPLACE_PARTITIONS"})
  void rows_of_other_columns_are_refused(DatasetMode mode) {
    write(rows("a", DAY), mode);
    DataTable other =
        DataTable.of(
            Schema.of(Field.ofDate("day"), Field.ofLong("n")),
            DateColumn.of(List.of(DAY)),
            LongColumn.of(1));

    assertThatThrownBy(() -> Datasets.write(other, dataset, options("day").mode(mode).build(), RUN))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("columns are Schema[day DATE, n LONG], must be ");
  }

  @Test
  void a_sweep_removes_what_no_manifest_names_and_ends_writes_at_work() throws IOException {
    write(rows("a", DAY), DatasetMode.APPEND);
    put("day=2011-12-10/part-w0-00000000-0000-0000-0000-000000000000.csv", "left behind");
    put("day=2011-12-10/notes.txt", "not ours");

    try (TableWriter atWork = Datasets.writer(dataset, SCHEMA, options("day").build(), RUN)) {
      atWork.write(rows("b", DAY));

      assertThat(Datasets.sweep(dataset, Stores.discovered())).isEqualTo(1);
      assertThat(paths()).hasSize(3);
      assertThatThrownBy(atWork::commit)
          .isInstanceOf(PreconditionFailedException.class)
          .hasMessageContaining("was swept while it was written");
    }
    assertThat(paths()).hasSize(3);
    assertThat(read(DatasetReadOptions.builder())).isEqualTo(rows("a", DAY));
    write(rows("c", DAY), DatasetMode.APPEND);
    assertThat(read(DatasetReadOptions.builder())).isEqualTo(rows("a", DAY, "c", DAY));
  }

  @Test
  void a_directory_without_a_manifest_is_not_swept() throws IOException {
    put("part-w0-00000000-0000-0000-0000-000000000000.csv", "x");

    assertThat(Datasets.sweep(dataset, Stores.discovered())).isZero();
    assertThat(paths()).hasSize(1);
  }

  @Test
  void options_are_checked() {
    assertThatThrownBy(() -> DatasetWriteOptions.builder().build())
        .hasMessageStartingWith("format is not chosen");
    assertThatThrownBy(() -> DatasetWriteOptions.builder().partitionBy("a", "a"))
        .hasMessageContaining("must name each column once");
    assertThatThrownBy(() -> DatasetWriteOptions.builder().maxPartitions(0))
        .hasMessage("maxPartitions is 0, must be at least 1");
    assertThatThrownBy(() -> DatasetReadOptions.builder().batchRows(0))
        .hasMessage("batchRows is 0, must be at least 1");
    assertThatThrownBy(() -> DatasetReadOptions.builder().columns())
        .hasMessageStartingWith("columns is empty");
    assertThatThrownBy(() -> DatasetReadOptions.builder().where("a", 1.5))
        .hasMessageStartingWith("value is 1.5");
    assertThatThrownBy(() -> Datasets.writer(dataset, SCHEMA, options("monetary").build(), RUN))
        .hasMessage(
            "partition column \"monetary\" is DOUBLE, must be LONG, STRING, DATE or BOOLEAN");
    assertThatThrownBy(
            () ->
                Datasets.writer(
                    dataset, Schema.of(Field.ofDate("day")), options("day").build(), RUN))
        .hasMessageStartingWith("partitionBy names all columns");
  }

  @Test
  void too_many_partitions_are_refused_in_words() {
    assertThatThrownBy(
            () ->
                Datasets.write(
                    rows("a", DAY, "b", DAY.plusDays(1)),
                    dataset,
                    options("day").maxPartitions(1).build(),
                    RUN))
        .isInstanceOf(StoreException.class)
        .hasMessageContaining("more than maxPartitions = 1 partitions");
    assertThat(paths()).isEmpty();
  }

  /** Pairs of a customer and a day. */
  private static DataTable rows(Object... pairs) {
    var table = DataTable.builder(SCHEMA);
    for (int i = 0; i < pairs.length; i += 2) {
      table.row(pairs[i + 1], pairs[i], 1.5);
    }
    return table.build();
  }

  private static DatasetWriteOptions.Builder options(String... by) {
    return DatasetWriteOptions.builder().partitionBy(by).format(new CsvFormat());
  }

  private void write(DataTable table, DatasetMode mode) {
    Datasets.write(table, dataset, options("day").mode(mode).build(), RUN);
  }

  private DataTable read(DatasetReadOptions.Builder options) {
    return Datasets.read(dataset, options.build(), RUN);
  }

  private void put(String path, @Nullable String text) throws IOException {
    Path file = folder.resolve("rfm").resolve(path);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  private List<String> paths() {
    Path root = folder.resolve("rfm");
    if (!Files.exists(root)) {
      return List.of();
    }
    try (Stream<Path> files = Files.walk(root)) {
      return files
          .filter(Files::isRegularFile)
          .map(file -> root.relativize(file).toString())
          .filter(path -> !path.contains("/.ecomm-")) // bytes that are not published yet
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
