package dev.ecomm.examples;

import dev.ecomm.io.Invoices;
import dev.ecomm.model.InvoiceTable;
import dev.ecomm.model.MoneySum;
import dev.ecomm.store.Stores;

/** Reads a file in which every row must be good, and adds up what it is worth. */
public final class ReadInvoices {

  private ReadInvoices() {}

  /**
   * Prints lines, revenue and one line.
   *
   * @param args the file or URI
   */
  public static void main(String[] args) {
    // snippet: read
    InvoiceTable lines = Invoices.read(Stores.uri(args[0]));

    MoneySum revenue = new MoneySum();
    lines.forEachRow(line -> revenue.add(line.quantity(), line.unitPrice()));

    System.out.println(lines.rows() + " lines are worth exactly " + revenue.total());
    System.out.println("The first one: " + lines.line(0));
    // end
  }
}
