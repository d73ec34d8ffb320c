package dev.ecomm.examples;

import dev.ecomm.clean.Packs;
import dev.ecomm.io.Invoices;
import dev.ecomm.model.DataTable;
import dev.ecomm.model.InvoiceTable;
import dev.ecomm.pipeline.SegmentNames;
import dev.ecomm.registry.ModelRegistry;
import dev.ecomm.registry.Release;
import dev.ecomm.registry.SegmenterModel;
import dev.ecomm.rfm.Rfm;
import dev.ecomm.run.RunContext;
import dev.ecomm.store.Stores;

/** Puts new customers into the segments of an earlier run. */
public final class ScoreNewCustomers {

  private ScoreNewCustomers() {}

  /**
   * Prints the segment of each customer.
   *
   * @param args a file of invoice lines, and the directory that the models were published in
   */
  public static void main(String[] args) {
    // snippet: score
    Release release = ModelRegistry.at(Stores.uri(args[1])).latest().orElseThrow();
    SegmenterModel model = SegmenterModel.of(release);
    SegmentNames names = SegmentNames.of(release).orElseThrow();

    InvoiceTable lines = Packs.retail().apply(Invoices.read(Stores.uri(args[0]))).table();
    DataTable customers = Rfm.withDefaults().compute(lines).toTable();
    long[] segments = model.segmenter().assign(customers, RunContext.withDefaults());

    for (int row = 0; row < segments.length; row++) {
      String name =
          segments[row] < 0 ? "without a purchase" : names.names().get((int) segments[row]);
      System.out.println(customers.strings("customer_id").textAt(row) + " " + name);
    }
    // end
  }
}
