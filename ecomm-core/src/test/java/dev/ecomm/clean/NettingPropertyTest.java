package dev.ecomm.clean;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ecomm.model.InvoiceLine;
import dev.ecomm.model.InvoiceTable;
import dev.ecomm.model.MoneySum;
import dev.ecomm.model.Seeds;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;

/** What holds of netting whatever the lines, on seeded trades. */
class NettingPropertyTest {

  @ParameterizedTest
  @Seeds(200)
  void matches_are_those_of_the_definition(long seed) {
    List<InvoiceLine> lines = RandomTrade.of(seed, 150, seed % 2 == 0);

    assertThat(Netting.of(InvoiceTable.of(lines)).cancellations())
        .isEqualTo(NaiveNetting.of(lines));
  }

  @ParameterizedTest
  @Seeds(100)
  void no_line_falls_below_zero_and_each_unit_is_used_once(long seed) {
    InvoiceTable lines = InvoiceTable.of(RandomTrade.of(seed, 150, seed % 2 == 0));
    NettingResult result = Netting.of(lines);
    int[] netted = result.nettedQuantities(lines);

    Map<Long, Long> used = new HashMap<>();
    for (NettedCancellation cancellation : result.cancellations()) {
      used.merge(cancellation.row(), cancellation.matchedQuantity(), Long::sum);
      for (NettingMatch match : cancellation.matches()) {
        used.merge(match.purchaseRow(), match.units(), Long::sum);
      }
    }
    for (int row = 0; row < lines.rows(); row++) {
      int quantity = lines.quantity(row);
      long taken = used.getOrDefault(lines.rowNumber(row), 0L);
      assertThat(taken).isBetween(0L, Math.abs((long) quantity));
      assertThat(netted[row])
          .isEqualTo((int) (Math.signum(quantity) * (Math.abs(quantity) - taken)));
      assertThat(result.matchedUnits(lines.rowNumber(row))).isEqualTo(taken);
    }
  }

  @ParameterizedTest
  @Seeds(100)
  void no_cancellation_takes_from_a_later_purchase(long seed) {
    List<InvoiceLine> lines = RandomTrade.of(seed, 150, seed % 2 == 0);
    Map<Long, InvoiceLine> byRow = new HashMap<>();
    lines.forEach(line -> byRow.put(line.rowNumber(), line));

    for (NettedCancellation cancellation : Netting.of(InvoiceTable.of(lines)).cancellations()) {
      for (NettingMatch match : cancellation.matches()) {
        long second = byRow.get(cancellation.row()).epochSecond();
        long purchased = byRow.get(match.purchaseRow()).epochSecond();
        assertThat(purchased).isLessThanOrEqualTo(second);
        if (purchased == second) {
          assertThat(match.purchaseRow()).isLessThan(cancellation.row());
        }
      }
    }
  }

  @ParameterizedTest
  @Seeds(100)
  void lines_that_come_later_change_no_match(long seed) {
    List<InvoiceLine> lines = RandomTrade.of(seed, 150, true);
    InvoiceTable some = InvoiceTable.of(lines.subList(0, 20 + (int) (seed % 100)));
    List<NettedCancellation> before = Netting.of(some).cancellations();

    assertThat(Netting.of(InvoiceTable.of(lines)).cancellations().subList(0, before.size()))
        .isEqualTo(before);
  }

  @ParameterizedTest
  @Seeds(100)
  void units_and_money_are_conserved_exactly(long seed) {
    InvoiceTable lines = InvoiceTable.of(RandomTrade.of(seed, 150, seed % 2 == 0));
    NettingResult result = Netting.of(lines);
    int[] netted = result.nettedQuantities(lines);
    long unitsBefore = 0;
    long unitsAfter = 0;
    MoneySum before = new MoneySum();
    MoneySum after = new MoneySum();
    for (int row = 0; row < lines.rows(); row++) {
      unitsBefore += lines.quantity(row);
      unitsAfter += netted[row];
      before.add(lines.quantity(row), lines.unitPrice(row));
      after.add(netted[row], lines.unitPrice(row));
    }
    NettingTotals totals = result.totals();

    assertThat(unitsAfter).isEqualTo(unitsBefore);
    assertThat(totals.moneyBefore()).isEqualByComparingTo(before.total());
    assertThat(totals.moneyAfter()).isEqualByComparingTo(after.total());
    assertThat(totals.absolutePriceDifference())
        .isGreaterThanOrEqualTo(totals.priceDifference().abs());
    assertThat(totals.unitsMatched())
        .isEqualTo(
            result.cancellations().stream().mapToLong(NettedCancellation::matchedQuantity).sum());
  }

  @ParameterizedTest
  @Seeds(100)
  void any_batches_with_dictionaries_of_their_own_net_as_the_whole(long seed) {
    List<InvoiceLine> lines = RandomTrade.of(seed, 150, seed % 2 == 0);
    InvoiceTable whole = InvoiceTable.of(lines);
    SplittableRandom random = new SplittableRandom(seed);
    List<InvoiceTable> batches = new ArrayList<>();
    for (int from = 0; from < lines.size(); ) {
      int to = Math.min(lines.size(), from + 1 + random.nextInt(50));
      batches.add(InvoiceTable.of(lines.subList(from, to)));
      from = to;
    }
    Netting netting = new Netting();
    batches.forEach(netting::addCancellations);
    batches.forEach(netting::addLines);
    NettingResult result = netting.match();

    assertThat(result).isEqualTo(Netting.of(whole));
    List<Integer> pieces = new ArrayList<>();
    for (InvoiceTable batch : batches) {
      for (int quantity : result.nettedQuantities(batch)) {
        pieces.add(quantity);
      }
    }
    assertThat(pieces.stream().mapToInt(quantity -> quantity).toArray())
        .isEqualTo(result.nettedQuantities(whole));
  }

  @ParameterizedTest
  @Seeds(20)
  void the_totals_count_each_status(long seed) {
    NettingResult result = Netting.of(InvoiceTable.of(RandomTrade.of(seed, 150, true)));
    NettingTotals totals = result.totals();

    assertThat(totals.cancellations()).isEqualTo(result.cancellations().size());
    assertThat(totals.full()).isEqualTo(count(result, NettingStatus.FULL));
    assertThat(totals.partial()).isEqualTo(count(result, NettingStatus.PARTIAL));
    assertThat(totals.none()).isEqualTo(count(result, NettingStatus.NONE));
    assertThat(totals.noCustomer()).isEqualTo(count(result, NettingStatus.NO_CUSTOMER));
    assertThat(totals.matches())
        .isEqualTo(result.cancellations().stream().mapToInt(c -> c.matches().size()).sum());
  }

  private static long count(NettingResult result, NettingStatus status) {
    return result.cancellations().stream().filter(c -> c.status() == status).count();
  }
}
