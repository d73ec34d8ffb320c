package dev.ecomm.examples;

import dev.ecomm.io.BadCellPolicy;
import dev.ecomm.io.InvoiceReader;
import dev.ecomm.io.Invoices;
import dev.ecomm.io.ReadResult;
import dev.ecomm.io.Reject;
import dev.ecomm.io.Tables;
import dev.ecomm.model.InvoiceColumn;
import dev.ecomm.run.RunContext;
import dev.ecomm.store.Stores;
import java.net.URI;

/** Reads a file with headers, dates and separators of its own, and puts its bad rows aside. */
public final class ReadMessyFile {

  private ReadMessyFile() {}

  /**
   * Prints what was wrong and writes it to a file.
   *
   * @param args the file to read, and the file for what was wrong
   */
  public static void main(String[] args) {
    // snippet: options
    InvoiceReader reader =
        Invoices.reader()
            .separator(';')
            .datePattern("dd.MM.uuuu HH:mm")
            .column(InvoiceColumn.INVOICE_NO, "Rechnung")
            .onBadCell(BadCellPolicy.QUARANTINE)
            .maxRejects(1_000)
            .build();
    // end
    URI source = Stores.uri(args[0]);
    URI target = Stores.uri(args[1]);
    // snippet: rejects
    ReadResult result = reader.read(source, RunContext.withDefaults());
    for (Reject reject : result.rejects()) {
      reject.errors().forEach(error -> System.out.println(error.message()));
    }
    Tables.write(result.rejects().toTable(), target);
    System.out.println(result.report().accepted() + " lines were accepted");
    // end
  }
}
