package dev.ecomm.io;

import static dev.ecomm.io.csv.Samples.HEADER;
import static dev.ecomm.io.csv.Samples.bytes;
import static dev.ecomm.io.csv.Samples.row;
import static dev.ecomm.io.csv.Samples.rows;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ecomm.error.InvoiceDataException;
import dev.ecomm.io.csv.CsvFormat;
import dev.ecomm.io.csv.Gzip;
import dev.ecomm.model.DataTable;
import dev.ecomm.model.InvoiceColumn;
import dev.ecomm.model.InvoiceLine;
import dev.ecomm.model.InvoiceTable;
import dev.ecomm.model.InvoiceTableBuilder;
import dev.ecomm.run.RunContext;
import dev.ecomm.store.Stores;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InvoiceReaderTest {

  private static final RunContext RUN = RunContext.withDefaults();

  @TempDir private Path directory;

  @Test
  void a_file_becomes_typed_lines() throws IOException {
    URI file =
        write(
            HEADER
                + "536365,85123A,WHITE HEART,6,12/1/2010 8:26,2.55,17850.0,United Kingdom\n"
                + "\n"
                + "C536379,D,\"Discount, \"\"big\"\"\",-1.0,2010-12-01 09:41:00,-27.50,0,\n");

    InvoiceTable table = Invoices.read(file);

    assertThat(table)
        .containsExactly(
            InvoiceLine.of(
                1,
                "536365",
                "85123A",
                "WHITE HEART",
                6,
                LocalDateTime.of(2010, 12, 1, 8, 26),
                2.55,
                "17850",
                "United Kingdom"),
            InvoiceLine.of(
                2,
                "C536379",
                "D",
                "Discount, \"big\"",
                -1,
                LocalDateTime.of(2010, 12, 1, 9, 41),
                -27.5,
                null,
                null));
  }

  @Test
  void texts_may_be_missing_but_numbers_may_not() {
    ReadResult result = read(HEADER + ",,,0,2010-12-01,0,,\n,,,,2010-12-01,0,,\n");

    assertThat(result.table()).hasSize(1);
    assertThat(result.rejects()).singleElement().extracting(Reject::row).isEqualTo(2L);
  }

  @Test
  void the_report_says_how_it_was_read() throws IOException {
    URI file = write("x,Qty," + HEADER.replace("Quantity", "Size") + "a,6," + rows(1));

    ReadReport report =
        InvoiceReader.builder()
            .column(InvoiceColumn.QUANTITY, "Size")
            .build()
            .read(file, RUN)
            .report();

    assertThat(report.file()).isEqualTo(file.toString());
    assertThat(report.rowsRead()).isEqualTo(1);
    assertThat(report.accepted()).isEqualTo(1);
    assertThat(report.rejected()).isZero();
    assertThat(report.charset()).isEqualTo("UTF-8");
    assertThat(report.columns())
        .containsEntry(InvoiceColumn.QUANTITY, "Size")
        .containsEntry(InvoiceColumn.COUNTRY, "Country")
        .containsOnlyKeys(InvoiceColumn.values());
    assertThat(report.ignoredColumns()).containsExactly("x", "Qty");
    assertThat(report.notes()).containsExactly("Columns that were not needed: x, Qty.");
  }

  @Test
  void columns_without_a_name_are_said_to_have_none() {
    ReadResult result = read(HEADER.replace("\n", ",,\n"));

    assertThat(result.report().ignoredColumns()).containsExactly("", "");
    assertThat(result.report().notes())
        .contains("Columns that were not needed: (no name), (no name).");
  }

  @Test
  void rejects_are_a_table_with_a_row_for_every_fault() throws IOException {
    URI file = write(HEADER + rows(1) + row("six", "1/1/2011", "free") + "1,2\n");

    DataTable table = InvoiceReader.withDefaults().read(file, RUN).rejects().toTable();

    assertThat(table.schema().names())
        .containsExactly("file", "row", "line", "column", "text", "reason", "remedy", "record");
    assertThat(table.rows()).isEqualTo(3);
    assertThat(table.longs("row").longAt(2)).isEqualTo(3);
    assertThat(table.longs("line").longAt(2)).isEqualTo(4);
    assertThat(table.strings("column").textAt(0)).isEqualTo("Quantity");
    assertThat(table.strings("column").textAt(1)).isEqualTo("UnitPrice");
    assertThat(table.strings("text").textAt(1)).isEqualTo("free");
    assertThat(table.strings("reason").textAt(1)).isEqualTo("not a decimal number");
    assertThat(table.strings("record").textAt(2)).isEqualTo("1,2");
    assertThat(table.strings("column").isMissing(2)).isTrue();
  }

  @Test
  void rejects_show_their_number_and_the_first() {
    assertThat(read(HEADER + rows(1)).rejects()).hasToString("no rejects");
    assertThat(read(HEADER + "1\n2\n").rejects())
        .hasToString("2 rejects, first: [stream:stdin] line 2: 1 fields where the header has 8");
  }

  @Test
  void the_short_way_fails_on_the_first_bad_cell() throws IOException {
    URI file = write(HEADER + rows(1) + row("six", "1/1/2011", "1"));

    assertThatThrownBy(() -> Invoices.read(file))
        .isInstanceOf(InvoiceDataException.class)
        .hasMessage(
            "[%s] line 3, Quantity \"six\": not a whole number. Correct it, or read with"
                + " onBadCell(QUARANTINE).",
            file);
  }

  @Test
  void a_date_pattern_is_for_all_dates() {
    String text = row("6", "01.12.2010 08:26", "2.55") + row("6", "12/1/2010 8:26", "2.55");

    ReadResult result =
        Invoices.reader()
            .datePattern("dd.MM.yyyy HH:mm")
            .build()
            .read(stream(HEADER + text), "stdin", RUN);

    assertThat(result.table().line(0).invoiceDate()).isEqualTo("2010-12-01T08:26");
    assertThat(result.rejects().iterator().next().errors().get(0).message())
        .isEqualTo(
            "[stream:stdin] line 3, InvoiceDate \"12/1/2010 8:26\": not a date of the form"
                + " dd.MM.yyyy HH:mm");
  }

  @ParameterizedTest
  @ValueSource(chars = {';', '\t', '|', '^'})
  void fields_may_be_separated_by_another_character(char separator) {
    String text = (HEADER + rows(2)).replace(',', separator);

    InvoiceTable table =
        Invoices.reader().separator(separator).build().read(stream(text), "stdin", RUN).table();

    assertThat(table).isEqualTo(read(HEADER + rows(2)).table());
  }

  @Test
  void a_compressed_file_is_the_same_file() throws IOException {
    URI plain = write(HEADER + rows(100));
    URI gzip = Files.write(directory.resolve("a.csv.gz"), Gzip.of(HEADER + rows(100))).toUri();
    URI misnamed = Files.write(directory.resolve("b.csv"), Gzip.of(HEADER + rows(100))).toUri();

    assertThat(Invoices.read(gzip)).isEqualTo(Invoices.read(plain));
    assertThat(Invoices.read(misnamed)).isEqualTo(Invoices.read(plain));
  }

  @Test
  void batches_joined_are_the_whole() {
    String text = HEADER + rows(60_000) + "bad\n" + rows(30_000);
    InvoiceTableBuilder joined = InvoiceTable.builder();
    List<Reject> rejects = new ArrayList<>();
    int[] batches = new int[1];

    ReadReport report =
        InvoiceReader.withDefaults()
            .forEachBatch(
                stream(text),
                "stdin",
                RUN,
                batch -> {
                  joined.appendAll(batch.table(), 0);
                  batch.rejects().forEach(rejects::add);
                  batches[0]++;
                });
    ReadResult whole = read(text);

    assertThat(joined.build()).isEqualTo(whole.table());
    assertThat(rejects).containsExactlyElementsOf(whole.rejects());
    assertThat(report).isEqualTo(whole.report());
    assertThat(batches[0]).isGreaterThanOrEqualTo(3);
  }

  @Test
  void a_file_without_rows_has_no_batches() throws IOException {
    URI file = write(HEADER);

    InvoiceReader.withDefaults()
        .forEachBatch(file, RUN, batch -> assertThat(batch).as("no batch").isNull());
  }

  @Test
  void a_stream_is_left_open() {
    boolean[] closed = new boolean[1];
    InputStream in =
        new ByteArrayInputStream(bytes(HEADER + rows(2))) {
          @Override
          public void close() {
            closed[0] = true;
          }
        };

    InvoiceReader.withDefaults().read(in, "stdin", RUN);

    assertThat(closed[0]).isFalse();
  }

  @Test
  void stores_and_format_may_be_given() {
    URI uri = URI.create("map:/orders.txt");
    MapStore store = new MapStore().put(uri, HEADER + rows(3));

    ReadResult result =
        InvoiceReader.builder()
            .stores(Stores.discovered().with(store))
            .format(new CsvFormat())
            .build()
            .read(uri, RUN);

    assertThat(result.table()).hasSize(3);
    assertThat(result.report().file()).isEqualTo("map:/orders.txt");
  }

  @Test
  void what_is_read_does_not_depend_on_the_locale() {
    String text = HEADER + rows(2) + row("six", "1/1/2011", "\u00A3") + "1,2\n";
    ReadResult here = read(text);
    Locale locale = Locale.getDefault();
    try {
      for (String tag : List.of("tr-TR", "ar-EG", "hi-IN-u-nu-deva")) {
        Locale.setDefault(Locale.forLanguageTag(tag));
        ReadResult there = read(text);

        assertThat(there.table()).isEqualTo(here.table());
        assertThat(there.rejects().toTable()).isEqualTo(here.rejects().toTable());
        assertThat(there.report()).isEqualTo(here.report());
        assertThat(there.rejects()).hasToString(here.rejects().toString());
      }
    } finally {
      Locale.setDefault(locale);
    }
  }

  @Test
  void bad_options_are_refused_where_they_are_given() {
    InvoiceReader.Builder builder = InvoiceReader.builder();

    assertThatThrownBy(() -> builder.maxRejects(-1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("maxRejects is -1, must be at least 0");
    assertThatThrownBy(() -> builder.separator('"'))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "separator is U+22, must be one ASCII character other than a quote and line ends");
    for (char separator : new char[] {'\n', '\r', '\u00A3', '\u007F'}) {
      assertThatThrownBy(() -> builder.separator(separator))
          .isInstanceOf(IllegalArgumentException.class);
    }
    assertThatThrownBy(() -> builder.datePattern("yyyy-bb"))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> builder.charset(null)).isInstanceOf(NullPointerException.class);
    assertThatThrownBy(() -> builder.limits(null)).isInstanceOf(NullPointerException.class);
  }

  @Test
  void limits_are_at_least_one() {
    ReadLimits limits = ReadLimits.withDefaults();

    assertThatThrownBy(() -> limits.maxFieldBytes(0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("maxFieldBytes is 0, must be 1 to 268435456");
    assertThatThrownBy(() -> limits.maxFieldBytes((1 << 28) + 1))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> limits.maxFieldsPerRow(0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("maxFieldsPerRow is 0, must be at least 1");
    assertThatThrownBy(() -> limits.maxInflatedBytes(0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("maxInflatedBytes is 0, must be at least 1");
    assertThat(limits.maxFieldBytes(1).maxFieldsPerRow(2).maxInflatedBytes(3))
        .isEqualTo(new ReadLimits(1, 2, 3));
  }

  @Test
  void a_report_must_add_up_and_a_reject_must_have_a_fault() {
    assertThatThrownBy(() -> new ReadReport("f", 3, 1, 1, "UTF-8", Map.of(), List.of(), List.of()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("1 accepted and 1 rejected are not 3 rows");
    assertThatThrownBy(() -> new Reject(1, 2, List.of(), "x"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("errors is empty, must hold at least one");
  }

  private static ReadResult read(String text) {
    return InvoiceReader.withDefaults().read(stream(text), "stdin", RUN);
  }

  private static InputStream stream(String text) {
    return new ByteArrayInputStream(bytes(text));
  }

  private URI write(String text) throws IOException {
    return Files.writeString(directory.resolve("invoices.csv"), text, UTF_8).toUri();
  }
}
