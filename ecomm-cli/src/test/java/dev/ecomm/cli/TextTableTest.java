package dev.ecomm.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.util.List;
import org.junit.jupiter.api.Test;

class TextTableTest {
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

  @SafeVarargs
  private List<String> printed(List<String> header, List<String>... rows) {
    try (TextTable table = new TextTable(Console.utf8(bytes, true), header, 10)) {
      for (List<String> row : rows) {
        table.row(row);
      }
    }
    return bytes.toString(UTF_8).lines().toList();
  }

  @Test
  void columns_are_aligned_numbers_to_the_right() {
    assertThat(
            printed(
                List.of("item", "units"),
                List.of("LANTERN", "6"),
                List.of("T-LIGHT", "-12"),
                List.of("", "")))
        .containsExactly(
            "item     units", "-------  -----", "LANTERN      6", "T-LIGHT    -12", "");
  }

  @Test
  void a_table_without_rows_shows_its_header() {
    assertThat(printed(List.of("item", "units"))).containsExactly("item  units", "----  -----");
  }

  @Test
  void a_wide_cell_is_cut_with_an_ellipsis() {
    List<String> lines = printed(List.of("item"), List.of("x".repeat(100)));

    assertThat(lines.get(2)).isEqualTo("xxxxxxxxx…");
  }

  @Test
  void a_line_break_in_a_cell_breaks_no_line() {
    assertThat(printed(List.of("note"), List.of("a\nb"))).containsExactly("note", "----", "a\\nb");
  }

  @Test
  void rows_beyond_those_measured_are_printed_at_once() {
    try (TextTable table = new TextTable(Console.utf8(bytes, true), List.of("n", "m"), 10)) {
      for (int i = 0; i < 1_000; i++) {
        table.row(List.of("1", "2"));
      }
      assertThat(bytes.toString(UTF_8)).hasLineCount(1_002);
      table.row(List.of("1234567", "2"));
      assertThat(bytes.toString(UTF_8)).endsWith("\n1234567  2\n");
    }
    assertThat(bytes.toString(UTF_8)).hasLineCount(1_003);
  }
}
