package dev.ecomm.examples;

import dev.ecomm.run.RunContext;
import dev.ecomm.store.ObjectWriter;
import dev.ecomm.store.Precondition;
import dev.ecomm.store.Stores;
import dev.ecomm.synthetic.SyntheticInvoices;
import java.io.IOException;
import java.net.URI;
import java.util.concurrent.atomic.AtomicLong;

/** Makes up invoice lines: as a file, and in memory without one. */
public final class GenerateInvoices {

  private GenerateInvoices() {}

  /**
   * Writes made-up lines and counts units of the same lines in memory.
   *
   * @param args the file or URI to write
   * @throws IOException if it cannot be written
   */
  public static void main(String[] args) throws IOException {
    // snippet: file
    SyntheticInvoices shop =
        SyntheticInvoices.builder().rows(10_000).seed(42).badRows(0.01).build();

    URI uri = Stores.uri(args[0]);
    try (ObjectWriter out = Stores.discovered().of(uri).replace(uri, Precondition.none())) {
      long bad = shop.writeCsv(out, RunContext.withDefaults());
      out.commit(); // without it, nothing appears
      System.out.println(shop.rows() + " lines, of which no reader accepts " + bad);
    }
    // end
    // snippet: batches
    AtomicLong units = new AtomicLong();
    shop.forEachBatch(
        RunContext.withDefaults(),
        batch -> batch.forEachRow(line -> units.addAndGet(line.quantity())));
    // end
    System.out.println(units + " units");
  }
}
