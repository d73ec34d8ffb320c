package dev.ecomm.model;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.ecomm.io.Invoices;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The 541,909 real invoice lines and the golden files. They live beside the repository; {@code
 * -Decomm.data=DIR} names another place.
 */
public final class RealInvoices {

  private RealInvoices() {}

  /** Reads the whole file; a line that cannot be read is an error. */
  public static InvoiceTable read() {
    return Invoices.read(file("data/online_retail.csv.gz").toUri());
  }

  /**
   * A file of the data folder, such as {@code golden/clean_facts.csv}; skips the test without it.
   */
  public static Path file(String name) {
    String folder = System.getProperty("ecomm.data");
    assumeTrue(folder != null, () -> "No " + name + ": set -Decomm.data to its folder.");
    Path file = Path.of(folder).resolve(name);
    assumeTrue(Files.isRegularFile(file), () -> "No file " + file + ": set -Decomm.data.");
    return file;
  }
}
