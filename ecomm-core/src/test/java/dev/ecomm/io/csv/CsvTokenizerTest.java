package dev.ecomm.io.csv;

import static dev.ecomm.io.csv.Samples.bytes;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.ecomm.error.InvoiceDataException;
import dev.ecomm.io.ReadLimits;
import java.util.Arrays;
import java.util.List;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The rules of our CSV one by one; {@link CsvTokenizerDifferentialTest} mixes them. */
class CsvTokenizerTest {

  @ParameterizedTest
  @MethodSource
  void a_row_has_these_fields(String row, List<String> fields) {
    assertThat(TokenizedCsv.of(bytes(row), ',', 64).rows()).containsExactly(new CsvRow(1, fields));
  }

  static List<Arguments> a_row_has_these_fields() {
    return List.of(
        Arguments.of("a,b,c\n", List.of("a", "b", "c")),
        Arguments.of("a,b,c\r\n", List.of("a", "b", "c")),
        Arguments.of("a,b,c\r\r\n", List.of("a", "b", "c")),
        Arguments.of("a,b,c", List.of("a", "b", "c")),
        Arguments.of("a,b,c\r", List.of("a", "b", "c")),
        Arguments.of(",", List.of("", "")),
        Arguments.of(" a , b ", List.of(" a ", " b ")),
        Arguments.of("a\rb,c", List.of("a\rb", "c")),
        Arguments.of("a\r,c", List.of("a\r", "c")),
        Arguments.of("\"\"", List.of("")),
        Arguments.of("\"a,b\",c", List.of("a,b", "c")),
        Arguments.of("\"a\nb\",c", List.of("a\nb", "c")),
        Arguments.of("\"a\r\n\",c", List.of("a\r\n", "c")),
        Arguments.of("\"a\r\"\r\n", List.of("a\r")),
        Arguments.of("\"say \"\"hi\"\"\",c", List.of("say \"hi\"", "c")),
        Arguments.of("\"\"\"\",c", List.of("\"", "c")),
        Arguments.of("5\" nail,c", List.of("5\" nail", "c")),
        Arguments.of("a\"\"b,c", List.of("a\"\"b", "c")),
        Arguments.of(" \"a\",c", List.of(" \"a\"", "c")),
        Arguments.of("\"a\" ,c", List.of("a ", "c")),
        Arguments.of("\"a\"b\"c,d\"", List.of("ab\"c", "d\"")),
        Arguments.of("\"a\"\"b\" \"\"\"c,d", List.of("a\"b \"\"\"c", "d")),
        Arguments.of("a\0b,\u00A3", List.of("a\0b", "\u00A3")));
  }

  @Test
  void blank_lines_are_no_rows_but_count_as_lines() {
    assertThat(TokenizedCsv.of(bytes("\n\r\na\n\n\r\r\n \n\"\"\n,\n\n"), ',', 64).rows())
        .containsExactly(
            new CsvRow(3, List.of("a")),
            new CsvRow(6, List.of(" ")),
            new CsvRow(7, List.of("")),
            new CsvRow(8, List.of("", "")));
  }

  @Test
  void rows_start_on_the_line_after_the_last_line_break_inside_quotes() {
    String csv = "a,\"1\n2\",\"\n\n\"\r\nb\n\"\n\"\nc,\"x\ny\"\nd\n";

    for (int blockBytes : new int[] {16, 100}) {
      assertThat(TokenizedCsv.of(bytes(csv), ',', blockBytes).rows())
          .extracting(CsvRow::line)
          .containsExactly(1L, 5L, 6L, 8L, 10L);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"\"", "a,\"", "a,\"b", "a,\"b\"\"", "a,\"b\n", "a\n\"b,c\nd\n"})
  void a_quote_left_open_is_told(String csv) {
    assertThat(TokenizedCsv.of(bytes(csv), ',', 64).quoteOpen()).isTrue();
    assertThat(TokenizedCsv.of(bytes(csv + "\""), ',', 64).quoteOpen()).isFalse();
  }

  /** More marks than the first arrays have room for, in every mixture of eight bytes. */
  @Test
  void rows_may_be_of_any_width_and_number() {
    StringBuilder csv = new StringBuilder();
    int rows = 3_000;
    for (int row = 0; row < rows; row++) {
      csv.append("x".repeat(row % 11)).append(",".repeat(row % 9)).append("\"\"\n");
    }

    List<CsvRow> read = TokenizedCsv.of(bytes(csv.toString()), ',', 1 << 16).rows();

    assertThat(read).isEqualTo(NaiveCsv.read(bytes(csv.toString()), ',').rows());
  }

  @Test
  void a_row_larger_than_what_is_looked_at_in_one_step_is_found() {
    String row = "a,".repeat(100_000) + "\"" + "b\n".repeat(60_000) + "\"";

    assertThat(TokenizedCsv.of(bytes("x\n" + row + "\ny\n"), ',', 1 << 20).rows())
        .extracting(it -> it.line() + ": " + it.fields().size())
        .containsExactly("1: 1", "2: 100001", "60003: 1");
  }

  @ParameterizedTest
  @ValueSource(chars = {'"', '\n', '\r', '\u007F', '\u00A3', '\u2028'})
  void a_separator_must_be_another_ascii_character(char separator) {
    assertThatThrownBy(() -> new CsvTokenizer(separator, ReadLimits.withDefaults()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("separator is \"" + separator + "\", must be one ASCII character");
  }

  @ParameterizedTest
  @ValueSource(chars = {',', ';', '\t', '|', ' ', '~', 'x', '\0'})
  void any_other_ascii_character_separates_fields(char separator) {
    assertThat(TokenizedCsv.of(bytes("a" + separator + "\"b\"" + separator + "\n"), separator, 64))
        .extracting(TokenizedCsv::rows)
        .isEqualTo(List.of(new CsvRow(1, List.of("a", "b", ""))));
  }

  @Test
  void a_row_may_have_as_many_fields_as_the_limit_says() {
    assertThatRow("a,b,c\n", ReadLimits.withDefaults().maxFieldsPerRow(3)).isNull();
    assertThatRow("a,b,c,d\n", ReadLimits.withDefaults().maxFieldsPerRow(3))
        .isInstanceOf(InvoiceDataException.class)
        .hasMessage(
            "[a.csv] line 7: more fields than maxFieldsPerRow = 3. Correct the file, or raise"
                + " maxFieldsPerRow.");
  }

  @Test
  void a_field_may_have_as_many_bytes_as_the_limit_says() {
    assertThatRow("aaa,bbb,ccc\r\n", ReadLimits.withDefaults().maxFieldBytes(3)).isNull();
    assertThatRow("aaa,bbb,cccc\r\n", ReadLimits.withDefaults().maxFieldBytes(3))
        .isInstanceOf(InvoiceDataException.class)
        .hasMessage(
            "[a.csv] line 7: a field is longer than maxFieldBytes = 3. Correct the file, or raise"
                + " maxFieldBytes.");
  }

  private static AbstractThrowableAssert<?, ?> assertThatRow(String row, ReadLimits limits) {
    CsvTokenizer tokens = new CsvTokenizer(',', limits);
    byte[] bytes = Arrays.copyOf(bytes(row), row.length() + CsvTokenizer.PADDING);
    tokens.tokenize(bytes, 0, row.length());
    return assertThat(catchThrowable(() -> tokens.checkLimits(bytes, 0, "a.csv", 7)));
  }
}
