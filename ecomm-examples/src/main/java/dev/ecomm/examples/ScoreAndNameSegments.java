package dev.ecomm.examples;

import dev.ecomm.io.Invoices;
import dev.ecomm.model.InvoiceTable;
import dev.ecomm.rfm.Rfm;
import dev.ecomm.rfm.RfmScores;
import dev.ecomm.rfm.RfmScoring;
import dev.ecomm.rfm.RfmTable;
import dev.ecomm.rfm.SegmentMap;
import dev.ecomm.store.Stores;

/** Scores customers from 1 to 5 and gives the combinations names. */
public final class ScoreAndNameSegments {

  private ScoreAndNameSegments() {}

  /**
   * Prints the segment of every customer.
   *
   * @param args invoice lines
   */
  public static void main(String[] args) {
    InvoiceTable lines = Invoices.read(Stores.uri(args[0]));
    // snippet: score
    RfmTable profile = Rfm.withDefaults().compute(lines);
    SegmentMap segments =
        SegmentMap.builder()
            .segment("Regulars", 4, 5, 3, 5) // r from 4 to 5, f from 3 to 5
            .segment("Recent", 4, 5, 1, 2)
            .segment("Others", 1, 3, 1, 5)
            .build(); // fails, and names the cells, if one has no segment or two

    RfmScoring scoring = RfmScoring.fit(profile, segments);
    RfmScores scores = scoring.score(profile);
    for (int row = 0; row < scores.rows(); row++) {
      System.out.println(scores.customer(row) + " is one of the " + scores.segment(row));
    }

    String json = scoring.toJson(); // keep it: tomorrow's customers are scored by the same edges
    RfmScoring kept = RfmScoring.fromJson(json);
    System.out.println("Frequency is cut at " + kept.frequency().edges());
    // end
  }
}
