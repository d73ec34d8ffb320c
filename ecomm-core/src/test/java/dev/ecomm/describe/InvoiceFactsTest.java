package dev.ecomm.describe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.ecomm.model.DataTable;
import dev.ecomm.model.InvoiceLine;
import dev.ecomm.model.InvoiceTable;
import dev.ecomm.model.RandomLines;
import dev.ecomm.model.Seeds;
import dev.ecomm.model.Selection;
import dev.ecomm.run.CancellationToken;
import dev.ecomm.run.Progress;
import dev.ecomm.run.RunContext;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InvoiceFactsTest {

  private static final RunContext RUN = RunContext.withDefaults();

  @ParameterizedTest
  @Seeds(60)
  void columns_and_a_plain_list_agree(long seed) {
    List<InvoiceLine> lines = RandomLines.of(seed, 1 + (int) seed * 4);

    assertAgree(InvoiceTable.of(lines), lines);
  }

  @ParameterizedTest
  @Seeds(30)
  void a_selected_table_is_described_by_its_own_lines_not_its_dictionaries(long seed) {
    List<InvoiceLine> lines = RandomLines.of(seed, 60);
    InvoiceTable table = InvoiceTable.of(lines);
    Selection few = Selection.where(60, row -> row % 7 == seed % 7);

    assertAgree(table.select(few), lines(table.select(few)));
  }

  @Test
  void the_plain_list_leaves_out_only_what_rejected_rows_tell() {
    List<InvoiceLine> lines = RandomLines.of(7, 300);
    List<String> left = new ArrayList<>(names(InvoiceFacts.of(InvoiceTable.of(lines), RUN)));
    left.removeAll(NaiveFacts.of(lines).keySet());

    assertThat(left)
        .containsExactly(
            "raw_null_Quantity_rows", "raw_null_InvoiceDate_rows", "raw_null_UnitPrice_rows");
  }

  @Test
  void an_empty_table_has_every_fact_and_no_smallest_or_largest_of_anything() {
    List<Fact> facts = describe().facts();

    assertThat(facts).extracting(Fact::name).isEqualTo(names(describe(line("A", 1, 2.5))));
    assertThat(facts)
        .filteredOn(fact -> fact.value().isEmpty())
        .extracting(Fact::name)
        .containsExactly(
            "customer_id_min",
            "customer_id_max",
            "date_min",
            "date_max",
            "quantity_min",
            "quantity_max",
            "unit_price_min",
            "unit_price_max",
            "outlier_all_rows_q1",
            "outlier_all_rows_q3",
            "outlier_all_rows_iqr",
            "outlier_all_rows_lower",
            "outlier_all_rows_upper",
            "outlier_all_rows_z_mean",
            "outlier_all_rows_z_std_ddof0",
            "outlier_all_rows_z_std_ddof1",
            "outlier_all_rows_price_cut_low",
            "outlier_all_rows_price_cut_high");
    assertThat(value(facts, "total_revenue")).isEqualTo("0.000");
    assertThat(value(facts, "raw_rows_in_file_order_of_date")).isEqualTo("1");
  }

  @Test
  void where_all_prices_are_equal_none_is_an_outlier() {
    List<InvoiceLine> lines = new ArrayList<>();
    for (int i = 0; i < 10; i++) {
      lines.add(line("A", i, 4.95));
    }

    OutlierFacts outliers = InvoiceFacts.of(InvoiceTable.of(lines), RUN).outliers();

    assertThat(outliers.priceMean()).isEqualTo(4.95);
    assertThat(outliers.priceStd()).isZero();
    assertThat(outliers.rowsBeyondPrice()).isZero();
    assertThat(outliers.rowsOut()).isEqualTo(10);
  }

  @Test
  void where_all_quantities_are_equal_each_lies_on_both_bounds_and_none_is_kept() {
    OutlierFacts outliers = describe(line("A", 3, 1), line("A", 3, 2)).outliers();

    assertThat(outliers.rowsAtOrAboveUpper()).isEqualTo(2);
    assertThat(outliers.rowsAtOrBelowLower()).isEqualTo(2);
    assertThat(outliers.rowsOut()).isZero();
    assertThat(outliers.priceMean()).isNaN();
  }

  @ParameterizedTest
  @CsvSource({
    "9 10 100,      9,    100",
    "-5 9 10,       -5,   10",
    "9 10 X1,       10,   X1",
    "010 9,         9,    010",
    "9 1000000000000000000000, 1000000000000000000000, 9",
    "ｚ 😀,          ｚ,    😀"
  })
  void customers_are_ordered_by_number_if_all_are_numbers_else_by_code_point(
      String ids, String smallest, String largest) {
    List<InvoiceLine> lines = new ArrayList<>();
    for (String id : ids.split(" ")) {
      lines.add(new InvoiceLine(1, "1", "A", "B", 1, 0, 1, id, "EIRE"));
    }

    CustomerFacts customers = InvoiceFacts.of(InvoiceTable.of(lines), RUN).customers();

    assertThat(customers.smallestId()).contains(smallest);
    assertThat(customers.largestId()).contains(largest);
  }

  @Test
  void without_known_customers_there_is_no_smallest_id() {
    InvoiceFacts facts = describe(new InvoiceLine(1, "1", "A", "B", 1, 0, 1, null, null));

    assertThat(facts.customers().smallestId()).isEmpty();
    assertThat(facts.customers().commonestCountry()).isEmpty();
    assertThat(facts.missing().customerId()).isEqualTo(1);
  }

  @Test
  void money_has_at_least_three_decimals_and_more_where_the_exact_sum_does() {
    List<Fact> facts = describe(line("A", 3, 0.00015), line("A", -1, 2.5)).facts();

    assertThat(value(facts, "total_revenue")).isEqualTo("-2.49955");
    assertThat(value(facts, "total_revenue_exact_thousandths")).isEqualTo("-2499.55");
    assertThat(value(facts, "total_revenue_negative_rows")).isEqualTo("-2.500");
  }

  @Test
  void revenue_is_exact_beyond_the_range_of_a_long() {
    InvoiceFacts facts =
        describe(line("A", Integer.MAX_VALUE, 9e14), line("A", Integer.MAX_VALUE, 0.01));

    assertThat(facts.revenue().total())
        .isEqualByComparingTo(
            new BigDecimal("900000000000000.01").multiply(BigDecimal.valueOf(Integer.MAX_VALUE)));
  }

  @Test
  void a_price_of_minus_zero_is_zero() {
    InvoiceFacts facts = describe(line("A", 1, -0.0), line("A", 1, 0.0));

    assertThat(facts.prices().zeroRows()).isEqualTo(2);
    assertThat(facts.duplicates().rowsBeyondFirst()).isEqualTo(1);
    assertThat(value(facts.facts(), "unit_price_min")).isEqualTo("0.0");
  }

  @Test
  void a_tie_for_the_commonest_country_goes_to_the_first_by_code_point() {
    InvoiceFacts facts =
        describe(
            new InvoiceLine(1, "1", "A", "B", 1, 0, 1, null, "Spain"),
            new InvoiceLine(2, "1", "A", "B", 1, 0, 1, null, "Malta"));

    assertThat(facts.customers().commonestCountry()).contains("Malta");
    assertThat(facts.customers().rowsCommonestCountry()).isEqualTo(1);
  }

  @Test
  void rejected_lines_count_as_read_and_as_missing_what_they_lack() {
    InvoiceTable table = InvoiceTable.of(List.of(line("A", 1, 1)));

    InvoiceFacts facts = InvoiceFacts.of(table, 4, Map.of("quantity", 2L, "customer_id", 1L), RUN);

    assertThat(value(facts.facts(), "raw_rows")).isEqualTo("4");
    assertThat(value(facts.facts(), "raw_null_Quantity_rows")).isEqualTo("2");
    assertThat(value(facts.facts(), "raw_null_customer_rows")).isEqualTo("1");
    assertThat(value(facts.facts(), "quantity_sum")).isEqualTo("1");
  }

  @Test
  void fewer_lines_read_than_accepted_are_refused() {
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> InvoiceFacts.of(InvoiceTable.of(List.of(line("A", 1, 1))), 0, Map.of(), RUN))
        .withMessage("rowsRead is 0, must be at least the table's 1 rows");
  }

  @Test
  void a_missing_count_of_an_unknown_column_is_refused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> InvoiceFacts.of(InvoiceTable.of(List.of()), 1, Map.of("Qty", 1L), RUN))
        .withMessageStartingWith(
            "missingInRejected names column \"Qty\", must be one of [invoice_no");
  }

  @Test
  void a_negative_missing_count_is_refused() {
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> InvoiceFacts.of(InvoiceTable.of(List.of()), 1, Map.of("quantity", -1L), RUN))
        .withMessage("missingInRejected of quantity is -1, must be at least 0");
  }

  @Test
  void the_table_has_a_row_per_fact_and_nothing_for_an_empty_value() {
    InvoiceFacts facts = describe();

    DataTable table = facts.toTable();

    assertThat(table.rows()).isEqualTo(facts.facts().size());
    assertThat(table.schema().names()).containsExactly("fact", "value");
    assertThat(table.strings("fact").textAt(0)).isEqualTo("raw_rows");
    assertThat(table.strings("value").textAt(0)).isEqualTo("0");
    int dateMin = names(facts).indexOf("date_min");
    assertThat(table.strings("value").isMissing(dateMin)).isTrue();
  }

  @Test
  void a_cancelled_run_stops() {
    CancellationToken token = new CancellationToken();
    token.cancel();

    assertThatThrownBy(() -> InvoiceFacts.of(InvoiceTable.of(List.of()), RUN.cancelledBy(token)))
        .isInstanceOf(CancellationException.class);
  }

  @Test
  void progress_rises_to_its_total() {
    List<Progress> heard = new ArrayList<>();

    InvoiceFacts.of(InvoiceTable.of(List.of()), RunContext.withProgress(heard::add));

    assertThat(heard).extracting(Progress::done).isSorted();
    Progress last = heard.get(heard.size() - 1);
    assertThat(last.done()).isEqualTo(last.total());
  }

  private static void assertAgree(InvoiceTable table, List<InvoiceLine> lines) {
    Map<String, String> facts = new HashMap<>();
    InvoiceFacts.of(table, RUN).facts().forEach(fact -> facts.put(fact.name(), fact.value()));
    NaiveFacts.of(lines)
        .forEach(
            (name, expected) -> {
              String value = facts.get(name);
              if (expected instanceof Double number) {
                double tolerance = 1e-9 * Math.max(1, Math.abs(number));
                assertThat(Double.parseDouble(value)).as(name).isCloseTo(number, within(tolerance));
              } else if (expected instanceof BigDecimal number) {
                assertThat(new BigDecimal(value)).as(name).isEqualByComparingTo(number);
              } else {
                assertThat(value).as(name).isEqualTo(expected.toString());
              }
            });
  }

  private static InvoiceFacts describe(InvoiceLine... lines) {
    return InvoiceFacts.of(InvoiceTable.of(List.of(lines)), RUN);
  }

  private static InvoiceLine line(String invoice, int quantity, double price) {
    return new InvoiceLine(1, invoice, "85123A", "LANTERN", quantity, 0, price, "17850", "EIRE");
  }

  private static List<InvoiceLine> lines(InvoiceTable table) {
    List<InvoiceLine> lines = new ArrayList<>();
    table.forEach(lines::add);
    return lines;
  }

  private static List<String> names(InvoiceFacts facts) {
    return facts.facts().stream().map(Fact::name).toList();
  }

  private static String value(List<Fact> facts, String name) {
    return facts.stream()
        .filter(fact -> fact.name().equals(name))
        .findFirst()
        .orElseThrow()
        .value();
  }
}
