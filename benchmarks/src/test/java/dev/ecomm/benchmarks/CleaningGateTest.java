package dev.ecomm.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ecomm.clean.CleaningResult;
import dev.ecomm.clean.NettingResult;
import java.io.IOException;
import org.junit.jupiter.api.Test;

/** What is timed is right: both roads clean alike, and netting finds something to match. */
class CleaningGateTest {

  @Test
  void cleaning_lines_in_memory_gives_what_the_whole_way_gives() throws IOException {
    CleanCsvBenchmark benchmark = new CleanCsvBenchmark();
    benchmark.lines = "20000";
    benchmark.findFile();
    CleanCsvBenchmark.InMemory memory = new CleanCsvBenchmark.InMemory();
    memory.read(benchmark);
    CleanCsvBenchmark.Cleaned whole = benchmark.clean();
    assertThat(whole.table().schema().names())
        .contains("total_spend", "cancellation", "missing_customer", "defect");
    assertThat(whole.result().ledger().size()).isPositive();
    assertThat(benchmark.cleanInMemory(memory).table()).isEqualTo(whole.table());
  }

  @Test
  void five_rules_by_columns_and_by_rows_give_the_same_lines_rejects_and_money() {
    CleaningBenchmark benchmark = new CleaningBenchmark();
    benchmark.generate(20_000);
    CleaningResult columns = benchmark.byColumns();
    CleaningResult rows = benchmark.byRows();
    assertThat(columns.table().rows()).isBetween(10_000, 19_000);
    assertThat(rows.table()).isEqualTo(columns.table());
    assertThat(rows.rejected().table()).isEqualTo(columns.rejected().table());
    assertThat(rows.ledger()).containsExactlyElementsOf(columns.ledger());
    assertThat(rows.report().moneyAccepted()).isEqualTo(columns.report().moneyAccepted());
    for (int rule = 0; rule < 5; rule++) {
      assertThat(columns.report().rules().get(rule).touched())
          .as("lines that rule %d touches", rule)
          .isPositive()
          .isEqualTo(rows.report().rules().get(rule).touched());
    }
  }

  @Test
  void netting_matches_units_of_generated_cancellations() {
    NettingBenchmark benchmark = new NettingBenchmark();
    benchmark.lines = 20_000;
    benchmark.generate();
    NettingResult netting = benchmark.net();
    assertThat(netting.totals().cancellations()).isGreaterThan(100);
    assertThat(netting.totals().unitsMatched()).isPositive();
  }
}
