package dev.ecomm.testkit;

import static dev.ecomm.testkit.DataTableAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.ecomm.model.DataTable;
import dev.ecomm.model.Field;
import dev.ecomm.model.Schema;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataTableAssertTest {

  private static final Schema SCHEMA =
      Schema.of(
          Field.ofString("customer_id"), Field.ofLong("frequency"), Field.ofDouble("monetary"));

  private static final DataTable TABLE =
      DataTable.builder(SCHEMA).row("18074", 1, 489.6).row("13747", null, Double.NaN).build();

  private static void assertFails(ThrowingCallable assertion, String message) {
    assertThatExceptionOfType(AssertionError.class).isThrownBy(assertion).withMessage(message);
  }

  private static DataTable rows(Object... monetary) {
    var builder = DataTable.builder(SCHEMA);
    for (int i = 0; i < monetary.length; i++) {
      builder.row("c" + i, i, monetary[i]);
    }
    return builder.build();
  }

  @Test
  void rows_and_columns_can_be_counted_and_named() {
    assertThat(TABLE).hasRows(2).hasColumns("customer_id", "frequency", "monetary");
    assertFails(() -> assertThat(TABLE).hasRows(3), "Expected 3 rows but there are 2 in " + TABLE);
    assertFails(
        () -> assertThat(TABLE).hasColumns("a"),
        "Expected columns [a] but there are " + TABLE.schema());
  }

  @Test
  void a_table_that_is_null_is_a_failure() {
    assertThatExceptionOfType(AssertionError.class)
        .isThrownBy(() -> assertThat((DataTable) null).hasRows(1));
  }

  @Test
  void equal_tables_are_equal_bit_for_bit() {
    assertThat(TABLE).isEqualTo(TABLE.slice(0, 2));
    assertFails(
        () -> assertThat(rows(0.0)).isEqualTo(rows(-0.0)),
        "1 difference:\n  row 0, monetary: 0.0, expected -0.0");
    assertFails(
        () -> assertThat(TABLE).isEqualTo(TABLE.select("monetary")),
        "Expected Schema[monetary DOUBLE] but there is " + SCHEMA);
    assertThatExceptionOfType(AssertionError.class)
        .isThrownBy(() -> assertThat(TABLE).isEqualTo("table"));
  }

  @Test
  void a_difference_names_row_column_and_both_values() {
    DataTable expected =
        DataTable.builder(SCHEMA).row("18075", 1, 489.6).row("13747", 2, 1.5).build();

    assertFails(
        () -> assertThat(TABLE).isCloseTo(expected),
        """
        3 differences:
          row 0, customer_id: "18074", expected "18075"
          row 1, frequency: missing, expected 2
          row 1, monetary: NaN, expected 1.5\
        """);
  }

  @Test
  void only_the_first_differences_are_shown() {
    Object[] ones = new Object[30];
    Object[] twos = new Object[30];
    java.util.Arrays.fill(ones, 1.0);
    java.util.Arrays.fill(twos, 2.0);

    assertThatExceptionOfType(AssertionError.class)
        .isThrownBy(() -> assertThat(rows(ones)).isCloseTo(rows(twos)))
        .withMessageStartingWith("30 differences:\n  row 0, monetary: 1.0, expected 2.0\n")
        .withMessageEndingWith("row 9, monetary: 1.0, expected 2.0\n  and 20 more");
  }

  @Test
  void doubles_may_differ_within_the_tolerance() {
    DataTable actual = rows(1e6 + 0.0005);
    DataTable expected = rows(1e6);

    assertThat(actual).isCloseTo(expected);
    assertThat(actual).within(Tolerance.absolute(0.001)).isCloseTo(expected);
    assertThat(actual)
        .within(Tolerance.exact())
        .within("monetary", Tolerance.relative(1e-6))
        .isCloseTo(expected);
    assertFails(
        () -> assertThat(actual).within(Tolerance.exact()).isCloseTo(expected),
        "1 difference:\n  row 0, monetary: 1000000.0005, expected 1000000.0");
  }

  @Test
  void a_tolerance_for_a_column_that_is_not_there_is_refused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> assertThat(TABLE).within("money", Tolerance.exact()))
        .withMessageStartingWith("no column \"money\"");
  }

  @Test
  void another_number_of_rows_is_a_difference() {
    assertFails(
        () -> assertThat(rows(1.0)).isCloseTo(rows(1.0, 2.0)),
        "1 difference:\n  2 rows expected but there are 1");
  }

  @Test
  void rows_of_equal_keys_are_compared_in_any_order() {
    DataTable turned =
        DataTable.builder(SCHEMA).addAll(TABLE.slice(1, 2)).addAll(TABLE.slice(0, 1)).build();

    assertThat(turned).keyedBy("customer_id").isCloseTo(TABLE);
    assertFails(
        () -> assertThat(turned).keyedBy("customer_id").isCloseTo(rows(1.0)),
        """
        3 differences:
          no row has customer_id = "c0"
          row 0 with customer_id = "13747" is not expected
          row 1 with customer_id = "18074" is not expected\
        """);
    assertFails(
        () ->
            assertThat(rows(2.0, 1.0))
                .keyedBy("customer_id", "frequency")
                .isCloseTo(rows(2.0, 3.0)),
        "1 difference:\n"
            + "  row 1 with customer_id = \"c1\", frequency = 1, monetary: 1.0, expected 3.0");
  }

  @Test
  void keys_that_do_not_tell_rows_apart_are_refused() {
    DataTable twice = DataTable.builder(SCHEMA).row("a", 1, 1.0).row("a", 2, 1.0).build();

    assertThatIllegalArgumentException()
        .isThrownBy(() -> assertThat(twice).keyedBy("customer_id").isCloseTo(twice))
        .withMessage(
            "keys do not tell rows apart: rows 0 and 1 of the table have customer_id = \"a\"");
  }

  @Test
  void some_columns_can_be_left_out() {
    assertThat(rows(1.0)).comparingOnly("customer_id").isCloseTo(rows(2.0));
    assertFails(
        () -> assertThat(rows(1.0)).isCloseTo(rows(1.0).select("monetary")),
        "Expected Schema[monetary DOUBLE] but there is " + SCHEMA);
  }

  @Test
  void a_golden_file_is_read_with_the_types_of_the_table(@TempDir Path folder) throws IOException {
    Path golden = folder.resolve("golden.csv");
    Files.writeString(
        golden, "monetary,CustomerID,frequency\n489.6000000001,18074,1\nNaN,13747,\n");

    assertThat(TABLE).isCloseToGolden(golden);
    assertFails(
        () -> assertThat(TABLE).within(Tolerance.exact()).isCloseToGolden(golden),
        "1 difference:\n  row 0, monetary: 489.6, expected 489.6000000001");
  }

  @Test
  void a_golden_file_with_other_columns_is_a_failure_unless_only_some_are_compared(
      @TempDir Path folder) throws IOException {
    Path golden = folder.resolve("golden.csv");
    Files.writeString(golden, "CustomerID,Frequency,rank\n18074,1,1\n13747,,2\n");

    assertThat(TABLE).comparingOnly("customer_id", "frequency").isCloseToGolden(golden);
    assertFails(
        () -> assertThat(TABLE).isCloseToGolden(golden),
        "Expected columns [customer_id, frequency, rank] of "
            + golden
            + " but there are [customer_id, frequency, monetary]");
    assertFails(
        () -> assertThat(TABLE.select("frequency")).isCloseToGolden(golden),
        "Expected columns [customer_id, frequency, rank] of "
            + golden
            + " but there are [frequency]");
  }
}
