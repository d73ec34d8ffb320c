package dev.ecomm.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ecomm.error.InvoiceDataException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JsonTextTest {

  private static Map<String, Object> tree() {
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("text", "a \"quoted\" ä\n");
    tree.put("whole", 9_007_199_254_740_993L);
    tree.put("number", 0.1);
    tree.put("flag", true);
    tree.put("none", Optional.empty());
    tree.put("list", List.of(1.5, -2.0));
    tree.put("nested", Map.of("a", List.of(Map.of("b", 1L))));
    return tree;
  }

  @Test
  void a_tree_is_written_for_people_and_read_back() {
    String text = JsonText.write(tree());

    assertThat(text)
        .isEqualTo(
            """
            {
              "text" : "a \\"quoted\\" ä\\n",
              "whole" : 9007199254740993,
              "number" : 0.1,
              "flag" : true,
              "none" : null,
              "list" : [ 1.5, -2.0 ],
              "nested" : {
                "a" : [ {
                  "b" : 1
                } ]
              }
            }
            """);
    Map<String, Object> expected = tree();
    expected.put("none", null);
    assertThat(JsonText.parse("tree", text)).isEqualTo(expected);
  }

  @Test
  void numbers_that_are_not_finite_become_texts() {
    assertThat(JsonText.parse("x", JsonText.write(Map.of("a", Double.NaN))))
        .isEqualTo(Map.of("a", "NaN"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          ''                 | the text is empty
          {"a": 1            | not JSON: Unexpected end-of-input
          {"a": 1} 2         | something follows the end of the JSON
          {"a": 1, "a": 2}   | not JSON: Duplicate field 'a'
          {"a": 1e999}       | the number 1e999 is too large
          {"a": 99999999999999999999} | not JSON: Numeric value
          nul                | not JSON: Unrecognized token 'nul'
          """)
  void what_is_no_json_of_ours_is_refused_in_words(String text, String problem) {
    assertThatThrownBy(() -> JsonText.parse("model", text))
        .isInstanceOf(InvoiceDataException.class)
        .hasMessageStartingWith("[model] " + problem)
        .hasMessageEndingWith("Restore the text as it was written, or make it again.");
  }

  @Test
  void deep_nesting_is_refused_before_the_stack_overflows() {
    char[] open = new char[100_000];
    Arrays.fill(open, '[');

    assertThatThrownBy(() -> JsonText.parse("model", new String(open)))
        .isInstanceOf(InvoiceDataException.class)
        .hasMessageContaining("depth");
  }

  @Test
  void what_a_maker_refuses_is_told_with_the_source() {
    assertThatThrownBy(
            () ->
                JsonText.read(
                    "model",
                    "{}",
                    tree -> {
                      throw new IllegalArgumentException("k is 0");
                    }))
        .isInstanceOf(InvoiceDataException.class)
        .hasMessage("[model] k is 0. Restore the text as it was written, or make it again.");
  }
}
