package dev.ecomm.examples;

import dev.ecomm.describe.InvoiceFacts;
import dev.ecomm.io.Invoices;
import dev.ecomm.model.InvoiceTable;
import dev.ecomm.run.RunContext;
import dev.ecomm.store.Stores;

/** Says what is in a file of invoice lines. */
public final class DescribeInvoices {

  private DescribeInvoices() {}

  /**
   * Prints the most telling facts, and one that a program may use.
   *
   * @param args the file or URI
   */
  public static void main(String[] args) {
    // snippet: describe
    InvoiceTable lines = Invoices.read(Stores.uri(args[0]));
    InvoiceFacts facts = InvoiceFacts.of(lines, RunContext.withDefaults());

    facts.highlights().forEach(System.out::println);
    long anonymous = facts.missing().customerId();
    System.out.println(anonymous + " lines cannot be given to a customer");
    // end
  }
}
