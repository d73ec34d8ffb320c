package dev.ecomm.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InvoiceTableTest {

  private static final InvoiceLine LANTERN =
      new InvoiceLine(1, "536365", "71053", "LANTERN", 6, 1_291_192_000L, 3.39, "17850", "EIRE");

  @ParameterizedTest
  @Seeds(60)
  void every_view_shows_the_lines_of_the_list(long seed) {
    List<InvoiceLine> lines = RandomLines.of(seed, (int) seed * 3);
    InvoiceTable table = InvoiceTable.of(lines);

    assertThat(table.rows()).isEqualTo(lines.size());
    assertThat(table).containsExactlyElementsOf(lines);
    assertThat(rowsOf(table)).isEqualTo(lines);
    for (int row = 0; row < lines.size(); row++) {
      InvoiceLine line = lines.get(row);
      assertThat(table.line(row)).isEqualTo(line);
      assertThat(table.rowNumber(row)).isEqualTo(line.rowNumber());
      assertThat(table.invoiceNo().text(row)).isEqualTo(line.invoiceNo());
      assertThat(table.stockCode().text(row)).isEqualTo(line.stockCode());
      assertThat(table.description().text(row)).isEqualTo(line.description());
      assertThat(table.quantity(row)).isEqualTo(line.quantity());
      assertThat(table.epochSecond(row)).isEqualTo(line.epochSecond());
      assertThat(table.unitPrice(row)).isEqualTo(line.unitPrice());
      assertThat(table.customerId().text(row)).isEqualTo(line.customerId());
      assertThat(table.country().text(row)).isEqualTo(line.country());
    }
  }

  @ParameterizedTest
  @Seeds(60)
  void a_selection_is_the_list_filtered(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    List<InvoiceLine> lines = RandomLines.of(seed, 200);
    InvoiceTable table = InvoiceTable.of(lines);
    Selection kept = Selection.where(200, row -> random.nextInt(3) > 0);
    List<InvoiceLine> expected = new ArrayList<>();
    for (int row : kept.rows()) {
      expected.add(lines.get(row));
    }
    InvoiceTable selected = table.select(kept);

    assertThat(selected).containsExactlyElementsOf(expected);
    assertThat(selected).isEqualTo(InvoiceTable.of(expected));
    assertThat(selected.description().dictionary()).isSameAs(table.description().dictionary());
    InvoiceTable again = selected.select(Selection.range(3, 40, selected.rows()));
    assertThat(again).containsExactlyElementsOf(expected.subList(3, 40));
  }

  @ParameterizedTest
  @Seeds(60)
  void a_slice_is_the_sublist(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    List<InvoiceLine> lines = RandomLines.of(seed, 100);
    int from = random.nextInt(101);
    int to = from + random.nextInt(101 - from);
    InvoiceTable slice = InvoiceTable.of(lines).slice(from, to);

    assertThat(slice).containsExactlyElementsOf(lines.subList(from, to));
    assertThat(slice).isEqualTo(InvoiceTable.of(lines.subList(from, to)));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 7, 99, 100, 101, Integer.MAX_VALUE})
  void batches_are_the_table_in_pieces(int batchRows) {
    List<InvoiceLine> lines = RandomLines.of(1, 100);
    List<InvoiceLine> seen = new ArrayList<>();
    List<Integer> sizes = new ArrayList<>();

    InvoiceTable.of(lines)
        .forEachBatch(
            batchRows,
            batch -> {
              batch.forEach(seen::add);
              sizes.add(batch.rows());
            });

    assertThat(seen).isEqualTo(lines);
    assertThat(sizes.subList(0, sizes.size() - 1)).allMatch(size -> size == batchRows);
    assertThat(sizes.get(sizes.size() - 1)).isBetween(1, batchRows);
  }

  @Test
  void an_empty_table_has_no_batches_and_no_lines() {
    InvoiceTable empty = InvoiceTable.of(List.of());

    empty.forEachBatch(10, batch -> assertThat(batch).isNull());
    assertThat(empty).isEmpty();
    assertThat(empty).isEqualTo(InvoiceTable.builder().build()).hasToString("InvoiceTable[0 rows]");
    assertThat(empty.select(Selection.all(0))).isSameAs(empty);
    assertThat(empty.slice(0, 0)).isSameAs(empty);
  }

  @Test
  void selecting_or_slicing_everything_copies_nothing() {
    InvoiceTable table = InvoiceTable.of(List.of(LANTERN, LANTERN));

    assertThat(table.select(Selection.all(2))).isSameAs(table);
    assertThat(table.slice(0, 2)).isSameAs(table);
  }

  @Test
  void a_selection_of_another_length_is_refused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> InvoiceTable.of(List.of(LANTERN)).select(Selection.all(2)))
        .withMessage("a selection of 2 rows meets a table of 1");
  }

  @ParameterizedTest
  @ValueSource(ints = {0, -1})
  void batches_of_no_rows_are_refused(int batchRows) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> InvoiceTable.of(List.of()).forEachBatch(batchRows, batch -> {}))
        .withMessage("batchRows is " + batchRows + ", must be at least 1");
  }

  @Test
  void rows_outside_the_table_are_refused() {
    InvoiceTable table = InvoiceTable.of(List.of(LANTERN));

    assertThatThrownBy(() -> table.line(1)).isInstanceOf(IndexOutOfBoundsException.class);
    assertThatThrownBy(() -> table.line(-1)).isInstanceOf(IndexOutOfBoundsException.class);
    assertThatThrownBy(() -> table.rowNumber(1)).isInstanceOf(IndexOutOfBoundsException.class);
    assertThatThrownBy(() -> table.slice(0, 2)).isInstanceOf(IndexOutOfBoundsException.class);
    assertThatThrownBy(() -> table.slice(1, 0)).isInstanceOf(IndexOutOfBoundsException.class);
    assertThatThrownBy(() -> table.quantity(1)).isInstanceOf(IndexOutOfBoundsException.class);
  }

  @Test
  void an_iterator_ends() {
    Iterator<InvoiceLine> lines = InvoiceTable.of(List.of(LANTERN)).iterator();
    lines.next();

    assertThat(lines.hasNext()).isFalse();
    assertThatThrownBy(lines::next)
        .isInstanceOf(NoSuchElementException.class)
        .hasMessage("the table has 1 rows");
  }

  @Test
  void the_codes_handed_out_are_the_caller_s() {
    InvoiceTable table = InvoiceTable.of(List.of(LANTERN));
    table.country().codes()[0] = 99;

    assertThat(table.country().code(0)).isZero();
    assertThat(table.country().rows()).isEqualTo(1);
  }

  @Test
  void the_row_of_a_cursor_moves_and_its_copy_stays() {
    List<InvoiceLine> copies = new ArrayList<>();
    List<InvoiceRow> rows = new ArrayList<>();
    InvoiceTable.of(RandomLines.of(3, 5))
        .forEachRow(
            row -> {
              rows.add(row);
              copies.add(row.toLine());
            });

    assertThat(rows).allMatch(row -> row == rows.get(0));
    assertThat(copies).isEqualTo(RandomLines.of(3, 5));
  }

  @Test
  void a_cursor_and_a_line_tell_the_same_derived_values() {
    InvoiceTable.of(List.of(LANTERN))
        .forEachRow(
            row -> {
              assertThat(row.totalSpend()).isEqualTo(LANTERN.totalSpend());
              assertThat(row.invoiceDate()).isEqualTo(LANTERN.invoiceDate());
              assertThat(row.rowNumber()).isEqualTo(1);
            });
  }

  @ParameterizedTest
  @Seeds(20)
  void equal_lines_are_equal_whatever_the_dictionaries(long seed) {
    List<InvoiceLine> lines = RandomLines.of(seed, 80);
    InvoiceTable table = InvoiceTable.of(lines);
    InvoiceTableBuilder other = InvoiceTable.builder();
    RandomLines.of(seed + 1000, 20).forEach(other::append);
    other.build();
    lines.forEach(other::append);
    InvoiceTable numberedOtherwise = other.build();

    assertThat(numberedOtherwise.country().dictionary()).isNotSameAs(table.country().dictionary());
    assertThat(numberedOtherwise).isEqualTo(table).hasSameHashCodeAs(table);
  }

  @Test
  void a_difference_in_any_column_is_seen() {
    InvoiceTable table = InvoiceTable.of(List.of(LANTERN));
    List<InvoiceLine> others =
        List.of(
            new InvoiceLine(1, "2", "71053", "LANTERN", 6, 1_291_192_000L, 3.39, "17850", "EIRE"),
            new InvoiceLine(1, "536365", "2", "LANTERN", 6, 1_291_192_000L, 3.39, "17850", "EIRE"),
            new InvoiceLine(1, "536365", "71053", "2", 6, 1_291_192_000L, 3.39, "17850", "EIRE"),
            new InvoiceLine(
                1, "536365", "71053", "LANTERN", 2, 1_291_192_000L, 3.39, "17850", "EIRE"),
            new InvoiceLine(1, "536365", "71053", "LANTERN", 6, 2, 3.39, "17850", "EIRE"),
            new InvoiceLine(1, "536365", "71053", "LANTERN", 6, 1_291_192_000L, 2, "17850", "EIRE"),
            new InvoiceLine(1, "536365", "71053", "LANTERN", 6, 1_291_192_000L, 3.39, null, "EIRE"),
            new InvoiceLine(
                1, "536365", "71053", "LANTERN", 6, 1_291_192_000L, 3.39, "17850", "2"));

    for (InvoiceLine other : others) {
      InvoiceTable different = InvoiceTable.of(List.of(other));
      assertThat(different.sameLines(table)).as("%s", other).isFalse();
      assertThat(table.sameLines(different)).as("%s", other).isFalse();
      assertThat(different).isNotEqualTo(table);
    }
    assertThat(table).isNotEqualTo("table");
    assertThat(table.sameLines(InvoiceTable.of(List.of(LANTERN, LANTERN)))).isFalse();
  }

  @Test
  void row_numbers_count_for_equality_but_not_for_same_lines() {
    InvoiceTable first = InvoiceTable.of(List.of(LANTERN));
    InvoiceLine later =
        new InvoiceLine(2, "536365", "71053", "LANTERN", 6, 1_291_192_000L, 3.39, "17850", "EIRE");
    InvoiceTable second = InvoiceTable.of(List.of(later));

    assertThat(second.sameLines(first)).isTrue();
    assertThat(second).isNotEqualTo(first);
  }

  /** Texts pair up one to one: the same text under two partners is a difference. */
  @Test
  void texts_that_are_swapped_or_merged_are_a_difference() {
    CodedColumn abab = column("a", "b", "a", "b");

    assertThat(abab.sameTexts(column("a", "b", "a", "b"))).isTrue();
    assertThat(abab.sameTexts(column("a", "b", "b", "a"))).isFalse();
    assertThat(abab.sameTexts(column("a", "b", "a", "a"))).isFalse();
    assertThat(abab.sameTexts(column("b", "a", "b", "a"))).isFalse();
    assertThat(abab.sameTexts(column("a", "b", "a", null))).isFalse();
    assertThat(abab.sameTexts(column("a", "b", "a"))).isFalse();
  }

  private static CodedColumn column(String... texts) {
    InvoiceTableBuilder builder = InvoiceTable.builder();
    for (String text : texts) {
      builder.append(new InvoiceLine(1, "1", "A", "B", 1, 0, 1, "9", text));
    }
    return builder.build().country();
  }

  private static List<InvoiceLine> rowsOf(InvoiceTable table) {
    List<InvoiceLine> rows = new ArrayList<>();
    table.forEachRow(row -> rows.add(row.toLine()));
    return rows;
  }

  @Test
  void a_column_can_be_replaced() {
    InvoiceTable table = InvoiceTable.of(List.of(LANTERN, LANTERN));
    Dictionary texts = Dictionary.of(List.of("A", "B"));
    for (InvoiceColumn column : InvoiceColumn.values()) {
      if (column.isText()) {
        InvoiceTable replaced = table.withTexts(column, texts, new int[] {1, Dictionary.MISSING});
        assertThat(replaced.texts(column).text(0)).isEqualTo("B");
        assertThat(replaced.line(0).text(column)).isEqualTo("B");
        assertThat(replaced.texts(column).text(1)).isNull();
        assertThat(table.line(0)).isEqualTo(LANTERN);
      }
    }
    assertThat(table.withQuantities(new int[] {1, 2}).quantity(1)).isEqualTo(2);
    assertThat(table.withUnitPrices(new double[] {1, 2}).unitPrice(1)).isEqualTo(2);
    assertThat(table.withQuantities(new int[] {6, 6})).isEqualTo(table);
  }

  @Test
  void a_replaced_column_does_not_share_the_callers_array() {
    int[] quantities = {5};
    InvoiceTable table = InvoiceTable.of(List.of(LANTERN)).withQuantities(quantities);
    quantities[0] = 7;

    assertThat(table.quantity(0)).isEqualTo(5);
  }

  @Test
  void a_column_that_does_not_fit_is_refused() {
    InvoiceTable table = InvoiceTable.of(List.of(LANTERN));
    Dictionary texts = Dictionary.of(List.of("A"));

    assertThatIllegalArgumentException()
        .isThrownBy(() -> table.withTexts(InvoiceColumn.COUNTRY, texts, new int[2]))
        .withMessage("codes has 2 rows, must have 1 as the table has");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> table.withTexts(InvoiceColumn.COUNTRY, texts, new int[] {1}))
        .withMessage("code of row 0 is 1, must be from -1 to 0");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> table.withTexts(InvoiceColumn.COUNTRY, texts, new int[] {-2}));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> table.withTexts(InvoiceColumn.QUANTITY, texts, new int[1]))
        .withMessageStartingWith("column is QUANTITY, must be INVOICE_NO");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> table.texts(InvoiceColumn.UNIT_PRICE))
        .withMessageStartingWith("column is UNIT_PRICE");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> LANTERN.text(InvoiceColumn.INVOICE_DATE))
        .withMessageStartingWith("column is INVOICE_DATE");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> table.withQuantities(new int[0]))
        .withMessage("quantities has 0 rows, must have 1 as the table has");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> table.withUnitPrices(new double[] {Double.NaN}))
        .withMessage("unitPrice of row 1 is NaN, must be finite");
  }
}
