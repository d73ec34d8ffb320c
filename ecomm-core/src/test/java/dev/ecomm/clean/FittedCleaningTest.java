package dev.ecomm.clean;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ecomm.error.InvoiceDataException;
import dev.ecomm.model.InvoiceColumn;
import dev.ecomm.model.InvoiceTable;
import dev.ecomm.model.RandomLines;
import dev.ecomm.model.Seeds;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Fitted rules as values: saved, read again, applied to other lines. */
class FittedCleaningTest {
  private static final InvoiceTable RAW =
      Lines.of()
          .product("A", "LAMP")
          .product("A", "LAMP")
          .product("A", "lost")
          .product("B", "CUP")
          .table();

  /** Every kind of rule that can be saved. */
  private static final CleaningPipeline ALL_KINDS =
      CleaningPipeline.builder()
          .flag(Rules.cancellations())
          .flag(Rules.quantityBelow(-5))
          .flag(Rules.unitPriceBelow(0.1))
          .flag(Rules.defects())
          .quarantine(Rules.missing(InvoiceColumn.COUNTRY))
          .flag(Rules.stockTakeNotes())
          .drop(Rules.exactDuplicates())
          .flag(Rules.quantityBeyondFences(3))
          .drop(Rules.quantityOnOrBeyondFences(5).named("wild", "wild"))
          .flag(Rules.priceDeviation(2.5))
          .repair(Rules.fillMissing(InvoiceColumn.DESCRIPTION, "none \"yet\""))
          .repair(Rules.trim(InvoiceColumn.STOCK_CODE))
          .repair(Rules.upperCase(InvoiceColumn.STOCK_CODE))
          .repair(Rules.canonicalDescriptions())
          .repair(Rules.canonicalProductNames().named("names", "names"))
          .warnIf("cancellation", Limit.share(0.25))
          .errorIf("defect", Limit.count(1_000))
          .anonymousCustomer("nobody")
          .lineKinds(
              LineKinds.builder().code("X", LineKind.MANUAL).prefix("Y_", LineKind.FREE).build())
          .netCancellations()
          .build();

  @ParameterizedTest
  @Seeds(40)
  void every_kind_of_rule_comes_back_from_json(long seed) {
    InvoiceTable raw = InvoiceTable.of(RandomLines.of(seed, 60));
    CleaningResult cleaned = ALL_KINDS.apply(raw);

    FittedCleaning saved = FittedCleaning.fromJson(cleaned.fitted().toJson());

    assertThat(saved.toJson()).isEqualTo(cleaned.fitted().toJson());
    CleaningResult again = saved.apply(raw);
    assertThat(again.toTable()).isEqualTo(cleaned.toTable());
    assertThat(again.report()).isEqualTo(cleaned.report());
    assertThat(again.rejected().toTable()).isEqualTo(cleaned.rejected().toTable());
  }

  @Test
  void json_is_for_people_too() {
    String json =
        CleaningPipeline.builder()
            .repair(Rules.canonicalDescriptions())
            .flag(Rules.priceDeviation(3))
            .warnIf("price_outlier", Limit.share(0.01))
            .build()
            .fit(RAW)
            .toJson();

    assertThat(json)
        .isEqualTo(
            """
            {
              "format" : 1,
              "rules" : [ {
                "kind" : "canonical_descriptions",
                "id" : "description_canonical",
                "action" : "repair",
                "reason" : "not the most frequent description of the stock code",
                "candidates" : "all_texts",
                "descriptions" : {
                  "A" : "LAMP",
                  "B" : "CUP"
                }
              }, {
                "kind" : "price_deviation",
                "id" : "price_outlier",
                "action" : "flag",
                "reason" : "the unit price is far from the mean",
                "limit" : 3.0,
                "mean" : 2.55,
                "std" : 0.0
              } ],
              "limits" : [ {
                "rule" : "price_outlier",
                "most" : 0.01,
                "is_share" : true,
                "is_error" : false
              } ],
              "net_cancellations" : false
            }
            """);
  }

  @Test
  void what_was_learned_applies_to_tomorrows_lines() {
    FittedCleaning fitted = Packs.seed().fit(RAW);
    InvoiceTable tomorrow =
        Lines.of().product("a", "lamp, used").product("C", "NEW").product(null, "?").table();

    CleaningResult cleaned = fitted.apply(tomorrow);

    assertThat(Lines.descriptions(cleaned.table())).containsExactly("LAMP", "NEW", "?");
    assertThat(fitted.rules()).noneMatch(Rule::learns);
    assertThat(fitted.toString()).contains("descriptions=2 entries");
  }

  @Test
  void a_rule_of_ones_own_is_given_again() {
    LineTest own = LineTest.of("second", "second", row -> row.rowNumber() == 2);
    FittedCleaning fitted = CleaningPipeline.builder().drop(own).build().fit(RAW);

    FittedCleaning saved = FittedCleaning.fromJson(fitted.toJson(), Rule.drop(own));

    assertThat(saved.apply(RAW).table()).isEqualTo(fitted.apply(RAW).table());
  }

  @Test
  void a_rule_of_ones_own_that_is_not_given_is_named() {
    String json = CleaningPipeline.builder().drop("second", row -> false).build().fit(RAW).toJson();

    assertThatThrownBy(() -> FittedCleaning.fromJson(json))
        .isInstanceOf(InvoiceDataException.class)
        .hasMessage(
            "[fitted cleaning] rule \"second\" is code of your own, which JSON does not hold."
                + " Give it to fromJson.");
  }

  @Test
  void a_rule_of_ones_own_with_another_action_is_refused() {
    LineTest own = LineTest.of("second", "second", row -> false);
    String json = CleaningPipeline.builder().drop(own).build().fit(RAW).toJson();

    assertThatThrownBy(() -> FittedCleaning.fromJson(json, Rule.flag(own)))
        .hasMessage(
            "[fitted cleaning] rule \"second\" was saved with the action drop, and the one given"
                + " has flag. Give the rule that was saved.");
  }

  @Test
  void a_newer_format_is_refused() {
    assertThatThrownBy(() -> FittedCleaning.fromJson("{\"format\": 2, \"rules\": [7]}"))
        .isInstanceOf(InvoiceDataException.class)
        .hasMessage(
            "[fitted cleaning] format is 2, this version reads 1. Read it with the version that"
                + " wrote it, or fit again.");
  }

  @Test
  void a_rule_of_an_unknown_kind_is_named() {
    String json =
        """
        {"format": 1, "limits": [], "net_cancellations": false, "rules": [
          {"kind": "telepathy", "id": "guess", "action": "drop", "reason": "felt wrong"}]}
        """;

    assertThatThrownBy(() -> FittedCleaning.fromJson(json))
        .hasMessage(
            "[fitted cleaning] rule \"guess\" is of the kind \"telepathy\" with the action drop,"
                + " which this version does not know. Read it with the version that wrote it, or a"
                + " newer one.");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          ''                                      | the text is empty
          [1]                                     | the text is no JSON object
          {"format": 1} {}                        | something follows the end of the JSON
          {"format": 1                            | not JSON
          {"format": 1, "format": 1}              | not JSON: Duplicate field 'format'
          {"format": "1"}                         | the text: format must be a whole number and is no such thing
          {"format": 1}                           | the text: rules must be a list and is missing
          {"format": 1, "rules": [7]}             | rule 1 is no JSON object
          {"format": 1, "rules": [{"kind": 7}]}   | rule 1: kind must be a text
          """)
  void damaged_json_is_refused(String json, String problem) {
    assertThatThrownBy(() -> FittedCleaning.fromJson(json))
        .isInstanceOf(InvoiceDataException.class)
        .hasMessageStartingWith("[fitted cleaning] " + problem)
        .message()
        .containsAnyOf(
            "Use JSON that FittedCleaning.toJson wrote, unchanged.",
            "Restore the text as it was written, or make it again.");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          "action": "explode"                              | rule 1: action "explode" is no RuleAction; there are drop, quarantine, repair, flag
          "action": "drop", "least": 0.5                   | rule 1: least must be a whole number and is no such thing
          "action": "drop", "least": 5000000000            | rule 1: least must be a whole number and is no such thing
          "action": "drop"                                 | rule 1: least must be a whole number and is missing
          "action": "drop", "least": 1, "id": "Not snake"  | not JSON: Duplicate field 'id'
          """)
  void damaged_rules_are_refused(String members, String problem) {
    assertRefused("\"kind\": \"quantity_below\", \"reason\": \"r\", " + members, problem);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          "kind": "unit_price_below", "least": true                                     | rule 1: least must be a number
          "kind": "missing", "column": "colour"                                         | rule 1: column "colour" is no InvoiceColumn
          "kind": "missing", "column": "quantity"                                       | column is QUANTITY, must be one that holds text
          "kind": "stock_take_notes", "texts": [1]                                      | rule 1: texts must be a list of texts
          "kind": "quantity_fences", "q1": 1, "q3": 2, "whisker": 1                     | rule 1: fences_are_outside must be true or false
          """)
  void damaged_tests_are_refused(String members, String problem) {
    assertRefused("\"action\": \"flag\", \"reason\": \"r\", " + members, problem);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          "descriptions": []          | rule 1: descriptions must be an object and is no such thing
          "descriptions": {"A": 1}    | rule 1: descriptions must be an object of texts
          """)
  void damaged_repairs_are_refused(String members, String problem) {
    assertRefused(
        "\"kind\": \"canonical_descriptions\", \"candidates\": \"all_texts\","
            + " \"action\": \"repair\", \"reason\": \"r\", "
            + members,
        problem);
  }

  private static void assertRefused(String members, String problem) {
    String json = "{\"format\": 1, \"limits\": [], \"rules\": [{\"id\": \"x\", " + members + "}]}";

    assertThatThrownBy(() -> FittedCleaning.fromJson(json))
        .isInstanceOf(InvoiceDataException.class)
        .hasMessageStartingWith("[fitted cleaning] " + problem);
  }
}
