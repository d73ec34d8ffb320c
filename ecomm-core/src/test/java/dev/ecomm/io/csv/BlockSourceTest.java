package dev.ecomm.io.csv;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ecomm.error.InvoiceDataException;
import dev.ecomm.io.ReadLimits;
import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BlockSourceTest {

  @Test
  void blocks_end_at_line_ends() throws IOException {
    assertThat(blocks("ab\ncd\nef\ngh", 7)).containsExactly("ab\ncd\n", "ef\ngh\n");
  }

  @Test
  void a_line_longer_than_a_block_is_cut_anywhere() throws IOException {
    assertThat(blocks("abcdefgh\nij", 5)).containsExactly("abcde", "fgh\n", "ij\n");
  }

  @Test
  void the_last_line_gets_the_line_end_it_lacks() throws IOException {
    assertThat(blocks("ab", 16)).containsExactly("ab\n");
    assertThat(blocks("ab\n", 16)).containsExactly("ab\n");
  }

  @Test
  void a_line_that_fills_the_last_block_gets_its_line_end_too() throws IOException {
    assertThat(blocks("abcdefgh", 4)).containsExactly("abcd", "efgh", "\n");
  }

  @Test
  void a_mark_of_utf_8_is_dropped_at_the_start_only() throws IOException {
    assertThat(blocks("\u00EF\u00BB\u00BFa\n\u00EF\u00BB\u00BFb", 5))
        .containsExactly("a\n", "\u00EF\u00BB\u00BFb\n");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "\u00EF\u00BB\u00BF"})
  void an_empty_stream_has_no_block(String text) throws IOException {
    assertThat(blocks(text, 16)).isEmpty();
  }

  @Test
  void two_bytes_of_a_mark_are_text() throws IOException {
    assertThat(blocks("\u00EF\u00BB", 16)).containsExactly("\u00EF\u00BB\n");
  }

  @ParameterizedTest
  @ValueSource(strings = {"\u00FF\u00FEa\0", "\u00FE\u00FF\0a"})
  void utf_16_is_refused(String text) {
    assertThatThrownBy(() -> blocks(text, 16))
        .isInstanceOf(InvoiceDataException.class)
        .hasMessage("[test.csv] the text is UTF-16. Save it as UTF-8.");
  }

  @Test
  void a_spreadsheet_is_refused() {
    assertThatThrownBy(() -> blocks("PK\u0003\u0004 and more", 16))
        .isInstanceOf(InvoiceDataException.class)
        .hasMessage(
            "[test.csv] this is a zip archive or a spreadsheet. Unpack it, or save it as CSV.");
  }

  @Test
  void a_stream_that_gives_one_byte_at_a_time_gives_the_same_blocks() throws IOException {
    byte[] text = "\u00EF\u00BB\u00BFab\ncd\nef".getBytes(ISO_8859_1);

    assertThat(blocks(new OneByteStream(text), 6))
        .isEqualTo(blocks(new ByteArrayInputStream(text), 6));
  }

  @Test
  void a_buffer_that_was_given_back_is_used_again() throws IOException {
    BlockSource source = source(new ByteArrayInputStream("abc\ndef\nghi\n".getBytes(UTF_8)), 4);
    Block first = source.next();
    source.recycle(first);

    assertThat(source.next().bytes()).isSameAs(first.bytes());
    assertThat(source.next().bytes()).isNotSameAs(first.bytes());
  }

  @Test
  void bytes_are_counted_as_they_are_stored() throws IOException {
    byte[] gzip = Gzip.of("a".repeat(10_000));
    BlockSource source = source(new ByteArrayInputStream(gzip), 1 << 20);
    source.next();

    assertThat(source.bytesRead()).isEqualTo(gzip.length);
  }

  @Test
  void gzip_is_inflated_up_to_the_limit_and_not_a_byte_further() throws IOException {
    byte[] gzip = Gzip.of("a".repeat(999) + "\n");
    ReadLimits limits = ReadLimits.withDefaults().maxInflatedBytes(1_000);
    BlockSource atLimit =
        new BlockSource(new ByteArrayInputStream(gzip), "test.csv.gz", limits, 1 << 20);
    BlockSource beyond =
        new BlockSource(
            new ByteArrayInputStream(gzip), "test.csv.gz", limits.maxInflatedBytes(999), 1 << 20);

    assertThat(atLimit.next().length()).isEqualTo(1_000);
    assertThatThrownBy(beyond::next)
        .isInstanceOf(InvoiceDataException.class)
        .hasMessage(
            "[test.csv.gz] inflates to more than maxInflatedBytes = 999. If the file is trusted,"
                + " raise maxInflatedBytes.");
  }

  @Test
  void the_inflated_limit_is_not_for_plain_files() throws IOException {
    ReadLimits limits = ReadLimits.withDefaults().maxInflatedBytes(1);
    InputStream plain = new ByteArrayInputStream("abc\n".getBytes(UTF_8));

    assertThat(new BlockSource(plain, "test.csv", limits, 16).next()).isNotNull();
  }

  @Test
  void the_stream_is_the_callers_to_close() throws IOException {
    boolean[] closed = new boolean[1];
    InputStream in =
        new ByteArrayInputStream("abc\ndef".getBytes(UTF_8)) {
          @Override
          public void close() {
            closed[0] = true;
          }
        };

    assertThat(blocks(in, 16)).hasSize(1);
    assertThat(closed[0]).isFalse();
  }

  @Test
  void a_fault_of_the_stream_stays_what_it_was() {
    InputStream broken =
        new InputStream() {
          @Override
          public int read() throws IOException {
            throw new EOFException("the server closed the connection");
          }
        };

    assertThatThrownBy(() -> blocks(broken, 16))
        .isInstanceOf(EOFException.class)
        .hasMessage("the server closed the connection");
  }

  private static List<String> blocks(String text, int blockBytes) throws IOException {
    return blocks(new ByteArrayInputStream(text.getBytes(ISO_8859_1)), blockBytes);
  }

  private static List<String> blocks(InputStream in, int blockBytes) throws IOException {
    BlockSource source = source(in, blockBytes);
    List<String> blocks = new ArrayList<>();
    for (Block block = source.next(); block != null; block = source.next()) {
      assertThat(block.bytes().length).isGreaterThanOrEqualTo(block.end() + CsvTokenizer.PADDING);
      blocks.add(new String(block.bytes(), block.start(), block.length(), ISO_8859_1));
      source.recycle(block);
    }
    assertThat(source.next()).as("a block after the last").isNull();
    return blocks;
  }

  private static BlockSource source(InputStream in, int blockBytes) throws IOException {
    return new BlockSource(in, "test.csv", ReadLimits.withDefaults(), blockBytes);
  }
}
