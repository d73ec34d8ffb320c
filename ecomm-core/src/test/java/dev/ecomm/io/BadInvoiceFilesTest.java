package dev.ecomm.io;

import static dev.ecomm.io.csv.Samples.HEADER;
import static dev.ecomm.io.csv.Samples.bytes;
import static dev.ecomm.io.csv.Samples.row;
import static dev.ecomm.io.csv.Samples.rows;
import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ecomm.error.CellError;
import dev.ecomm.error.InvoiceDataException;
import dev.ecomm.error.StoreException;
import dev.ecomm.io.csv.Gzip;
import dev.ecomm.io.csv.OneByteStream;
import dev.ecomm.run.RunContext;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Files that are damaged, hostile or of another kind: one clear message each, nothing in silence.
 */
class BadInvoiceFilesTest {

  private static final RunContext RUN = RunContext.withDefaults();

  @TempDir private Path directory;

  @ParameterizedTest
  @ValueSource(strings = {"", "\u00EF\u00BB\u00BF"})
  void an_empty_file(String text) {
    assertFails(text, "the file is empty. The first row must name the columns.");
  }

  @Test
  void only_blank_lines() {
    assertFails("\n\r\n\n", "the file has only blank lines. The first row must name the columns.");
  }

  @Test
  void a_header_only_is_a_file_without_rows() {
    ReadResult result = read(HEADER);

    assertThat(result.table().rows()).isZero();
    assertThat(result.rejects().size()).isZero();
    assertThat(result.report().rowsRead()).isZero();
    assertThat(result.report().notes()).containsExactly("The file has a header and no rows.");
  }

  @Test
  void a_missing_column() {
    assertFails(
        HEADER.replace("UnitPrice", "Cost") + rows(1),
        "line 1: no column for unit_price; the header has \"InvoiceNo\", \"StockCode\","
            + " \"Description\", \"Quantity\", \"InvoiceDate\", \"Cost\", \"CustomerID\","
            + " \"Country\". Rename the header, or name the column with column(InvoiceColumn,"
            + " header).");
  }

  @Test
  void no_header() {
    assertThatThrownBy(() -> read(rows(3)))
        .isInstanceOf(InvoiceDataException.class)
        .hasMessageContaining(
            "line 1: no column for invoice_no, stock_code, description, quantity, invoice_date,"
                + " unit_price, customer_id, country; the header has \"536365\", \"85123A\",");
  }

  @Test
  void doubled_headers() {
    assertFails(
        HEADER.replace("\n", ",Quantity\n") + rows(1),
        "line 1: the headers \"Quantity\" and \"Quantity\" (fields 4 and 9) both name quantity."
            + " Rename one, or choose with column(QUANTITY, header).");
  }

  @Test
  void another_separator() {
    assertThatThrownBy(() -> read(HEADER.replace(',', ';') + rows(1).replace(',', ';')))
        .isInstanceOf(InvoiceDataException.class)
        .hasMessageEndingWith("The fields seem to be separated by ';': read with separator(';').");
  }

  @Test
  void bytes_that_are_not_utf_8_where_only_that_is_allowed() {
    URI file = write(bytes(HEADER + row(1) + row(2).replace("WHITE", "\u00A3")));
    InvoiceReader reader =
        InvoiceReader.builder().charset(CharsetChoice.UTF_8).onBadCell(BadCellPolicy.FAIL).build();

    assertThatThrownBy(() -> reader.read(file, RUN))
        .isInstanceOf(InvoiceDataException.class)
        .hasMessage(
            "[%s] line 3, Description \"\uFFFD HEART\": its bytes are not UTF-8. Correct it, or"
                + " read with onBadCell(QUARANTINE).",
            file);
  }

  @Test
  void a_quote_that_is_never_closed() {
    assertFails(
        HEADER + rows(2) + "1,2,\"3\n" + rows(2),
        "line 4: a quote opens here that is never closed, so all that follows it is one field."
            + " Close it, or double it if it is part of the text.");
  }

  @Test
  void a_quote_of_the_header_that_is_never_closed() {
    assertFails(
        "\n" + HEADER.replace(",Country", ",\"Country") + rows(2),
        "line 2: the header opens a quote here that is never closed. Close it.");
  }

  @Test
  void a_header_of_several_lines_that_is_never_closed() {
    assertFails(
        "\n\"Invoice\nNo\",StockCode,\"Description\n" + rows(2),
        "line 3: the header opens a quote here that is never closed. Close it.");
  }

  @Test
  void a_header_of_too_many_columns() {
    assertFails(
        "\n\n" + ",".repeat(1_000) + HEADER + rows(2),
        "line 3: more fields than maxFieldsPerRow = 1000. Correct the file, or raise"
            + " maxFieldsPerRow.");
  }

  /** Blank lines may fill more than is looked at in one step. */
  @Test
  void a_bad_row_behind_a_header_behind_very_many_blank_lines() {
    ReadResult result = read("\n".repeat(1_500_000) + HEADER + rows(1) + "bad\n");

    assertThat(messages(result)).containsExactly("line 1500003: 1 fields where the header has 8");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "\n\r\n"})
  void lines_that_end_with_a_carriage_return_alone(String before) {
    assertFails(
        before + (HEADER + rows(2)).replace('\n', '\r'),
        "the lines end with a carriage return alone, as on old Macintoshes. Save it with line"
            + " feeds.");
  }

  /** A few megabytes of it are enough to know, however many blocks are read ahead. */
  @ParameterizedTest
  @ValueSource(strings = {"", "\""})
  void a_field_of_100_megabytes(String quote) {
    Repeated field = new Repeated(HEADER + rows(2) + "1," + quote, "xyz\\", 25_000_000);

    assertThatThrownBy(() -> InvoiceReader.withDefaults().read(field, "stdin", RUN))
        .isInstanceOf(InvoiceDataException.class)
        .hasMessageStartingWith(
            "[stream:stdin] line 4: a field begins that is longer than maxFieldBytes = 1048576.");
    assertThat(field.taken).isLessThan(8 << 20);
  }

  @Test
  void a_header_of_100_megabytes() {
    Repeated header = new Repeated("", "abc ", 25_000_000);

    assertThatThrownBy(() -> InvoiceReader.withDefaults().read(header, "stdin", RUN))
        .isInstanceOf(InvoiceDataException.class)
        .hasMessageStartingWith(
            "[stream:stdin] line 1: a field begins that is longer than maxFieldBytes = 1048576.");
    assertThat(header.taken).isLessThan(8 << 20);
  }

  @Test
  void a_gzip_file_cut_off_at_any_byte() {
    byte[] gzip = Gzip.join(Gzip.of(HEADER + rows(20)), Gzip.of(rows(10)));
    int firstMember = Gzip.of(HEADER + rows(20)).length;
    for (int length = 0; length < gzip.length; length++) {
      byte[] cut = Arrays.copyOf(gzip, length);
      if (length == firstMember) {
        // Whole as far as anybody can tell.
        assertThat(read(cut).report().rowsRead()).isEqualTo(20);
      } else {
        assertThatThrownBy(() -> read(cut))
            .as("cut to %d bytes", length)
            .isInstanceOf(InvoiceDataException.class);
      }
    }
  }

  @Test
  void a_truncated_gzip_is_an_error_that_names_the_file() {
    byte[] gzip = Gzip.of(HEADER + rows(2_000));
    URI file = write("cut.csv.gz", Arrays.copyOf(gzip, gzip.length / 2));

    assertThatThrownBy(() -> InvoiceReader.withDefaults().read(file, RUN))
        .isInstanceOf(InvoiceDataException.class)
        .hasMessage(
            "[%s] the gzip stream ends early: the file is cut off. Copy or download it again.",
            file);
  }

  @Test
  void a_gzip_file_with_a_wrong_byte() {
    byte[] gzip = Gzip.of(HEADER + rows(2_000));
    gzip[gzip.length - 6] ^= 1;

    assertThatThrownBy(() -> read(gzip))
        .isInstanceOf(InvoiceDataException.class)
        .hasMessageEndingWith(
            "the gzip stream is damaged: the checksum does not match. Copy or download it again.");
  }

  @Test
  void gzip_members_are_all_read_whatever_the_stream_says_of_itself() {
    byte[] gzip = Gzip.join(Gzip.of(HEADER + rows(20)), Gzip.of(rows(10)), Gzip.of(""));

    ReadResult result = InvoiceReader.withDefaults().read(new OneByteStream(gzip), "stdin", RUN);

    assertThat(result.report().accepted()).isEqualTo(30);
  }

  @Test
  void a_zip_bomb() {
    byte[] bomb = Gzip.of(HEADER + rows(30_000));
    InvoiceReader reader =
        InvoiceReader.builder().limits(ReadLimits.withDefaults().maxInflatedBytes(1 << 20)).build();

    assertThat(bomb.length).isLessThan((1 << 20) / 4);
    assertThatThrownBy(() -> reader.read(new ByteArrayInputStream(bomb), "stdin", RUN))
        .isInstanceOf(InvoiceDataException.class)
        .hasMessage(
            "[stream:stdin] inflates to more than maxInflatedBytes = 1048576. If the file is"
                + " trusted, raise maxInflatedBytes.");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "NaN | not a whole number",
        "1e400 | not a whole number",
        "0x10 | not a whole number",
        "2147483648 | outside -2147483648 to 2147483647"
      })
  void quantities_that_are_none(String quantity, String reason) {
    assertRejected(
        row(quantity, "12/1/2010 8:26", "2.55"),
        "line 2, Quantity \"" + quantity + "\": " + reason);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "NaN | not a decimal number",
        "Infinity | not a decimal number",
        "0x10 | not a decimal number",
        "1e400 | outside -1.8e308 to 1.8e308"
      })
  void prices_that_are_none(String price, String reason) {
    assertRejected(
        row("6", "12/1/2010 8:26", price), "line 2, UnitPrice \"" + price + "\": " + reason);
  }

  @ParameterizedTest
  @ValueSource(strings = {"31/02/2011", "02/30/2011", "2011-02-29", "12/1/2010 24:00"})
  void days_and_times_that_are_none(String date) {
    assertRejected(
        row("6", date, "2.55"),
        "line 2, InvoiceDate \""
            + date
            + "\": not a date of the form yyyy-MM-dd HH:mm:ss or M/d/yyyy H:mm");
  }

  @Test
  void a_row_with_too_few_and_one_with_too_many_fields() {
    ReadResult result = read(HEADER + "1,2,3\n" + rows(1) + rows(1).replace("\n", ",\n"));

    assertThat(messages(result))
        .containsExactly(
            "line 2: 3 fields where the header has 8", "line 4: 9 fields where the header has 8");
  }

  @Test
  void a_row_without_anything() {
    assertThat(messages(read(HEADER + ",,,,,,,\n")))
        .containsExactly(
            "line 2, Quantity \"\": missing",
            "line 2, InvoiceDate \"\": missing",
            "line 2, UnitPrice \"\": missing");
  }

  /** A bad row of such a file used to be found good again, and crash. */
  @Test
  void lines_that_end_with_two_carriage_returns() {
    String header = "Country,InvoiceNo,StockCode,Description,InvoiceDate,Price,Customer,Qty\r\r\n";
    ReadResult result =
        read(header + "UK,1,A,B,2010-12-01,1,C,6\r\r\nUK,1,A,B,2010-12-01,1,C,six\r\r\n\r\r\n");

    assertThat(result.table().quantity(0)).isEqualTo(6);
    assertThat(messages(result)).containsExactly("line 3, Qty \"six\": not a whole number");
  }

  /** The parser's exponents end at ten digits, a BigDecimal's do too, and it throws. */
  @Test
  void a_price_with_an_endless_exponent() {
    ReadResult result = read(HEADER + row("6", "12/1/2010 8:26", "1e-99999999999999999999"));

    assertThat(result.table().unitPrice(0)).isZero();
    assertThat(result.report().notes())
        .containsExactly(
            "1 prices have more digits than a double holds and were rounded to the nearest one,"
                + " the first on line 2.");
  }

  @Test
  void a_bad_value_in_the_last_of_a_million_lines_is_put_aside() {
    InputStream in = millionLinesThen(row("six", "12/1/2010 8:26", "2.55"));
    long[] rows = new long[1];
    Reject[] rejected = new Reject[1];

    ReadReport report =
        InvoiceReader.withDefaults()
            .forEachBatch(
                in,
                "stdin",
                RUN,
                batch -> {
                  rows[0] += batch.table().rows();
                  batch.rejects().forEach(reject -> rejected[0] = reject);
                });

    assertThat(rows[0]).isEqualTo(1_000_000);
    assertThat(report.accepted()).isEqualTo(1_000_000);
    assertThat(report.rowsRead()).isEqualTo(1_000_001);
    assertThat(rejected[0].row()).isEqualTo(1_000_001);
    assertThat(rejected[0].line()).isEqualTo(1_000_002);
    assertThat(rejected[0].record())
        .isEqualTo("536365,85123A,WHITE HEART,six,12/1/2010 8:26,2.55,17850,France");
  }

  @Test
  void a_bad_value_in_the_last_of_a_million_lines_fails() {
    InputStream in = millionLinesThen(row("six", "12/1/2010 8:26", "2.55"));
    InvoiceReader reader = InvoiceReader.builder().onBadCell(BadCellPolicy.FAIL).build();

    assertThatThrownBy(() -> reader.forEachBatch(in, "stdin", RUN, batch -> {}))
        .isInstanceOf(InvoiceDataException.class)
        .hasMessage(
            "[stream:stdin] line 1000002, Quantity \"six\": not a whole number. Correct it, or"
                + " read with onBadCell(QUARANTINE).");
  }

  @Test
  void more_bad_rows_than_are_put_aside() {
    InvoiceReader reader = InvoiceReader.builder().maxRejects(10).build();
    String bad = row("six", "12/1/2010 8:26", "2.55");

    assertThatThrownBy(
            () -> reader.read(new ByteArrayInputStream(bytes(HEADER + bad.repeat(11))), "in", RUN))
        .isInstanceOf(InvoiceDataException.class)
        .hasMessage(
            "[stream:in] line 12, Quantity \"six\": not a whole number. That is one more than"
                + " maxRejects = 10. Correct the file, or raise maxRejects.");
  }

  @Test
  void utf_16() {
    String text = HEADER + rows(3);

    assertFails(("\uFEFF" + text).getBytes(UTF_16LE), "the text is UTF-16. Save it as UTF-8.");
    assertFails(("\uFEFF" + text).getBytes(UTF_16BE), "the text is UTF-16. Save it as UTF-8.");
    for (byte[] unmarked : List.of(text.getBytes(UTF_16LE), text.getBytes(UTF_16BE))) {
      assertThatThrownBy(() -> read(unmarked))
          .isInstanceOf(InvoiceDataException.class)
          .hasMessageEndingWith("It seems to be UTF-16 or no text at all: save it as UTF-8.");
    }
  }

  @Test
  void a_spreadsheet() {
    assertFails(
        "PK\u0003\u0004\u0014\0\6\0 [Content_Types].xml",
        "this is a zip archive or a spreadsheet. Unpack it, or save it as CSV.");
  }

  @Test
  void a_directory() throws IOException {
    Path inner = Files.createDirectory(directory.resolve("invoices.csv"));

    URI withSlash = inner.toUri();
    URI without = URI.create(withSlash.toString().replaceAll("/$", ""));

    assertThatThrownBy(() -> InvoiceReader.withDefaults().read(without, RUN))
        .isInstanceOf(StoreException.class)
        .hasMessage("[%s] is a directory. Name a file in it.", without);
    assertThatThrownBy(() -> InvoiceReader.withDefaults().read(withSlash, RUN))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("location %s is a directory. Name a file in it.", withSlash);
  }

  @Test
  void a_file_that_is_not_there() {
    assertThatThrownBy(
            () -> InvoiceReader.withDefaults().read(directory.resolve("no.csv").toUri(), RUN))
        .isInstanceOf(StoreException.class)
        .hasMessageContaining("no such file.");
  }

  private void assertFails(String text, String problem) {
    assertFails(bytes(text), problem);
  }

  private void assertFails(byte[] content, String problem) {
    URI file = write(content);

    assertThatThrownBy(() -> InvoiceReader.withDefaults().read(file, RUN))
        .isInstanceOf(InvoiceDataException.class)
        .hasMessage("[" + file + "] " + problem);
  }

  private static void assertRejected(String row, String message) {
    ReadResult result = read(HEADER + row);

    assertThat(messages(result)).containsExactly(message);
    assertThat(result.rejects()).allMatch(reject -> reject.record().equals(row.strip()));
    assertThat(result.report().accepted()).isZero();
    assertThat(result.report().rejected()).isEqualTo(1);
  }

  /** Every fault, without the file's name. */
  private static List<String> messages(ReadResult result) {
    return StreamSupport.stream(result.rejects().spliterator(), false)
        .flatMap(reject -> reject.errors().stream())
        .map(CellError::message)
        .map(message -> message.replace("[stream:stdin] ", ""))
        .toList();
  }

  private static ReadResult read(String text) {
    return read(bytes(text));
  }

  private static ReadResult read(byte[] content) {
    return InvoiceReader.withDefaults().read(new ByteArrayInputStream(content), "stdin", RUN);
  }

  private URI write(byte[] content) {
    return write("invoices.csv", content);
  }

  private URI write(String name, byte[] content) {
    try {
      return Files.write(directory.resolve(name), content).toUri();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static InputStream millionLinesThen(String last) {
    return new SequenceInputStream(
        new Repeated(HEADER, row(1), 1_000_000), new ByteArrayInputStream(bytes(last)));
  }

  /** A text, then another many times, without holding them. */
  private static final class Repeated extends InputStream {
    private byte[] piece;
    private int at;
    private final byte[] repeated;
    private long left;
    private long taken;

    Repeated(String first, String repeated, long times) {
      piece = bytes(first);
      this.repeated = bytes(repeated);
      left = times;
    }

    @Override
    public int read() {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0];
    }

    @Override
    public int read(byte[] bytes, int offset, int length) {
      int copied = 0;
      while (copied < length) {
        if (at == piece.length) {
          if (left-- <= 0) {
            break;
          }
          piece = repeated;
          at = 0;
        }
        int n = Math.min(length - copied, piece.length - at);
        System.arraycopy(piece, at, bytes, offset + copied, n);
        at += n;
        copied += n;
      }
      taken += copied;
      return copied == 0 && length > 0 ? -1 : copied;
    }
  }
}
