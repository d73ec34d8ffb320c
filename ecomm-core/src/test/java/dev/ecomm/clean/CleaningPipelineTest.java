package dev.ecomm.clean;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.ecomm.model.InvoiceColumn;
import dev.ecomm.model.InvoiceTable;
import dev.ecomm.model.Selection;
import dev.ecomm.run.CancellationToken;
import dev.ecomm.run.RunContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;

class CleaningPipelineTest {
  private static final InvoiceTable THREE =
      Lines.of().invoice("536365").invoice("C536379").invoice("536367").table();

  @Test
  void a_pipeline_without_rules_returns_the_lines() {
    CleaningResult cleaned = CleaningPipeline.builder().build().apply(THREE);

    assertThat(cleaned.table()).isEqualTo(THREE);
    assertThat(cleaned.rejected().size()).isZero();
    assertThat(cleaned.ledger().size()).isZero();
    assertThat(cleaned.report().reconciles()).isTrue();
  }

  @Test
  void a_rule_of_ones_own_takes_one_line() {
    CleaningResult cleaned =
        CleaningPipeline.builder()
            .drop("second", row -> row.rowNumber() == 2)
            .quarantine("third", row -> row.rowNumber() == 3)
            .flag("first", row -> row.rowNumber() == 1)
            .build()
            .apply(THREE);

    assertThat(Lines.rowNumbers(cleaned.table())).containsExactly(1L);
    assertThat(cleaned.rejected().action(0)).isEqualTo(RuleAction.DROP);
    assertThat(cleaned.rejected().action(1)).isEqualTo(RuleAction.QUARANTINE);
    assertThat(cleaned.flags()).containsEntry("first", Selection.all(1));
  }

  @Test
  void a_rejected_line_carries_the_reasons_of_later_rules_but_counts_only_once() {
    InvoiceTable raw = Lines.of().amount(-1, 0).amount(2, 0.5).amount(3, 2).table();

    CleaningResult cleaned =
        CleaningPipeline.builder()
            .drop(Rules.quantityBelow(0))
            .flag("cheap", row -> row.unitPrice() < 1)
            .quarantine(Rules.unitPriceBelow(1))
            .build()
            .apply(raw);

    assertThat(cleaned.rejected().reasons(0))
        .containsExactly(
            new Reason("quantity_too_low", "the quantity is below 0"),
            new Reason("price_too_low", "the unit price is below 1.0"));
    assertThat(cleaned.rejected().action(0)).isEqualTo(RuleAction.DROP);
    assertThat(cleaned.report().rule("price_too_low").seen()).isEqualTo(2);
    assertThat(cleaned.report().rule("price_too_low").touched()).isEqualTo(1);
    assertThat(cleaned.report().rule("cheap").touched()).isEqualTo(1);
    assertThat(cleaned.report().rule("cheap").samples()).containsExactly(2L);
  }

  @Test
  void rejected_lines_are_not_repaired() {
    InvoiceTable raw = Lines.of().product("m", " A").product("M", "B").table();

    CleaningResult cleaned =
        CleaningPipeline.builder()
            .drop("first", row -> row.rowNumber() == 1)
            .repair(Rules.upperCase(InvoiceColumn.STOCK_CODE))
            .repairText("throws", InvoiceColumn.DESCRIPTION, text -> text.substring(1))
            .build()
            .apply(raw);

    assertThat(cleaned.rejected().table().line(0)).isEqualTo(raw.line(0));
    assertThat(cleaned.report().rule("stock_code_upper_cased").touched()).isZero();
    assertThat(Lines.descriptions(cleaned.table())).containsOnlyNulls();
    assertThat(cleaned.ledger().size()).isEqualTo(1);
  }

  @Test
  void later_rules_see_the_repaired_line() {
    InvoiceTable raw = Lines.of().product("m", "A").product("85123A", "B").table();

    CleaningResult cleaned =
        CleaningPipeline.builder()
            .repair(Rules.upperCase(InvoiceColumn.STOCK_CODE))
            .drop("manual", row -> "M".equals(row.stockCode()))
            .build()
            .apply(raw);

    assertThat(Lines.rowNumbers(cleaned.table())).containsExactly(2L);
    assertThat(cleaned.rejected().table().stockCode().text(0)).isEqualTo("m");
    assertThat(cleaned.ledger().size()).isZero();
  }

  @Test
  void a_line_on_which_a_rule_throws_is_quarantined_and_told() {
    CleaningResult cleaned =
        CleaningPipeline.builder()
            .flag("even", row -> Integer.parseInt(Objects.requireNonNull(row.invoiceNo())) % 2 == 0)
            .build()
            .apply(THREE);

    assertThat(Lines.rowNumbers(cleaned.table())).containsExactly(1L, 3L);
    assertThat(cleaned.rejected().action(0)).isEqualTo(RuleAction.QUARANTINE);
    assertThat(cleaned.rejected().reasons(0).get(0).text())
        .isEqualTo(
            "even could not be evaluated: NumberFormatException: For input string: \"C536379\"");
    RuleReport even = cleaned.report().rule("even");
    assertThat(even.errors()).isEqualTo(1);
    assertThat(even.touched()).isZero();
    assertThat(even.firstError())
        .hasValue("row 2: NumberFormatException: For input string: \"C536379\"");
    assertThat(cleaned.report().warnings())
        .singleElement()
        .asString()
        .contains("rule even could not be evaluated on 1 lines");
  }

  @Test
  void a_repair_that_throws_leaves_the_cell_and_quarantines_the_line() {
    CleaningResult cleaned =
        CleaningPipeline.builder()
            .repairText(
                "number",
                InvoiceColumn.INVOICE_NO,
                text -> String.valueOf(Integer.parseInt(text) + 1))
            .build()
            .apply(THREE);

    assertThat(cleaned.table().invoiceNo().text(0)).isEqualTo("536366");
    assertThat(cleaned.rejected().table().invoiceNo().text(0)).isEqualTo("C536379");
    assertThat(cleaned.report().rule("number").touched()).isEqualTo(2);
    assertThat(cleaned.report().rule("number").errors()).isEqualTo(1);
  }

  @Test
  void a_price_that_is_not_finite_is_an_error_of_the_rule() {
    CleaningResult cleaned =
        CleaningPipeline.builder()
            .repairUnitPrice("per_unit", row -> row.unitPrice() / row.quantity())
            .build()
            .apply(Lines.of().amount(2, 4).amount(0, 4).table());

    assertThat(cleaned.table().unitPrice(0)).isEqualTo(2);
    assertThat(cleaned.rejected().reasons(0).get(0).text())
        .isEqualTo(
            "per_unit could not be evaluated: IllegalArgumentException: unitPrice is Infinity,"
                + " must be finite");
  }

  @Test
  void a_test_whose_columns_throw_is_judged_by_rows() {
    LineTest test =
        LineTest.of(
            "second",
            "second",
            row -> row.rowNumber() == 2,
            table -> {
              throw new UnsupportedOperationException("not today");
            });

    CleaningResult cleaned = CleaningPipeline.builder().drop(test).build().apply(THREE);

    assertThat(Lines.rowNumbers(cleaned.table())).containsExactly(1L, 3L);
  }

  @Test
  void a_test_whose_columns_select_from_another_number_of_rows_is_judged_by_rows() {
    LineTest test =
        LineTest.of("second", "second", row -> row.rowNumber() == 2, table -> Selection.all(1));

    CleaningResult cleaned = CleaningPipeline.builder().drop(test).build().apply(THREE);

    assertThat(Lines.rowNumbers(cleaned.table())).containsExactly(1L, 3L);
  }

  @Test
  void a_test_by_columns_is_used_where_there_is_one() {
    LineTest test =
        LineTest.of("second", "second", row -> false, table -> Selection.range(1, 2, table.rows()));

    CleaningResult cleaned = CleaningPipeline.builder().drop(test).build().apply(THREE);

    assertThat(Lines.rowNumbers(cleaned.table())).containsExactly(1L, 3L);
  }

  @Test
  void two_rules_of_one_id_are_refused() {
    CleaningPipeline.Builder builder = CleaningPipeline.builder().drop(Rules.cancellations());

    assertThatIllegalArgumentException()
        .isThrownBy(() -> builder.flag(Rules.cancellations()))
        .withMessage("rule \"cancellation\" is there twice; give each its own id, with named(..)");
  }

  @Test
  void a_flag_that_has_the_name_of_a_column_is_refused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> CleaningPipeline.builder().flag("total_spend", row -> true))
        .withMessage("flag \"total_spend\" is a column of the clean table; give it another id");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> CleaningPipeline.builder().flag("country", row -> true));
    assertThat(CleaningPipeline.builder().drop("country", row -> true).build().rules()).hasSize(1);
  }

  @Test
  void an_id_is_in_snake_case() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> CleaningPipeline.builder().drop("Price outlier", row -> true))
        .withMessageStartingWith("id is \"Price outlier\", must be lower-case letters");
  }

  @Test
  void a_repair_that_undoes_another_is_told() {
    CleaningResult cleaned =
        CleaningPipeline.builder()
            .repairText("up", InvoiceColumn.COUNTRY, text -> text.toUpperCase(Locale.ROOT))
            .repairText("back", InvoiceColumn.COUNTRY, text -> "United Kingdom")
            .repairQuantity("more", row -> row.quantity() + 1)
            .repairQuantity("less", row -> row.rowNumber() == 3 ? 0 : row.quantity() - 1)
            .repairUnitPrice("dear", row -> row.unitPrice() * 2)
            .repairUnitPrice("cheap", row -> row.unitPrice() / 2)
            .build()
            .apply(THREE);

    assertThat(cleaned.report().undone())
        .containsExactly(
            new UndoneRepairs("up", "back", 3),
            new UndoneRepairs("more", "less", 2),
            new UndoneRepairs("dear", "cheap", 3));
    assertThat(cleaned.report().warnings())
        .contains(
            "rule back sets 3 cells back to what they were before rule up; keep one of the two");
    assertThat(cleaned.ledger().size()).isEqualTo(18);
  }

  @Test
  void a_table_of_which_nothing_is_left_is_a_warning() {
    CleaningResult cleaned =
        CleaningPipeline.builder().drop("all", row -> true).build().apply(THREE);

    assertThat(cleaned.table().rows()).isZero();
    assertThat(cleaned.rejected().table()).isEqualTo(THREE);
    assertThat(cleaned.report().warnings())
        .containsExactly("every line was rejected; look at the rule that touched most");
    assertThat(cleaned.toTable().rows()).isZero();
  }

  @Test
  void an_empty_table_is_cleaned_without_a_warning() {
    CleaningResult cleaned =
        CleaningPipeline.builder()
            .drop(Rules.cancellations())
            .repair(Rules.trim(InvoiceColumn.DESCRIPTION))
            .build()
            .apply(Lines.of().table());

    assertThat(cleaned.report().warnings()).isEmpty();
    assertThat(cleaned.report().reconciles()).isTrue();
  }

  @Test
  void a_limit_that_is_passed_is_a_warning() {
    CleaningReport report =
        CleaningPipeline.builder()
            .drop(Rules.cancellations())
            .warnIf("cancellation", Limit.share(0.2))
            .warnIf("cancellation", Limit.count(1))
            .build()
            .apply(THREE)
            .report();

    assertThat(report.warnings())
        .containsExactly(
            "rule cancellation found 1 of 3 lines seen, more than a share of 0.2 of the lines seen"
                + " (first rows [2])");
  }

  @Test
  void a_limit_that_is_an_error_ends_the_run_with_the_report() {
    CleaningPipeline pipeline =
        CleaningPipeline.builder()
            .drop(Rules.cancellations())
            .errorIf("cancellation", Limit.count(0))
            .build();

    CleaningLimitException thrown =
        catchThrowableOfType(CleaningLimitException.class, () -> pipeline.apply(THREE));

    assertThat(thrown)
        .hasMessage(
            "rule cancellation found 1 of 3 lines seen, more than 0 lines (first rows [2])."
                + " Look at these rows, or raise the limit of errorIf.");
    assertThat(thrown.report().rule("cancellation").touched()).isEqualTo(1);
  }

  @Test
  void a_limit_of_an_unknown_rule_is_refused() {
    CleaningPipeline.Builder builder =
        CleaningPipeline.builder().drop(Rules.cancellations()).warnIf("typo", Limit.count(0));

    assertThatIllegalArgumentException()
        .isThrownBy(builder::build)
        .withMessage(
            "a limit is for rule \"typo\", which the pipeline does not have; it has cancellation");
  }

  @Test
  void limits_are_checked() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Limit.share(1.5))
        .withMessage("share is 1.5, must be from 0 to 1");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Limit.count(-1))
        .withMessage("count is -1.0, must be at least 0");
    assertThatIllegalArgumentException().isThrownBy(() -> Limit.share(Double.NaN));
    assertThat(Limit.count(1_000)).hasToString("1,000 lines");
  }

  @Test
  void a_cancelled_run_ends() {
    CancellationToken token = new CancellationToken();
    CleaningPipeline pipeline =
        CleaningPipeline.builder()
            .flag(
                "cancels",
                row -> {
                  token.cancel();
                  return false;
                })
            .build();
    RunContext run = RunContext.withDefaults().cancelledBy(token);

    assertThatThrownBy(() -> pipeline.apply(THREE, run)).isInstanceOf(CancellationException.class);
  }

  @Test
  void progress_is_told_rule_by_rule() {
    List<String> heard = new ArrayList<>();

    var unused =
        CleaningPipeline.builder()
            .drop(Rules.cancellations())
            .drop(Rules.defects())
            .build()
            .apply(THREE, RunContext.withProgress(progress -> heard.add(progress.toString())));

    assertThat(heard).containsExactly("cleaning: 1 of 2 rules", "cleaning: 2 of 2 rules");
  }

  @Test
  void the_clean_table_has_the_spend_and_a_column_for_each_flag() {
    InvoiceTable raw = Lines.of().amount(2, 4.5).amount(-3, 0.1).customer(null).table();

    var table =
        CleaningPipeline.builder()
            .drop("second", row -> row.rowNumber() == 2)
            .flag(Rules.missingCustomer())
            .anonymousCustomer("0")
            .build()
            .apply(raw)
            .toTable();

    assertThat(table.schema().names())
        .containsExactly(
            "invoice_no",
            "stock_code",
            "description",
            "quantity",
            "invoice_date",
            "unit_price",
            "customer_id",
            "country",
            "total_spend",
            "missing_customer");
    assertThat(table.doubles("total_spend").doubleAt(0)).isEqualTo(9);
    assertThat(table.booleans("missing_customer").booleanAt(0)).isFalse();
    assertThat(table.booleans("missing_customer").booleanAt(1)).isTrue();
    assertThat(table.strings("customer_id").textAt(1)).isEqualTo("0");
  }

  @Test
  void an_anonymous_customer_must_have_a_name() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> CleaningPipeline.builder().anonymousCustomer(""))
        .withMessage("anonymousCustomer is empty, must be a text");
  }

  @Test
  void rules_and_pipelines_describe_themselves() {
    CleaningPipeline pipeline =
        CleaningPipeline.builder()
            .drop(Rules.quantityBelow(1))
            .flag("odd", row -> row.quantity() % 2 == 1)
            .build();

    assertThat(pipeline)
        .hasToString("CleaningPipeline[quantity_too_low (DROP) {least=1}, odd (FLAG) {}]");
    assertThat(pipeline.rules().get(0).thresholds()).containsEntry("least", "1");
    assertThat(pipeline.rules().get(0).learns()).isFalse();
    assertThat(pipeline.rules().get(1).reason()).isEqualTo("odd");
    assertThat(pipeline.fit(THREE).rules()).isEqualTo(pipeline.rules());
  }
}
