package dev.ecomm.series;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ecomm.model.InvoiceLine;
import dev.ecomm.model.InvoiceTable;
import dev.ecomm.run.CancellationToken;
import dev.ecomm.run.RunContext;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;

class DemandTest {
  private static final LocalDate MONDAY = LocalDate.of(2011, 1, 3);

  private static InvoiceLine line(int day, String item, int quantity, double price) {
    long second = MONDAY.plusDays(day).atTime(10, 0).toEpochSecond(ZoneOffset.UTC);
    return new InvoiceLine(
        1, "5", item, "CUP", quantity, second, price, "1", item.equals("A") ? "France" : null);
  }

  private static final InvoiceTable LINES =
      InvoiceTable.of(
          List.of(
              line(0, "A", 2, 2.5), line(2, "B", 4, 1), line(2, "A", -1, 2.5), line(9, "A", 1, 2)));

  @Test
  void a_closed_day_is_absent_from_trading_days_and_zero_among_all_days() {
    SeriesSet trading = Demand.withDefaults().compute(LINES).series(DemandMeasure.QUANTITY);
    SeriesSet all =
        Demand.builder().days(DemandDays.ALL).build().compute(LINES).series(DemandMeasure.QUANTITY);

    assertThat(trading.values(0)).containsExactly(2, 4, 1);
    assertThat(trading.time(1)).isEqualTo(MONDAY.plusDays(2).toEpochDay());
    assertThat(all.values(0)).containsExactly(2, 0, 4, 0, 0, 0, 0, 0, 0, 1);
  }

  @Test
  void an_item_begins_with_its_first_line_and_is_zero_when_it_does_not_sell() {
    SeriesSet items =
        Demand.builder()
            .by(DemandKey.ITEM)
            .build()
            .compute(LINES)
            .series(DemandMeasure.NET_QUANTITY);

    assertThat(items.ids()).containsExactly("A", "B");
    assertThat(items.values(0)).containsExactly(2, -1, 1);
    assertThat(items.values(1)).containsExactly(4, 0);
  }

  @Test
  void a_week_is_whole_once_its_days_are_known_to_the_end() {
    Demand.Builder weekly = Demand.builder().every(DemandPeriod.WEEK);

    assertThat(weekly.build().compute(LINES).periods()).isEqualTo(1);
    assertThat(weekly.asOf(MONDAY.plusDays(14).atStartOfDay()).build().compute(LINES).periods())
        .isEqualTo(2);
  }

  @Test
  void weeks_and_months_say_when_they_end_and_how_many_days_traded() {
    Demand.Builder demand = Demand.builder().measures(DemandMeasure.SALES);

    assertThat(demand.every(DemandPeriod.WEEK).build().compute(LINES).toTable().schema().names())
        .containsExactly("week_start_monday", "week_end_sunday", "sales", "trading_days");
    assertThat(demand.every(DemandPeriod.MONTH).build().compute(LINES).toTable().schema().names())
        .containsExactly("month_start", "month_end", "sales", "trading_days");
  }

  @Test
  void lines_without_a_key_are_counted() {
    DemandTable countries = Demand.builder().by(DemandKey.COUNTRY).build().compute(LINES);

    assertThat(countries.linesOfNoSeries()).isEqualTo(1);
    assertThat(countries.ids()).containsExactly("France");
    assertThat(countries.tradingDays()).isEqualTo(3);
  }

  @Test
  void no_lines_give_no_series() {
    DemandTable none = Demand.withDefaults().compute(InvoiceTable.builder().build());

    assertThat(none.periods()).isZero();
    assertThat(none.ids()).isEmpty();
    assertThat(none.toTable().rows()).isZero();
  }

  @Test
  void lines_of_adjustments_count_for_nothing_else() {
    DemandState state = new DemandState();
    state.addWithoutAdjustments(LINES);
    state.addAdjustments(LINES);
    DemandState twice = new DemandState();
    twice.add(LINES);

    assertThat(Demand.withDefaults().compute(state).toTable())
        .isEqualTo(Demand.withDefaults().compute(twice).toTable());
    assertThat(state.lines()).isEqualTo(8);
  }

  @Test
  void a_measure_that_was_not_computed_is_named() {
    DemandTable sales = Demand.builder().measures(DemandMeasure.SALES).build().compute(LINES);

    assertThatThrownBy(() -> sales.series(DemandMeasure.ORDERS))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("measure is ORDERS, must be one of those computed: [SALES]");
    assertThatThrownBy(() -> Demand.builder().measures()).hasMessageContaining("at least one");
  }

  @Test
  void a_state_is_not_merged_with_itself() {
    DemandState state = new DemandState();

    assertThatThrownBy(() -> state.merge(state)).hasMessageContaining("must be another");
  }

  @Test
  void a_cancelled_run_ends() {
    CancellationToken token = new CancellationToken();
    token.cancel();
    DemandState state = new DemandState();
    state.add(LINES);

    assertThatThrownBy(
            () ->
                Demand.withDefaults().compute(state, RunContext.withDefaults().cancelledBy(token)))
        .isInstanceOf(CancellationException.class);
  }
}
