package dev.ecomm.synthetic;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import dev.ecomm.io.InvoiceReader;
import dev.ecomm.io.ReadResult;
import dev.ecomm.io.Reject;
import dev.ecomm.model.InvoiceLine;
import dev.ecomm.model.InvoiceTable;
import dev.ecomm.model.Seeds;
import dev.ecomm.run.RunContext;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.TimeZone;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;

class SyntheticCsvTest {

  private static final RunContext RUN = RunContext.withDefaults();
  private static final DateTimeFormatter DATE =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT);

  @Test
  void the_text_is_that_of_the_real_file() {
    String[] lines = text(SyntheticInvoices.builder().rows(10_000).seed(42).build()).split("\n");

    assertThat(lines[0])
        .isEqualTo(
            "InvoiceNo,StockCode,Description,Quantity,InvoiceDate,UnitPrice,CustomerID,Country");
    String form =
        "[AC]?[0-9]{6},[A-Za-z0-9_ ]+,([^\",]*|\"([^\"]|\"\")*(,|\"\")([^\"]|\"\")*\"),-?[0-9]+,"
            + "2[0-9]{3}-[01][0-9]-[0-3][0-9] [0-2][0-9]:[0-5][0-9]:00,"
            + "-?[0-9]+\\.([0-9]|[0-9]{0,2}[1-9]),([0-9]{5}\\.0)?,[A-Za-z ]+";
    assertThat(lines).hasSize(10_001);
    assertThat(List.of(lines).subList(1, lines.length)).allMatch(line -> line.matches(form));
  }

  /** FastCSV and the JDK read the text back, so that our own reader cannot hide a mistake. */
  @ParameterizedTest
  @Seeds(3)
  void the_text_says_what_the_batches_hold(long seed) throws IOException {
    SyntheticInvoices lines = SyntheticInvoices.builder().rows(70_000).seed(seed).build();
    List<InvoiceLine> read = new ArrayList<>();
    try (CsvReader<CsvRecord> records = CsvReader.builder().ofCsvRecord(text(lines))) {
      records.stream().skip(1).forEach(record -> read.add(line(read.size() + 1, record)));
    }

    assertThat(InvoiceTable.of(read)).isEqualTo(lines.table(RUN));
  }

  private static InvoiceLine line(long row, CsvRecord record) {
    String customer = record.getField(6);
    return new InvoiceLine(
        row,
        record.getField(0),
        record.getField(1),
        record.getField(2),
        Integer.parseInt(record.getField(3)),
        LocalDateTime.parse(record.getField(4), DATE).toEpochSecond(ZoneOffset.UTC),
        Double.parseDouble(record.getField(5)),
        customer.isEmpty() ? customer : customer.substring(0, customer.length() - 2),
        record.getField(7));
  }

  @ParameterizedTest
  @Seeds(3)
  void a_reader_rejects_the_bad_rows_and_no_others(long seed) {
    SyntheticInvoices lines =
        SyntheticInvoices.builder().rows(20_000).seed(seed).badRows(0.05).build();
    ReadResult result = read(text(lines));
    long[] rejected =
        StreamSupport.stream(result.rejects().spliterator(), false)
            .mapToLong(Reject::row)
            .toArray();

    assertThat(rejected).containsExactly(lines.brokenRows().toArray());
    assertThat(rejected.length).isBetween(800, 1_200);
    assertThat(result.table().rows() + rejected.length).isEqualTo(20_000);
  }

  @Test
  void good_rows_among_bad_ones_are_untouched() {
    SyntheticInvoices.Builder options = SyntheticInvoices.builder().rows(5_000).seed(9);
    InvoiceTable all = options.build().table(RUN);
    InvoiceTable good = read(text(options.badRows(0.2).build())).table();

    for (InvoiceLine line : good) {
      assertThat(line).isEqualTo(all.line((int) line.rowNumber() - 1));
    }
  }

  @Test
  void every_fault_occurs_and_the_number_of_bad_rows_is_returned() throws IOException {
    SyntheticInvoices lines = SyntheticInvoices.builder().rows(2_000).seed(1).badRows(0.5).build();
    BadRows bad = new BadRows(1, 0.5);

    assertThat(lines.writeCsv(OutputStream.nullOutputStream(), RUN))
        .isEqualTo(lines.brokenRows().count());
    assertThat(lines.brokenRows().mapToObj(bad::fault)).contains(BadRows.Fault.values());
  }

  @Test
  void all_rows_can_be_bad() {
    SyntheticInvoices lines = SyntheticInvoices.builder().rows(1_000).badRows(1).build();

    assertThat(read(text(lines)).table().rows()).isZero();
  }

  @Test
  void no_rows_are_bad_unless_asked_for() {
    SyntheticInvoices lines = SyntheticInvoices.builder().rows(1_000).build();

    assertThat(lines.brokenRows()).isEmpty();
    assertThat(read(text(lines)).rejects().size()).isZero();
  }

  @Test
  void locale_and_zone_change_nothing() {
    SyntheticInvoices lines = SyntheticInvoices.builder().rows(3_000).badRows(0.1).build();
    String expected = text(lines);
    Locale locale = Locale.getDefault();
    TimeZone zone = TimeZone.getDefault();
    try {
      Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
      TimeZone.setDefault(TimeZone.getTimeZone("Pacific/Apia"));
      assertThat(text(lines)).isEqualTo(expected);
      Locale.setDefault(Locale.forLanguageTag("tr"));
      assertThat(text(lines)).isEqualTo(expected);
    } finally {
      Locale.setDefault(locale);
      TimeZone.setDefault(zone);
    }
  }

  /**
   * The bytes of a seed are a promise: benchmarks and other projects' tests refer to them. Whoever
   * changes what is generated changes this digest, and says so in the changelog.
   */
  @Test
  void the_bytes_of_a_seed_are_those_of_the_release_before() throws Exception {
    MessageDigest digest = MessageDigest.getInstance("SHA-256");
    SyntheticInvoices lines =
        SyntheticInvoices.builder().rows(100_000).seed(42).badRows(0.01).build();
    lines.writeCsv(new DigestOutputStream(OutputStream.nullOutputStream(), digest), RUN);

    assertThat(HexFormat.of().formatHex(digest.digest()))
        .isEqualTo("2bc153de9e96cff7fc16488f4ab6963e67387677e20bd5da8d341f7769424318");
  }

  @Test
  void a_full_disk_is_the_stream_s_own_exception() {
    OutputStream full =
        new OutputStream() {
          @Override
          public void write(int b) throws IOException {
            throw new IOException("No space left on device");
          }
        };

    assertThatThrownBy(() -> SyntheticInvoices.builder().build().writeCsv(full, RUN))
        .isInstanceOf(IOException.class)
        .hasMessage("No space left on device");
  }

  @Test
  void the_stream_is_left_open() throws IOException {
    boolean[] closed = new boolean[1];
    OutputStream out =
        new ByteArrayOutputStream() {
          @Override
          public void close() {
            closed[0] = true;
          }
        };
    SyntheticInvoices.builder().rows(10).build().writeCsv(out, RUN);

    assertThat(closed[0]).isFalse();
  }

  private static ReadResult read(String text) {
    return InvoiceReader.withDefaults()
        .read(new ByteArrayInputStream(text.getBytes(UTF_8)), "generated", RUN);
  }

  private static String text(SyntheticInvoices lines) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try {
      lines.writeCsv(out, RUN);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toString(UTF_8);
  }
}
