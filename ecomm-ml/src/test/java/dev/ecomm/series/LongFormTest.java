package dev.ecomm.series;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ecomm.error.InvoiceDataException;
import dev.ecomm.model.BooleanColumn;
import dev.ecomm.model.DataTable;
import dev.ecomm.model.DateColumn;
import dev.ecomm.model.DoubleColumn;
import dev.ecomm.model.Field;
import dev.ecomm.model.LongColumn;
import dev.ecomm.model.Schema;
import java.time.LocalDate;
import java.util.BitSet;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LongFormTest {

  /** Columns of texts, as a CSV file holds; the cells of a row by blanks, {@code -} is missing. */
  private static DataTable texts(String... rows) {
    var table =
        DataTable.builder(
            Schema.of(Field.ofString("unique_id"), Field.ofString("ds"), Field.ofString("y")));
    for (String row : rows) {
      Object[] cells = row.split(" ");
      for (int i = 0; i < cells.length; i++) {
        cells[i] = cells[i].equals("-") ? null : ((String) cells[i]).replace('_', ' ');
      }
      table.row(cells);
    }
    return table.build();
  }

  private static SeriesSet read(DataTable table) {
    return SeriesSet.fromTable(table, SeriesColumns.withDefaults(), "a.csv");
  }

  @Test
  void rows_of_several_series_may_be_mixed() {
    SeriesSet read = read(texts("tea 1 5", "jam 7 1.5", "tea 2 -", "jam 9 NaN", "tea 3 -2e1"));

    assertThat(read.ids()).containsExactly("tea", "jam");
    assertThat(read.scale()).isEqualTo(TimeScale.STEP);
    assertThat(read.values(0)).containsExactly(5, Double.NaN, -20);
    assertThat(read.values(1)).containsExactly(1.5, Double.NaN);
    assertThat(read.time(read.from(1) + 1)).isEqualTo(9);
  }

  @Test
  void what_is_written_is_read_again() {
    SeriesSet dates = read(texts("tea 2011-01-02 5", "tea 2011-01-04 -"));
    SeriesSet stamps = read(texts("tea 2011-01-02_10:00:00 5", "tea 2011-01-02T10:00:01 6"));

    assertThat(dates.scale()).isEqualTo(TimeScale.DATE);
    assertThat(stamps.scale()).isEqualTo(TimeScale.TIMESTAMP);
    for (SeriesSet set : List.of(dates, stamps)) {
      assertThat(read(set.toTable()).toTable()).isEqualTo(set.toTable());
    }
    assertThat(dates.toTable().doubles("y").isMissing(1)).isTrue();
  }

  @Test
  void typed_columns_of_one_series_need_no_id() {
    DataTable table =
        DataTable.of(
            Schema.of(Field.ofDate("day"), Field.ofLong("sold")),
            DateColumn.of(List.of(LocalDate.of(2011, 1, 2), LocalDate.of(2011, 1, 3))),
            LongColumn.of(7, 8));
    SeriesColumns columns = SeriesColumns.of("day", "sold");

    SeriesSet read = SeriesSet.fromTable(table, columns);

    assertThat(read.ids()).containsExactly("sold");
    assertThat(read.values(0)).containsExactly(7, 8);
    assertThat(read.toTable(columns).schema().names()).containsExactly("day", "sold");
  }

  @Test
  void whole_numbers_name_series_too() {
    DataTable table =
        DataTable.of(
            Schema.of(Field.ofLong("unique_id"), Field.ofLong("ds"), Field.ofDouble("y")),
            LongColumn.of(10002, 10002),
            LongColumn.of(1, 2),
            DoubleColumn.of(0.5, 1));

    assertThat(read(table).ids()).containsExactly("10002");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "tea 2 1 | tea 1 1 | row 2: series \"tea\" has 1 after 2. Sort the rows",
        "tea 2011-01-02 1 | tea 2011-01-02 1 | row 2: series \"tea\" has 2011-01-02 twice. Sum up",
        "tea 1 1 | tea - 1 | row 2, series \"tea\", ds is missing. Fill it in",
        "tea 1 1 | - 2 1 | row 2: unique_id is missing. Name the series",
        "tea 1 1 | tea 2 six | row 2, series \"tea\", y \"six\": not a number",
        "tea 1 1 | tea 2 1d | y \"1d\": not a number",
        "tea 1 1 | tea 2 1e999 | row 2, series \"tea\", y is Infinity. Write a finite number",
        "tea 1 1 | tea 2011-01-02 1 | ds \"2011-01-02\": not a whole number as the first row has",
        "tea 2011-01-02 1 | tea 2011-02-30 1 | ds \"2011-02-30\": not a date such as 2011-12-09",
        "tea 2011-01-02 1 | tea 2011-01-03_10:00 1 | not a date such as",
        "tea 2011-01-02_10:00 1 | tea 2011-01-03 1 | not a time such as 2011-12-09 12:50:00",
        "tea soon 1 | tea 1 1 | row 1, series \"tea\", ds \"soon\": not a date",
      })
  void a_bad_row_is_named(String first, String second, String message) {
    assertThatThrownBy(() -> read(texts(first, second)))
        .isInstanceOf(InvoiceDataException.class)
        .hasMessageStartingWith("[a.csv] ")
        .hasMessageContaining(message);
  }

  @Test
  void a_column_that_is_absent_is_named() {
    assertThatThrownBy(
            () -> SeriesSet.fromTable(texts("tea 1 1"), SeriesColumns.of("day", "y"), "a.csv"))
        .hasMessage(
            "[a.csv] no column \"day\"; there are unique_id, ds, y. Name the columns with"
                + " SeriesColumns.");
  }

  @Test
  void a_table_without_rows_holds_no_series() {
    assertThatThrownBy(() -> read(texts())).hasMessageStartingWith("[a.csv] no rows.");
  }

  @Test
  void columns_of_other_types_are_refused() {
    BooleanColumn flags = BooleanColumn.of(new boolean[] {true}, new BitSet());
    DataTable table =
        DataTable.of(
            Schema.of(Field.ofBoolean("flag"), Field.ofLong("n"), Field.ofLong("m")),
            flags,
            LongColumn.of(1),
            LongColumn.of(2));

    assertThatThrownBy(() -> SeriesSet.fromTable(table, SeriesColumns.of("flag", "n")))
        .hasMessage(
            "[table] column \"flag\" is BOOLEAN, must be whole numbers, dates or timestamps");
    assertThatThrownBy(() -> SeriesSet.fromTable(table, SeriesColumns.of("n", "flag")))
        .hasMessage("[table] column \"flag\" is BOOLEAN, must be numbers");
    assertThatThrownBy(() -> SeriesSet.fromTable(table, SeriesColumns.of("flag", "n", "m")))
        .hasMessageContaining("column \"flag\" is BOOLEAN, must be texts or whole numbers");
  }

  @Test
  void columns_must_differ() {
    assertThatThrownBy(() -> SeriesColumns.of("a", "a", "y"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("columns are a, a, y, must be different ones");
  }

  @Test
  void several_series_are_not_written_without_an_id() {
    SeriesSet two = read(texts("tea 1 5", "jam 7 1.5"));

    assertThatThrownBy(() -> two.toTable(SeriesColumns.of("ds", "y")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("must have one for 2 series");
  }
}
