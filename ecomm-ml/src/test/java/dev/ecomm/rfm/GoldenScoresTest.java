package dev.ecomm.rfm;

import static dev.ecomm.testkit.DataTableAssert.assertThat;

import dev.ecomm.RealShop;
import dev.ecomm.model.DataTable;
import dev.ecomm.model.InvoiceTable;
import dev.ecomm.testkit.DataFolder;
import dev.ecomm.testkit.Tolerance;
import java.time.LocalDateTime;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Scores, edges, segments and transitions equal the golden files. */
class GoldenScoresTest {
  private static RfmTable december = empty();
  private static RfmTable september = empty();

  @BeforeAll
  static void profile() {
    InvoiceTable lines = RealShop.seed();
    september = Rfm.builder().asOf(LocalDateTime.of(2011, 9, 10, 0, 0)).build().compute(lines);
    december = Rfm.builder().asOf(LocalDateTime.of(2011, 12, 10, 0, 0)).build().compute(lines);
  }

  private static RfmTable empty() {
    return new RfmTable(
        RfmDefinition.STANDARD,
        Money.GROSS,
        LocalDateTime.MIN,
        java.util.List.of(),
        java.util.List.of());
  }

  @Test
  void every_customer_has_the_scores_and_the_segment_of_the_file() {
    assertThat(RfmScoring.fit(december).score(december).toTable())
        .hasRows(4_338)
        .isCloseToGolden(DataFolder.require("golden/rfm_scores.csv.gz"));
  }

  @Test
  void the_edges_are_those_of_the_file() {
    DataTable edges =
        DataTable.builder(RfmScoring.fit(december).edges().schema())
            .addAll(RfmScoring.fit(december).edges())
            .addAll(RfmScoring.fit(september).edges())
            .build();

    assertThat(edges)
        .within(Tolerance.exact())
        .isCloseToGolden(DataFolder.require("golden/rfm_score_edges.csv"));
  }

  @Test
  void the_usual_segments_are_those_of_the_file() {
    assertThat(SegmentMap.standard().toTable())
        .hasRows(25)
        .isCloseToGolden(DataFolder.require("golden/rfm_segment_table.csv"));
  }

  @Test
  void segments_have_the_sizes_of_the_file() {
    assertThat(RfmScoring.fit(december).score(december).segmentSizes())
        .isCloseToGolden(DataFolder.require("golden/rfm_segment_sizes.csv"));
  }

  @Test
  void customers_move_between_segments_as_in_the_file() {
    SegmentTransitions moves =
        SegmentTransitions.between(september, december, RfmScoring.fit(september));

    assertThat(moves.toTable())
        .hasRows(144)
        .isCloseToGolden(DataFolder.require("golden/rfm_segment_transitions.csv"));
    Assertions.assertThat(moves.newCustomers()).isEqualTo(968);
    Assertions.assertThat(moves.stillWithoutPurchase()).isEqualTo(34);
    Assertions.assertThat(
            moves.newCustomers()
                + moves.stillWithoutPurchase()
                + moves.activeCustomers()
                + moves.lapsedCustomers())
        .isEqualTo(4_372);
  }
}
