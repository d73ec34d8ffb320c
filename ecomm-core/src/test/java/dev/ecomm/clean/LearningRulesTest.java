package dev.ecomm.clean;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.ecomm.model.InvoiceTable;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What each rule that learns finds or writes, on tables small enough to see it. */
class LearningRulesTest {

  /** Quartiles 2 and 4, fences at whisker 1.5: -1 and 7. */
  private static final InvoiceTable QUANTITIES =
      Lines.of().amount(2, 1).amount(4, 1).amount(3, 1).amount(7, 1).amount(-2, 1).table();

  @Test
  void quantities_on_a_fence_are_found_only_where_the_fences_are_outside() {
    assertThat(RulesTest.found(Rules.quantityBeyondFences(1.5), QUANTITIES)).containsExactly(5L);
    assertThat(RulesTest.found(Rules.quantityOnOrBeyondFences(1.5), QUANTITIES))
        .containsExactly(4L, 5L);
  }

  @Test
  void fences_tell_their_quartiles() {
    Rule fitted =
        CleaningPipeline.builder()
            .flag(Rules.quantityBeyondFences(1.5))
            .build()
            .fit(QUANTITIES)
            .rules()
            .get(0);

    assertThat(fitted.thresholds())
        .containsExactly(
            Map.entry("whisker", "1.5"),
            Map.entry("fences_are_outside", "false"),
            Map.entry("q1", "2.0"),
            Map.entry("q3", "4.0"),
            Map.entry("lower", "-1.0"),
            Map.entry("upper", "7.0"));
  }

  @Test
  void where_the_fences_meet_only_those_that_are_outside_find_every_line() {
    InvoiceTable raw = Lines.of().amount(5, 1).amount(5, 1).amount(5, 1).table();

    assertThat(RulesTest.found(Rules.quantityBeyondFences(3), raw)).isEmpty();
    assertThat(RulesTest.found(Rules.quantityOnOrBeyondFences(3), raw)).hasSize(3);
  }

  @Test
  void a_price_at_the_limit_is_far() {
    InvoiceTable raw = Lines.of().amount(1, 1).amount(1, 3).table();

    assertThat(RulesTest.found(Rules.priceDeviation(1), raw)).containsExactly(1L, 2L);
    assertThat(RulesTest.found(Rules.priceDeviation(1.01), raw)).isEmpty();
  }

  @Test
  void no_price_is_far_where_all_are_equal() {
    InvoiceTable raw = Lines.of().amount(1, 0.1).amount(1, 0.1).amount(1, 0.1).table();

    assertThat(RulesTest.found(Rules.priceDeviation(0.001), raw)).isEmpty();
  }

  @Test
  void rules_learn_from_lines_that_are_alive_and_repaired() {
    InvoiceTable raw =
        Lines.of().amount(2, 1).amount(4, 1).amount(3, 1).amount(1_000, 1).amount(9, 1).table();

    CleaningResult cleaned =
        CleaningPipeline.builder()
            .drop("huge", row -> row.quantity() > 500)
            .repairQuantity("capped", row -> Math.min(row.quantity(), 5))
            .flag(Rules.quantityBeyondFences(1))
            .build()
            .apply(raw);

    assertThat(cleaned.report().rule("quantity_outlier").thresholds())
        .containsEntry("q1", "2.75")
        .containsEntry("q3", "4.25");
  }

  @Test
  void a_note_is_a_text_that_never_has_a_price() {
    InvoiceTable raw =
        InvoiceTable.of(
            List.of(
                Lines.line(1, "1", "A", "lost", -1, 0, null),
                Lines.line(2, "1", "A", "LAMP", 1, 0, null),
                Lines.line(3, "1", "A", "LAMP", 1, 2, null),
                Lines.line(4, "1", "A", " ", 1, 0, null),
                Lines.line(5, "1", "A", null, 1, 0, null),
                Lines.line(6, "1", "A", "Lost", 1, -2, null)));

    assertThat(RulesTest.found(Rules.stockTakeNotes(), raw)).containsExactly(1L);
  }

  @Test
  void of_equally_frequent_descriptions_the_first_wins() {
    InvoiceTable raw =
        Lines.of().product("A", "Y").product("A", "X").product("A", "X").product("A", "Y").table();

    assertThat(RulesTest.descriptions(Rules.canonicalDescriptions(), raw)).containsOnly("Y");
  }

  @Test
  void a_code_of_which_only_notes_and_blanks_are_known_loses_its_description() {
    InvoiceTable raw =
        InvoiceTable.of(
            List.of(
                Lines.line(1, "1", "A", "lost", 1, 0, null),
                Lines.line(2, "1", "A", " ", 1, 2, null),
                Lines.line(3, "1", "B", "CUP", 1, 2, null),
                Lines.line(4, "1", null, "lost", 1, 0, null)));

    assertThat(RulesTest.descriptions(Rules.canonicalProductNames(), raw))
        .containsExactly(null, null, "CUP", "lost");
    assertThat(RulesTest.descriptions(Rules.canonicalDescriptions(), raw))
        .containsExactly("lost", "lost", "CUP", "lost");
  }

  @Test
  void duplicates_are_searched_among_the_lines_alive() {
    InvoiceTable raw = Lines.of().amount(1, 1).amount(1, 1).amount(2, 1).amount(1, 1).table();

    CleaningResult cleaned =
        CleaningPipeline.builder()
            .drop("first", row -> row.rowNumber() == 1)
            .quarantine(Rules.exactDuplicates())
            .build()
            .apply(raw);

    assertThat(Lines.rowNumbers(cleaned.table())).containsExactly(2L, 3L);
    assertThat(cleaned.rejected().reasons(1))
        .containsExactly(
            new Reason("exact_duplicate", "the line repeats an earlier one in every column"));
  }

  @Test
  void bounds_that_make_no_sense_are_refused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Rules.quantityBeyondFences(-1))
        .withMessage("whisker is -1.0, must be at least 0");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Rules.quantityOnOrBeyondFences(Double.POSITIVE_INFINITY))
        .withMessage("whisker is Infinity, must be at least 0");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Rules.priceDeviation(0))
        .withMessage("limit is 0.0, must be greater than 0");
  }

  @Test
  void a_rule_that_learns_says_so() {
    Rule rule = Rule.drop(Rules.priceDeviation(3).named("dear", "too dear"));

    assertThat(rule.learns()).isTrue();
    assertThat(rule).hasToString("dear (DROP, not fitted) {limit=3.0}");
    assertThat(Rules.canonicalDescriptions().column().columnName()).isEqualTo("description");
  }
}
