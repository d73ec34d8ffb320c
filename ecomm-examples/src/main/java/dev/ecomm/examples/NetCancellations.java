package dev.ecomm.examples;

import dev.ecomm.clean.Netting;
import dev.ecomm.clean.NettingResult;
import dev.ecomm.io.Invoices;
import dev.ecomm.model.InvoiceTable;
import dev.ecomm.store.Stores;

/** Takes what customers sent back off the lines with which they bought it. */
public final class NetCancellations {

  private NetCancellations() {}

  /**
   * Prints which purchases each cancellation took back, and what is left.
   *
   * @param args the file
   */
  public static void main(String[] args) {
    // snippet: net
    InvoiceTable lines = Invoices.read(Stores.uri(args[0]));
    NettingResult netting = Netting.of(lines);

    netting.cancellations().forEach(System.out::println);
    System.out.println(netting.totals().moneyBefore() + " before");
    System.out.println(netting.totals().moneyAfter() + " after");

    InvoiceTable kept = netting.netted(lines, true); // true: without lines of which nothing is left
    System.out.println(kept.rows() + " of " + lines.rows() + " lines are left");
    // end
  }
}
