package dev.ecomm.clean;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ecomm.model.DataTable;
import dev.ecomm.model.InvoiceColumn;
import dev.ecomm.model.InvoiceTable;
import dev.ecomm.model.Selection;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class LedgerTest {
  private static final InvoiceTable RAW =
      Lines.of().product("m", null).product("85123A", "B").product("c", "A ").table();

  private static final CleaningResult CLEANED =
      CleaningPipeline.builder()
          .repair(Rules.trim(InvoiceColumn.DESCRIPTION))
          .repair(Rules.fillMissing(InvoiceColumn.DESCRIPTION, "NONE"))
          .drop("second", row -> row.rowNumber() == 2)
          .repair(Rules.upperCase(InvoiceColumn.STOCK_CODE))
          .repairQuantity("doubled", row -> row.rowNumber() == 3 ? 12 : row.quantity())
          .repairUnitPrice("priced", row -> row.rowNumber() == 3 ? 1e-7 : row.unitPrice())
          .build()
          .apply(RAW);

  @Test
  void entries_are_in_the_order_of_the_rows_and_then_of_the_rules() {
    assertThat(CLEANED.ledger())
        .containsExactly(
            entry(1, "description_filled", InvoiceColumn.DESCRIPTION, null, "NONE"),
            entry(1, "stock_code_upper_cased", InvoiceColumn.STOCK_CODE, "m", "M"),
            entry(3, "description_trimmed", InvoiceColumn.DESCRIPTION, "A ", "A"),
            entry(3, "stock_code_upper_cased", InvoiceColumn.STOCK_CODE, "c", "C"),
            entry(3, "doubled", InvoiceColumn.QUANTITY, "6", "12"),
            entry(3, "priced", InvoiceColumn.UNIT_PRICE, "2.55", "1.0E-7"));
    assertThat(CLEANED.ledger().size()).isEqualTo(6);
    assertThat(CLEANED.ledger().size("stock_code_upper_cased")).isEqualTo(2);
    assertThat(CLEANED.ledger().size("second")).isZero();
    assertThat(CLEANED.ledger()).hasToString("Ledger[6 cells of 2 lines]");
  }

  @Test
  void the_table_of_the_ledger_has_a_row_an_entry() {
    DataTable table = CLEANED.ledger().toTable();

    assertThat(table.schema().names())
        .containsExactly("row_number", "rule", "column", "before", "after");
    assertThat(table.rows()).isEqualTo(6);
    assertThat(table.longs("row_number").longAt(5)).isEqualTo(3);
    assertThat(table.strings("column").textAt(5)).isEqualTo("unit_price");
    assertThat(table.strings("before").isMissing(0)).isTrue();
    assertThat(table.strings("after").textAt(0)).isEqualTo("NONE");
  }

  @Test
  void replay_sets_every_cell() {
    InvoiceTable accepted = RAW.select(Selection.where(3, row -> row != 1));

    assertThat(CLEANED.ledger().replay(accepted)).isEqualTo(CLEANED.table());
  }

  @Test
  void replay_refuses_another_number_of_lines() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> CLEANED.ledger().replay(RAW))
        .withMessage("accepted has 3 lines, must have the 2 that were cleaned and not rejected");
  }

  @Test
  void replay_refuses_lines_that_were_something_else() {
    InvoiceTable other = RAW.slice(0, 2);

    assertThatIllegalArgumentException()
        .isThrownBy(() -> CLEANED.ledger().replay(other))
        .withMessage(
            "row 2, description is \"B\", rule description_trimmed found \"A \". Replay on the"
                + " lines that were cleaned, without the rejected ones.");
  }

  @Test
  void replay_refuses_other_quantities_and_prices() {
    Ledger quantity =
        CleaningPipeline.builder()
            .repairQuantity("q", row -> row.quantity() + 1)
            .build()
            .apply(RAW)
            .ledger();
    Ledger price =
        CleaningPipeline.builder()
            .repairUnitPrice("p", row -> row.unitPrice() + 1)
            .build()
            .apply(RAW)
            .ledger();

    assertThatIllegalArgumentException()
        .isThrownBy(() -> quantity.replay(RAW.withQuantities(new int[] {6, 7, 6})))
        .withMessageStartingWith("row 2, quantity is \"7\", rule q found \"6\"");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> price.replay(RAW.withUnitPrices(new double[] {2.55, 2.55, 1})))
        .withMessageStartingWith("row 3, unit_price is \"1.0\", rule p found \"2.55\"");
  }

  @Test
  void iteration_ends() {
    Iterator<LedgerEntry> entries =
        CleaningPipeline.builder().build().apply(RAW).ledger().iterator();

    assertThat(entries.hasNext()).isFalse();
    assertThatThrownBy(entries::next).isInstanceOf(NoSuchElementException.class);
  }

  private static LedgerEntry entry(
      long row, String rule, InvoiceColumn column, @Nullable String before, String after) {
    return new LedgerEntry(row, rule, column, Optional.ofNullable(before), Optional.of(after));
  }
}
