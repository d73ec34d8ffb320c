package dev.ecomm.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ColumnTest {

  private static final BitSet SECOND = BitSet.valueOf(new long[] {0b10});
  private static final LocalDate DAY = LocalDate.of(2011, 12, 9);
  private static final LocalDateTime TIME = DAY.atTime(12, 50);

  /** A value, a missing one, and the value again, in each type. */
  static Stream<Column> value_missing_value() {
    return Stream.of(
        LongColumn.of(new long[] {7, 99, 7}, SECOND),
        DoubleColumn.of(new double[] {0.1, 99, 0.1}, SECOND),
        StringColumn.of("a", null, "a"),
        BooleanColumn.of(new boolean[] {true, true, true}, SECOND),
        DateColumn.of(Arrays.asList(DAY, null, DAY)),
        TimestampColumn.of(Arrays.asList(TIME, null, TIME)),
        StringListColumn.of(Arrays.asList(List.of("a", "b"), null, List.of("a", "b"))));
  }

  private static Column rebuilt(Column column) {
    ColumnBuilder builder = ColumnBuilder.of(column.type());
    for (int row = 0; row < column.size(); row++) {
      column.valueAt(row).ifPresentOrElse(builder::addValue, builder::addMissing);
    }
    assertThat(builder.size()).isEqualTo(column.size());
    return builder.build();
  }

  @ParameterizedTest
  @MethodSource("value_missing_value")
  void a_missing_row_has_no_value(Column column) {
    assertThat(column.size()).isEqualTo(3);
    assertThat(column.isMissing(0)).isFalse();
    assertThat(column.isMissing(1)).isTrue();
    assertThat(column.missingCount()).isEqualTo(1);
    assertThat(column.valueAt(1)).isEmpty();
    assertThat(column.valueAt(2)).isPresent().isEqualTo(column.valueAt(0));
  }

  @ParameterizedTest
  @MethodSource("value_missing_value")
  void a_column_equals_one_that_was_built_of_its_values(Column column) {
    assertThat(rebuilt(column)).isEqualTo(column).hasSameHashCodeAs(column);
  }

  @ParameterizedTest
  @MethodSource("value_missing_value")
  void a_slice_holds_the_rows_from_first_to_last(Column column) {
    Column slice = column.slice(1, 3);

    assertThat(slice.size()).isEqualTo(2);
    assertThat(slice.isMissing(0)).isTrue();
    assertThat(slice.valueAt(1)).isEqualTo(column.valueAt(2));
    assertThat(column.slice(2, 2).size()).isZero();
    assertThat(column.slice(2, 3)).isEqualTo(column.slice(0, 1)).isNotEqualTo(slice);
  }

  @ParameterizedTest
  @MethodSource("value_missing_value")
  void a_column_added_twice_stands_twice(Column column) {
    ColumnBuilder builder = ColumnBuilder.of(column.type());
    builder.addAll(column);
    builder.addAll(column.slice(0, 2));

    Column both = builder.build();

    assertThat(both.slice(0, 3)).isEqualTo(column);
    assertThat(both.slice(3, 5)).isEqualTo(column.slice(0, 2));
  }

  @ParameterizedTest
  @MethodSource("value_missing_value")
  void a_row_outside_is_an_error(Column column) {
    assertThatThrownBy(() -> column.valueAt(3)).isInstanceOf(IndexOutOfBoundsException.class);
    assertThatThrownBy(() -> column.isMissing(3)).isInstanceOf(IndexOutOfBoundsException.class);
    assertThatThrownBy(() -> column.isMissing(-1)).isInstanceOf(IndexOutOfBoundsException.class);
    assertThatThrownBy(() -> column.slice(2, 4)).isInstanceOf(IndexOutOfBoundsException.class);
  }

  @ParameterizedTest
  @MethodSource("value_missing_value")
  void a_value_of_another_class_is_refused(Column column) {
    ColumnBuilder builder = ColumnBuilder.of(column.type());

    assertThatIllegalArgumentException()
        .isThrownBy(() -> builder.addValue('x'))
        .withMessage("value x is a Character, must fit " + column.type());
  }

  @ParameterizedTest
  @MethodSource("value_missing_value")
  void a_column_of_another_type_is_neither_equal_nor_added(Column column) {
    Column other = column instanceof LongColumn ? DoubleColumn.of(1) : LongColumn.of(1);
    ColumnBuilder builder = ColumnBuilder.of(column.type());

    assertThat(column).isNotEqualTo(other);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> builder.addAll(other))
        .withMessage("column is " + other.type() + ", must be " + column.type());
  }

  @ParameterizedTest
  @MethodSource("value_missing_value")
  void a_column_differs_from_one_where_the_row_is_not_missing(Column column) {
    ColumnBuilder builder = ColumnBuilder.of(column.type());
    column.valueAt(0).ifPresent(value -> List.of(1, 2, 3).forEach(i -> builder.addValue(value)));

    assertThat(builder.build()).isNotEqualTo(column);
  }

  @ParameterizedTest
  @MethodSource("value_missing_value")
  void to_string_counts(Column column) {
    assertThat(column).hasToString(column.type() + "[3 rows, 1 missing]");
  }

  @Test
  void primitives_of_missing_rows_are_zero_nan_and_false() {
    assertThat(LongColumn.of(new long[] {7, 99}, SECOND).longAt(1)).isZero();
    assertThat(DoubleColumn.of(new double[] {7, 99}, SECOND).doubleAt(1)).isNaN();
    assertThat(BooleanColumn.of(new boolean[] {true, true}, SECOND).booleanAt(1)).isFalse();
    assertThat(DateColumn.ofEpochDays(new int[] {7, 99}, SECOND).epochDayAt(1)).isZero();
    assertThat(TimestampColumn.ofEpochSeconds(new long[] {7, 99}, SECOND).epochSecondAt(1))
        .isZero();
    assertThat(StringListColumn.of(Arrays.asList(List.of("a"), null)).lengthAt(1)).isZero();
  }

  @Test
  void objects_of_missing_rows_are_errors() {
    List<Runnable> accesses =
        List.of(
            () -> StringColumn.of("a", null).textAt(1),
            () -> DateColumn.of(Arrays.asList(DAY, null)).dateAt(1),
            () -> TimestampColumn.of(Arrays.asList(TIME, null)).timestampAt(1),
            () -> StringListColumn.of(Arrays.asList(List.of("a"), null)).listAt(1));

    assertThat(accesses)
        .allSatisfy(
            access ->
                assertThatExceptionOfType(NoSuchElementException.class)
                    .isThrownBy(access::run)
                    .withMessage("row 1 is missing; ask isMissing first"));
  }

  @Test
  void columns_do_not_change_with_the_arrays_they_were_made_of() {
    long[] longs = {1};
    double[] doubles = {1};
    int[] codes = {0};
    BitSet missing = new BitSet();
    LongColumn longColumn = LongColumn.of(longs, missing);
    DoubleColumn doubleColumn = DoubleColumn.of(doubles);
    StringColumn stringColumn = StringColumn.of(Dictionary.of(List.of("a", "b")), codes);

    longs[0] = 2;
    doubles[0] = 2;
    codes[0] = 1;
    missing.set(0);

    assertThat(longColumn).isEqualTo(LongColumn.of(1L));
    assertThat(doubleColumn).isEqualTo(DoubleColumn.of(1));
    assertThat(stringColumn).isEqualTo(StringColumn.of("a"));
  }

  @Test
  void a_column_does_not_change_with_the_array_it_hands_out() {
    LongColumn longs = LongColumn.of(1, 2);
    DoubleColumn doubles = DoubleColumn.of(1, 2);

    longs.toArray()[0] = 9;
    doubles.toArray()[0] = 9;

    assertThat(longs.toArray()).containsExactly(1, 2);
    assertThat(doubles.toArray()).containsExactly(1, 2);
  }

  @Test
  void longs_held_as_ints_equal_longs() {
    LongColumn narrow = LongColumn.of(new int[] {1, Integer.MIN_VALUE, 3});
    LongColumn wide = LongColumn.of(1, Integer.MIN_VALUE, 3);

    assertThat(narrow).isEqualTo(wide).hasSameHashCodeAs(wide);
    assertThat(narrow.slice(1, 3)).isEqualTo(wide.slice(1, 3));
    assertThat(narrow.toArray()).isEqualTo(wide.toArray());
    assertThat(narrow).isNotEqualTo(LongColumn.of(1, 2, 3));
  }

  @Test
  void nan_is_a_value_and_equals_every_nan() {
    DoubleColumn nan = DoubleColumn.of(Double.NaN);

    assertThat(nan.isMissing(0)).isFalse();
    assertThat(nan).isEqualTo(DoubleColumn.of(Double.longBitsToDouble(0x7ff8000000000123L)));
    assertThat(nan).isNotEqualTo(DoubleColumn.ofNanAsMissing(Double.NaN));
  }

  @Test
  void negative_zero_differs_from_zero() {
    assertThat(DoubleColumn.of(-0.0)).isNotEqualTo(DoubleColumn.of(0.0));
  }

  @Test
  void nan_can_be_taken_as_missing() {
    DoubleColumn column = DoubleColumn.ofNanAsMissing(1.5, Double.NaN);

    assertThat(column.isMissing(0)).isFalse();
    assertThat(column.valueAt(1)).isEmpty();
  }

  @Test
  void any_number_fits_a_double() {
    DoubleColumn.Builder builder = new DoubleColumn.Builder();
    builder.addValue(3);
    builder.addValue(2.5f);

    assertThat(builder.build()).isEqualTo(DoubleColumn.of(3, 2.5));
  }

  @Test
  void an_empty_text_and_an_empty_list_are_values() {
    assertThat(StringColumn.of("").isMissing(0)).isFalse();
    assertThat(StringColumn.of("").valueAt(0)).isEqualTo(Optional.of(""));
    assertThat(StringListColumn.of(List.of(List.of())).isMissing(0)).isFalse();
    assertThat(StringListColumn.of(List.of(List.of())).listAt(0)).isEmpty();
  }

  @Test
  void texts_are_equal_whatever_their_dictionaries() {
    StringColumn first = StringColumn.of(Dictionary.of(List.of("a", "b")), 0, 1, -1, 0);
    StringColumn second = StringColumn.of(Dictionary.of(List.of("x", "b", "a")), 2, 1, -1, 2);

    assertThat(first).isEqualTo(second).hasSameHashCodeAs(second);
    assertThat(first)
        .isNotEqualTo(StringColumn.of(second.dictionary(), 2, 1, -1, 1))
        .isNotEqualTo(StringColumn.of(second.dictionary(), 2, 1, 1, 2))
        .isNotEqualTo(StringColumn.of(second.dictionary(), -1, 1, -1, 2))
        .isNotEqualTo(StringColumn.of(second.dictionary(), 0, 1, -1, 0))
        .isNotEqualTo(StringColumn.of(first.dictionary(), 0, 1));
  }

  @Test
  void lists_of_the_same_items_in_other_rows_differ() {
    assertThat(StringListColumn.of(List.of(List.of("a", "b"), List.of())))
        .isNotEqualTo(StringListColumn.of(List.of(List.of("a"), List.of("b"))));
  }

  @Test
  void a_text_column_shares_its_dictionary() {
    StringColumn column = StringColumn.of("a", "b");

    assertThat(column.slice(1, 2).dictionary()).isSameAs(column.dictionary());
    assertThat(column.slice(1, 2).codeAt(0)).isEqualTo(1);
  }

  @Test
  void bytes_make_the_same_column_as_texts() {
    byte[] utf8 = {'x', 'a', 'b', 'x'};
    StringColumn.Builder texts = new StringColumn.Builder();
    texts.add(utf8, 1, 2);
    StringListColumn.Builder lists = new StringListColumn.Builder();
    lists.addItem(utf8, 1, 1);
    lists.addItem(utf8, 2, 1);
    lists.endList();
    lists.endList();

    assertThat(texts.build()).isEqualTo(StringColumn.of("ab"));
    assertThat(lists.build()).isEqualTo(StringListColumn.of(List.of(List.of("a", "b"), List.of())));
  }

  @Test
  void codes_that_the_dictionary_does_not_have_are_refused() {
    Dictionary dictionary = Dictionary.of(List.of("a"));

    assertThatIllegalArgumentException()
        .isThrownBy(() -> StringColumn.of(dictionary, 0, 1))
        .withMessage("code of row 1 is 1, must be from -1 to 0");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> StringColumn.of(dictionary, -2))
        .withMessage("code of row 0 is -2, must be from -1 to 0");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> StringListColumn.of(dictionary, new int[] {-1}, new int[] {1}))
        .withMessage("code -1 at 0 is not of " + dictionary);
  }

  @Test
  void ends_of_lists_must_ascend_to_the_number_of_items() {
    Dictionary dictionary = Dictionary.of(List.of("a", "b"));
    int[] codes = {0, 1, 0};

    StringListColumn lists = StringListColumn.of(dictionary, codes, new int[] {2, 2, 3});

    assertThat(lists)
        .isEqualTo(StringListColumn.of(List.of(List.of("a", "b"), List.of(), List.of("a"))));
    assertThat(lists.codeAt(0, 1)).isEqualTo(1);
    assertThatThrownBy(() -> lists.codeAt(1, 0)).isInstanceOf(IndexOutOfBoundsException.class);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> StringListColumn.of(dictionary, codes, new int[] {2, 1}))
        .withMessage("end of row 1 is 1, must be from 2 to 3");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> StringListColumn.of(dictionary, codes, new int[] {2}))
        .withMessage("the last end is 2, must be the number of codes, 3");
  }

  @Test
  void missing_rows_past_the_last_are_refused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> LongColumn.of(new long[] {1}, SECOND))
        .withMessage("missing names row 1, but there are only 1 rows");
  }

  @Test
  void a_timestamp_with_a_fraction_of_a_second_is_refused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> TimestampColumn.of(List.of(TIME.withNano(1_000))))
        .withMessageEndingWith("must be in whole seconds; truncate it first");
  }

  @Test
  void a_timestamp_or_date_outside_the_calendar_is_refused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> TimestampColumn.ofEpochSeconds(Long.MAX_VALUE))
        .withMessageStartingWith("epochSecond is 9223372036854775807, must be from -");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> TimestampColumn.ofEpochSeconds(Long.MIN_VALUE))
        .withMessageStartingWith("epochSecond is -9223372036854775808, must be from -");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> DateColumn.of(List.of(LocalDate.MAX)))
        .withMessage("date is +999999999-12-31, must be within 2^31 days of 1970-01-01");
  }
}
