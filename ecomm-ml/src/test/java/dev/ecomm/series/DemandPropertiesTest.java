package dev.ecomm.series;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ecomm.model.InvoiceLine;
import dev.ecomm.model.InvoiceTable;
import dev.ecomm.model.Selection;
import dev.ecomm.run.RunContext;
import dev.ecomm.testkit.PoisonTest;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Two roads that must meet, on lines with every oddity. */
class DemandPropertiesTest {
  private static final String SEEDS = "dev.ecomm.series.RandomTables#seeds";

  private static Optional<String> segment(String customer) {
    return customer.endsWith("9") ? Optional.empty() : Optional.of("S" + customer.charAt(4));
  }

  private static @Nullable String segmentOf(InvoiceLine line) {
    String customer = line.customerId();
    return customer == null ? null : segment(customer).orElse(null);
  }

  private static void assertSame(
      InvoiceTable lines, Demand.Builder builder, Function<InvoiceLine, @Nullable String> key) {
    for (DemandPeriod every : DemandPeriod.values()) {
      for (DemandDays days : DemandDays.values()) {
        DemandTable demand = builder.every(every).days(days).build().compute(lines);
        NaiveDemand naive = new NaiveDemand(lines, every, days, key);
        for (DemandMeasure measure : DemandMeasure.values()) {
          assertThat(values(demand.series(measure)))
              .as("%s every %s, %s days", measure, every, days)
              .isEqualTo(naive.of(measure));
        }
      }
    }
  }

  private static Map<String, Map<LocalDate, Double>> values(SeriesSet set) {
    Map<String, Map<LocalDate, Double>> values = new TreeMap<>();
    for (int s = 0; s < set.count(); s++) {
      Map<LocalDate, Double> own = new TreeMap<>();
      for (int at = set.from(s); at < set.to(s); at++) {
        own.put(LocalDate.ofEpochDay(set.time(at)), set.value(at));
      }
      values.put(set.id(s), own);
    }
    return values;
  }

  @ParameterizedTest
  @MethodSource(SEEDS)
  void demand_in_total_is_its_definition_word_by_word(long seed) {
    assertSame(RandomTables.lines(seed), Demand.builder(), line -> "total");
  }

  @ParameterizedTest
  @MethodSource(SEEDS)
  void demand_by_item_country_and_segment_is_too(long seed) {
    InvoiceTable lines = RandomTables.lines(seed);

    assertSame(lines, Demand.builder().by(DemandKey.ITEM), InvoiceLine::stockCode);
    assertSame(lines, Demand.builder().by(DemandKey.COUNTRY), InvoiceLine::country);
    assertSame(
        lines,
        Demand.builder().bySegment(DemandPropertiesTest::segment),
        DemandPropertiesTest::segmentOf);
  }

  @ParameterizedTest
  @MethodSource(SEEDS)
  void batches_merged_states_and_threads_make_no_difference(long seed) {
    InvoiceTable lines = RandomTables.lines(seed);
    Demand demand = Demand.builder().by(DemandKey.ITEM).build();
    DemandState batches = new DemandState();
    int size = 1 + new SplittableRandom(seed).nextInt(30);
    DemandState[] merged = {new DemandState()};
    lines.forEachBatch(
        size,
        batch -> {
          batches.add(batch);
          DemandState next = new DemandState();
          next.add(InvoiceTable.of(batch)); // dictionaries of its own
          merged[0].merge(next);
        });

    assertThat(demand.compute(batches).toTable()).isEqualTo(demand.compute(lines).toTable());
    assertThat(demand.compute(merged[0], RunContext.withDefaults().onThreads(3)).toTable())
        .isEqualTo(demand.compute(lines).toTable());
  }

  @ParameterizedTest
  @MethodSource(SEEDS)
  void sums_over_items_and_days_are_those_of_the_total_and_the_week(long seed) {
    InvoiceTable lines = RandomTables.lines(seed);
    InvoiceTable known =
        lines.select(Selection.where(lines.rows(), row -> lines.stockCode().text(row) != null));
    Demand.Builder all = Demand.builder().days(DemandDays.ALL);
    SeriesSet daily = all.build().compute(known).series(DemandMeasure.NET_QUANTITY);
    SeriesSet items =
        all.by(DemandKey.ITEM).build().compute(known).series(DemandMeasure.NET_QUANTITY);
    SeriesSet weekly =
        Demand.builder()
            .every(DemandPeriod.WEEK)
            .build()
            .compute(known)
            .series(DemandMeasure.NET_QUANTITY);

    Map<Long, Double> ofItems = new TreeMap<>();
    for (int at = 0; at < items.totalLength(); at++) {
      ofItems.merge(items.time(at), items.value(at), Double::sum);
    }
    Map<Long, Double> ofDays = new TreeMap<>();
    for (int at = 0; at < daily.totalLength(); at++) {
      ofDays.put(daily.time(at), daily.value(at));
    }
    assertThat(ofItems).isEqualTo(ofDays);
    for (int at = 0; at < weekly.totalLength(); at++) {
      double sum = 0;
      for (int day = 0; day < 7; day++) {
        sum += ofDays.get(weekly.time(at) + day);
      }
      assertThat(weekly.value(at)).isEqualTo(sum);
    }
  }

  @ParameterizedTest
  @MethodSource(SEEDS)
  void demand_as_of_a_day_never_changes_with_later_lines(long seed) {
    for (DemandPeriod every : DemandPeriod.values()) {
      for (DemandKey key : DemandKey.values()) {
        Demand demand = Demand.builder().every(every).by(key).asOf(RandomTables.CUT).build();

        PoisonTest.assertBlindToTheFuture(
            RandomTables.lines(seed), RandomTables.CUT, lines -> demand.compute(lines).toTable());
      }
    }
  }
}
