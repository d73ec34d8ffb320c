package dev.ecomm.io.csv;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ecomm.io.internal.Numbers;
import dev.ecomm.model.Seeds;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ShortNumbersTest {

  private static final String LETTERS =
      "0123456789012345678901234567890123456789.-+ e/:\u00b0\u0130";

  /** What stands behind a text must not matter, and a number must be the one that others read. */
  @ParameterizedTest
  @Seeds(200)
  void a_short_number_is_the_one_that_the_careful_reader_finds_or_is_left_to_it(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    for (int i = 0; i < 500; i++) {
      byte[] bytes = new byte[16];
      random.nextBytes(bytes);
      int length = random.nextInt(ShortNumbers.MOST_BYTES + 1);
      for (int at = 0; at < length; at++) {
        bytes[at] = (byte) LETTERS.charAt(random.nextInt(LETTERS.length()));
      }
      String text = new String(bytes, 0, length, ISO_8859_1);

      int whole = ShortNumbers.wholeNumber(word(bytes), length);
      if (whole != ShortNumbers.OTHER) {
        assertThat((long) whole).as(text).isEqualTo(Numbers.wholeNumber(bytes, 0, length));
      }
      double decimal = ShortNumbers.decimal(word(bytes), length);
      if (!Double.isNaN(decimal)) {
        assertThat(decimal).as(text).isEqualTo(Numbers.decimal(bytes, 0, length));
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "6", "-1", "80995", "-80995", "12345678", "-1234567", "007"})
  void usual_quantities_are_not_left_to_others(String text) {
    assertThat(ShortNumbers.wholeNumber(word(text), text.length()))
        .isEqualTo(Integer.parseInt(text));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0",
        "2.55",
        "-11062.0",
        "13541.33",
        "0.001",
        ".5",
        "5.",
        "-.5",
        "-0.0",
        "8142.75"
      })
  void usual_prices_are_not_left_to_others(String text) {
    assertThat(ShortNumbers.decimal(word(text), text.length())).isEqualTo(Double.parseDouble(text));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "-", "--1", "+1", " 1", "1 ", "1e3", "1/2", "a"})
  void what_is_no_plain_whole_number_is_left_to_others(String text) {
    assertThat(ShortNumbers.wholeNumber(word(text), text.length())).isEqualTo(ShortNumbers.OTHER);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "-", ".", "-.", "..", "1.2.3", "+1.5", "1,5", "1e3"})
  void what_is_no_plain_decimal_is_left_to_others(String text) {
    assertThat(ShortNumbers.decimal(word(text), text.length())).isNaN();
  }

  @Test
  void minus_zero_keeps_its_sign() {
    assertThat(1 / ShortNumbers.decimal(word("-0"), 2)).isEqualTo(Double.NEGATIVE_INFINITY);
  }

  private static long word(String text) {
    byte[] bytes = (text + "99999999").getBytes(ISO_8859_1);
    return word(bytes);
  }

  private static long word(byte[] bytes) {
    return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).getLong();
  }
}
