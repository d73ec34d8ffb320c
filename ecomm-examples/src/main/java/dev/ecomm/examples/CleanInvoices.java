package dev.ecomm.examples;

import dev.ecomm.clean.CleaningResult;
import dev.ecomm.clean.FittedCleaning;
import dev.ecomm.clean.Packs;
import dev.ecomm.io.Invoices;
import dev.ecomm.io.Tables;
import dev.ecomm.model.InvoiceTable;
import dev.ecomm.store.Stores;

/** Cleans a file, says what that did, and cleans the next file in the same way. */
public final class CleanInvoices {

  private CleanInvoices() {}

  /**
   * Prints what each rule did, and writes clean lines and every repaired cell.
   *
   * @param args the file to clean, files for clean lines and ledger, and the next file to clean
   */
  public static void main(String[] args) {
    // snippet: clean
    InvoiceTable raw = Invoices.read(Stores.uri(args[0]));
    CleaningResult cleaned = Packs.retail().apply(raw);

    System.out.println(cleaned.report());
    Tables.write(cleaned.toTable(), Stores.uri(args[1]));
    Tables.write(cleaned.ledger().toTable(), Stores.uri(args[2]));
    // end

    // snippet: tomorrow
    String learned = cleaned.fitted().toJson(); // quartiles, notes, the description of each code

    InvoiceTable next = Invoices.read(Stores.uri(args[3]));
    CleaningResult tomorrow = FittedCleaning.fromJson(learned).apply(next);
    System.out.println(tomorrow.ledger().size() + " cells of the next file were repaired");
    // end
  }
}
