package dev.ecomm.io.csv;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ecomm.io.CharsetChoice;
import dev.ecomm.model.Dictionary;
import dev.ecomm.model.DictionaryBuilder;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class TextColumnTest {

  private final DictionaryBuilder dictionary = new DictionaryBuilder();
  private final TextColumn column =
      new TextColumn(dictionary, new TextDecoder(CharsetChoice.AUTO));

  /** Eight bytes are compared at once, so a text must not be told by its neighbours. */
  @Test
  void stretches_are_the_same_if_every_byte_is() {
    SplittableRandom random = new SplittableRandom(1);
    byte[] bytes = new byte[200];
    for (int length = 0; length <= 40; length++) {
      random.nextBytes(bytes);
      System.arraycopy(bytes, 10, bytes, 100, length);

      assertThat(TextColumn.same(bytes, 10, 100, length)).isTrue();
      for (int at = 0; at < length; at++) {
        bytes[100 + at] ^= (byte) (1 << random.nextInt(8));
        assertThat(TextColumn.same(bytes, 10, 100, length)).as("%d of %d", at, length).isFalse();
        bytes[100 + at] = bytes[10 + at];
      }
    }
  }

  @Test
  void a_text_is_new_until_it_is_added() {
    byte[] bytes = Samples.bytes("abcdefgh");

    assertThat(column.code(bytes, 0, 3)).isEqualTo(TextColumn.NEW);
    assertThat(dictionary.size()).isZero();
    assertThat(column.add(bytes, 0, 3)).isZero();
    assertThat(column.code(bytes, 0, 3)).isZero();
    assertThat(column.code(bytes, 0, 0)).isEqualTo(Dictionary.MISSING);
  }

  @Test
  void the_text_of_the_line_before_is_known_by_its_place_until_the_buffer_changes() {
    byte[] bytes = Samples.bytes("abc,abc,abd,        ");
    column.add(bytes, 0, 3);

    assertThat(column.repeatedCode(bytes, 0, 3)).isZero();
    assertThat(column.repeatedCode(bytes, 4, 3)).isZero();
    assertThat(column.repeatedCode(bytes, 8, 3)).isEqualTo(TextColumn.NEW);

    Arrays.fill(bytes, (byte) 'x');
    column.forget();
    assertThat(column.repeatedCode(bytes, 4, 3)).isEqualTo(TextColumn.NEW);
  }
}
