package dev.ecomm.clean;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ecomm.model.InvoiceLine;
import dev.ecomm.model.InvoiceTable;
import dev.ecomm.run.CancellationToken;
import dev.ecomm.run.RunContext;
import java.math.BigDecimal;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class NettingTest {

  @Test
  void a_cancellation_takes_from_the_latest_purchase_of_its_price_first() {
    NettingResult result =
        net(
            line(1, "5", 1, 4, 2.5),
            line(2, "5", 2, 4, 2.5),
            line(3, "5", 3, 4, 9.5),
            line(4, "C5", 4, -10, 2.5));

    assertThat(result.cancellations())
        .containsExactly(
            new NettedCancellation(
                4,
                NettingStatus.FULL,
                10,
                10,
                List.of(new NettingMatch(2, 4), new NettingMatch(1, 4), new NettingMatch(3, 2))));
    assertThat(result.totals().priceDifference()).isEqualByComparingTo("14");
  }

  @Test
  void a_purchase_at_the_same_second_counts_only_if_it_stands_before() {
    NettingResult result =
        net(line(1, "5", 7, 1, 2.5), line(2, "C5", 7, -3, 2.5), line(3, "5", 7, 1, 2.5));

    assertThat(result.cancellations())
        .containsExactly(
            new NettedCancellation(
                2, NettingStatus.PARTIAL, 3, 1, List.of(new NettingMatch(1, 1))));
  }

  @Test
  void a_cancellation_without_a_customer_says_so() {
    InvoiceLine anonymous = new InvoiceLine(2, "C5", "A", null, -1, 0, 2.5, null, null);

    assertThat(net(line(1, "5", 0, 1, 2.5), anonymous).cancellations().get(0).status())
        .isEqualTo(NettingStatus.NO_CUSTOMER);
  }

  @Test
  void a_cancellation_without_a_product_matches_nothing() {
    InvoiceLine nameless = new InvoiceLine(2, "C5", null, null, -1, 0, 2.5, "17850", null);

    assertThat(net(line(1, "5", 0, 1, 2.5), nameless).cancellations().get(0).status())
        .isEqualTo(NettingStatus.NONE);
  }

  @Test
  void gifts_and_corrections_of_the_books_are_no_purchases() {
    NettingResult result =
        net(line(1, "5", 1, 9, 0), line(2, "A5", 2, 9, 2.5), line(3, "C5", 3, -1, 2.5));

    assertThat(result.totals().none()).isEqualTo(1);
  }

  @Test
  void the_smallest_quantity_there_is_can_be_matched() {
    InvoiceTable lines =
        InvoiceTable.of(
            List.of(
                line(1, "5", 1, Integer.MAX_VALUE, 2.5),
                line(2, "5", 1, 1, 2.5),
                line(3, "C5", 2, Integer.MIN_VALUE, 2.5)));
    NettingResult result = Netting.of(lines);

    assertThat(result.totals().full()).isEqualTo(1);
    assertThat(result.nettedQuantities(lines)).containsExactly(0, 0, 0);
    assertThat(result.emptied(lines).count()).isEqualTo(3);
  }

  @Test
  void times_too_far_apart_for_32_bits_are_still_in_order() {
    NettingResult result =
        net(
            line(1, "C5", 60_000_000_000L, -1, 2.5),
            line(2, "5", -60_000_000_000L, 1, 2.5),
            line(3, "5", 60_000_000_001L, 1, 2.5));

    assertThat(result.cancellations().get(0).matches()).containsExactly(new NettingMatch(2, 1));
  }

  @Test
  void netted_lines_keep_what_remains_and_emptied_ones_can_be_left_out() {
    InvoiceTable lines =
        InvoiceTable.of(
            List.of(
                line(1, "5", 1, 4, 2.5),
                line(2, "5", 1, 3, 9.5),
                line(3, "C5", 2, -6, 2.5),
                line(4, "5", 3, 0, 2.5)));
    NettingResult result = Netting.of(lines);

    assertThat(result.netted(lines, false))
        .extracting(line -> line.quantity())
        .containsExactly(0, 1, 0, 0);
    assertThat(result.netted(lines, true))
        .extracting(line -> line.rowNumber())
        .containsExactly(2L, 4L);
  }

  @Test
  void no_lines_net_to_nothing() {
    NettingResult result = net();

    assertThat(result.cancellations()).isEmpty();
    assertThat(result.totals().moneyBefore()).isEqualByComparingTo(BigDecimal.ZERO);
    assertThat(result.toTable().rows()).isZero();
    assertThat(result).hasToString("NettingResult[0 of 0 units of 0 cancellations]");
  }

  @Test
  void the_table_lists_matches_in_the_order_taken() {
    NettingResult result =
        net(
            line(1, "5", 1, 4, 2.5),
            line(2, "5", 2, 4, 2.5),
            line(3, "C5", 3, -5, 2.5),
            line(4, "C5", 4, -5, 2.5),
            line(5, "C5", 5, -5, 2.5));

    assertThat(result.toTable().column("matches").valueAt(0)).contains("2:4 1:1");
    assertThat(result.toTable().column("status").valueAt(1)).contains("partial");
    assertThat(result.toTable().column("matches").isMissing(2)).isTrue();
  }

  @Test
  void a_hundred_thousand_cancellations_of_one_product_take_linear_time() {
    List<InvoiceLine> lines =
        IntStream.range(0, 200_000)
            .mapToObj(
                i ->
                    i < 100_000
                        ? line(i + 1, "5", i, 1, 1 + i)
                        : line(i + 1, "C5", i, -1, 1 + (i - 100_000)))
            .toList();

    NettingTotals totals = Netting.of(InvoiceTable.of(lines)).totals();
    assertThat(totals.full()).isEqualTo(100_000);
    assertThat(totals.absolutePriceDifference()).isEqualByComparingTo(BigDecimal.ZERO);
  }

  @Test
  void row_numbers_that_do_not_ascend_are_refused() {
    assertThatThrownBy(() -> net(line(2, "C5", 1, -1, 2.5), line(2, "5", 1, 1, 2.5)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "row number 2 follows 2, must be greater; give each line a row number of its own, in"
                + " order");
  }

  @Test
  void a_cancellation_that_only_the_second_look_sees_is_refused() {
    Netting netting = new Netting();

    assertThatThrownBy(() -> netting.addLines(InvoiceTable.of(List.of(line(9, "C5", 1, -1, 2.5)))))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage(
            "row 9 is a cancellation that addCancellations was not shown; show it all lines before"
                + " the first call of addLines");
  }

  @Test
  void lines_that_were_not_netted_are_refused() {
    NettingResult result = net(line(1, "5", 1, 9, 2.5), line(2, "C5", 1, -9, 2.5));

    assertThatThrownBy(
            () -> result.nettedQuantities(InvoiceTable.of(List.of(line(1, "5", 1, 3, 2.5)))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "row 1 has quantity 3, of which 9 units were matched; give the lines that were netted");
    assertThatThrownBy(
            () ->
                result.nettedQuantities(
                    InvoiceTable.of(List.of(line(4, "5", 1, 3, 2.5), line(4, "5", 1, 3, 2.5)))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("row number 4 follows 4, must be greater");
  }

  @Test
  void a_run_that_was_cancelled_ends_the_netting() {
    CancellationToken token = new CancellationToken();
    RunContext run = RunContext.withDefaults().cancelledBy(token);
    InvoiceTable lines = InvoiceTable.of(List.of(line(1, "5", 1, 9, 2.5)));
    Netting netting = new Netting();
    netting.addCancellations(lines);
    netting.addLines(lines);
    token.cancel();

    assertThatThrownBy(() -> Netting.of(lines, run)).isInstanceOf(CancellationException.class);
    assertThatThrownBy(() -> netting.match(run)).isInstanceOf(CancellationException.class);
  }

  @Test
  void netting_asks_all_along_whether_it_was_cancelled() {
    InvoiceTable lines =
        InvoiceTable.of(
            IntStream.rangeClosed(1, 3 * Looks.STEPS_BETWEEN)
                .mapToObj(row -> line(row, row % 2 == 0 ? "C5" : "5", row, row % 2 * 2 - 1, 2.5))
                .toList());
    AtomicInteger asked = new AtomicInteger();

    var unused = Netting.of(lines, new Looks(asked::incrementAndGet));

    // All lines are looked at twice, matched and summed, cancellations summed; once in between.
    assertThat(asked.get()).isEqualTo(4 * 3 + 2 + 1);
    for (int last = 1; last <= asked.get(); last++) {
      AtomicInteger left = new AtomicInteger(last);
      Looks looks =
          new Looks(
              () -> {
                if (left.decrementAndGet() == 0) {
                  throw new CancellationException();
                }
              });
      assertThatThrownBy(() -> Netting.of(lines, looks)).isInstanceOf(CancellationException.class);
    }
  }

  private static NettingResult net(InvoiceLine... lines) {
    return Netting.of(InvoiceTable.of(List.of(lines)));
  }

  private static InvoiceLine line(
      long row, String invoice, long second, int quantity, double price) {
    return new InvoiceLine(row, invoice, "A", null, quantity, second, price, "17850", null);
  }
}
