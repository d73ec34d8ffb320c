package dev.ecomm.basket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ecomm.error.InvoiceDataException;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TransactionReaderTest {
  @TempDir private Path folder = Path.of("");

  private URI file(String text) throws IOException {
    return Files.write(folder.resolve("baskets.dat"), text.getBytes(StandardCharsets.ISO_8859_1))
        .toUri();
  }

  @Test
  void a_line_is_a_basket_and_repeated_items_collapse() throws IOException {
    Baskets baskets = Baskets.readTransactions(file("3 1 \t3\r\n\n 1 2"));

    assertThat(baskets)
        .isEqualTo(Baskets.of(List.of(List.of("1", "3"), List.of(), List.of("1", "2"))));
    assertThat(baskets.report().repeatedItems()).isEqualTo(1);
    assertThat(baskets.report().lines()).isEqualTo(3);
  }

  @Test
  void another_separator_leaves_blanks_inside_of_items() throws IOException {
    TransactionReader reader = TransactionReader.builder().separator('|').build();

    assertThat(reader.read(file("RED CUP | BLUE CUP\n| |GREEN CUP\n")))
        .isEqualTo(Baskets.of(List.of(List.of("RED CUP", "BLUE CUP"), List.of("GREEN CUP"))));
  }

  @Test
  void sizes_are_looked_at_where_asked() throws IOException {
    TransactionReader reader = TransactionReader.builder().minItems(2).maxItems(3).build();

    BasketReport report = reader.read(file("1\n1 2\n1 2 3 4\n")).report();

    assertThat(report.tooSmall()).isEqualTo(1);
    assertThat(report.tooLarge()).isEqualTo(1);
    assertThat(report.largest()).isEqualTo(4);
    assertThat(report.baskets()).isEqualTo(1);
  }

  @Test
  void long_lines_and_items_across_buffers_are_whole() throws IOException {
    String[] items = new String[60_000];
    Arrays.setAll(items, i -> "item" + i);

    Baskets baskets = Baskets.readTransactions(file(String.join(" ", items) + "\nitem59999"));

    assertThat(baskets.distinctItems()).isEqualTo(60_000);
    assertThat(baskets.name(0)).isEqualTo("item59999");
    assertThat(baskets.sizeOf(0)).isEqualTo(60_000);
  }

  @Test
  void bytes_that_are_not_text_are_refused_with_their_line() {
    assertThatThrownBy(() -> Baskets.readTransactions(file("1 2\n1 \u0000\n")))
        .isInstanceOf(InvoiceDataException.class)
        .hasMessageContaining("baskets.dat] line 2: byte 0x00 is not text");
    assertThatThrownBy(() -> Baskets.readTransactions(file("1 2\n1 \u00E9\n")))
        .hasMessageContaining("line 2: an item is not UTF-8");
  }

  @Test
  void an_item_without_an_end_is_refused() {
    TransactionReader reader = TransactionReader.builder().maxItemBytes(5).build();

    assertThatThrownBy(() -> reader.read(file("12345 123456")))
        .hasMessageContaining("an item is longer than 5 bytes");
  }

  @Test
  void a_file_without_baskets_is_told() {
    assertThatThrownBy(() -> Baskets.readTransactions(file("")))
        .isInstanceOf(NoBasketsException.class)
        .hasMessageContaining("baskets.dat] No basket is left of 0 lines");
    assertThatThrownBy(() -> TransactionReader.builder().separator('\n'))
        .hasMessageContaining("separator is U+000A");
  }
}
