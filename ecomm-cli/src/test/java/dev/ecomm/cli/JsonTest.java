package dev.ecomm.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class JsonTest {

  private static String written(Object value) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    Json.write(value, Console.utf8(bytes, true));
    return bytes.toString(UTF_8);
  }

  @Test
  void a_decimal_keeps_all_its_digits() throws IOException {
    assertThat(written(new BigDecimal("9747747.9340"))).isEqualTo("9747747.9340\n");
    assertThat(written(new BigDecimal("1E+3"))).isEqualTo("1000\n");
  }

  @Test
  void a_double_is_the_shortest_text_that_reads_back() throws IOException {
    assertThat(written(2.0E-3)).isEqualTo("0.002\n");
    assertThat(written(2.2250738585072014E-308)).isEqualTo("2.2250738585072014E-308\n");
  }

  @Test
  void what_json_has_no_number_for_is_text() throws IOException {
    assertThat(written(List.of(Double.NaN, Double.POSITIVE_INFINITY)))
        .isEqualTo("[ \"NaN\", \"Infinity\" ]\n");
  }

  @Test
  void an_object_keeps_the_order_of_its_keys() throws IOException {
    Map<String, Object> value = new LinkedHashMap<>();
    value.put("z", 1L);
    value.put("a", Map.of("inner", true));
    value.put("list", Arrays.asList("x\n", null, 2));

    assertThat(written(value))
        .isEqualTo(
            "{\n  \"z\" : 1,\n  \"a\" : {\n    \"inner\" : true\n  },\n"
                + "  \"list\" : [ \"x\\n\", null, 2 ]\n}\n");
  }
}
