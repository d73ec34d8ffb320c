package dev.ecomm.rfm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ecomm.error.InvoiceDataException;
import dev.ecomm.model.InvoiceLine;
import dev.ecomm.model.InvoiceTable;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class RfmScoringTest {

  private static RfmTable profile(InvoiceTable lines) {
    return Rfm.builder().asOf(RandomShop.CUT.plusYears(1)).build().compute(lines);
  }

  private static InvoiceTable twenty() {
    Shop shop = new Shop();
    for (int customer = 1; customer <= 20; customer++) {
      for (int visit = 0; visit < (customer <= 10 ? 1 : customer - 9); visit++) {
        shop.line(
            String.valueOf(customer),
            customer + "-" + visit,
            "2011-01-" + (10 + customer) + "T10:00",
            5);
      }
    }
    return shop.table();
  }

  private static Map<String, String> byCustomer(RfmScores scores) {
    Map<String, String> by = new TreeMap<>();
    for (int row = 0; row < scores.rows(); row++) {
      by.put(
          scores.customer(row),
          scores.r(row) + " " + scores.f(row) + " " + scores.m(row) + " " + scores.segment(row));
    }
    return by;
  }

  @Test
  void equal_customers_have_equal_scores_and_a_score_may_have_nobody() {
    RfmTable profile = profile(twenty());
    RfmScores scores = RfmScoring.fit(profile).score(profile);

    List<Integer> onceBuyers = new ArrayList<>();
    List<Integer> all = new ArrayList<>();
    for (int row = 0; row < scores.rows(); row++) {
      all.add(scores.f(row));
      if (Integer.parseInt(scores.customer(row)) <= 10) {
        onceBuyers.add(scores.f(row));
      }
    }
    assertThat(onceBuyers).containsOnly(1);
    assertThat(all).contains(5).doesNotContain(2);
    assertThat(scores.r(19)).isEqualTo(5);
    assertThat(scores.r(0)).isEqualTo(1);
  }

  @ParameterizedTest
  @MethodSource("dev.ecomm.rfm.RandomShop#seeds")
  void the_order_of_rows_changes_no_score(long seed) {
    List<InvoiceLine> lines = new ArrayList<>();
    RandomShop.lines(seed).forEach(lines::add);
    InvoiceTable inOrder = InvoiceTable.of(lines);
    Collections.shuffle(lines, new Random(seed));
    InvoiceTable shuffled = InvoiceTable.of(lines);
    RfmTable profile;
    try {
      profile = profile(inOrder);
    } catch (NoCustomersException e) {
      return;
    }
    boolean nobodyBought = true;
    for (double bought : profile.values("n_purchase_invoices")) {
      nobodyBought &= bought == 0;
    }
    if (nobodyBought) {
      assertThatThrownBy(() -> RfmScoring.fit(profile))
          .isInstanceOf(NoCustomersException.class)
          .hasMessageContaining("has a purchase before");
      return;
    }
    RfmTable other = profile(shuffled);

    assertThat(RfmScoring.fit(other)).isEqualTo(RfmScoring.fit(profile));
    assertThat(byCustomer(RfmScoring.fit(other).score(other)))
        .isEqualTo(byCustomer(RfmScoring.fit(profile).score(profile)));
  }

  @Test
  void new_customers_are_scored_by_the_old_edges_and_move_nobody() {
    RfmTable before = profile(twenty());
    RfmScoring scoring = RfmScoring.fit(before);
    List<InvoiceLine> lines = new ArrayList<>();
    twenty().forEach(lines::add);
    new Shop().line("99", "99", "2011-02-01T10:00", 1_000_000, 9).table().forEach(lines::add);
    RfmTable after = profile(InvoiceTable.of(lines));

    Map<String, String> scored = byCustomer(scoring.score(after));

    assertThat(scored).containsEntry("99", "5 1 5 New").hasSize(21);
    assertThat(scored).containsAllEntriesOf(byCustomer(scoring.score(before)));
  }

  @Test
  void customers_without_a_purchase_have_no_score_and_are_counted() {
    InvoiceTable lines =
        new Shop()
            .line("1", "1", "2011-01-01T10:00", 1)
            .line("2", "C2", "2011-01-01T10:00", -1, 1)
            .table();
    RfmScores scores = RfmScoring.fit(profile(lines)).score(profile(lines));

    assertThat(scores.rows()).isEqualTo(1);
    assertThat(scores.customersWithoutPurchase()).isEqualTo(1);
    assertThat(scores.toTable().rows()).isEqualTo(1);
    assertThat(scores.segmentSizes().longs("customers").toArray()).contains(1).contains(0);
  }

  @Test
  void a_scoring_survives_json_and_gives_the_same_text_again() {
    SegmentMap own =
        SegmentMap.builder().segment("Up", 4, 5, 1, 5).segment("Down \"d\"", 1, 3, 1, 5).build();
    RfmScoring scoring = RfmScoring.fit(profile(twenty()), own);

    RfmScoring again = RfmScoring.fromJson(scoring.toJson());

    assertThat(again).isEqualTo(scoring);
    assertThat(again.toJson()).isEqualTo(scoring.toJson()).endsWith("}\n");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"version\" : 1 | \"version\" : 7 | version is 7",
        "\"gross\" | \"much\" | No enum constant",
        "2012-05-04T00:00 | yesterday | as_of is \"yesterday\", must be a day and a time",
        "\"customers\" : 20 | \"customers\" : 0 | customers is 0, must be at least 1",
        "\"frequency\" : [ 1.0 | \"frequency\" : [ 900.0 | must be 4, finite and ascending",
        "Champions | Loyal | r 5, f 5 has Loyal",
        "55, 54 | 55 | r 5, f 4 has no segment",
        "55, 54 | 55, 54, 66 | rFrom is 6",
        "55, 54 | 55, 54.5 | a cell of Champions is 54.5, must be two digits",
      })
  void damaged_edges_are_an_error_that_says_what_is_wrong(String from, String to, String message) {
    String json = RfmScoring.fit(profile(twenty())).toJson();
    if (from.equals("Champions")) { // merges two segments, which is no fault
      assertThat(RfmScoring.fromJson(json.replace(from, to)).segments().names())
          .doesNotContain("Champions");
      return;
    }
    assertThat(json).contains(from);

    assertThatThrownBy(() -> RfmScoring.fromJson(json.replace(from, to)))
        .isInstanceOf(InvoiceDataException.class)
        .hasMessageStartingWith("[rfm scoring] ")
        .hasMessageContaining(message);
  }

  @Test
  void edges_cut_off_anywhere_are_an_error() {
    String json = RfmScoring.fit(profile(twenty())).toJson().stripTrailing();
    for (int length = 0; length < json.length(); length += 7) {
      String cut = json.substring(0, length);
      assertThatThrownBy(() -> RfmScoring.fromJson(cut)).isInstanceOf(InvoiceDataException.class);
    }
  }

  @Test
  void a_profile_of_other_columns_or_other_money_is_refused() {
    RfmTable gross = profile(twenty());
    RfmTable seed = Rfm.builder().definition(RfmDefinition.SEED).build().compute(twenty());
    RfmTable net = Rfm.builder().money(Money.NET).build().compute(twenty());

    assertThatThrownBy(() -> RfmScoring.fit(seed))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("must be of the definition standard with [recency_days,");
    assertThatThrownBy(() -> RfmScoring.fit(gross).score(net))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("money of the profile is net, must be gross as the edges are");
  }
}
