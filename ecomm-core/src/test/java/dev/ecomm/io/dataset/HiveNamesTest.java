package dev.ecomm.io.dataset;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ecomm.model.Seeds;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HiveNamesTest {

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '~',
      value = {
        "a/b,a%2Fb",
        "a=b,a%3Db",
        "50%,50%25",
        "12:50,12%3A50",
        "'x',%27x%27",
        "\",%22",
        "\\,%5C",
        "*?,%2A%3F",
        "[{]^,%5B%7B%5D%5E",
        "#,%23",
        "United Kingdom,United Kingdom",
        "é🎄,é🎄"
      })
  void characters_are_escaped_as_hive_does(String text, String escaped) {
    assertThat(HiveNames.escape(text)).isEqualTo(escaped);
    assertThat(HiveNames.unescape(escaped)).isEqualTo(text);
  }

  @Test
  void controls_are_escaped() {
    assertThat(HiveNames.escape("a\nb\0\u007F")).isEqualTo("a%0Ab%00%7F");
  }

  @Test
  void what_other_tools_escape_is_read_and_a_percent_sign_alone_is_itself() {
    assertThat(HiveNames.unescape("%C3%A9%20x")).isEqualTo("é x");
    assertThat(HiveNames.unescape("50% off%2")).isEqualTo("50% off%2");
    assertThat(HiveNames.unescape("%zz")).isEqualTo("%zz");
  }

  @Test
  void a_path_has_a_directory_for_each_column() {
    assertThat(HiveNames.path(List.of("a", "b=c"), Arrays.asList("1/2", null)))
        .isEqualTo("a=1%2F2/b%3Dc=__HIVE_DEFAULT_PARTITION__/");
    assertThat(HiveNames.path(List.of(), List.of())).isEmpty();
  }

  @Test
  void a_directory_says_column_and_value() {
    assertThat(HiveNames.column("a%3Db=c=d")).isEqualTo("a=b");
    assertThat(HiveNames.value("a=c=d")).isEqualTo("c=d");
    assertThat(HiveNames.value("a=__HIVE_DEFAULT_PARTITION__")).isNull();
    assertThat(HiveNames.column("plain")).isNull();
    assertThat(HiveNames.column("=x")).isNull();
  }

  @ParameterizedTest
  @Seeds(200)
  void any_text_comes_back(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    StringBuilder text = new StringBuilder();
    for (int i = random.nextInt(20); i >= 0; i--) {
      text.appendCodePoint(
          random.nextBoolean()
              ? random.nextInt(128)
              : "é🎄%".codePoints().toArray()[random.nextInt(3)]);
    }
    String escaped = HiveNames.escape(text.toString());

    assertThat(escaped).doesNotContain("/", "=", ":");
    assertThat(HiveNames.unescape(escaped)).isEqualTo(text.toString());
  }
}
