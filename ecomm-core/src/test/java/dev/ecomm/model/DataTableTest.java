package dev.ecomm.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import org.junit.jupiter.api.Test;

class DataTableTest {

  private static final Schema SCHEMA =
      Schema.of(Field.ofString("segment"), Field.ofLong("customers"), Field.ofDouble("share"));

  private static final DataTable TABLE =
      DataTable.of(
          SCHEMA,
          StringColumn.of("Champions", "Lost", null),
          LongColumn.of(633, 1065, 3),
          DoubleColumn.of(0.25, Double.NaN, -0.0));

  @Test
  void a_column_is_found_by_its_name_and_type() {
    assertThat(TABLE.longs("customers").longAt(1)).isEqualTo(1065);
    assertThat(TABLE.doubles("share").doubleAt(0)).isEqualTo(0.25);
    assertThat(TABLE.strings("segment").textAt(1)).isEqualTo("Lost");
  }

  @Test
  void an_unknown_column_is_an_error_that_says_what_there_is() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> TABLE.column("segmnt"))
        .withMessage("no column \"segmnt\"; there are segment, customers, share");
  }

  @Test
  void a_column_asked_for_as_another_type_is_an_error_that_names_both() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> TABLE.doubles("customers"))
        .withMessage("column \"customers\" is LONG, not DOUBLE");
  }

  @Test
  void every_type_has_an_accessor() {
    DataTable table =
        DataTable.builder(
                Schema.of(
                    Field.ofBoolean("b"),
                    Field.ofDate("d"),
                    Field.ofTimestamp("t"),
                    Field.ofStringList("l")))
            .row(true, LocalDate.EPOCH, LocalDateTime.of(2011, 12, 9, 12, 50), List.of("x", "y"))
            .build();

    assertThat(table.booleans("b").booleanAt(0)).isTrue();
    assertThat(table.dates("d").dateAt(0)).isEqualTo(LocalDate.EPOCH);
    assertThat(table.timestamps("t").timestampAt(0)).isEqualTo("2011-12-09T12:50:00");
    assertThat(table.stringLists("l").listAt(0)).containsExactly("x", "y");
  }

  @Test
  void a_name_that_appears_twice_is_refused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Schema.of(Field.ofLong("a"), Field.ofDouble("a")))
        .withMessage("column \"a\" appears twice; give each column its own name");
  }

  @Test
  void an_empty_name_is_refused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Field.ofLong(""))
        .withMessage("name of a column is empty; give it one");
  }

  @Test
  void a_schema_without_columns_is_refused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Schema.of(List.of()))
        .withMessage("fields is empty; a table has at least one column");
  }

  @Test
  void columns_of_different_length_are_refused() {
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                DataTable.of(
                    Schema.of(Field.ofLong("a"), Field.ofLong("b")),
                    LongColumn.of(1, 2),
                    LongColumn.of(1, 2, 3)))
        .withMessage("column \"b\" has 3 rows, must have 2 as the first has");
  }

  @Test
  void a_column_of_another_type_than_the_schema_says_is_refused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> DataTable.of(Schema.of(Field.ofDouble("a")), LongColumn.of(1)))
        .withMessage("column \"a\" is LONG, must be DOUBLE");
  }

  @Test
  void more_columns_than_fields_are_refused() {
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> DataTable.of(Schema.of(Field.ofLong("a")), LongColumn.of(1), LongColumn.of(1)))
        .withMessage("columns are 2, must be 1 as the schema has");
  }

  @Test
  void select_takes_columns_in_the_order_asked_for() {
    DataTable selected = TABLE.select("share", "segment");

    assertThat(selected.schema().names()).containsExactly("share", "segment");
    assertThat(selected.column(1)).isSameAs(TABLE.column("segment"));
  }

  @Test
  void with_column_appends_a_column() {
    DataTable wider = TABLE.withColumn("rank", LongColumn.of(1, 2, 3));

    assertThat(wider.schema().names()).containsExactly("segment", "customers", "share", "rank");
    assertThat(wider.select("segment", "customers", "share")).isEqualTo(TABLE);
  }

  @Test
  void slice_and_head_take_rows() {
    assertThat(TABLE.slice(1, 3).strings("segment")).isEqualTo(StringColumn.of("Lost", null));
    assertThat(TABLE.head(1).rows()).isEqualTo(1);
    assertThat(TABLE.head(9)).isSameAs(TABLE);
    assertThat(TABLE.slice(3, 3).rows()).isZero();
  }

  @Test
  void slices_and_heads_outside_the_table_are_errors() {
    assertThatThrownBy(() -> TABLE.slice(1, 4)).isInstanceOf(IndexOutOfBoundsException.class);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> TABLE.head(-1))
        .withMessage("n is -1, must be at least 0");
  }

  @Test
  void rows_one_by_one_give_the_same_table_as_columns() {
    DataTable built =
        DataTable.builder(SCHEMA)
            .row("Champions", 633, 0.25)
            .row("Lost", 1065L, Double.NaN)
            .row(null, (short) 3, -0.0)
            .build();

    assertThat(built).isEqualTo(TABLE).hasSameHashCodeAs(TABLE);
  }

  @Test
  void a_value_that_does_not_fit_names_column_and_row() {
    DataTableBuilder builder = DataTable.builder(SCHEMA).row("a", 1, 0.5);

    assertThatIllegalArgumentException()
        .isThrownBy(() -> builder.row("b", 1.5, 0.5))
        .withMessage("column \"customers\", row 1: value 1.5 is a Double, must fit LONG");
  }

  @Test
  void a_row_of_another_length_is_refused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> DataTable.builder(SCHEMA).row("a", 1))
        .withMessage("row 0 has 2 values, must have 3");
  }

  @Test
  void tables_are_put_one_after_the_other() {
    DataTable other = DataTable.builder(SCHEMA).row("Lost", 7, 1.5).row(null, null, null).build();
    DataTableBuilder builder = DataTable.builder(SCHEMA).addAll(TABLE).addAll(other);

    DataTable both = builder.build();

    assertThat(builder.rows()).isEqualTo(5);
    assertThat(both.slice(0, 3)).isEqualTo(TABLE);
    assertThat(both.slice(3, 5)).isEqualTo(other);
  }

  @Test
  void a_table_of_another_schema_cannot_be_added() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> DataTable.builder(SCHEMA).addAll(TABLE.select("share")))
        .withMessage(
            "table has Schema[share DOUBLE], must have"
                + " Schema[segment STRING, customers LONG, share DOUBLE]");
  }

  @Test
  void a_table_differs_from_one_with_another_name_or_value() {
    DataTable renamed =
        DataTable.of(
            Schema.of(Field.ofString("s"), Field.ofLong("customers"), Field.ofDouble("share")),
            TABLE.columns());

    assertThat(TABLE).isNotEqualTo(renamed).isNotEqualTo(TABLE.head(2)).isNotEqualTo("table");
  }

  @Test
  void to_string_names_columns_not_values() {
    assertThat(TABLE)
        .hasToString("DataTable[3 rows, Schema[segment STRING, customers LONG, share DOUBLE]]");
  }
}
