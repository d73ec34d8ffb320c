package dev.ecomm.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TextsTest {

  @Test
  void control_characters_are_shown_as_escapes() {
    assertThat(Texts.visible("a\nb\tc\rd\u001b[31mred\u0000"))
        .isEqualTo("a\\nb\\tc\\rd\\u001b[31mred\\u0000");
  }

  @Test
  void marks_that_turn_the_direction_of_text_are_shown_as_escapes() {
    assertThat(Texts.visible("\u202ecsv.exe\u2066\u2028"))
        .isEqualTo("\\u202ecsv.exe\\u2066\\u2028");
  }

  @Test
  void ordinary_text_in_any_script_stays() {
    String text = "£ 50% São Tomé 日本 😀";

    assertThat(Texts.visible(text)).isSameAs(text);
  }

  @Test
  void long_text_is_cut_to_the_width_with_an_ellipsis() {
    assertThat(Texts.cut("abcdef", 4)).isEqualTo("abc…");
    assertThat(Texts.cut("abcd", 4)).isEqualTo("abcd");
  }

  @Test
  void a_cut_never_splits_a_character_of_two_units() {
    assertThat(Texts.cut("😀😀😀😀😀", 3)).isEqualTo("😀😀…");
  }

  @Test
  void counts_are_grouped_and_have_a_plural() {
    assertThat(Texts.count(541_909, "line")).isEqualTo("541,909 lines");
    assertThat(Texts.count(1, "line")).isEqualTo("1 line");
    assertThat(Texts.count(0, "line")).isEqualTo("0 lines");
  }
}
