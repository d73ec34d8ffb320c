package dev.ecomm.io.csv;

import static dev.ecomm.io.csv.Samples.HEADER;
import static dev.ecomm.io.csv.Samples.bytes;
import static dev.ecomm.io.csv.Samples.row;
import static dev.ecomm.io.csv.Samples.rows;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ecomm.error.CellError;
import dev.ecomm.io.CharsetChoice;
import dev.ecomm.io.ReadResult;
import dev.ecomm.model.InvoiceColumn;
import dev.ecomm.model.InvoiceTable;
import java.nio.charset.Charset;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class CharsetReadingTest {

  private static final String POUND_UTF_8 = "\u00C2\u00A3";
  private static final String POUND_WINDOWS = "\u00A3";
  private static final String EURO_WINDOWS = "\u0080";
  private static final String UNDEFINED_WINDOWS = "\u0081";

  @Test
  void utf_8_is_read_as_it_is() {
    ReadResult result = read(CharsetChoice.AUTO, POUND_UTF_8 + "5");

    assertThat(descriptions(result)).containsExactly("\u00A35");
    assertThat(result.report().charset()).isEqualTo("UTF-8");
    assertThat(result.report().notes()).isEmpty();
  }

  @Test
  void a_field_that_is_not_utf_8_is_read_as_windows_1252_and_said_so() {
    ReadResult result =
        read(CharsetChoice.AUTO, "a", POUND_WINDOWS, POUND_UTF_8, EURO_WINDOWS, POUND_WINDOWS);

    assertThat(descriptions(result)).containsExactly("a", "\u00A3", "\u00A3", "\u20AC", "\u00A3");
    assertThat(result.report().charset()).isEqualTo("UTF-8 and windows-1252");
    assertThat(result.report().notes())
        .containsExactly(
            "3 fields are not UTF-8 and were read as windows-1252, the first on line 3.");
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3})
  void a_text_has_one_code_in_whatever_encoding_it_stands(int threads) {
    String csv =
        HEADER + line(POUND_WINDOWS) + rows(5) + line(POUND_UTF_8) + rows(5) + line(POUND_WINDOWS);
    InvoiceTable table =
        TestReading.read(bytes(csv), TestReading.options().build(), threads, 200).table();

    assertThat(table.description().code(6)).isEqualTo(table.description().code(0));
    assertThat(table.description().code(12)).isEqualTo(table.description().code(0));
    assertThat(table.description().dictionary().size()).isEqualTo(2);
  }

  /** Rows that repeat the row before are read faster, but are counted all the same. */
  @ParameterizedTest
  @ValueSource(ints = {1, 2})
  void every_field_that_is_not_utf_8_counts_whatever_the_blocks(int threads) {
    String row =
        row(1).replace("United Kingdom", "\u00D6sterreich").replace("17850", POUND_WINDOWS);
    for (int blockBytes : new int[] {80, 500, TestReading.LARGE_BLOCK_BYTES}) {
      ReadResult result =
          TestReading.read(
              bytes(HEADER + row.repeat(50)), TestReading.options().build(), threads, blockBytes);

      assertThat(result.report().notes())
          .containsExactly(
              "100 fields are not UTF-8 and were read as windows-1252, the first on line 2.");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\u00C0\u0080", // two bytes for what needs one
        "\u00ED\u00A0\u0080", // half a character of UTF-16
        "\u00F4\u0090\u0080\u0080", // beyond Unicode
        "\u00C2", // cut off
        "\u00A3\u00C2\u00A3" // a good one behind a bad one
      })
  void almost_utf_8_is_not_utf_8(String text) {
    ReadResult result = read(CharsetChoice.UTF_8, text);

    assertThat(result.table().rows()).isZero();
    assertThat(result.rejects().iterator().next().errors())
        .singleElement()
        .isInstanceOf(CellError.NotText.class);
  }

  @Test
  void utf_8_only_puts_other_bytes_aside() {
    ReadResult result = read(CharsetChoice.UTF_8, POUND_UTF_8, POUND_WINDOWS + "5 off");

    assertThat(descriptions(result)).containsExactly("\u00A3");
    CellError error = result.rejects().iterator().next().errors().get(0);
    assertThat(error.message())
        .isEqualTo("[test.csv] line 3, Description \"\uFFFD5 off\": its bytes are not UTF-8");
    assertThat(error.remedy())
        .isEqualTo("Save the file as UTF-8, or name its character set with charset.");
    assertThat(result.report().charset()).isEqualTo("UTF-8");
  }

  @ParameterizedTest
  @EnumSource(CharsetChoice.class)
  void a_byte_that_windows_1252_does_not_define_is_no_text(CharsetChoice choice) {
    ReadResult result = read(choice, "a" + UNDEFINED_WINDOWS, "b");

    assertThat(descriptions(result)).containsExactly("b");
    assertThat(result.rejects().iterator().next().errors())
        .singleElement()
        .isInstanceOf(CellError.NotText.class);
  }

  /** The parser and the diagnosis must agree that it is none. */
  @Test
  void utf_8_that_windows_1252_does_not_define_is_no_text_where_that_was_asked_for() {
    assertThat(descriptions(read(CharsetChoice.AUTO, "\u00C2\u0081"))).containsExactly("\u0081");
    assertThat(read(CharsetChoice.WINDOWS_1252, "\u00C2\u0081").rejects())
        .singleElement()
        .satisfies(
            reject ->
                assertThat(reject.errors())
                    .singleElement()
                    .isInstanceOf(CellError.NotText.class)
                    .extracting(CellError::reason)
                    .isEqualTo("its bytes are not windows-1252"));
  }

  @Test
  void windows_1252_is_taken_at_its_word_even_for_what_is_utf_8() {
    ReadResult result = read(CharsetChoice.WINDOWS_1252, POUND_WINDOWS, POUND_UTF_8, "a");

    assertThat(descriptions(result)).containsExactly("\u00A3", "\u00C2\u00A3", "a");
    assertThat(result.report().charset()).isEqualTo("windows-1252");
    assertThat(result.report().notes()).isEmpty();
  }

  @Test
  void windows_1252_is_taken_at_its_word_though_a_product_had_that_utf_8_for_its_text_before() {
    ReadResult result = read(CharsetChoice.WINDOWS_1252, POUND_WINDOWS, POUND_WINDOWS, POUND_UTF_8);

    assertThat(descriptions(result)).containsExactly("\u00A3", "\u00A3", "\u00C2\u00A3");
  }

  @ParameterizedTest
  @EnumSource(CharsetChoice.class)
  void ascii_is_the_same_in_all(CharsetChoice choice) {
    assertThat(descriptions(read(choice, "a~\u007F"))).containsExactly("a~\u007F");
  }

  @Test
  void bad_numbers_are_shown_in_the_encoding_of_their_bytes() {
    ReadResult result =
        TestReading.read(
            bytes(HEADER + Samples.row(POUND_WINDOWS, "12/1/2010 8:26", POUND_UTF_8)),
            TestReading.options().build(),
            1,
            TestReading.LARGE_BLOCK_BYTES);

    assertThat(result.rejects().iterator().next().errors())
        .extracting(error -> error.cell().text())
        .containsExactly("\u00A3", "\u00A3");
  }

  @Test
  void headers_are_text_in_either_encoding() {
    String header = HEADER.replace("\n", ",Gr" + "\u00F6" + "\u00DFe\n");
    ReadResult result =
        TestReading.read(
            bytes(header), TestReading.options().build(), 1, TestReading.LARGE_BLOCK_BYTES);

    assertThat(result.report().ignoredColumns()).containsExactly("Gr\u00F6\u00DFe");
    assertThat(result.report().columns()).containsEntry(InvoiceColumn.COUNTRY, "Country");
  }

  /** Guards the other tests: they hold only if this JDK reads the byte as they think. */
  @Test
  void windows_1252_of_this_jdk_has_the_euro() {
    assertThat(new String(bytes(EURO_WINDOWS), Charset.forName("windows-1252")))
        .isEqualTo("\u20AC");
  }

  private static ReadResult read(CharsetChoice choice, String... descriptions) {
    StringBuilder csv = new StringBuilder(HEADER);
    for (String description : descriptions) {
      csv.append(line(description));
    }
    return TestReading.read(
        bytes(csv.toString()),
        TestReading.options().charset(choice).build(),
        1,
        TestReading.LARGE_BLOCK_BYTES);
  }

  private static String line(String description) {
    return "536365,85123A," + description + ",6,12/1/2010 8:26,2.55,17850,France\n";
  }

  private static List<String> descriptions(ReadResult result) {
    InvoiceTable table = result.table();
    return IntStream.range(0, table.rows()).mapToObj(row -> table.description().text(row)).toList();
  }
}
