package dev.ecomm.forecast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.ecomm.run.RunContext;
import dev.ecomm.series.SeriesSet;
import dev.ecomm.series.TimeScale;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class SeriesHierarchyTest {

  /** Three items, of which the second begins a step later. */
  private static final SeriesSet ITEMS =
      SeriesSet.of(
          TimeScale.STEP,
          List.of("uk/mug", "uk/bag", "de/mug"),
          new int[] {0, 3, 5, 8},
          new long[] {0, 1, 2, 1, 2, 0, 1, 2},
          new double[] {5, 6, 4, 1, 0, 2, 2, 3});

  private static final SeriesHierarchy SHOP =
      SeriesHierarchy.builder(ITEMS)
          .total("total")
          .level(id -> id.substring(0, 2))
          .level(id -> id.substring(3))
          .build();

  @Test
  void groups_are_sums_and_begin_with_their_first_series() {
    SeriesSet all = SHOP.series();

    assertThat(all.ids()).isEqualTo(SHOP.hierarchy().nodes());
    assertThat(all.ids())
        .containsExactly("total", "uk", "de", "mug", "bag", "uk/mug", "uk/bag", "de/mug");
    assertThat(all.values(all.indexOf("total"))).containsExactly(7, 9, 7);
    assertThat(all.values(all.indexOf("mug"))).containsExactly(7, 8, 7);
    assertThat(all.values(all.indexOf("bag"))).containsExactly(1, 0);
    assertThat(all.time(all.from(all.indexOf("bag")))).isEqualTo(1);
  }

  @Test
  void forecasts_of_each_node_alone_do_not_add_up_and_reconciled_ones_do() {
    NodeForecasts alone = SHOP.forecast(Baselines.drift(), 2, RunContext.withDefaults());
    NodeForecasts together = alone.reconcile(Reconciliation.variance(alone.variances()));

    assertThat(alone.mean("bag")).containsExactly(-1, -2);
    assertThat(gap(alone)).isGreaterThan(0.1);
    assertThat(gap(together)).isLessThan(1e-9);
  }

  @Test
  void bottom_up_keeps_the_forecasts_of_the_bottom() {
    NodeForecasts alone = SHOP.forecast(Baselines.naive(), 1, RunContext.withDefaults());

    assertThat(alone.reconcile(Reconciliation.bottomUp()).means())
        .isDeepEqualTo(new double[][] {{7}, {4}, {3}, {7}, {0}, {4}, {0}, {3}});
  }

  @Test
  void nothing_is_below_0_where_asked() {
    NodeForecasts alone = SHOP.forecast(Baselines.drift(), 2, RunContext.withDefaults());
    NodeForecasts sales = alone.reconcile(Reconciliation.variance(alone.variances()).nonNegative());

    assertThat(gap(sales)).isLessThan(1e-9);
    assertThat(sales.mean("uk/bag")).containsExactly(0, 0);
    assertThat(Arrays.stream(sales.means()).flatMapToDouble(Arrays::stream).min().orElseThrow())
        .isNotNegative();
  }

  @Test
  void variances_are_mean_squares_of_residuals_or_without_any_of_values() {
    SeriesSet items =
        SeriesSet.of(
            TimeScale.STEP,
            List.of("old", "new"),
            new int[] {0, 3, 4},
            new long[] {0, 1, 2, 2},
            new double[] {1, 2, 4, 3});
    NodeForecasts alone =
        SeriesHierarchy.builder(items)
            .total("total")
            .build()
            .forecast(Baselines.naive(), 1, RunContext.withDefaults());

    // the total is 1, 2, 7: changes of 1 and 5
    assertThat(alone.variances()).containsExactly(13, 2.5, 9);
  }

  @Test
  void any_number_of_threads_makes_the_same_forecasts() {
    SplittableRandom random = new SplittableRandom(3);
    int count = 40;
    int length = 30;
    double[] values = random.doubles((long) count * length).toArray();
    long[] times = new long[values.length];
    int[] offsets = new int[count + 1];
    String[] ids = new String[count];
    for (int s = 0; s < count; s++) {
      ids[s] = s % 4 + "/" + s;
      offsets[s + 1] = (s + 1) * length;
      for (int t = 0; t < length; t++) {
        times[s * length + t] = t;
      }
    }
    SeriesHierarchy shop =
        SeriesHierarchy.builder(SeriesSet.of(TimeScale.STEP, List.of(ids), offsets, times, values))
            .total("total")
            .level(id -> id.substring(0, 1))
            .build();
    RunContext run = RunContext.withDefaults();
    NodeForecasts one = shop.forecast(Ets.automatic(1), 3, run.onThreads(1));
    NodeForecasts four = shop.forecast(Ets.automatic(1), 3, run.onThreads(4));

    assertThat(four.means()).isDeepEqualTo(one.means());
    assertThat(four.variances()).containsExactly(one.variances());
  }

  @Test
  void the_table_names_node_and_step() {
    NodeForecasts alone = SHOP.forecast(Baselines.naive(), 2, RunContext.withDefaults());

    assertThat(alone.toTable().schema().names()).containsExactly("unique_id", "step", "yhat");
    assertThat(alone.toTable().rows()).isEqualTo(16);
  }

  @Test
  void a_series_that_ends_before_others_is_named() {
    SeriesSet ended =
        SeriesSet.of(
            TimeScale.DATE,
            List.of("a", "b"),
            new int[] {0, 2, 3},
            new long[] {15_000, 15_001, 15_000},
            new double[] {1, 2, 3});

    assertThatIllegalArgumentException()
        .isThrownBy(() -> SeriesHierarchy.builder(ended).total("total").build())
        .withMessage(
            "series \"b\" has no value at 2011-01-27, must have one at each time from its first to"
                + " 2011-01-27, as others have; fill in 0 where nothing was sold, or leave the"
                + " series out");
  }

  @Test
  void a_missing_value_is_named() {
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                SeriesHierarchy.builder(
                        ITEMS.withValues(new double[] {1, 2, Double.NaN, 4, 5, 6, 7, 8}))
                    .total("total")
                    .build())
        .withMessageStartingWith("series \"uk/mug\" has no value at 2, must have one");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> SeriesHierarchy.builder(SeriesSet.ofSteps("a")).build())
        .withMessage("series \"a\" has no value, must have one; leave it out");
  }

  @Test
  void a_node_that_the_forecaster_cannot_bear_is_named() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> SHOP.forecast(Baselines.movingAverage(3), 1, RunContext.withDefaults()))
        .withMessageStartingWith("node \"bag\": values are 2, must be at least 3");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> SHOP.forecast(Baselines.naive(), 0, RunContext.withDefaults()))
        .withMessage("horizon is 0, must be at least 1");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> SHOP.forecast(Baselines.naive(), 1, RunContext.withDefaults()).mean("fr"))
        .withMessage("node is \"fr\", must be one of 8 nodes");
  }

  /** By how much groups and the sums of their series differ at most. */
  static double gap(NodeForecasts forecasts) {
    double[][] means = forecasts.means();
    Hierarchy hierarchy = forecasts.hierarchy();
    double[][] bottom = new double[hierarchy.bottomCount()][];
    System.arraycopy(means, hierarchy.groupCount(), bottom, 0, bottom.length);
    double[][] sums = hierarchy.sum(bottom);
    double worst = 0;
    for (int node = 0; node < means.length; node++) {
      for (int step = 0; step < means[node].length; step++) {
        worst = Math.max(worst, Math.abs(sums[node][step] - means[node][step]));
      }
    }
    return worst;
  }
}
