package dev.ecomm.series;

import static dev.ecomm.testkit.DataTableAssert.assertThat;

import dev.ecomm.RealShop;
import dev.ecomm.model.InvoiceTable;
import dev.ecomm.testkit.DataFolder;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The notebook's demand, every day, week and column. */
class GoldenDemandTest {
  private static final DemandState STATE = new DemandState();

  @BeforeAll
  static void clean() {
    STATE.addWithoutAdjustments(RealShop.notebook());
    InvoiceTable adjustments = Demand.notebookAdjustments().apply(RealShop.raw()).table();
    Assertions.assertThat(adjustments.rows()).isEqualTo(482_948);
    STATE.addAdjustments(adjustments);
  }

  @Test
  void demand_by_day_is_that_of_the_notebook() {
    DemandTable daily =
        Demand.builder()
            .measures(
                DemandMeasure.ALL_QTY,
                DemandMeasure.TOTAL_UNIQUE_ITEM,
                DemandMeasure.ALL_SALES,
                DemandMeasure.REFUND_SALES,
                DemandMeasure.REFUND_QTY,
                DemandMeasure.DISCOUNT_SALES,
                DemandMeasure.FREE_QTY,
                DemandMeasure.TOTAL_SALES,
                DemandMeasure.TOTAL_QTY)
            .build()
            .compute(STATE);

    assertThat(daily.toTable())
        .hasRows(305)
        .isCloseToGolden(DataFolder.require("golden/demand_daily.csv"));
  }

  @Test
  void demand_by_week_is_that_of_the_notebook() {
    DemandTable weekly =
        Demand.builder()
            .every(DemandPeriod.WEEK)
            .measures(DemandMeasure.TOTAL_QTY, DemandMeasure.TOTAL_SALES)
            .build()
            .compute(STATE);

    assertThat(weekly.toTable().select("week_start_monday", "total_qty", "total_sales"))
        .hasRows(52);
    assertThat(weekly.toTable())
        .comparingOnly(
            "week_start_monday", "week_end_sunday", "total_qty", "total_sales", "trading_days")
        .isCloseToGolden(DataFolder.require("golden/demand_weekly.csv"));
  }

  @Test
  void every_code_has_a_series_and_together_they_are_the_total() {
    DemandTable byItem =
        Demand.builder()
            .by(DemandKey.ITEM)
            .measures(DemandMeasure.TOTAL_QTY)
            .build()
            .compute(STATE);

    SeriesSet items = byItem.series(DemandMeasure.TOTAL_QTY);
    SeriesSet total = Demand.withDefaults().compute(STATE).series(DemandMeasure.TOTAL_QTY);
    double[] sums = new double[total.length(0)];
    for (int s = 0; s < items.count(); s++) {
      for (int back = 1; back <= items.length(s); back++) {
        sums[sums.length - back] += items.value(items.to(s) - back);
      }
    }
    Assertions.assertThat(sums).isEqualTo(total.values(0));
    Assertions.assertThat(items.count()).isGreaterThan(3_500);
  }
}
