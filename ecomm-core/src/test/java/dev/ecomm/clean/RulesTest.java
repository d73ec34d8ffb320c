package dev.ecomm.clean;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.ecomm.model.InvoiceColumn;
import dev.ecomm.model.InvoiceTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** What each built-in rule finds or writes, on tables small enough to see it. */
class RulesTest {

  @Test
  void cancellations_start_with_a_capital_c() {
    InvoiceTable raw =
        Lines.of().invoice("C536379").invoice("c1").invoice("536C").invoice(null).table();

    assertThat(found(Rules.cancellations(), raw)).containsExactly(1L);
  }

  @Test
  void a_quantity_on_the_bound_is_not_below_it() {
    InvoiceTable raw = Lines.of().amount(0, 1).amount(1, 1).amount(-5, 1).table();

    assertThat(found(Rules.quantityBelow(1), raw)).containsExactly(1L, 3L);
  }

  @Test
  void a_price_on_the_bound_is_not_below_it() {
    InvoiceTable raw = Lines.of().amount(1, 0.5).amount(1, 0.49).amount(1, -3).table();

    assertThat(found(Rules.unitPriceBelow(0.5), raw)).containsExactly(2L, 3L);
  }

  @Test
  void a_bound_that_is_not_finite_is_refused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Rules.unitPriceBelow(Double.NaN))
        .withMessage("least is NaN, must be finite");
  }

  @Test
  void defects_take_stock_for_nothing() {
    InvoiceTable raw = Lines.of().amount(-1, 0).amount(-1, -0.0).amount(-1, 1).amount(1, 0).table();

    assertThat(found(Rules.defects(), raw)).containsExactly(1L, 2L);
  }

  @Test
  void missing_finds_lines_without_text() {
    InvoiceTable raw = Lines.of().customer(null).customer("17850").customer("").table();

    assertThat(found(Rules.missingCustomer(), raw)).containsExactly(1L, 3L);
    assertThat(found(Rules.missing(InvoiceColumn.DESCRIPTION), raw)).isEmpty();
  }

  @Test
  void a_test_of_text_judges_each_text_once_and_no_missing_one() {
    InvoiceTable raw =
        Lines.of().product("M", "A").product("M", null).product("M", "A").product("M", "B").table();
    List<String> asked = new ArrayList<>();

    LineTest test =
        LineTest.ofText(
            "a",
            "is A",
            InvoiceColumn.DESCRIPTION,
            text -> {
              asked.add(text);
              return text.equals("A");
            });

    assertThat(found(test, raw)).containsExactly(1L, 3L);
    assertThat(asked).containsExactly("A", "B");
  }

  @Test
  void fill_missing_writes_only_where_there_is_nothing() {
    InvoiceTable raw = Lines.of().product("M", null).product("M", " ").table();

    assertThat(descriptions(Rules.fillMissing(InvoiceColumn.DESCRIPTION, "No Description"), raw))
        .containsExactly("No Description", " ");
  }

  @Test
  void trim_takes_white_space_from_both_ends_and_leaves_none_for_nothing() {
    InvoiceTable raw =
        Lines.of().product("M", " A  B\t").product("M", "\u00a0C").product("M", "  ").table();

    assertThat(descriptions(Rules.trim(InvoiceColumn.DESCRIPTION), raw))
        .containsExactly("A  B", "\u00a0C", null);
  }

  @Test
  void upper_case_knows_no_language() {
    InvoiceTable raw = Lines.of().product("M", "title straße").table();
    Locale before = Locale.getDefault();
    try {
      Locale.setDefault(Locale.forLanguageTag("tr"));
      assertThat(descriptions(Rules.upperCase(InvoiceColumn.DESCRIPTION), raw))
          .containsExactly("TITLE STRASSE");
    } finally {
      Locale.setDefault(before);
    }
  }

  @Test
  void text_rules_refuse_columns_without_text() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Rules.upperCase(InvoiceColumn.QUANTITY))
        .withMessage("column is QUANTITY, must be one that holds text");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Rules.missing(InvoiceColumn.INVOICE_DATE));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> LineTest.ofText("a", "a", InvoiceColumn.UNIT_PRICE, text -> true));
  }

  @Test
  void a_fill_must_be_a_text() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Rules.fillMissing(InvoiceColumn.COUNTRY, ""))
        .withMessage("text is empty, must be what to write");
  }

  @Test
  void a_renamed_test_finds_the_same_lines() {
    InvoiceTable raw = Lines.of().invoice("C536379").invoice("536379").table();
    LineTest renamed = Rules.cancellations().named("refund", "money went back");

    assertThat(found(renamed, raw)).containsExactly(1L);
    assertThat(renamed).hasToString("refund {}");
    assertThat(renamed.reason()).isEqualTo("money went back");
  }

  static List<Long> found(LineTest test, InvoiceTable raw) {
    return Lines.rowNumbers(
        CleaningPipeline.builder().drop(test).build().apply(raw).rejected().table());
  }

  static List<String> descriptions(Repair repair, InvoiceTable raw) {
    return Lines.descriptions(CleaningPipeline.builder().repair(repair).build().apply(raw).table());
  }
}
