package dev.ecomm.examples;

import dev.ecomm.io.Invoices;
import dev.ecomm.model.InvoiceTable;
import dev.ecomm.rfm.Rfm;
import dev.ecomm.rfm.RfmScoring;
import dev.ecomm.rfm.RfmTable;
import dev.ecomm.store.Stores;
import java.time.LocalDateTime;

/** Tells who moved between segments from one date to another. */
public final class SegmentTransitions {

  private SegmentTransitions() {}

  /**
   * Prints the moves.
   *
   * @param args invoice lines, the first instant, the second instant
   */
  public static void main(String[] args) {
    InvoiceTable lines = Invoices.read(Stores.uri(args[0]));
    LocalDateTime autumn = LocalDateTime.parse(args[1]);
    LocalDateTime winter = LocalDateTime.parse(args[2]);
    // snippet: transitions
    RfmTable before = Rfm.builder().asOf(autumn).build().compute(lines);
    RfmTable after = Rfm.builder().asOf(winter).build().compute(lines);
    RfmScoring scoring = RfmScoring.fit(before); // one ruler for both dates

    var moves = dev.ecomm.rfm.SegmentTransitions.between(before, after, scoring);

    System.out.println(moves.newCustomers() + " new, " + moves.lapsedCustomers() + " lapsed");
    System.out.println(moves.customers("Champions", "At Risk") + " champions are at risk");
    System.out.println(moves.toTable().rows() + " pairs of segments");
    // end
  }
}
