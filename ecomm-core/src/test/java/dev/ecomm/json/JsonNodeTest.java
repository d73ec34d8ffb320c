package dev.ecomm.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.ecomm.error.InvoiceDataException;
import java.util.List;
import org.junit.jupiter.api.Test;

class JsonNodeTest {

  @Test
  void an_object_within_is_read_again_as_a_text_of_its_own() {
    String text = "{\"model\":{\"b\":[1,2.50,[]],\"a\":null,\"c\":{\"d\":\"x\"}}}";

    String within = JsonText.read("test", text, json -> json.objectText("model"));

    assertThat(within)
        .isEqualTo(
            """
            {
              "b" : [ 1, 2.5, [ ] ],
              "a" : null,
              "c" : {
                "d" : "x"
              }
            }
            """);
  }

  @Test
  void a_list_of_texts_may_have_missing_ones_where_that_is_said() {
    String text = "{\"a\":[\"x\",null]}";

    List<String> texts = JsonText.read("test", text, json -> json.textsOrMissing("a"));

    assertThat(texts).containsExactly("x", null);
    assertThatExceptionOfType(InvoiceDataException.class)
        .isThrownBy(() -> JsonText.read("test", text, json -> json.texts("a")))
        .withMessageContaining("\"a\" is null, must be a String");
  }

  @Test
  void what_is_no_object_is_refused() {
    assertThatExceptionOfType(InvoiceDataException.class)
        .isThrownBy(() -> JsonText.read("test", "{\"a\":1}", json -> json.objectText("a")))
        .withMessageContaining("\"a\" is 1, must be a Map");
  }
}
