package dev.ecomm.basket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ecomm.error.InvoiceDataException;
import dev.ecomm.run.CancellationToken;
import dev.ecomm.run.RunContext;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicInteger;
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
  void a_byte_order_mark_is_no_part_of_the_first_item() throws IOException {
    List<List<String>> milk = List.of(List.of("milk"), List.of("milk"));

    assertThat(Baskets.readTransactions(file("\u00EF\u00BB\u00BFmilk\nmilk\n")))
        .isEqualTo(Baskets.of(milk));
    assertThat(Baskets.readTransactions(file("a\n"))).isEqualTo(Baskets.of(List.of(List.of("a"))));
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
  void baskets_behind_those_left_out_stay_whole_and_items_without_a_basket_are_gone()
      throws IOException {
    TransactionReader reader = TransactionReader.builder().minItems(2).maxItems(3).build();

    assertThat(reader.read(file("0\n5 6\n1 2 3 4\n7 6 5\n8 5\n")))
        .isEqualTo(
            Baskets.of(List.of(List.of("5", "6"), List.of("7", "6", "5"), List.of("8", "5"))));
  }

  @Test
  void repeated_items_that_are_known_are_counted() throws IOException {
    assertThat(Baskets.readTransactions(file("1 2\n1 1 2 1\n2 2\n")).report().repeatedItems())
        .isEqualTo(3);
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
    assertThatThrownBy(
            () -> Baskets.readTransactions(file("1 2 3 4 \u00C3\u00A9\n1 2\n1 \u00E9\n")))
        .hasMessageContaining("line 3: an item is not UTF-8");
  }

  @Test
  void the_line_of_a_bad_byte_is_told_wherever_it_is() {
    String lines = "1234567 12345678\r\n".repeat(10_000);

    assertThatThrownBy(() -> Baskets.readTransactions(file(lines + "1 2\u00023 4\n")))
        .hasMessageContaining("line 10001: byte 0x02 is not text");
    assertThatThrownBy(() -> Baskets.readTransactions(file(lines + "\n1 2\u007F3 4\n")))
        .hasMessageContaining("line 10002: byte 0x7F is not text");
    assertThatThrownBy(() -> Baskets.readTransactions(file(lines + "1\u0000")))
        .hasMessageContaining("line 10001: byte 0x00 is not text");
  }

  @Test
  void words_of_any_length_are_read_as_a_slow_reader_does() throws IOException {
    SplittableRandom random = new SplittableRandom(7);
    String[] blanks = {" ", " ", " ", "\t", "  ", "\n", "\r\n", " \n", "\n\n"};
    int[] lengths = {1, 2, 3, 6, 7, 8, 9, 15, 16, 200};
    for (int i = 0; i < 200; i++) {
      StringBuilder text = new StringBuilder();
      int items = random.nextInt(i % 50 == 0 ? 40_000 : 300);
      for (int item = 0; item < items; item++) {
        char letter = (char) ('A' + random.nextInt(9));
        text.append(String.valueOf(letter).repeat(lengths[random.nextInt(lengths.length)]));
        text.append(blanks[random.nextInt(blanks.length)]);
      }
      text.append(random.nextBoolean() ? "\u00C3\u00A9t\u00C3\u00A9" : "end\n");

      assertThat(Baskets.readTransactions(file(text.toString())))
          .isEqualTo(Baskets.of(slowly(text.toString(), "[ \t\r]")));
    }
  }

  private static List<List<String>> slowly(String latin1, String separator) {
    String text = new String(latin1.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
    return text.lines()
        .map(line -> Arrays.stream(line.split(separator)).map(String::strip))
        .map(items -> items.filter(item -> !item.isEmpty()).toList())
        .toList();
  }

  @Test
  void items_between_separators_are_read_as_a_slow_reader_does() throws IOException {
    SplittableRandom random = new SplittableRandom(8);
    for (char separator : new char[] {'|', ';', ',', '\t', '\u001F'}) {
      String[] between = {
        "" + separator, separator + " ", " " + separator, "\n", "\r\n", "" + separator + separator
      };
      TransactionReader reader = TransactionReader.builder().separator(separator).build();
      for (int i = 0; i < 40; i++) {
        StringBuilder text = new StringBuilder();
        int items = random.nextInt(i % 20 == 0 ? 20_000 : 300);
        for (int item = 0; item < items; item++) {
          String word = String.valueOf((char) ('A' + random.nextInt(9)));
          text.append(word.repeat(1 + random.nextInt(9)));
          text.append(random.nextInt(3) == 0 ? " " + word : "");
          text.append(between[random.nextInt(between.length)]);
        }
        text.append("end");

        assertThat(reader.read(file(text.toString())))
            .isEqualTo(Baskets.of(slowly(text.toString(), "[\r" + separator + "]")));
      }
    }
  }

  @Test
  void a_tab_inside_an_item_is_a_part_of_it_between_other_separators() throws IOException {
    TransactionReader reader = TransactionReader.builder().separator('|').build();

    assertThat(reader.read(file("RED\tCUP|\tBLUE CUP\t\n")))
        .isEqualTo(Baskets.of(List.of(List.of("RED\tCUP", "BLUE CUP"))));
    assertThatThrownBy(() -> reader.read(file("A|B\n\u0001|C\n")))
        .hasMessageContaining("line 2: byte 0x01 is not text");
    assertThatThrownBy(() -> reader.read(file("A|B\nC \u007F D|E\n")))
        .hasMessageContaining("line 2: byte 0x7F is not text");
  }

  @Test
  void an_item_without_an_end_is_refused() throws IOException {
    TransactionReader reader = TransactionReader.builder().maxItemBytes(5).build();

    assertThat(reader.read(file("1 2 3 4 5 6 7\n12345 8\n")).distinctItems()).isEqualTo(9);
    assertThatThrownBy(() -> reader.read(file("12345 123456")))
        .hasMessageContaining("line 1: an item is longer than 5 bytes");
    assertThatThrownBy(() -> reader.read(file("12345\n123456 1\n")))
        .hasMessageContaining("line 2: an item is longer than 5 bytes");
  }

  @Test
  void an_item_longer_than_any_buffer_is_whole_or_refused() throws IOException {
    String item = "x".repeat(300_000);
    URI file = file("1 2\n" + item + " 1\n" + item);

    Baskets baskets = Baskets.readTransactions(file);

    assertThat(baskets)
        .isEqualTo(Baskets.of(List.of(List.of("1", "2"), List.of(item, "1"), List.of(item))));
    AtomicInteger bytes = new AtomicInteger();
    InputStream counted =
        new FilterInputStream(file.toURL().openStream()) {
          @Override
          public int read(byte[] to, int offset, int length) throws IOException {
            int read = super.read(to, offset, length);
            bytes.addAndGet(read);
            return read;
          }
        };
    try (InputStream in = counted) {
      TransactionScan scan = new TransactionScan("long.dat", -1, 1000);
      assertThatThrownBy(() -> scan.run(in, 0, Integer.MAX_VALUE, new CancellationToken()))
          .hasMessageContaining("long.dat] line 2: an item is longer than 1000 bytes");
    }
    assertThat(bytes).hasValueLessThan(100_000);
  }

  @Test
  void a_cancelled_run_reads_no_further() throws IOException {
    URI file = file("1 2\n".repeat(200_000));
    AtomicInteger reads = new AtomicInteger();
    CancellationToken token = new CancellationToken();
    InputStream source =
        new FilterInputStream(file.toURL().openStream()) {
          @Override
          public int read(byte[] bytes, int offset, int length) throws IOException {
            if (reads.incrementAndGet() == 3) {
              token.cancel();
            }
            return super.read(bytes, offset, Math.min(length, 1000));
          }
        };

    try (InputStream in = new CancellableInput(source, token)) {
      assertThatThrownBy(in::readAllBytes).isInstanceOf(CancellationException.class);
    }
    assertThat(reads).hasValue(3);
    assertThatThrownBy(
            () ->
                TransactionReader.withDefaults()
                    .read(file, RunContext.withDefaults().cancelledBy(token)))
        .isInstanceOf(CancellationException.class);
  }

  @Test
  void a_file_without_baskets_is_told() {
    assertThatThrownBy(() -> Baskets.readTransactions(file("")))
        .isInstanceOf(NoBasketsException.class)
        .hasMessageContaining("baskets.dat] No basket is left of 0 lines");
    assertThatThrownBy(() -> TransactionReader.builder().separator('\n'))
        .hasMessageContaining("separator is U+000A");
  }

  @Test
  void baskets_that_are_read_are_not_numbered_once_cancelled() {
    CancellationToken token = new CancellationToken();
    BasketCollector collector = new BasketCollector();
    collector.add("a");
    collector.endBasket();
    token.cancel();

    assertThatThrownBy(() -> collector.finish(1, 0, Integer.MAX_VALUE, token))
        .isInstanceOf(CancellationException.class);
  }
}
