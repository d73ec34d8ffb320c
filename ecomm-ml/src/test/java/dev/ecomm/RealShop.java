package dev.ecomm;

import dev.ecomm.clean.Packs;
import dev.ecomm.io.Invoices;
import dev.ecomm.model.InvoiceTable;
import dev.ecomm.testkit.DataFolder;

/**
 * The 541,909 real invoice lines, read and cleaned once for all tests of a JVM: tables are
 * immutable. Skips the test that asks where they are not at hand.
 */
public final class RealShop {
  private RealShop() {}

  /** Filled by the first who asks and has the file. */
  private static final class Raw {
    static final InvoiceTable LINES =
        Invoices.read(DataFolder.require("data/online_retail.csv.gz").toUri());
  }

  private static final class Notebook {
    static final InvoiceTable LINES = Packs.notebook().apply(Raw.LINES).table();
  }

  private static final class Seed {
    static final InvoiceTable LINES = Packs.seed().apply(Raw.LINES).table();
  }

  /** The lines as they are in the file. */
  public static InvoiceTable raw() {
    requireFile();
    return Raw.LINES;
  }

  /** What the pack {@code notebook} leaves of them. */
  public static InvoiceTable notebook() {
    requireFile();
    return Notebook.LINES;
  }

  /** What the pack {@code seed} leaves of them. */
  public static InvoiceTable seed() {
    requireFile();
    return Seed.LINES;
  }

  /** Not left to the initializers: what a class could not load fails the next test. */
  private static void requireFile() {
    var unused = DataFolder.require("data/online_retail.csv.gz");
  }
}
