package dev.ecomm.examples;

import dev.ecomm.clean.CleaningPipeline;
import dev.ecomm.clean.CleaningResult;
import dev.ecomm.clean.Limit;
import dev.ecomm.clean.Rules;
import dev.ecomm.io.Invoices;
import dev.ecomm.model.InvoiceColumn;
import dev.ecomm.store.Stores;

/** Cleans with rules of one's own beside built-in ones. */
public final class WriteYourOwnRule {

  private WriteYourOwnRule() {}

  /**
   * Prints warnings, why the first rejected line was rejected, and which cells were repaired.
   *
   * @param args the file to clean
   */
  public static void main(String[] args) {
    // snippet: rules
    CleaningPipeline pipeline =
        CleaningPipeline.builder()
            .drop(Rules.cancellations())
            .quarantine("price_outlier", row -> row.unitPrice() > 5_000)
            .repairText(
                "country_in_english",
                InvoiceColumn.COUNTRY,
                country -> country.equals("EIRE") ? "Ireland" : country)
            .flag("wholesale", row -> row.quantity() >= 24)
            .warnIf("price_outlier", Limit.share(0.01))
            .build();

    CleaningResult cleaned = pipeline.apply(Invoices.read(Stores.uri(args[0])));
    cleaned.report().warnings().forEach(System.out::println);
    cleaned.rejected().reasons(0).forEach(reason -> System.out.println(reason.text()));
    cleaned.ledger().forEach(cell -> System.out.println(cell.rule() + " " + cell.rowNumber()));
    // end
  }
}
