package dev.ecomm.io.internal;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.io.NumberOutput;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.SplittableRandom;
import java.util.function.LongPredicate;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DoubleTextTest {

  private static String text(double value) {
    byte[] bytes = new byte[3 + DoubleText.MAX_BYTES];
    int end = DoubleText.write(value, bytes, 3);
    return new String(bytes, 3, end - 3, StandardCharsets.US_ASCII);
  }

  /** The expected texts were printed by Python 3.11's repr. */
  @ParameterizedTest
  @CsvSource({
    "0, 0.0",
    "-0.0, -0.0",
    "3, 3.0",
    "-1, -1.0",
    "100, 100.0",
    "0.1, 0.1",
    "2.55, 2.55",
    "0.001, 0.001",
    "0.005, 0.005",
    "-12.075, -12.075",
    "0.0001, 0.0001",
    "0.00012345, 0.00012345",
    "0.00001, 1e-05",
    "0.000012345, 1.2345e-05",
    "123456.7891, 123456.7891",
    "999999999999.999, 999999999999.999",
    "1000000000000, 1000000000000.0",
    "1234567890123456, 1234567890123456.0",
    "1e15, 1000000000000000.0",
    "1000000000000000.125, 1000000000000000.1",
    "9999999.999999998, 9999999.999999998",
    "12345678.123456789, 12345678.12345679",
    "0.0009999999999999998, 0.0009999999999999998",
    "9007199254740993, 9007199254740992.0",
    "1e16, 1e+16",
    "12345678901234567890, 1.2345678901234567e+19",
    "1e22, 1e+22",
    "1e23, 1e+23",
    "1e100, 1e+100",
    "9747747.934000002, 9747747.934000002",
    "0.30000000000000004, 0.30000000000000004",
    "2e-308, 2e-308",
    "2.2250738585072014e-308, 2.2250738585072014e-308",
    "1.7976931348623157e308, 1.7976931348623157e+308",
    "5e-324, 4.9e-324",
    "Infinity, inf",
    "-Infinity, -inf",
    "NaN, NaN"
  })
  void values_are_written_as_python_does(double value, String expected) {
    // 4.9e-324 is 5e-324 there: of the texts of two digits it is the nearest, which Java prefers.
    assertThat(text(value)).isEqualTo(expected);
  }

  @Test
  void every_double_reads_back_to_the_same_bits() {
    LongPredicate same =
        bits -> {
          double value = Double.longBitsToDouble(bits);
          double again = Double.parseDouble(text(value).replace("inf", "Infinity"));
          return Double.compare(again, value) == 0;
        };

    assertThat(new SplittableRandom(7).longs(200_000).filter(same.negate()).findFirst()).isEmpty();
  }

  @Test
  void no_text_has_more_digits_than_the_shortest() {
    LongPredicate shortest =
        seed -> {
          SplittableRandom random = new SplittableRandom(seed);
          double value = random.nextInt() / random.nextDouble(1, 1e6);
          BigDecimal expected = new BigDecimal(NumberOutput.toString(value, true));
          return new BigDecimal(text(value)).compareTo(expected) == 0;
        };

    assertThat(LongStream.range(0, 50_000).filter(shortest.negate()).findFirst()).isEmpty();
  }

  @Test
  void prices_are_written_with_the_digits_they_have() {
    LongPredicate exact =
        seed -> {
          SplittableRandom random = new SplittableRandom(seed);
          long thousandths = random.nextLong(1_000_000_000_000_000L) >> random.nextInt(50);
          BigDecimal price = BigDecimal.valueOf(thousandths, 3);
          String plain = price.stripTrailingZeros().toPlainString();
          String expected = plain.contains(".") ? plain : plain + ".0";
          return text(price.doubleValue()).equals(expected);
        };

    assertThat(LongStream.range(0, 50_000).filter(exact.negate()).findFirst()).isEmpty();
  }
}
