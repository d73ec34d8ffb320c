package dev.ecomm.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.BitSet;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SelectionTest {

  @ParameterizedTest
  @Seeds(40)
  void selections_combine_like_conditions(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    int length = random.nextInt(150);
    boolean[] a = booleans(random, length);
    boolean[] b = booleans(random, length);
    Selection first = Selection.where(length, row -> a[row]);
    Selection second = Selection.where(length, row -> b[row]);

    assertSelects(first, row -> a[row]);
    assertSelects(first.and(second), row -> a[row] && b[row]);
    assertSelects(first.or(second), row -> a[row] || b[row]);
    assertSelects(first.not(), row -> !a[row]);
    assertThat(first.not().not()).isEqualTo(first).hasSameHashCodeAs(first);
    assertThat(first.and(second)).isEqualTo(second.and(first));
  }

  @Test
  void all_and_ranges_select_consecutive_rows() {
    assertThat(Selection.all(3).rows()).containsExactly(0, 1, 2);
    assertThat(Selection.range(2, 4, 5).rows()).containsExactly(2, 3);
    assertThat(Selection.range(2, 2, 5).rows()).isEmpty();
    assertThat(Selection.all(0).count()).isZero();
  }

  @ParameterizedTest
  @CsvSource({"-1, 2", "3, 2", "0, 6"})
  void a_range_outside_the_table_is_refused(int from, int to) {
    assertThatThrownBy(() -> Selection.range(from, to, 5))
        .isInstanceOf(IndexOutOfBoundsException.class);
  }

  @Test
  void a_bit_set_is_copied() {
    BitSet rows = new BitSet();
    rows.set(1);
    Selection selection = Selection.of(rows, 3);
    rows.set(2);

    assertThat(selection.rows()).containsExactly(1);
    assertThat(selection).hasToString("Selection[1 of 3 rows]");
  }

  @Test
  void a_bit_behind_the_last_row_is_refused() {
    BitSet rows = new BitSet();
    rows.set(3);

    assertThatIllegalArgumentException()
        .isThrownBy(() -> Selection.of(rows, 3))
        .withMessage("row 3 is selected, the table has 3 rows");
  }

  @Test
  void selections_of_different_lengths_do_not_meet() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Selection.all(2).and(Selection.all(3)))
        .withMessage("a selection of 3 rows meets one of 2");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Selection.all(2).or(Selection.all(3)))
        .withMessage("a selection of 3 rows meets one of 2");
  }

  @Test
  void the_length_counts_for_equality() {
    assertThat(Selection.range(0, 1, 2)).isNotEqualTo(Selection.range(0, 1, 3));
    assertThat(Selection.range(0, 1, 2)).isNotEqualTo("rows");
  }

  private static void assertSelects(Selection selection, java.util.function.IntPredicate test) {
    int[] expected = IntStream.range(0, selection.length()).filter(test).toArray();
    assertThat(selection.rows()).isEqualTo(expected);
    assertThat(selection.count()).isEqualTo(expected.length);
    for (int row = 0; row < selection.length(); row++) {
      assertThat(selection.contains(row)).isEqualTo(test.test(row));
    }
  }

  private static boolean[] booleans(SplittableRandom random, int length) {
    boolean[] values = new boolean[length];
    for (int i = 0; i < length; i++) {
      values[i] = random.nextBoolean();
    }
    return values;
  }

  @Test
  void the_first_rows_are_the_lowest_ones() {
    Selection odd = Selection.where(7, row -> row % 2 == 1);

    assertThat(odd.first(2)).containsExactly(1, 3);
    assertThat(odd.first(9)).containsExactly(1, 3, 5);
    assertThat(odd.first(0)).isEmpty();
  }
}
