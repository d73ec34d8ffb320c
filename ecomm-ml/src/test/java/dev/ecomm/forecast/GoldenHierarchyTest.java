package dev.ecomm.forecast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.ecomm.RealShop;
import dev.ecomm.model.InvoiceTable;
import dev.ecomm.run.RunContext;
import dev.ecomm.series.Demand;
import dev.ecomm.series.DemandKey;
import dev.ecomm.series.DemandMeasure;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The countries of the real shop and its total. */
class GoldenHierarchyTest {
  private static InvoiceTable lines = InvoiceTable.of(List.of());

  @BeforeAll
  static void clean() {
    lines = RealShop.notebook();
  }

  @Test
  void countries_and_the_total_add_up_in_the_past_and_in_the_forecast() {
    SeriesHierarchy shop =
        SeriesHierarchy.builder(
                Demand.builder()
                    .by(DemandKey.COUNTRY)
                    .build()
                    .compute(lines)
                    .series(DemandMeasure.QUANTITY))
            .total("total")
            .build();
    NodeForecasts alone = shop.forecast(Baselines.drift(), 14, RunContext.withDefaults());
    NodeForecasts together =
        alone.reconcile(Reconciliation.variance(alone.variances()).nonNegative());

    assertThat(shop.series().values(0))
        .containsExactly(
            Demand.withDefaults().compute(lines).series(DemandMeasure.QUANTITY).values(0),
            within(1e-6));
    assertThat(SeriesHierarchyTest.gap(alone)).isGreaterThan(1);
    assertThat(SeriesHierarchyTest.gap(together)).isLessThan(1e-9);
    assertThat(together.means()[0]).hasSize(14);
    assertThat(Arrays.stream(together.means()).flatMapToDouble(Arrays::stream).min().orElseThrow())
        .isNotNegative();
  }
}
