package dev.ecomm.rfm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ecomm.model.DataTable;
import dev.ecomm.model.InvoiceTable;
import java.time.LocalDateTime;
import org.junit.jupiter.api.Test;

class SegmentTransitionsTest {
  private static final LocalDateTime FEBRUARY = LocalDateTime.of(2011, 2, 1, 0, 0);
  private static final LocalDateTime MARCH = LocalDateTime.of(2011, 3, 1, 0, 0);

  private static InvoiceTable lines() {
    return new Shop()
        .line("1", "1", "2011-01-05T10:00", 10)
        .line("2", "2", "2011-01-06T10:00", 20)
        .line("3", "C3", "2011-01-07T10:00", -1, 5)
        .line("1", "4", "2011-02-05T10:00", 0.1)
        .line("4", "5", "2011-02-06T10:00", 0.2)
        .line("5", "C6", "2011-02-07T10:00", -1, 5)
        .table();
  }

  private static RfmTable at(LocalDateTime asOf) {
    return Rfm.builder().asOf(asOf).build().compute(lines());
  }

  private static SegmentTransitions moves() {
    return SegmentTransitions.between(at(FEBRUARY), at(MARCH), RfmScoring.fit(at(FEBRUARY)));
  }

  @Test
  void every_customer_is_new_or_active_or_lapsed_or_still_without_a_purchase() {
    SegmentTransitions moves = moves();

    assertThat(moves)
        .hasToString("SegmentTransitions[1 new, 1 active, 1 lapsed, 2 without a purchase]");
    assertThat(moves.newCustomers()).isEqualTo(1);
    assertThat(moves.activeCustomers()).isEqualTo(1);
    assertThat(moves.lapsedCustomers()).isEqualTo(1);
    assertThat(moves.stillWithoutPurchase()).isEqualTo(2);
    assertThat(moves.customers("No Purchase Yet", "No Purchase Yet")).isEqualTo(2);
    assertThat(moves.segments()).hasSize(12).last().isEqualTo("No Purchase Yet");
  }

  @Test
  void customers_and_shares_and_money_add_up() {
    DataTable table = moves().toTable();
    long customers = 0;
    double shares = 0;
    double spent = 0;
    for (int row = 0; row < table.rows(); row++) {
      customers += table.longs("customers").longAt(row);
      shares += table.doubles("share_of_from").doubleAt(row);
      spent += table.doubles("spent_between").doubleAt(row);
    }
    assertThat(customers).isEqualTo(5);
    assertThat(shares).isEqualTo(3); // two segments in February, and nobody's
    assertThat(spent).isEqualTo(0.1 + 0.2);
  }

  @Test
  void wrong_order_unknown_segments_and_lost_customers_are_named() {
    RfmScoring scoring = RfmScoring.fit(at(FEBRUARY));
    RfmTable march = at(MARCH);
    RfmTable others =
        Rfm.builder()
            .asOf(MARCH)
            .build()
            .compute(new Shop().line("1", "1", "2011-01-05T10:00", 10).table());

    assertThatThrownBy(() -> SegmentTransitions.between(march, at(FEBRUARY), scoring))
        .hasMessageContaining("must be earlier than after");
    assertThatThrownBy(() -> SegmentTransitions.between(at(FEBRUARY), others, scoring))
        .hasMessage(
            "2 customers of before are not in after; profile both dates from the same lines");
    assertThatThrownBy(() -> moves().customers("Champs", "Lost"))
        .hasMessageStartingWith("from is \"Champs\", must be one of Champions,");
  }
}
