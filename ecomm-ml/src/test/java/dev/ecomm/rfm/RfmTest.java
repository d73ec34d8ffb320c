package dev.ecomm.rfm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ecomm.model.InvoiceTable;
import dev.ecomm.run.CancellationToken;
import dev.ecomm.run.RunContext;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RfmTest {

  private static InvoiceTable lines() {
    return new Shop()
        .line("10", "1", "2011-01-01T10:00", 4, 2.5)
        .line("9", "2", "2011-01-02T10:00", 2, 1)
        .line(null, "3", "2011-01-03T10:00", 7)
        .line("9", null, "2011-01-03T10:00", 7)
        .line("10", "C4", "2011-01-03T12:00", -1, 2.5)
        .line("x", "C5", "2011-01-03T13:00", -1, 3)
        .table();
  }

  @Test
  void as_of_is_the_start_of_the_day_after_the_last_line_unless_it_is_given() {
    assertThat(Rfm.withDefaults().compute(lines()).asOf())
        .isEqualTo(LocalDateTime.of(2011, 1, 4, 0, 0));
  }

  @Test
  void as_of_may_lie_between_two_seconds_and_between_two_lines() {
    LocalDateTime after = LocalDateTime.of(2011, 1, 1, 10, 0, 0, 1);

    assertThat(Rfm.builder().asOf(after).build().compute(lines()).customers())
        .containsExactly("10");
  }

  @Test
  void a_part_of_a_second_is_counted_and_not_rounded_up_to_a_day() {
    LocalDateTime almostADayLater = LocalDateTime.of(2011, 1, 2, 9, 59, 59, 500_000_000);

    RfmTable profile = Rfm.builder().asOf(almostADayLater).build().compute(lines());

    assertThat(profile.values("recency_days")).containsExactly(0);
    assertThat(profile.values("tenure_days")).containsExactly(0);
    assertThat(profile.values("recency_days_exact")).containsExactly(86_399.5 / 86_400);
  }

  @Test
  void numbers_come_first_by_value_then_other_ids_by_text() {
    InvoiceTable table =
        new Shop()
            .line("b", "1", "2011-01-01T10:00", 1)
            .line("10", "2", "2011-01-01T10:00", 1)
            .line("9", "3", "2011-01-01T10:00", 1)
            .line("A", "4", "2011-01-01T10:00", 1)
            .line("007", "5", "2011-01-01T10:00", 1)
            .line("7", "6", "2011-01-01T10:00", 1)
            .line("1234567890123456789", "7", "2011-01-01T10:00", 1)
            .table();

    assertThat(Rfm.withDefaults().compute(table).customers())
        .containsExactly("007", "7", "9", "10", "1234567890123456789", "A", "b");
  }

  @Test
  void a_customer_without_a_purchase_has_counts_and_amounts_and_nothing_else() {
    RfmTable profile = Rfm.withDefaults().compute(lines());
    int row = profile.customers().indexOf("x");

    assertThat(profile.values("n_purchase_invoices")[row]).isZero();
    assertThat(profile.values("refund_amount")[row]).isEqualTo(3);
    assertThat(profile.values("refund_rate_invoices")[row]).isEqualTo(1);
    assertThat(profile.values("active_months")[row]).isZero();
    for (String missing : List.of("recency_days", "mean_ticket_size", "refund_rate_amount")) {
      assertThat(profile.toTable().column(missing).isMissing(row)).as(missing).isTrue();
    }
  }

  @Test
  void money_is_what_was_bought_or_booked_or_kept() {
    assertThat(ticketOfTen(Money.GROSS)).isEqualTo(10);
    assertThat(ticketOfTen(Money.NET)).isEqualTo(7.5);
    assertThat(ticketOfTen(Money.NETTED)).isEqualTo(7.5);
  }

  private static double ticketOfTen(Money money) {
    RfmTable profile = Rfm.builder().money(money).build().compute(lines());
    return profile.values("mean_ticket_size")[profile.customers().indexOf("10")];
  }

  @Test
  void a_cancellation_without_its_purchase_lowers_net_money_and_not_netted_money() {
    RfmTable profile = Rfm.builder().money(Money.NETTED).build().compute(lines());
    int row = profile.customers().indexOf("x");

    assertThat(profile.values("monetary_net")[row]).isEqualTo(-3);
    assertThat(profile.values("monetary_netted")[row]).isZero();
  }

  @Test
  void sums_of_money_are_exact_beyond_what_a_long_of_thousandths_holds() {
    Shop shop = new Shop();
    for (int i = 0; i < 6; i++) {
      shop.line("1", "1", "2011-01-01T10:00", Integer.MAX_VALUE, 2_147_483.647);
      shop.line("1", "1", "2011-01-01T10:00", -Integer.MAX_VALUE, 2_147_483.647);
      shop.line("1", "1", "2011-01-01T10:00", Integer.MAX_VALUE, 2_147_483.647);
      shop.line("1", "1", "2011-01-01T10:00", 3, 1e-7);
    }
    RfmTable profile = Rfm.withDefaults().compute(shop.table());

    // 12 (2^31 - 1)^2 / 1000 + 6 times 3e-7, and the net of it
    assertThat(profile.values("monetary_gross")[0]).isEqualTo(5.534023216958905E16);
    assertThat(profile.values("monetary_net")[0]).isEqualTo(2.7670116084794524E16);
  }

  @Test
  void columns_are_chosen_by_name_and_own_ones_stand_behind_them() {
    Rfm rfm =
        Rfm.builder()
            .features("monetary_net", "n_purchase_invoices")
            .add(CustomerFeature.of("invoices", CustomerHistory::invoices))
            .build();
    RfmTable profile = rfm.compute(lines());

    assertThat(profile.features())
        .containsExactly("monetary_net", "n_purchase_invoices", "invoices");
    assertThat(profile.values("invoices")).containsExactly(1, 2, 1);
    assertThat(profile.toTable().schema()).isEqualTo(rfm.schema());
  }

  @Test
  void nan_of_an_own_feature_is_a_missing_value() {
    RfmTable profile =
        Rfm.builder()
            .add(CustomerFeature.of("odd", of -> of.lines() == 1 ? Double.NaN : 1))
            .build()
            .compute(lines());

    assertThat(profile.toTable().doubles("odd").missingCount()).isEqualTo(2);
    assertThat(profile.values("odd")).contains(Double.NaN, 1.0);
  }

  @Test
  void a_history_shows_every_line_of_one_customer_and_no_other() {
    List<String> seen = new ArrayList<>();
    CustomerFeature spy =
        CustomerFeature.of(
            "spy",
            of -> {
              for (int line = 0; line < of.lines(); line++) {
                seen.add(
                    of.customerId()
                        + " "
                        + of.invoiceNo(line)
                        + " "
                        + of.stockCode(line)
                        + " "
                        + of.quantity(line)
                        + " "
                        + of.unitPrice(line)
                        + " "
                        + of.amount(line)
                        + " "
                        + of.invoice(line)
                        + " "
                        + of.isPurchase(line)
                        + " "
                        + of.isCancellation(line)
                        + " "
                        + of.invoiceDate(line)
                        + " "
                        + (of.epochSecond(line)
                            < of.asOf().toEpochSecond(java.time.ZoneOffset.UTC)));
              }
              assertThatThrownBy(() -> of.quantity(of.lines()))
                  .isInstanceOf(IndexOutOfBoundsException.class);
              return 0;
            });
    var unused = Rfm.builder().add(spy).build().compute(lines());

    assertThat(seen)
        .containsExactly(
            "10 1 A 4 2.5 10.0 0 true false 2011-01-01T10:00 true",
            "10 C4 A -1 2.5 0.0 1 false true 2011-01-03T12:00 true",
            "9 2 A 2 1.0 2.0 0 true false 2011-01-02T10:00 true",
            "x C5 A -1 3.0 0.0 0 false true 2011-01-03T13:00 true");
  }

  @ParameterizedTest
  @EnumSource(RfmDefinition.class)
  void every_definition_has_the_columns_that_it_names(RfmDefinition definition) {
    for (Money money : Money.values()) {
      Rfm rfm = Rfm.builder().definition(definition).money(money).build();
      assertThat(rfm.compute(lines()).features()).isEqualTo(definition.columns(money));
      assertThat(RfmDefinition.of(definition.id())).isEqualTo(definition);
    }
  }

  @ParameterizedTest
  @EnumSource(RfmDefinition.class)
  void one_customer_with_one_line_is_a_profile(RfmDefinition definition) {
    InvoiceTable one = new Shop().line("1", "1", "2011-01-01T10:00", 2.5).table();

    assertThat(Rfm.builder().definition(definition).build().compute(one).rows()).isEqualTo(1);
  }

  @Test
  void an_as_of_that_is_not_after_the_first_line_is_named_beside_it() {
    Rfm rfm = Rfm.builder().asOf(LocalDateTime.of(2011, 1, 1, 10, 0)).build();

    assertThatThrownBy(() -> rfm.compute(lines()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "as-of is 2011-01-01T10:00, must be after the first line, which is of"
                + " 2011-01-01T10:00");
  }

  @Test
  void no_lines_and_no_customers_are_errors_that_say_what_there_is() {
    assertThatThrownBy(() -> Rfm.withDefaults().compute(new RfmState()))
        .isInstanceOf(NoCustomersException.class)
        .hasMessageContaining("There are no lines");
    InvoiceTable nobody =
        new Shop()
            .line(null, "1", "2011-01-01T10:00", 1)
            .line("7", null, "2011-01-01T10:00", 1)
            .table();
    assertThatThrownBy(() -> Rfm.withDefaults().compute(nobody))
        .isInstanceOf(NoCustomersException.class)
        .hasMessageContaining("1 lines have no customer, 1 no invoice number, 0 are of a later");
  }

  @Test
  void wrong_options_are_named() {
    assertThatThrownBy(() -> Rfm.builder().features("recency").build())
        .hasMessageStartingWith(
            "feature is \"recency\", must be one of the definition standard: n_");
    assertThatThrownBy(() -> Rfm.builder().add(CustomerFeature.of("r_score", of -> 1)).build())
        .hasMessage("feature name is \"r_score\", must be not blank and used once");
    assertThatThrownBy(() -> Rfm.builder().add(CustomerFeature.of("customer_id", of -> 1)).build())
        .hasMessageContaining("customer_id");
    assertThatThrownBy(() -> Rfm.builder().features().build())
        .hasMessage("features are none, must be at least one");
    assertThatThrownBy(() -> Rfm.withDefaults().compute(lines()).values("recency"))
        .hasMessageStartingWith("feature is \"recency\", must be one of n_purchase_invoices,");
    assertThatThrownBy(() -> RfmDefinition.of("textbook"))
        .hasMessage("definition is \"textbook\", must be standard, seed or notebook");
  }

  @Test
  void a_cancelled_profile_ends() {
    CancellationToken token = new CancellationToken();
    token.cancel();

    assertThatThrownBy(
            () -> Rfm.withDefaults().compute(lines(), RunContext.withDefaults().cancelledBy(token)))
        .isInstanceOf(CancellationException.class);
  }

  @Test
  void progress_ends_with_all_customers() {
    List<String> heard = new ArrayList<>();
    var unused =
        Rfm.withDefaults()
            .compute(lines(), RunContext.withProgress(progress -> heard.add(progress.toString())));

    assertThat(heard).last().isEqualTo("profiling: 3 of 3 customers");
  }
}
