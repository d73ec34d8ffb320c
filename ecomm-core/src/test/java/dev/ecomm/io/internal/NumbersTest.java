package dev.ecomm.io.internal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NumbersTest {

  @ParameterizedTest
  @CsvSource({
    "6, 6",
    "-6, -6",
    "+6, 6",
    "6., 6",
    "6.0, 6",
    "-12.000, -12",
    "-0, 0",
    "007, 7",
    "00000000000000000000000000000000000000000012, 12",
    "' 6 ', 6",
    "2147483647, 2147483647",
    "-2147483648, -2147483648"
  })
  void whole_numbers_are_read_exactly(String text, long value) {
    assertThat(wholeNumber(text)).isEqualTo(value);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2147483648",
        "-2147483649",
        "9223372036854775808",
        "-9223372036854775808",
        "18446744073709551622",
        "340282366920938463463374607431768211462",
        "99999999999.0"
      })
  void whole_numbers_beyond_an_int_are_told_from_other_texts(String text) {
    assertThat(wholeNumber(text)).isEqualTo(Numbers.OUT_OF_RANGE);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "+",
        "-",
        ".",
        "-.",
        ".0",
        "six",
        "NaN",
        "Infinity",
        "null",
        "1e3",
        "1E0",
        "0x10",
        "1_000",
        "1,5",
        "1.5",
        "6.01",
        "6.0.",
        "6..0",
        "--6",
        "+-6",
        "6-",
        "6 6",
        "- 6",
        "\u0663",
        "\uFF16",
        "6\u00A0",
        "\t6",
        "6\0",
        "(6)",
        "6L",
        "1/2"
      })
  void what_is_no_whole_number_is_refused(String text) {
    assertThat(wholeNumber(text)).isEqualTo(Numbers.NOT_A_NUMBER);
  }

  @Test
  void every_int_is_read_as_it_is_written() {
    SplittableRandom random = new SplittableRandom(1);
    for (int i = 0; i < 20_000; i++) {
      long value = random.nextLong(-(1L << random.nextInt(1, 40)), 1L << random.nextInt(1, 40));
      long expected = value == (int) value ? value : Numbers.OUT_OF_RANGE;

      assertThat(wholeNumber(Long.toString(value))).isEqualTo(expected);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "2.55, 2.55",
    "-11062.06, -11062.06",
    "0, 0.0",
    "-0, -0.0",
    "-0.000, -0.0",
    "+1, 1.0",
    "5., 5.0",
    ".5, 0.5",
    "-.5, -0.5",
    "' 3.39 ', 3.39",
    "00000000000000000001.5, 1.5",
    "1e3, 1000.0",
    "1E-2, 0.01",
    "1.5e+2, 150.0",
    "1.e1, 10.0",
    "1e00000000000000000000000000000000002, 100.0",
    "0e99999999999999999999, 0.0",
    "0.1000000000000000055511151231257827021181583404541015625, 0.1",
    "9007199254740993, 9007199254740992.0",
    "1.7976931348623157e308, 1.7976931348623157E308",
    "4.9e-324, 4.9E-324",
    "1e-400, 0.0",
    "-1e-400, -0.0"
  })
  void decimals_are_read_to_the_nearest_double(String text, double value) {
    assertThat(bits(decimal(text))).isEqualTo(bits(value));
  }

  @ParameterizedTest
  @ValueSource(strings = {"1e400", "-1e400", "1e99999999999999999999", "1.8e308"})
  void decimals_beyond_a_double_are_infinite(String text) {
    assertThat(decimal(text)).isInfinite();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "+",
        "-",
        ".",
        "-.",
        "e5",
        ".e5",
        "1e",
        "1e+",
        "1e-",
        "1e5.0",
        "1.2.3",
        "1..2",
        "NaN",
        "nan",
        "Infinity",
        "-Infinity",
        "inf",
        "0x10",
        "0x1p3",
        "1_000",
        "1,5",
        "1.234,56",
        "1d",
        "1f",
        "1D",
        "1F",
        "1L",
        "\u0663",
        "\u0663.5",
        "\u00A33",
        "$3",
        "3%",
        "1 2",
        "- 1",
        "1e 5",
        "\t1",
        "1\0",
        "1\u00A0",
        "--1",
        "1-",
        "six"
      })
  void what_is_no_decimal_is_refused(String text) {
    assertThat(decimal(text)).isNaN();
  }

  @Test
  void decimals_of_any_length_are_rounded_as_the_jdk_rounds_them() {
    SplittableRandom random = new SplittableRandom(2);
    for (int i = 0; i < 20_000; i++) {
      String text = decimalText(random);

      assertThat(bits(decimal(text))).as(text).isEqualTo(bits(Double.parseDouble(text)));
    }
  }

  @Test
  void the_shortest_text_of_any_double_gives_it_back() {
    SplittableRandom random = new SplittableRandom(3);
    for (int i = 0; i < 20_000; i++) {
      double value = Double.longBitsToDouble(random.nextLong());
      if (Double.isFinite(value)) {
        assertThat(bits(decimal(Double.toString(value)))).isEqualTo(bits(value));
      }
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2.55",
        "0",
        "0.0",
        "000000000000000000",
        "0.00000000000000000000",
        "0e99999999999999",
        "-0.000000000000000000",
        "100000000000000000000000",
        "1e308",
        "0.1000000000000000000000",
        "123456789012345",
        "0.00012345678901234500",
        "1234567890.12345",
        "   2.55                 ",
        "0.30000000000000004",
        "4.9e-324",
        "1.7976931348623157E308",
        "12345678901234567e-10"
      })
  void decimals_that_a_double_gives_back_lose_no_digits(String text) {
    assertThat(losesDigits(text)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0.1234567890123456789",
        "9007199254740993",
        "123456789012345678901234567890",
        "1e-400",
        "1e-9999999999999999999",
        "1.2345e-320",
        "-0.3000000000000000444"
      })
  void decimals_with_more_digits_than_a_double_holds_lose_some(String text) {
    assertThat(losesDigits(text)).isTrue();
  }

  @Test
  void digits_are_lost_exactly_if_the_shortest_text_is_another_number() {
    SplittableRandom random = new SplittableRandom(4);
    for (int i = 0; i < 4_000; i++) {
      String text = decimalText(random);
      double value = Double.parseDouble(text);
      // Of the smallest doubles, the one digit that names them is not always the nearest.
      if (Double.isFinite(value) && (value == 0 || Math.abs(value) > 1e-300)) {
        boolean expected = new BigDecimal(text).compareTo(shortest(value)) != 0;

        assertThat(losesDigits(text)).as(text).isEqualTo(expected);
      }
    }
  }

  /** A hostile cell: a BigDecimal of it costs time that is quadratic in its digits. */
  @Test
  void a_price_of_a_million_digits_is_judged_without_a_big_decimal() {
    byte[] text = ("1." + "0".repeat(1_000_000) + "1").getBytes(UTF_8);

    assertThat(Numbers.decimal(text, 0, text.length)).isEqualTo(1.0);
    assertThat(Numbers.losesDigits(text, 0, text.length, 1.0)).isTrue();
    assertThat(Numbers.losesDigits(text, 0, text.length - 1, 1.0)).isFalse();
  }

  @Test
  void numbers_are_read_from_the_middle_of_bytes() {
    byte[] bytes = "9-12.5e9".getBytes(UTF_8);

    assertThat(Numbers.decimal(bytes, 1, 6)).isEqualTo(-12.5);
    assertThat(Numbers.wholeNumber(bytes, 1, 4)).isEqualTo(-12);
  }

  /** Lengths on both sides of what the fast path takes, zeros at both ends, exponents. */
  private static String decimalText(SplittableRandom random) {
    StringBuilder text = new StringBuilder(random.nextInt(3) == 0 ? "-" : "");
    text.append("0".repeat(random.nextInt(4) == 0 ? random.nextInt(20) : 0));
    text.append(new BigInteger(Long.toUnsignedString(random.nextLong())));
    text.setLength(random.nextInt(1, text.length() + 1));
    if (text.charAt(text.length() - 1) == '-') {
      text.append('7');
    }
    if (random.nextInt(3) > 0) {
      text.append('.').append(random.nextLong(Long.MAX_VALUE) >>> random.nextInt(64));
    }
    text.append(random.nextInt(6) == 0 ? "0".repeat(random.nextInt(20)) : "");
    if (random.nextInt(5) == 0) {
      text.append(random.nextBoolean() ? "e" : "E").append(random.nextInt(-340, 320));
    }
    return text.toString();
  }

  /** The shortest decimal that reads back as the double, found by trying all lengths. */
  private static BigDecimal shortest(double value) {
    if (value == 0) {
      return BigDecimal.ZERO;
    }
    BigDecimal exact = new BigDecimal(value);
    for (int digits = 1; ; digits++) {
      BigDecimal rounded = exact.round(new MathContext(digits, RoundingMode.HALF_EVEN));
      if (rounded.doubleValue() == value) {
        return rounded;
      }
    }
  }

  private static long bits(double value) {
    return Double.doubleToRawLongBits(value);
  }

  private static long wholeNumber(String text) {
    byte[] bytes = text.getBytes(UTF_8);
    return Numbers.wholeNumber(bytes, 0, bytes.length);
  }

  private static double decimal(String text) {
    byte[] bytes = text.getBytes(UTF_8);
    return Numbers.decimal(bytes, 0, bytes.length);
  }

  private static boolean losesDigits(String text) {
    byte[] bytes = text.getBytes(UTF_8);
    return Numbers.losesDigits(bytes, 0, bytes.length, Numbers.decimal(bytes, 0, bytes.length));
  }
}
