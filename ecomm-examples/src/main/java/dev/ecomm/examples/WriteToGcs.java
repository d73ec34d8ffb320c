package dev.ecomm.examples;

import dev.ecomm.io.Invoices;
import dev.ecomm.io.TableWriteOptions;
import dev.ecomm.io.Tables;
import dev.ecomm.model.InvoiceTable;
import dev.ecomm.run.RunContext;
import dev.ecomm.store.ObjectInfo;
import dev.ecomm.store.ObjectStore;
import dev.ecomm.store.Stores;
import dev.ecomm.store.gcp.GcsStore;
import java.net.URI;
import java.util.List;

/** Brings invoice lines to a bucket of Google Cloud Storage, and cleans a staging area up. */
public final class WriteToGcs {

  private WriteToGcs() {}

  /**
   * Writes a table, and prints what was there to be cleaned up.
   *
   * @param args the lines, where to write them, a staging area such as {@code gs://shop/staging/},
   *     and the server to use in place of Google's
   */
  public static void main(String[] args) {
    URI endpoint = URI.create(args[3]);

    // snippet: options
    GcsStore google =
        GcsStore.builder()
            .endpoint(endpoint) // an emulator; leave it out for Google's own servers
            .userProject("analytics-billing") // where the bucket's requester pays
            .chunkBytes(16 << 20)
            .build();
    Stores stores = Stores.discovered().with(google);
    // end

    // snippet: write
    InvoiceTable lines = Invoices.read(Stores.uri(args[0]));

    TableWriteOptions options = TableWriteOptions.builder().stores(stores).build();
    Tables.write(lines.toTable(), Stores.uri(args[1]), options, RunContext.withDefaults());
    // end

    // snippet: staging
    URI staging = Stores.uri(args[2]);
    ObjectStore store = stores.of(staging);
    List<ObjectInfo> deleted = store.deleteAll(staging);
    System.out.println(deleted.size() + " staged objects were deleted");
    // end
  }
}
