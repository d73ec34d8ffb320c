package dev.ecomm.io.csv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.ecomm.error.InvoiceDataException;
import dev.ecomm.error.StoreException;
import dev.ecomm.io.CharsetChoice;
import dev.ecomm.io.MapStore;
import dev.ecomm.io.ReadLimits;
import dev.ecomm.io.TableReadOptions;
import dev.ecomm.io.TableReader;
import dev.ecomm.io.Tables;
import dev.ecomm.model.BooleanColumn;
import dev.ecomm.model.ColumnType;
import dev.ecomm.model.DataTable;
import dev.ecomm.model.DateColumn;
import dev.ecomm.model.DoubleColumn;
import dev.ecomm.model.Field;
import dev.ecomm.model.LongColumn;
import dev.ecomm.model.Schema;
import dev.ecomm.model.StringColumn;
import dev.ecomm.model.StringListColumn;
import dev.ecomm.model.TimestampColumn;
import dev.ecomm.run.RunContext;
import dev.ecomm.store.Stores;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.Charset;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CsvTableReaderTest {

  private static final URI FILE = URI.create("map:/t.csv");

  private final MapStore store = new MapStore();

  private DataTable read(String text, TableReadOptions.Builder options) {
    store.put(FILE, text);
    return read(options);
  }

  private DataTable read(TableReadOptions.Builder options) {
    TableReadOptions all = options.stores(Stores.discovered().with(store)).build();
    return Tables.read(FILE, all, RunContext.withDefaults());
  }

  private DataTable read(String text, Field... fields) {
    return read(text, TableReadOptions.builder().schema(Schema.of(fields)));
  }

  private void assertFails(String text, TableReadOptions.Builder options, String message) {
    assertThatExceptionOfType(InvoiceDataException.class)
        .isThrownBy(() -> read(text, options))
        .withMessage(message);
  }

  private void assertFails(String text, Field field, String message) {
    assertFails(text, TableReadOptions.builder().schema(Schema.of(field)), message);
  }

  @Test
  void without_a_schema_all_columns_are_texts() {
    DataTable table = read("a,b\n1,\n2.50,\"\"\n", TableReadOptions.builder());

    assertThat(table)
        .isEqualTo(
            DataTable.of(
                Schema.of(Field.ofString("a"), Field.ofString("b")),
                StringColumn.of("1", "2.50"),
                StringColumn.of(null, "")));
  }

  @Test
  void columns_are_found_by_name_and_others_are_left_out() {
    DataTable table = read("x,b,a\n9,2,1\n", Field.ofLong("a"), Field.ofDouble("b"));

    assertThat(table.longs("a")).isEqualTo(LongColumn.of(1));
    assertThat(table.doubles("b")).isEqualTo(DoubleColumn.of(2));
  }

  @Test
  void a_projection_takes_columns_in_its_order() {
    DataTable table = read("a,b,c\n1,2,3\n", TableReadOptions.builder().columns("c", "a"));

    assertThat(table.schema().names()).containsExactly("c", "a");
    assertThat(table.strings("c")).isEqualTo(StringColumn.of("3"));
  }

  @Test
  void numbers_may_be_written_as_other_programs_write_them() {
    assertThat(read("a\n+7\n 8 \n9.0\n\"10\"\n3000000000.00\n", Field.ofLong("a")).longs("a"))
        .isEqualTo(LongColumn.of(7, 8, 9, 10, 3_000_000_000L));
    assertThat(
            read("a\n1\n+.5\n1E3\nnan\nInf\n+inf\nInfinity\n-Infinity\n", Field.ofDouble("a"))
                .doubles("a"))
        .isEqualTo(
            DoubleColumn.of(
                1,
                0.5,
                1000,
                Double.NaN,
                Double.POSITIVE_INFINITY,
                Double.POSITIVE_INFINITY,
                Double.POSITIVE_INFINITY,
                Double.NEGATIVE_INFINITY));
  }

  @Test
  void truth_values_may_be_in_any_case() {
    assertThat(read("a\ntrue\nFalse\nTRUE\n", Field.ofBoolean("a")).booleans("a"))
        .isEqualTo(BooleanColumn.of(true, false, true));
  }

  @Test
  void dates_and_times_may_leave_out_what_is_zero() {
    assertThat(read("a\n2011-12-09\n2011-12-09 00:00:00\n", Field.ofDate("a")).dates("a"))
        .isEqualTo(DateColumn.of(List.of(LocalDate.of(2011, 12, 9), LocalDate.of(2011, 12, 9))));
    assertThat(
            read(
                    "a\n2011-12-09\n2011-12-09T12:50\n2011-12-09 12:50:01.000\n",
                    Field.ofTimestamp("a"))
                .timestamps("a"))
        .isEqualTo(
            TimestampColumn.of(
                List.of(
                    LocalDateTime.of(2011, 12, 9, 0, 0),
                    LocalDateTime.of(2011, 12, 9, 12, 50),
                    LocalDateTime.of(2011, 12, 9, 12, 50, 1))));
  }

  @Test
  void lists_are_split_at_the_joint() {
    assertThat(read("a\nx | y|z | \"w\n", Field.ofStringList("a")).stringLists("a"))
        .isEqualTo(StringListColumn.of(List.of(List.of("x", "y|z", "\"w"))));
  }

  @Test
  void blank_lines_are_left_out_but_in_one_column_they_are_missing_values() {
    assertThat(read("\n\na,b\n1,2\n\n\r\n3,4\n\n", Field.ofLong("a")).longs("a"))
        .isEqualTo(LongColumn.of(1, 3));
    assertThat(read("a\nx\n\ny\n", Field.ofString("a")).strings("a"))
        .isEqualTo(StringColumn.of("x", null, "y"));
  }

  @Test
  void quotes_around_nothing_are_missing_where_no_text_is_wanted() {
    assertThat(
            read("a,b\n\"\",\"\"\n", Field.ofLong("a"), Field.ofDate("b")).column(0).isMissing(0))
        .isTrue();
  }

  @Test
  void a_mark_and_windows_line_ends_do_not_count() {
    assertThat(read("\ufeffa,b\r\n1,x\r\n", Field.ofLong("a"), Field.ofString("b")))
        .isEqualTo(
            DataTable.of(
                Schema.of(Field.ofLong("a"), Field.ofString("b")),
                LongColumn.of(1),
                StringColumn.of("x")));
  }

  @Test
  void a_column_without_a_name_gets_its_number() {
    assertThat(read(",b\n1,2\n", TableReadOptions.builder()).schema().names())
        .containsExactly("column_1", "b");
  }

  @Test
  void a_header_alone_is_a_table_without_rows() {
    DataTable table = read("a,b", TableReadOptions.builder());

    assertThat(table.rows()).isZero();
    assertThat(table.schema().names()).containsExactly("a", "b");
  }

  @Test
  void batches_hold_as_many_rows_as_asked_for() {
    store.put(FILE, "a\n1\n2\n3\n");
    TableReadOptions options =
        TableReadOptions.builder()
            .schema(Schema.of(Field.ofLong("a")))
            .batchRows(2)
            .stores(Stores.discovered().with(store))
            .build();

    try (TableReader reader = Tables.reader(FILE, options, RunContext.withDefaults())) {
      assertThat(reader.next().orElseThrow().longs("a")).isEqualTo(LongColumn.of(1, 2));
      assertThat(reader.next().orElseThrow().longs("a")).isEqualTo(LongColumn.of(3));
      assertThat(reader.next()).isEmpty();
      assertThat(reader.next()).isEmpty();
    }
  }

  @ParameterizedTest
  @CsvSource({
    "LONG, six, not a whole number",
    "LONG, 6.5, not a whole number",
    "LONG, 0x10, not a whole number",
    "LONG, -, not a whole number",
    "LONG, 9223372036854775808, outside -9223372036854775808 to 9223372036854775807",
    "DOUBLE, 1;5, not a decimal number",
    "DOUBLE, 0x1p3, not a decimal number",
    "DOUBLE, 1d, not a decimal number",
    "DOUBLE, 1e400, outside -1.7976931348623157E308 to 1.7976931348623157E308",
    "BOOLEAN, 1, not true or false",
    "DATE, 2011-02-31, not a date of the form yyyy-MM-dd",
    "DATE, 2011-12-09 12:50:00, not a date of the form yyyy-MM-dd",
    "DATE, +999999999-01-01, not a date of the form yyyy-MM-dd",
    "DATE, +12345-13-01, not a date of the form yyyy-MM-dd",
    "TIMESTAMP, noon, not a date of the form yyyy-MM-dd HH:mm:ss",
    "TIMESTAMP, 2011-12-09 12:50:00.5, not a date of the form yyyy-MM-dd HH:mm:ss",
    "TIMESTAMP, -0001-12-09 12:50:00.5, not a date of the form yyyy-MM-dd HH:mm:ss"
  })
  void a_cell_of_another_type_names_line_column_and_text(
      ColumnType type, String text, String reason) {
    assertFails(
        "x,a\n\"1\n2\",\n3," + text + "\n",
        new Field("a", type),
        "[map:/t.csv] line 4, a \""
            + text
            + "\": "
            + reason
            + ". Correct it, or read the column as another type; any text is a STRING.");
  }

  @Test
  void the_exception_of_a_bad_cell_tells_its_place() {
    assertThatExceptionOfType(InvoiceDataException.class)
        .isThrownBy(() -> read("x,a\n1,six\n", Field.ofLong("a")))
        .satisfies(
            e -> {
              assertThat(e.file()).isEqualTo("map:/t.csv");
              assertThat(e.line()).hasValue(2);
              assertThat(e.column()).hasValue("a");
              assertThat(e.value()).hasValue("six");
            });
  }

  @Test
  void a_row_with_another_number_of_fields_is_an_error() {
    assertFails(
        "a,b\n1,2\n3\n",
        TableReadOptions.builder(),
        "[map:/t.csv] line 3: 1 fields where the header has 2. Quote fields that contain the"
            + " separator, and complete short rows.");
  }

  @Test
  void an_empty_file_is_an_error() {
    String message = "[map:/t.csv] is empty; a header is needed.";
    assertFails("", TableReadOptions.builder(), message);
    assertFails("\n\n", TableReadOptions.builder(), message);
  }

  @Test
  void a_column_that_is_not_there_is_an_error_that_says_what_is() {
    assertFails(
        "a,b\n",
        Field.ofLong("c"),
        "[map:/t.csv] line 1: no column \"c\"; the header has a, b. Correct the header, or the"
            + " columns asked for.");
  }

  @Test
  void a_name_that_appears_twice_is_an_error_unless_it_is_not_needed() {
    String message =
        "[map:/t.csv] line 1: the column \"a\" appears twice, as fields 1 and 3. Rename one of"
            + " them.";
    assertFails("a,b,a\n", TableReadOptions.builder(), message);
    assertFails("a,b,a\n", Field.ofLong("a"), message);
    assertThat(read("a,b,a\n1,2,3\n", Field.ofLong("b")).longs("b")).isEqualTo(LongColumn.of(2));
  }

  @Test
  void a_quote_that_is_never_closed_is_an_error_that_says_where_it_opens() {
    assertFails(
        "a,b\n1,2\n3,\"4\n5,6\n",
        TableReadOptions.builder(),
        "[map:/t.csv] line 3: a quote opens here that is never closed. Close it, or remove it.");
    assertFails(
        "\"a,b\n1,2\n",
        TableReadOptions.builder(),
        "[map:/t.csv] line 1: a quote opens here that is never closed. Close it, or remove it.");
  }

  @Test
  void bytes_that_are_not_utf_8_are_an_error_unless_their_charset_is_named() {
    byte[] bytes = "a,l\n\u00a35,\u00a35 | x\n".getBytes(Charset.forName("windows-1252"));
    store.put(FILE, bytes);
    Schema schema = Schema.of(Field.ofString("a"), Field.ofStringList("l"));

    for (String column : List.of("a", "l")) {
      assertThatExceptionOfType(InvoiceDataException.class)
          .isThrownBy(() -> read(TableReadOptions.builder().schema(schema).columns(column)))
          .withMessageStartingWith("[map:/t.csv] line 2, " + column + " \"\ufffd5")
          .withMessageContaining("its bytes are not UTF-8");
    }
    for (CharsetChoice choice : List.of(CharsetChoice.AUTO, CharsetChoice.WINDOWS_1252)) {
      CsvFormat format = CsvFormat.builder().charset(choice).build();
      DataTable table = read(TableReadOptions.builder().schema(schema).format(format));
      assertThat(table.strings("a")).isEqualTo(StringColumn.of("\u00a35"));
      assertThat(table.stringLists("l"))
          .isEqualTo(StringListColumn.of(List.of(List.of("\u00a35", "x"))));
    }
  }

  @Test
  void a_field_longer_than_the_limit_is_an_error_that_names_the_setting() {
    CsvFormat format =
        CsvFormat.builder().limits(ReadLimits.withDefaults().maxFieldBytes(10)).build();

    assertFails(
        "a\nshort\nmuch longer than that\n",
        TableReadOptions.builder().format(format),
        "[map:/t.csv] line 3: a field is longer than maxFieldBytes = 10. Correct the file, or"
            + " raise maxFieldBytes.");
  }

  @Test
  void a_stream_that_breaks_is_an_error_of_the_store() {
    InputStream breaking =
        new InputStream() {
          private final InputStream first = new ByteArrayInputStream("a\n1\n".getBytes());

          @Override
          public int read() throws IOException {
            int next = first.read();
            if (next < 0) {
              throw new IOException("the connection was lost");
            }
            return next;
          }
        };

    assertThatExceptionOfType(StoreException.class)
        .isThrownBy(
            () ->
                CsvTableReader.open(
                    new CsvFormat(),
                    breaking,
                    FILE,
                    100,
                    1 << 10,
                    TableReadOptions.withDefaults(),
                    RunContext.withDefaults()))
        .withMessage("[map:/t.csv] could not be read: the connection was lost");
  }
}
