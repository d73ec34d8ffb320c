package dev.ecomm.io.csv;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ecomm.io.CharsetChoice;
import dev.ecomm.model.Dictionary;
import dev.ecomm.model.DictionaryBuilder;
import org.junit.jupiter.api.Test;

class TextColumnTest {

  private final DictionaryBuilder dictionary = new DictionaryBuilder();
  private final TextColumn column = new TextColumn(dictionary, new TextDecoder(CharsetChoice.AUTO));

  @Test
  void a_text_is_new_until_it_is_added() {
    byte[] bytes = Samples.bytes("abcdefgh");

    assertThat(column.code(bytes, 0, 3)).isEqualTo(TextColumn.NEW);
    assertThat(dictionary.size()).isZero();
    assertThat(column.add(bytes, 0, 3)).isZero();
    assertThat(column.code(bytes, 0, 3)).isZero();
    assertThat(column.code(bytes, 0, 0)).isEqualTo(Dictionary.MISSING);
  }
}
