package dev.ecomm.clean;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.ecomm.model.DataTable;
import dev.ecomm.model.InvoiceColumn;
import dev.ecomm.model.InvoiceTable;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;

class CleaningReportTest {
  private static final InvoiceTable RAW =
      Lines.of().amount(2, 1000.5).amount(-1, 1000.001).amount(3, 0.1).product("m", "B").table();

  private static final CleaningResult CLEANED =
      CleaningPipeline.builder()
          .repair(Rules.upperCase(InvoiceColumn.STOCK_CODE))
          .drop(Rules.quantityBelow(1))
          .repairQuantity("halved", row -> row.quantity() / 2)
          .build()
          .apply(RAW);

  @Test
  void every_rule_tells_lines_and_money() {
    RuleReport dropped = CLEANED.report().rule("quantity_too_low");
    RuleReport halved = CLEANED.report().rule("halved");

    assertThat(dropped.seen()).isEqualTo(4);
    assertThat(dropped.touched()).isEqualTo(1);
    assertThat(dropped.samples()).containsExactly(2L);
    assertThat(dropped.moneyBefore()).isEqualByComparingTo("1016.599");
    assertThat(dropped.moneyChange()).isEqualByComparingTo("1000.001");
    assertThat(dropped.thresholds()).containsEntry("least", "1");
    assertThat(halved.touched()).isEqualTo(3);
    assertThat(halved.moneyAfter()).isEqualByComparingTo("1008.25");
    assertThat(CLEANED.report().moneyAccepted()).isEqualByComparingTo("1008.25");
  }

  @Test
  void as_text_it_is_a_table_that_adds_up() {
    assertThat(CLEANED)
        .hasToString(
            """
            rule                    action  seen  touched  money changed by  first rows
            stock_code_upper_cased  repair     4        1               + 0  4
            quantity_too_low        drop       4        1       + 1,000.001  2
            halved                  repair     3        3        - 1,008.35  1 3 4
            Lines: 4 read = 3 accepted + 1 rejected.
            Money: 1,016.599 read - 8.349 by the rules = 1,008.25 accepted, exactly.""");
  }

  @Test
  void a_sum_that_does_not_add_up_is_cried_out() {
    CleaningReport report = CLEANED.report();
    CleaningReport wrong =
        new CleaningReport(
            4, 3, report.moneyRead(), BigDecimal.ONE, report.rules(), List.of(), List.of());

    assertThat(wrong.reconciles()).isFalse();
    assertThat(wrong.toString()).endsWith("= 1 accepted. THIS DOES NOT ADD UP.");
  }

  @Test
  void as_a_table_it_has_a_row_a_rule() {
    DataTable table = CLEANED.report().toTable();

    assertThat(table.rows()).isEqualTo(3);
    assertThat(table.strings("rule").textAt(1)).isEqualTo("quantity_too_low");
    assertThat(table.strings("action").textAt(1)).isEqualTo("drop");
    assertThat(table.strings("money_change").textAt(1)).isEqualTo("1000.001");
    assertThat(table.strings("sample_rows").textAt(2)).isEqualTo("1 3 4");
    assertThat(table.strings("thresholds").textAt(1)).isEqualTo("least=1");
    assertThat(table.longs("seen").longAt(2)).isEqualTo(3);
  }

  @Test
  void an_unknown_rule_is_refused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> CLEANED.report().rule("typo"))
        .withMessage(
            "no rule \"typo\"; there are stock_code_upper_cased, quantity_too_low, halved");
  }

  @Test
  void rejected_lines_are_shown_with_their_reasons() {
    DataTable table = CLEANED.rejected().toTable();

    assertThat(table.schema().names().subList(0, 5))
        .containsExactly("row_number", "action", "rules", "reasons", "invoice_no");
    assertThat(table.rows()).isEqualTo(1);
    assertThat(table.longs("row_number").longAt(0)).isEqualTo(2);
    assertThat(table.strings("action").textAt(0)).isEqualTo("drop");
    assertThat(table.stringLists("rules").listAt(0)).containsExactly("quantity_too_low");
    assertThat(table.stringLists("reasons").listAt(0)).containsExactly("the quantity is below 1");
    assertThat(CLEANED.rejected())
        .hasToString(
            "1 rejected lines, first: row 2, [Reason[rule=quantity_too_low, text=the quantity is"
                + " below 1]]");
    assertThat(CleaningPipeline.builder().build().apply(RAW).rejected())
        .hasToString("no rejected lines");
  }
}
