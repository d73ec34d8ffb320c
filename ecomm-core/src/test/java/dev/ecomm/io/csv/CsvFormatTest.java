package dev.ecomm.io.csv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.ecomm.error.InvoiceDataException;
import dev.ecomm.io.TableWriter;
import dev.ecomm.model.BooleanColumn;
import dev.ecomm.model.Column;
import dev.ecomm.model.DataTable;
import dev.ecomm.model.DateColumn;
import dev.ecomm.model.Dictionary;
import dev.ecomm.model.DoubleColumn;
import dev.ecomm.model.Field;
import dev.ecomm.model.LongColumn;
import dev.ecomm.model.Schema;
import dev.ecomm.model.StringColumn;
import dev.ecomm.model.StringListColumn;
import dev.ecomm.model.TimestampColumn;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CsvFormatTest {

  private static final URI URI_CSV = URI.create("map:/t.csv");

  private static byte[] bytes(CsvFormat format, URI uri, DataTable... batches) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (TableWriter writer = format.writer(out, uri, batches[0].schema())) {
      for (DataTable batch : batches) {
        writer.write(batch);
      }
      writer.commit();
    }
    return out.toByteArray();
  }

  private static String csv(CsvFormat format, DataTable... batches) {
    return new String(bytes(format, URI_CSV, batches), StandardCharsets.UTF_8);
  }

  private static String csv(Column column) {
    return csv(new CsvFormat(), table(column));
  }

  private static DataTable table(Column column) {
    return DataTable.of(Schema.of(new Field("c", column.type())), column);
  }

  @Test
  void a_table_is_a_header_and_a_line_for_each_row() {
    DataTable table =
        DataTable.builder(Schema.of(Field.ofString("segment"), Field.ofLong("customers")))
            .row("Champions", 633)
            .row("Lost", 1065)
            .build();

    assertThat(csv(new CsvFormat(), table))
        .isEqualTo("segment,customers\nChampions,633\nLost,1065\n");
  }

  @Test
  void a_table_without_rows_is_a_header() {
    assertThat(csv(LongColumn.of())).isEqualTo("c\n");
  }

  @Test
  void a_writer_that_gets_no_batch_writes_a_header() {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (TableWriter writer =
        new CsvFormat().writer(out, URI_CSV, Schema.of(Field.ofLong("a"), Field.ofLong("b")))) {
      writer.commit();
    }

    assertThat(out).hasToString("a,b\n");
  }

  @Test
  void batches_share_one_header() {
    DataTable table = table(LongColumn.of(1, 2));

    assertThat(csv(new CsvFormat(), table, table.slice(1, 2))).isEqualTo("c\n1\n2\n2\n");
  }

  @Test
  void a_batch_of_another_schema_is_refused() {
    try (TableWriter writer =
        new CsvFormat()
            .writer(OutputStream.nullOutputStream(), URI_CSV, Schema.of(Field.ofLong("a")))) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> writer.write(table(LongColumn.of(1))))
          .withMessage("batch has Schema[c LONG], must have Schema[a LONG]");
    }
  }

  @Test
  void missing_is_empty_and_the_empty_text_is_quoted() {
    assertThat(csv(StringColumn.of("", null, "a"))).isEqualTo("c\n\"\"\n\na\n");
    assertThat(csv(StringListColumn.of(Arrays.asList(List.of(), null)))).isEqualTo("c\n\"\"\n\n");
    assertThat(csv(LongColumn.of(new long[] {1, 2}, BitSet.valueOf(new long[] {1}))))
        .isEqualTo("c\n\n2\n");
  }

  @Test
  void only_texts_with_a_separator_a_quote_or_a_line_end_are_quoted() {
    assertThat(csv(StringColumn.of(" a b ", "a,b", "a\"b", "a\nb", "a\rb", "a;b", "a'b", "\u00a3")))
        .isEqualTo("c\n a b \n\"a,b\"\n\"a\"\"b\"\n\"a\nb\"\n\"a\rb\"\na;b\na'b\n\u00a3\n");
  }

  @Test
  void the_separator_can_be_chosen() {
    CsvFormat format = CsvFormat.builder().separator(';').build();
    DataTable table =
        DataTable.builder(Schema.of(Field.ofString("a"), Field.ofString("b;c")))
            .row("x,y", "x;y")
            .build();

    assertThat(csv(format, table)).isEqualTo("a;\"b;c\"\nx,y;\"x;y\"\n");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> CsvFormat.builder().separator('0'))
        .withMessage("separator is '0', must be a comma, semicolon, tab or |");
  }

  @Test
  void numbers_booleans_dates_and_times_have_one_form() {
    assertThat(csv(LongColumn.of(0, -12, Long.MIN_VALUE)))
        .isEqualTo("c\n0\n-12\n-9223372036854775808\n");
    assertThat(csv(DoubleColumn.of(3, -0.0, 1e16, Double.NaN, Double.NEGATIVE_INFINITY)))
        .isEqualTo("c\n3.0\n-0.0\n1e+16\nNaN\n-inf\n");
    assertThat(csv(BooleanColumn.of(true, false))).isEqualTo("c\ntrue\nfalse\n");
    assertThat(csv(DateColumn.of(List.of(LocalDate.of(2011, 12, 9), LocalDate.of(7, 1, 2)))))
        .isEqualTo("c\n2011-12-09\n0007-01-02\n");
    assertThat(
            csv(
                TimestampColumn.of(
                    List.of(
                        LocalDateTime.of(2011, 12, 9, 12, 50),
                        LocalDateTime.of(2011, 12, 9, 23, 59, 58),
                        LocalDateTime.of(1969, 12, 31, 23, 59, 59)))))
        .isEqualTo("c\n2011-12-09 12:50:00\n2011-12-09 23:59:58\n1969-12-31 23:59:59\n");
  }

  @Test
  void years_beyond_four_digits_have_a_sign() {
    assertThat(csv(DateColumn.of(List.of(LocalDate.of(12345, 1, 2), LocalDate.of(-44, 3, 15)))))
        .isEqualTo("c\n+12345-01-02\n-0044-03-15\n");
  }

  @Test
  void items_of_a_list_are_joined() {
    assertThat(csv(StringListColumn.of(List.of(List.of("TEACUP", "SAUCER, PINK"), List.of("x")))))
        .isEqualTo("c\n\"TEACUP | SAUCER, PINK\"\nx\n");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "a | b", "a |"})
  void an_item_that_could_not_be_told_apart_is_an_error_that_names_row_and_column(String item) {
    DataTable table = table(StringListColumn.of(List.of(List.of("a"), List.of("b", item))));
    String why =
        item.isEmpty() ? "is empty" : item.equals("a |") ? "ends with \" |\"" : "contains \" | \"";

    assertThatExceptionOfType(InvoiceDataException.class)
        .isThrownBy(() -> csv(new CsvFormat(), table))
        .withMessage(
            "[map:/t.csv] row 2, c: the item \""
                + item
                + "\" "
                + why
                + ", but items are joined by \" | \" in CSV; rename it, or write a format that has"
                + " lists.");
  }

  @Test
  void for_spreadsheets_texts_that_begin_like_a_formula_get_an_apostrophe() {
    CsvFormat safe = CsvFormat.builder().spreadsheetSafe(true).build();
    DataTable table =
        table(
            StringColumn.of("=1+1", "+1", "-1", "@a", "\ta", "\ra", "\na", "a=1", "'a", "", null));

    assertThat(csv(safe, table))
        .isEqualTo("c\n'=1+1\n'+1\n'-1\n'@a\n'\ta\n\"'\ra\"\n\"'\na\"\na=1\n'a\n\"\"\n\n");
    assertThat(csv(new CsvFormat(), table)).startsWith("c\n=1+1\n+1\n");
  }

  @Test
  void for_spreadsheets_lists_and_names_are_texts_too() {
    CsvFormat safe = CsvFormat.builder().spreadsheetSafe(true).build();
    DataTable table =
        DataTable.builder(Schema.of(Field.ofStringList("=l"))).row(List.of("=x", "=y")).build();

    assertThat(csv(safe, table)).isEqualTo("'=l\n'=x | =y\n");
  }

  @Test
  void for_spreadsheets_numbers_stay_as_they_are() {
    CsvFormat safe = CsvFormat.builder().spreadsheetSafe(true).build();
    DataTable table =
        DataTable.builder(Schema.of(Field.ofLong("l"), Field.ofDouble("d"), Field.ofDate("t")))
            .row(-1, -2.5, LocalDate.of(-44, 3, 15))
            .build();

    assertThat(csv(safe, table)).isEqualTo("l,d,t\n-1,-2.5,-0044-03-15\n");
  }

  @Test
  void texts_longer_than_the_buffer_are_written_whole() {
    String text = "x".repeat(300_000);
    String quoted = "\"".repeat(200_000);

    assertThat(csv(StringColumn.of(text, quoted, text)))
        .isEqualTo("c\n" + text + "\n\"" + quoted + quoted + "\"\n" + text + "\n");
  }

  @Test
  void batches_with_dictionaries_of_their_own_are_written_right() {
    DataTable first = table(StringColumn.of(Dictionary.of(List.of("a", "b,")), 0, 1));
    DataTable second = table(StringColumn.of(Dictionary.of(List.of("c,", "d")), 0, 1));

    assertThat(csv(new CsvFormat(), first, second, first))
        .isEqualTo("c\na\n\"b,\"\n\"c,\"\nd\na\n\"b,\"\n");
  }

  @Test
  void a_name_that_ends_in_gz_is_deflated_without_a_time() throws IOException {
    DataTable table = table(LongColumn.of(1, 2));
    byte[] deflated = bytes(new CsvFormat(), URI.create("map:/T.CSV.GZ"), table);

    assertThat(new GZIPInputStream(new ByteArrayInputStream(deflated))).hasContent("c\n1\n2\n");
    assertThat(Arrays.copyOf(deflated, 8)).containsExactly(0x1f, 0x8b, 8, 0, 0, 0, 0, 0);
  }

  @Test
  void a_stream_that_fails_is_an_unchecked_io_exception() {
    OutputStream failing =
        new OutputStream() {
          @Override
          public void write(int b) throws IOException {
            throw new IOException("the disk is full");
          }
        };
    TableWriter writer = new CsvFormat().writer(failing, URI_CSV, table(LongColumn.of(1)).schema());

    assertThatExceptionOfType(UncheckedIOException.class)
        .isThrownBy(writer::commit)
        .withMessageContaining("the disk is full");
  }

  @Test
  void the_format_names_itself() {
    assertThat(new CsvFormat().name()).isEqualTo("csv");
    assertThat(new CsvFormat().extensions()).containsExactly(".csv", ".csv.gz");
  }
}
