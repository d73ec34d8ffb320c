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

  private static final String LINES = "data/online_retail.csv.gz";

  private RealInvoices() {}

  /** Every line of the file, read once for all tests of a JVM: a table is immutable. */
  public static InvoiceTable lines() {
    requireAtHand();
    return Lines.READ;
  }

  /** Filled by the first who asks and has the file. */
  private static final class Lines {
    static final InvoiceTable READ = read();
  }

  /** Reads the whole file anew; a line that cannot be read is an error. */
  public static InvoiceTable read() {
    return Invoices.read(file(LINES).toUri());
  }

  /** Not left to the initializer: what a class could not load fails the next test. */
  private static void requireAtHand() {
    var unused = file(LINES);
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
