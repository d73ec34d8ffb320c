package dev.ecomm.examples;

import dev.ecomm.io.Invoices;
import dev.ecomm.model.InvoiceTable;
import dev.ecomm.run.RunContext;
import dev.ecomm.store.Stores;
import dev.ecomm.store.aws.S3Store;
import java.net.URI;

/** Reads invoice lines from a bucket: Amazon's, or that of a server that speaks its protocol. */
public final class ReadFromS3 {

  private ReadFromS3() {}

  /**
   * Prints how many lines there are.
   *
   * @param args the object, {@code s3://bucket/key}; perhaps the server, {@code http://host:port},
   *     and an access key and a secret key for it
   */
  public static void main(String[] args) {
    InvoiceTable lines = args.length == 1 ? read(args[0]) : read(args[0], args);
    System.out.println(lines.rows() + " lines");
  }

  private static InvoiceTable read(String object) {
    // snippet: read
    InvoiceTable lines = Invoices.read(Stores.uri(object)); // "s3://shop/2011/invoices.csv"
    // end
    return lines;
  }

  private static InvoiceTable read(String object, String[] args) {
    URI server = URI.create(args[1]);
    String accessKey = args[2];
    String secretKey = args[3];
    // snippet: builder
    S3Store store = S3Store.builder().endpoint(server).credentials(accessKey, secretKey).build();

    InvoiceTable lines =
        Invoices.reader()
            .stores(Stores.discovered().with(store))
            .build()
            .read(Stores.uri(object), RunContext.withDefaults())
            .table();
    // end
    return lines;
  }
}
