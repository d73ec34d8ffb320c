package dev.ecomm.clean;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ecomm.model.InvoiceTable;
import dev.ecomm.model.MoneySum;
import dev.ecomm.model.RandomLines;
import dev.ecomm.model.Seeds;
import dev.ecomm.model.Selection;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;

/** What holds for any pipeline on any lines. */
class CleaningPropertiesTest {

  @ParameterizedTest
  @Seeds(80)
  void accepted_and_rejected_lines_are_the_lines_read(long seed) {
    InvoiceTable raw = table(seed);

    CleaningResult cleaned = RandomPipelines.of(seed).apply(raw);

    List<Long> numbers = new ArrayList<>(Lines.rowNumbers(cleaned.table()));
    numbers.addAll(Lines.rowNumbers(cleaned.rejected().table()));
    assertThat(numbers).doesNotHaveDuplicates().hasSize(raw.rows());
    assertThat(new HashSet<>(numbers)).isEqualTo(new HashSet<>(Lines.rowNumbers(raw)));
    assertThat(cleaned.report().read()).isEqualTo(raw.rows());
    assertThat(cleaned.report().rejected()).isEqualTo(cleaned.rejected().size());
  }

  @ParameterizedTest
  @Seeds(80)
  void replaying_the_ledger_on_the_accepted_lines_gives_the_clean_ones(long seed) {
    InvoiceTable raw = table(seed);

    CleaningResult cleaned = RandomPipelines.of(seed).apply(raw);

    InvoiceTable accepted = raw.select(accepted(raw, cleaned));
    assertThat(cleaned.ledger().replay(accepted)).isEqualTo(cleaned.table());
    InvoiceTable readAgain = InvoiceTable.of(accepted);
    assertThat(cleaned.ledger().replay(readAgain)).isEqualTo(cleaned.table());
  }

  @ParameterizedTest
  @Seeds(80)
  void the_changes_of_the_rules_add_up_to_the_difference_of_the_totals(long seed) {
    InvoiceTable raw = table(seed);

    CleaningReport report = RandomPipelines.of(seed).apply(raw).report();

    assertThat(report.reconciles()).as("%s", report).isTrue();
    assertThat(report.moneyRead()).isEqualTo(total(raw));
    for (int i = 1; i < report.rules().size(); i++) {
      assertThat(report.rules().get(i).moneyBefore())
          .isEqualByComparingTo(report.rules().get(i - 1).moneyAfter());
    }
  }

  @ParameterizedTest
  @Seeds(80)
  void the_money_of_the_clean_table_is_the_one_reported(long seed) {
    CleaningResult cleaned = RandomPipelines.of(seed).apply(table(seed));

    assertThat(cleaned.report().moneyAccepted()).isEqualTo(total(cleaned.table()));
  }

  @ParameterizedTest
  @Seeds(80)
  void rejected_lines_are_as_read_and_have_a_reason_each(long seed) {
    InvoiceTable raw = table(seed);

    RejectedLines rejected = RandomPipelines.of(seed).apply(raw).rejected();

    Set<Long> numbers = new HashSet<>(Lines.rowNumbers(rejected.table()));
    Selection rows = Selection.where(raw.rows(), row -> numbers.contains(raw.rowNumber(row)));
    assertThat(rejected.table()).isEqualTo(raw.select(rows));
    for (int row = 0; row < rejected.size(); row++) {
      assertThat(rejected.reasons(row)).isNotEmpty();
      assertThat(rejected.action(row).rejects()).isTrue();
    }
  }

  @ParameterizedTest
  @Seeds(80)
  void each_rule_sees_what_the_rules_before_it_left(long seed) {
    CleaningReport report = RandomPipelines.of(seed).apply(table(seed)).report();

    long alive = report.read();
    for (RuleReport rule : report.rules()) {
      assertThat(rule.seen()).isEqualTo(alive);
      alive -= rule.errors() + (rule.action().rejects() ? rule.touched() : 0);
    }
    assertThat(alive).isEqualTo(report.accepted());
  }

  @ParameterizedTest
  @Seeds(80)
  void a_fitted_pipeline_does_the_same_again(long seed) {
    InvoiceTable raw = table(seed);

    CleaningResult cleaned = RandomPipelines.of(seed).apply(raw);
    CleaningResult again = cleaned.fitted().apply(raw);

    assertThat(again.table()).isEqualTo(cleaned.table());
    assertThat(again.rejected().toTable()).isEqualTo(cleaned.rejected().toTable());
    assertThat(again.ledger().toTable()).isEqualTo(cleaned.ledger().toTable());
    assertThat(again.report()).isEqualTo(cleaned.report());
    assertThat(again.toTable()).isEqualTo(cleaned.toTable());
  }

  private static InvoiceTable table(long seed) {
    return InvoiceTable.of(RandomLines.of(seed, 60));
  }

  private static Selection accepted(InvoiceTable raw, CleaningResult cleaned) {
    Set<Long> numbers = new HashSet<>(Lines.rowNumbers(cleaned.table()));
    return Selection.where(raw.rows(), row -> numbers.contains(raw.rowNumber(row)));
  }

  private static BigDecimal total(InvoiceTable table) {
    MoneySum sum = new MoneySum();
    table.forEachRow(row -> sum.add(row.quantity(), row.unitPrice()));
    return sum.total();
  }
}
