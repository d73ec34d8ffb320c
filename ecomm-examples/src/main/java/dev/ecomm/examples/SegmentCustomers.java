package dev.ecomm.examples;

import dev.ecomm.clean.Packs;
import dev.ecomm.interpret.ClusterDescription;
import dev.ecomm.io.Invoices;
import dev.ecomm.io.Tables;
import dev.ecomm.model.InvoiceTable;
import dev.ecomm.pipeline.CustomerSegmentation;
import dev.ecomm.pipeline.CustomerSegments;
import dev.ecomm.registry.ModelRegistry;
import dev.ecomm.registry.Release;
import dev.ecomm.rfm.Rfm;
import dev.ecomm.rfm.RfmTable;
import dev.ecomm.run.RunContext;
import dev.ecomm.store.Stores;
import java.net.URI;

/** Segments customers, says who they are, and publishes the models, like the command segment. */
public final class SegmentCustomers {

  private SegmentCustomers() {}

  /**
   * Prints each segment with its rule, and what became of the explaining model of the run before.
   *
   * @param args a file of invoice lines, a directory for models, and a file for the customers
   */
  public static void main(String[] args) {
    URI directory = Stores.uri(args[1]);

    // snippet: segment
    InvoiceTable lines = Packs.retail().apply(Invoices.read(Stores.uri(args[0]))).table();
    RfmTable customers = Rfm.withDefaults().compute(lines);
    ModelRegistry registry = ModelRegistry.at(directory);

    CustomerSegments segments =
        CustomerSegmentation.builder()
            .k(3)
            .build()
            .run(customers, registry.latest(), RunContext.withDefaults());
    Release release = registry.publish(segments.draft(), "an example", "2011-12-10");

    for (ClusterDescription segment : segments.interpretation().clusters()) {
      System.out.println(segment.name() + ": " + segment.rule().text());
    }
    System.out.println(segments.decision().reason());
    System.out.println("published as version " + release.version());
    Tables.write(segments.clusterRfm(), Stores.uri(args[2]));
    // end
  }
}
