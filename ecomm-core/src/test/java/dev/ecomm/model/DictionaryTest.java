package dev.ecomm.model;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DictionaryTest {

  @Test
  void a_dictionary_that_goes_on_keeps_the_codes() {
    Dictionary first = Dictionary.of(List.of("A", "", "C"));

    DictionaryBuilder more = first.toBuilder();

    assertThat(more.add("C")).isEqualTo(2);
    assertThat(more.add("D")).isEqualTo(3);
    assertThat(texts(more.build())).containsExactly("A", "", "C", "D");
    assertThat(first.size()).isEqualTo(3);
  }

  @Test
  void texts_are_numbered_in_order_of_first_appearance() {
    Dictionary dictionary = Dictionary.of(List.of("b", "a", "b", "c", "a"));

    assertThat(texts(dictionary)).containsExactly("b", "a", "c");
    assertThat(dictionary.code("a")).isEqualTo(1);
    assertThat(dictionary.code("d")).isEqualTo(Dictionary.MISSING);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", " ", "£", "🎄", "e\u0301", "a\u0000b", "\uFFFD", "NO DESCRIPTION \r\n"})
  void any_text_comes_back_as_it_was(String text) {
    Dictionary dictionary = Dictionary.of(List.of("before", text, "after"));

    assertThat(dictionary.text(1)).isEqualTo(text);
    assertThat(dictionary.code(text)).isEqualTo(1);
    assertThat(dictionary.utf8Length(1)).isEqualTo(text.getBytes(UTF_8).length);
  }

  @Test
  void a_text_of_half_a_character_becomes_a_question_mark() {
    assertThat(Dictionary.of(List.of("\uD83C")).text(0)).isEqualTo("?");
  }

  /** Eight bytes are compared at once, so a text must not be told by its neighbours. */
  @Test
  void a_guess_is_right_if_every_byte_of_the_text_is_and_the_mark_follows() {
    SplittableRandom random = new SplittableRandom(1);
    for (int length = 0; length <= 60; length++) {
      byte[] bytes = new byte[100];
      random.nextBytes(bytes);
      int mark = 10 + length;
      bytes[mark] = ',';
      DictionaryBuilder builder = new DictionaryBuilder();
      builder.add("before");
      int code = builder.add(bytes, 10, length);

      assertThat(builder.endOfGuess(code, bytes, 10, mark + 1, (byte) ',')).isEqualTo(mark);
      assertThat(builder.endOfGuess(code, bytes, 10, mark + 1, (byte) ';')).isEqualTo(-1);
      assertThat(builder.endOfGuess(code, bytes, 10, mark, (byte) ',')).isEqualTo(-1);
      for (int at = 10; at < mark; at++) {
        byte right = bytes[at];
        bytes[at] ^= (byte) (1 << random.nextInt(8));
        assertThat(builder.endOfGuess(code, bytes, 10, mark + 1, (byte) ','))
            .as("%d of %d", at, length)
            .isEqualTo(-1);
        bytes[at] = right;
      }
    }
  }

  @Test
  void an_empty_dictionary_knows_nothing() {
    Dictionary empty = Dictionary.of(List.of());

    assertThat(empty.size()).isZero();
    assertThat(empty.utf8Length()).isZero();
    assertThat(empty.code("")).isEqualTo(Dictionary.MISSING);
    assertThat(empty).hasToString("Dictionary[0 texts, 0 bytes]");
  }

  @ParameterizedTest
  @ValueSource(ints = {-1, 2})
  void a_code_that_does_not_exist_has_no_text(int code) {
    assertThatThrownBy(() -> Dictionary.of(List.of("a", "b")).text(code))
        .isInstanceOf(IndexOutOfBoundsException.class)
        .hasMessage("code " + code + " of 2");
  }

  @Test
  void three_hundred_thousand_texts_are_each_found_again() {
    DictionaryBuilder builder = new DictionaryBuilder();
    for (int i = 0; i < 300_000; i++) {
      assertThat(builder.add("C" + 536_365L * i)).isEqualTo(i);
    }
    Dictionary dictionary = builder.build();

    for (int i = 0; i < 300_000; i++) {
      String text = "C" + 536_365L * i;
      if (builder.add(text) != i
          || dictionary.code(text) != i
          || !dictionary.text(i).equals(text)) {
        throw new AssertionError(text);
      }
    }
    assertThat(dictionary.size()).isEqualTo(300_000);
  }

  /** Short keys fill one step of the hash only, so they are the likeliest to collide. */
  @Test
  void every_key_of_up_to_three_letters_keeps_its_own_code() {
    String letters = "\0abcdefghijklmnopqrstuvwxyzABCDEFGHIJ";
    List<String> keys = new ArrayList<>(List.of(""));
    for (int from = 0, length = 1; length <= 3; length++) {
      int to = keys.size();
      for (; from < to; from++) {
        for (char letter : letters.toCharArray()) {
          keys.add(keys.get(from) + letter);
        }
      }
    }
    Dictionary dictionary = Dictionary.of(keys);

    assertThat(dictionary.size()).isEqualTo(keys.size());
    for (int code = 0; code < keys.size(); code++) {
      assertThat(dictionary.code(keys.get(code))).isEqualTo(code);
    }
  }

  /** The hash reads eight bytes a step; the ends of steps are where one goes wrong. */
  @Test
  void texts_that_differ_in_one_byte_anywhere_are_different() {
    List<String> texts = new ArrayList<>();
    for (int length = 1; length <= 33; length++) {
      texts.add("x".repeat(length));
      for (int at = 0; at < length; at++) {
        texts.add("x".repeat(at) + "y" + "x".repeat(length - at - 1));
      }
    }

    assertThat(texts(Dictionary.of(texts))).isEqualTo(texts);
  }

  @Test
  void the_bytes_around_a_text_do_not_matter() {
    DictionaryBuilder builder = new DictionaryBuilder();
    for (int length = 0; length <= 20; length++) {
      byte[] text = "abcdefghijklmnopqrst".substring(0, length).getBytes(UTF_8);
      int code = builder.add(text, 0, length);
      for (int before = 0; before < 9; before++) {
        for (int after = 0; after < 9; after++) {
          byte[] buffer = new byte[before + length + after];
          Arrays.fill(buffer, (byte) '#');
          System.arraycopy(text, 0, buffer, before, length);
          assertThat(builder.add(buffer, before, length)).isEqualTo(code);
        }
      }
    }
  }

  @ParameterizedTest
  @Seeds(40)
  void builder_and_a_linked_set_agree(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    DictionaryBuilder builder = new DictionaryBuilder();
    Set<String> known = new LinkedHashSet<>();
    for (int i = 0; i < 2_000; i++) {
      String text = randomText(random);
      boolean isNew = known.add(text);
      int sizeBefore = builder.size();
      int code = builder.add(text);
      assertThat(builder.size()).isEqualTo(known.size());
      assertThat(code == sizeBefore).isEqualTo(isNew);
    }

    assertThat(texts(builder.build())).containsExactlyElementsOf(known);
  }

  @Test
  void a_dictionary_stays_as_it_is_while_its_builder_goes_on() {
    DictionaryBuilder builder = new DictionaryBuilder();
    builder.add("first");
    Dictionary early = builder.build();
    builder.add("second");

    assertThat(texts(early)).containsExactly("first");
    assertThat(texts(builder.build())).containsExactly("first", "second");
  }

  @Test
  void looking_a_text_up_in_a_builder_does_not_add_it() {
    DictionaryBuilder builder = new DictionaryBuilder();

    assertThat(builder.code("a".getBytes(UTF_8), 0, 1)).isEqualTo(Dictionary.MISSING);
    assertThat(builder.size()).isZero();
  }

  @Test
  void renumbering_takes_over_only_the_texts_that_are_asked_for_in_the_order_of_asking() {
    String longText = "long ".repeat(200);
    DictionaryBuilder builder = new DictionaryBuilder();
    builder.add("a");
    builder.add("b");

    Renumbering codes = new Renumbering(Dictionary.of(List.of("c", "b", longText, "")), builder);

    assertThat(codes.code(3)).isEqualTo(2);
    assertThat(codes.code(1)).isEqualTo(1);
    assertThat(codes.code(2)).isEqualTo(3);
    assertThat(codes.code(2)).isEqualTo(3);
    assertThat(codes.code(Dictionary.MISSING)).isEqualTo(Dictionary.MISSING);
    assertThat(builder.size()).isEqualTo(4);
    assertThat(builder.build().text(3)).isEqualTo(longText);
  }

  @Test
  void a_text_longer_than_the_first_arrays_is_found_by_its_index() {
    String longText = "£".repeat(1_000);
    Dictionary dictionary = Dictionary.of(List.of("short", longText));

    assertThat(dictionary.code(longText)).isEqualTo(1);
    assertThat(dictionary.utf8Length()).isEqualTo(2_005);
    assertThat(dictionary).hasToString("Dictionary[2 texts, 2005 bytes]");
  }

  @Test
  void bytes_are_copied_to_where_they_are_wanted() {
    byte[] target = "........".getBytes(UTF_8);

    int copied = Dictionary.of(List.of("x", "£5")).copyUtf8(1, target, 2);

    assertThat(copied).isEqualTo(3);
    assertThat(new String(target, UTF_8)).isEqualTo("..£5...");
  }

  private static List<String> texts(Dictionary dictionary) {
    List<String> texts = new ArrayList<>();
    for (int code = 0; code < dictionary.size(); code++) {
      texts.add(dictionary.text(code));
    }
    return texts;
  }

  private static String randomText(SplittableRandom random) {
    StringBuilder text = new StringBuilder();
    int length = random.nextInt(random.nextInt(10) == 0 ? 40 : 4);
    for (int i = 0; i < length; i++) {
      text.appendCodePoint("ab£🎄\0 ".codePoints().toArray()[random.nextInt(6)]);
    }
    return text.toString();
  }
}
