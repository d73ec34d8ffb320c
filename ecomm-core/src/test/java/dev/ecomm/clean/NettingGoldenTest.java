package dev.ecomm.clean;

import static org.assertj.core.api.Assertions.assertThat;

import de.siegmar.fastcsv.reader.NamedCsvRecord;
import dev.ecomm.model.InvoiceTable;
import dev.ecomm.model.MoneySum;
import dev.ecomm.model.RealInvoices;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Netting of the real data against {@code golden/clean_netting*.csv}, made with pandas. */
class NettingGoldenTest {

  private static InvoiceTable lines;
  private static NettingResult result;
  private static Map<String, String> golden;

  @BeforeAll
  static void net_the_real_data() {
    lines = RealInvoices.lines();
    result = Netting.of(lines);
    golden = Golden.facts("clean_netting_facts.csv");
  }

  @Test
  void every_cancellation_has_the_golden_matches() {
    var table = result.toTable();
    List<List<String>> ours = new ArrayList<>();
    for (int row = 0; row < table.rows(); row++) {
      List<String> cells = new ArrayList<>();
      for (int column = 0; column < table.schema().fields().size(); column++) {
        Optional<Object> value = table.column(column).valueAt(row);
        cells.add(value.map(Object::toString).orElse(""));
      }
      ours.add(cells);
    }
    List<NamedCsvRecord> expected = Golden.rows("clean_netting.csv.gz");

    assertThat(table.schema().fields())
        .extracting(field -> field.name())
        .isEqualTo(expected.get(0).getHeader());
    assertThat(ours).isEqualTo(expected.stream().map(NamedCsvRecord::getFields).toList());
  }

  @Test
  void counts_of_status_units_and_matches_are_golden() {
    NettingTotals totals = result.totals();

    assertFact("cancellation_rows", totals.cancellations());
    assertFact("rows_full", totals.full());
    assertFact("rows_partial", totals.partial());
    assertFact("rows_none", totals.none());
    assertFact("rows_no_customer", totals.noCustomer());
    assertFact("units_cancelled", totals.unitsCancelled());
    assertFact("units_matched", totals.unitsMatched());
    assertFact("match_pairs", totals.matches());
    assertFact("purchase_lines_touched", totals.purchases());
  }

  @Test
  void money_is_golden_to_the_thousandth() {
    NettingTotals totals = result.totals();

    assertFact("revenue_before", totals.moneyBefore());
    assertFact("revenue_after_remaining_lines", totals.moneyAfter());
    assertFact("netted_value_at_purchase_price", totals.valueAtPurchasePrice());
    assertFact("netted_value_at_cancellation_price", totals.valueAtCancellationPrice());
    assertFact("netted_price_difference", totals.priceDifference());
    assertFact("netted_price_difference_absolute", totals.absolutePriceDifference());
  }

  @Test
  void what_remains_of_the_lines_is_golden() {
    InvoiceTable netted = result.netted(lines, false);
    InvoiceTable left = result.netted(lines, true);

    assertFact("quantity_before", quantity(lines));
    assertFact("quantity_after", quantity(netted));
    assertFact("quantity_after", quantity(left));
    assertFact("revenue_after_remaining_lines", money(left).total());
    assertFact("rows_before", netted.rows());
    assertFact("rows_after_dropping_emptied_lines", left.rows());
    assertFact("purchase_lines_used_up", result.emptied(lines).count() - result.totals().full());
  }

  @ParameterizedTest
  @EnumSource(
      names = {
        "DISCOUNT",
        "POSTAGE",
        "CARRIAGE",
        "BANK_CHARGE",
        "MANUAL",
        "SAMPLE",
        "CHARITY",
        "AMAZON_FEE",
        "CANCELLATION"
      })
  void each_kind_of_cancellation_has_the_golden_statuses(LineKind kind) {
    LineKindColumn kinds = LineKinds.withDefaults().of(lines);
    Map<NettingStatus, Integer> counts = new EnumMap<>(NettingStatus.class);
    long units = 0;
    for (NettedCancellation cancellation : result.cancellations()) {
      // read without rejects, row numbers count from 1
      if (kinds.kind((int) cancellation.row() - 1) == kind) {
        counts.merge(cancellation.status(), 1, Integer::sum);
        units += cancellation.matchedQuantity();
      }
    }
    List<String> inOrder = new ArrayList<>();
    for (NettingStatus status : NettingStatus.values()) {
      inOrder.add("" + counts.getOrDefault(status, 0));
    }

    assertThat(String.join(" ", inOrder))
        .isEqualTo(golden.get("kind_" + kind.id() + "_rows_full_partial_none_no_customer"));
    assertFact("kind_" + kind.id() + "_units_matched", units);
  }

  @Test
  void batches_net_as_the_whole() {
    Netting netting = new Netting();
    lines.forEachBatch(100_000, netting::addCancellations);
    lines.forEachBatch(70_000, netting::addLines);

    assertThat(netting.match()).isEqualTo(result);
  }

  private static long quantity(InvoiceTable table) {
    long quantity = 0;
    for (int row = 0; row < table.rows(); row++) {
      quantity += table.quantity(row);
    }
    return quantity;
  }

  private static MoneySum money(InvoiceTable table) {
    MoneySum money = new MoneySum();
    table.forEachRow(line -> money.add(line.quantity(), line.unitPrice()));
    return money;
  }

  private static void assertFact(String name, long value) {
    assertThat(golden).containsEntry(name, Long.toString(value));
  }

  private static void assertFact(String name, BigDecimal value) {
    assertThat(value).as(name).isEqualByComparingTo(golden.get(name));
  }
}
