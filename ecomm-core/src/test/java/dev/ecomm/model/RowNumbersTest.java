package dev.ecomm.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;

class RowNumbersTest {

  @ParameterizedTest
  @Seeds(40)
  void runs_and_a_plain_array_agree(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    long[] plain = ascending(random, 1 + random.nextInt(200));
    RowNumbers numbers = of(plain);
    int from = random.nextInt(plain.length);
    int to = from + random.nextInt(plain.length - from + 1);
    int[] selected = random.ints(20, 0, plain.length).sorted().distinct().toArray();

    assertHolds(numbers, plain);
    assertHolds(numbers.slice(from, to), Arrays.copyOfRange(plain, from, to));
    assertHolds(
        numbers.select(selected), Arrays.stream(selected).mapToLong(i -> plain[i]).toArray());
  }

  @Test
  void equal_numbers_are_equal_however_they_came_about() {
    RowNumbers all = of(1, 2, 3, 7, 8);

    assertThat(all.select(new int[] {1, 2, 3})).isEqualTo(of(2, 3, 7)).isEqualTo(all.slice(1, 4));
    assertThat(all.slice(1, 4)).hasSameHashCodeAs(of(2, 3, 7));
    assertThat(of(1, 2)).isNotEqualTo(of(1, 2, 3));
    assertThat(of(1, 3)).isNotEqualTo(of(1, 2));
    assertThat(of(1, 2, 4)).isNotEqualTo(of(1, 3, 4));
    assertThat(of()).isEqualTo(of());
    assertThat(of(1)).isNotEqualTo("1");
  }

  @Test
  void numbers_beyond_an_int_are_kept() {
    long[] numbers = {3_000_000_000L, 3_000_000_001L, Long.MAX_VALUE};

    assertHolds(of(numbers), numbers);
  }

  private static RowNumbers of(long... numbers) {
    RowNumbers.Builder builder = new RowNumbers.Builder();
    for (long number : numbers) {
      builder.append(number);
    }
    return builder.build();
  }

  private static void assertHolds(RowNumbers numbers, long[] expected) {
    for (int row = 0; row < expected.length; row++) {
      assertThat(numbers.at(row)).isEqualTo(expected[row]);
    }
    assertThat(numbers).isEqualTo(of(expected));
  }

  private static long[] ascending(SplittableRandom random, int rows) {
    long[] numbers = new long[rows];
    long next = 1;
    for (int row = 0; row < rows; row++) {
      next += random.nextInt(4) == 0 ? 1 + random.nextInt(100) : 0;
      numbers[row] = next++;
    }
    return numbers;
  }
}
