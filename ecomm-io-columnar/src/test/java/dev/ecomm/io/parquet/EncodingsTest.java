package dev.ecomm.io.parquet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The small parts, for themselves. */
class EncodingsTest {

  @Test
  void numbers_of_any_width_are_read_as_they_were_written() {
    SplittableRandom random = new SplittableRandom(1);
    for (int width = 1; width <= 31; width++) {
      int[] numbers = new int[random.nextInt(2_000)];
      for (int i = 0; i < numbers.length; i++) {
        boolean repeats = i > 0 && random.nextInt(10) > 0;
        numbers[i] = repeats ? numbers[i - 1] : random.nextInt() >>> (32 - width);
      }
      ByteOutput out = new ByteOutput();
      HybridWriter.write(out, numbers, 0, numbers.length, width);
      HybridReader reader = new HybridReader();
      reader.start(Arrays.copyOf(out.bytes, out.size + Codec.SLACK), 0, out.size, width);
      int[] read = new int[numbers.length];
      for (int from = 0; from < read.length; ) {
        int n = Math.min(read.length - from, 1 + random.nextInt(50));
        reader.read(read, from, n);
        from += n;
      }
      assertThat(read).as("%d bits", width).isEqualTo(numbers);
      assertThatThrownBy(() -> reader.read(new int[100], 0, 100)).isInstanceOf(Damage.class);
    }
  }

  @Test
  void a_run_takes_a_few_bytes() {
    ByteOutput out = new ByteOutput();
    HybridWriter.write(out, new int[1_000_000], 0, 1_000_000, 20);

    assertThat(out.size).isLessThan(10);
  }

  @ParameterizedTest
  @CsvSource({
    "2.55, 4, 2, 255",
    "-0.01, 4, 2, -1",
    "99.99, 4, 2, 9999",
    "0, 4, 2, 0",
    "123456789012.125, 18, 3, 123456789012125",
    "9007199254740993, 18, 0, 9007199254740992",
    "0.1, 18, 18, 100000000000000000"
  })
  void a_double_is_the_decimal_that_reads_back(
      double value, int precision, int scale, long number) {
    assertThat(new Decimal(precision, scale).unscaled(value)).isEqualTo(number);
    assertThat(Decimal.toDouble(number, scale)).isEqualTo(value);
  }

  @ParameterizedTest
  @CsvSource({
    "2.555, 4, 2",
    "100, 4, 2",
    "-0.0, 4, 2",
    "NaN, 4, 2",
    "Infinity, 4, 2",
    "1e300, 9, 0",
    "0.1234567890123456, 18, 15"
  })
  void a_double_that_does_not_fit_is_told(double value, int precision, int scale) {
    assertThat(new Decimal(precision, scale).unscaled(value)).isEqualTo(Decimal.DOES_NOT_FIT);
  }

  @Test
  void a_decimal_is_the_nearest_double() {
    SplittableRandom random = new SplittableRandom(2);
    for (int i = 0; i < 10_000; i++) {
      long unscaled = random.nextLong() >> random.nextInt(64);
      int scale = random.nextInt(30);
      assertThat(Decimal.toDouble(unscaled, scale))
          .isEqualTo(Double.parseDouble(BigDecimal.valueOf(unscaled, scale).toString()));
    }
  }

  @Test
  void utf8_is_judged_as_java_does() {
    SplittableRandom random = new SplittableRandom(3);
    int[] interesting = {0, 0x7F, 0x80, 0x8F, 0x90, 0x9F, 0xA0, 0xBF, 0xC1, 0xC2, 0xDF, 0xE0};
    int[] leads = {0xE1, 0xED, 0xEE, 0xEF, 0xF0, 0xF1, 0xF4, 0xF5, 0xFF};
    for (int i = 0; i < 100_000; i++) {
      byte[] bytes = new byte[random.nextInt(12) + Codec.SLACK];
      int length = bytes.length - Codec.SLACK;
      for (int b = 0; b < length; b++) {
        boolean lead = random.nextInt(3) == 0;
        bytes[b] =
            (byte)
                (lead
                    ? leads[random.nextInt(leads.length)]
                    : interesting[random.nextInt(interesting.length)]);
      }
      assertThat(Utf8.isValid(bytes, 0, length)).isEqualTo(javaSays(bytes, length));
    }
  }

  private static boolean javaSays(byte[] bytes, int length) {
    try {
      var unused = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes, 0, length));
      return true;
    } catch (CharacterCodingException e) {
      return false;
    }
  }
}
