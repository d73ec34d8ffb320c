package dev.ecomm.synthetic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ecomm.model.InvoiceLine;
import dev.ecomm.model.InvoiceTable;
import dev.ecomm.model.InvoiceTableBuilder;
import dev.ecomm.model.Seeds;
import dev.ecomm.run.CancellationToken;
import dev.ecomm.run.Progress;
import dev.ecomm.run.RunContext;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SyntheticInvoicesTest {

  private static final RunContext RUN = RunContext.withDefaults();

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 7, 500, 1_000, 12_345, 65_536, 70_001})
  void there_are_exactly_as_many_lines_as_asked_for(int rows) {
    InvoiceTable table = SyntheticInvoices.of(rows, 1);

    assertThat(table.rows()).isEqualTo(rows);
    assertThat(table.rowNumber(0)).isEqualTo(1);
    assertThat(table.rowNumber(rows - 1)).isEqualTo(rows);
  }

  @ParameterizedTest
  @Seeds(20)
  void small_histories_of_any_seed_keep_to_their_number_period_and_order(long seed) {
    SyntheticInvoices lines = SyntheticInvoices.builder().rows(1_000 + seed).seed(seed).build();
    InvoiceTable table = lines.table(RUN);

    assertThat(table.rows()).isEqualTo((int) (1_000 + seed));
    LocalDateTime before = lines.from().atStartOfDay();
    for (InvoiceLine line : table) {
      LocalDateTime date = line.invoiceDate();
      assertThat(date).isAfterOrEqualTo(before);
      assertThat(date.toLocalDate()).isBeforeOrEqualTo(lines.to());
      assertThat(date.getDayOfWeek()).isNotEqualTo(DayOfWeek.SATURDAY);
      before = date;
    }
  }

  @Test
  void the_same_seed_makes_the_same_lines() {
    assertThat(SyntheticInvoices.of(20_000, 42)).isEqualTo(SyntheticInvoices.of(20_000, 42));
  }

  @Test
  void another_seed_makes_another_shop() {
    InvoiceTable one = SyntheticInvoices.of(2_000, 1);
    InvoiceTable other = SyntheticInvoices.of(2_000, 2);

    assertThat(one.sameLines(other)).isFalse();
    assertThat(one.description().text(0)).isNotEqualTo(other.description().text(0));
  }

  @Test
  void batches_together_are_the_table() {
    SyntheticInvoices lines = SyntheticInvoices.builder().rows(150_000).seed(3).build();
    InvoiceTableBuilder joined = InvoiceTable.builder();
    List<Integer> sizes = new ArrayList<>();
    lines.forEachBatch(
        RUN,
        batch -> {
          sizes.add(batch.rows());
          joined.appendAll(batch, 0);
        });

    assertThat(sizes).containsExactly(65_536, 65_536, 18_928);
    assertThat(joined.build()).isEqualTo(lines.table(RUN));
  }

  @Test
  void threads_change_nothing() {
    SyntheticInvoices lines = SyntheticInvoices.builder().rows(5_000).seed(4).build();

    assertThat(lines.table(RUN.onThreads(8))).isEqualTo(lines.table(RUN.onThreads(1)));
  }

  @Test
  void the_period_can_be_chosen() {
    LocalDate from = LocalDate.of(2019, 3, 4);
    LocalDate to = LocalDate.of(2022, 3, 3);
    InvoiceTable table =
        SyntheticInvoices.builder().rows(30_000).seed(5).from(from).to(to).build().table(RUN);

    assertThat(table.line(0).invoiceDate().toLocalDate()).isBetween(from, from.plusDays(7));
    assertThat(table.line(29_999).invoiceDate().toLocalDate()).isBetween(to.minusDays(7), to);
  }

  @Test
  void a_single_day_can_hold_all_lines() {
    LocalDate day = LocalDate.of(2011, 6, 14);
    InvoiceTable table =
        SyntheticInvoices.builder().rows(3_000).seed(6).from(day).to(day).build().table(RUN);

    assertThat(table.rows()).isEqualTo(3_000);
    assertThat(table).allMatch(line -> line.invoiceDate().toLocalDate().equals(day));
  }

  @Test
  void a_customer_lives_in_one_country_and_an_invoice_has_one_customer() {
    Map<String, Set<String>> countries = new HashMap<>();
    Map<String, Set<String>> customers = new HashMap<>();
    for (InvoiceLine line : SyntheticInvoices.of(60_000, 7)) {
      String customer = String.valueOf(line.customerId());
      customers.computeIfAbsent(line.invoiceNo(), no -> new HashSet<>()).add(customer);
      if (line.customerId() != null) {
        countries.computeIfAbsent(customer, id -> new HashSet<>()).add(line.country());
      }
    }

    assertThat(customers.values()).allMatch(of -> of.size() == 1);
    assertThat(countries.values()).hasSizeGreaterThan(300).allMatch(of -> of.size() == 1);
  }

  @Test
  void progress_ends_with_all_lines() {
    List<Progress> reports = new ArrayList<>();
    SyntheticInvoices.builder()
        .rows(600_000)
        .build()
        .forEachBatch(RunContext.withProgress(reports::add), batch -> {});

    assertThat(reports)
        .containsExactly(
            new Progress("generating", 524_288, 600_000, "lines"),
            new Progress("generating", 600_000, 600_000, "lines"));
  }

  @Test
  void a_cancelled_run_stops_before_the_next_batch() {
    CancellationToken token = new CancellationToken();
    List<Integer> sizes = new ArrayList<>();
    SyntheticInvoices lines = SyntheticInvoices.builder().rows(10_000_000).build();

    assertThatThrownBy(
            () ->
                lines.forEachBatch(
                    RUN.cancelledBy(token),
                    batch -> {
                      sizes.add(batch.rows());
                      token.cancel();
                    }))
        .isInstanceOf(CancellationException.class);
    assertThat(sizes).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(longs = {0, -1, 1_000_000_001})
  void a_number_of_rows_out_of_range_is_refused(long rows) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> SyntheticInvoices.builder().rows(rows))
        .withMessage("rows is " + rows + ", must be from 1 to 1000000000");
  }

  @ParameterizedTest
  @ValueSource(doubles = {-0.1, 1.1, Double.NaN})
  void a_share_of_bad_rows_out_of_range_is_refused(double share) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> SyntheticInvoices.builder().badRows(share))
        .withMessage("badRows is " + share + ", must be from 0 to 1");
  }

  @Test
  void a_period_without_an_open_day_is_refused() {
    SyntheticInvoices.Builder builder =
        SyntheticInvoices.builder().from(LocalDate.of(2010, 12, 24)).to(LocalDate.of(2011, 1, 3));

    assertThatIllegalArgumentException()
        .isThrownBy(builder::build)
        .withMessage("from 2010-12-24 to 2011-01-03 has no open day, must have at least one");
  }

  @Test
  void options_can_be_read_back() {
    SyntheticInvoices lines = SyntheticInvoices.builder().build();

    assertThat(lines.rows()).isEqualTo(50_000);
    assertThat(lines.seed()).isZero();
    assertThat(lines.from()).isEqualTo("2010-12-01");
    assertThat(lines.to()).isEqualTo("2011-12-09");
  }
}
