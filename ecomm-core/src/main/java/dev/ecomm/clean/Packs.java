package dev.ecomm.clean;

import dev.ecomm.model.InvoiceColumn;

/**
 * Cleanings with a name: pipelines of built-in rules, for the <i>Online Retail</i> data and shops
 * like it. Each can be gone on from with {@link CleaningPipeline#toBuilder()}.
 */
public final class Packs {

  private Packs() {}

  /**
   * Only what makes products comparable, and every line stays: a missing description becomes {@code
   * No Description}; stock codes are written in upper case; each code gets its most frequent
   * description. Nothing is trimmed. {@link CleaningResult#toTable()} writes {@code 0} for a
   * missing customer.
   *
   * @return the pipeline
   */
  public static CleaningPipeline seed() {
    return CleaningPipeline.builder()
        .repair(Rules.fillMissing(InvoiceColumn.DESCRIPTION, "No Description"))
        .repair(Rules.upperCase(InvoiceColumn.STOCK_CODE))
        .repair(Rules.canonicalDescriptions())
        .anonymousCustomer("0")
        .build();
  }

  /**
   * {@link #seed()}, and then drops stock written off, then quantities on or beyond {@code Q1 - 1.5
   * IQR} and {@code Q3 + 1.5 IQR}, then, of the lines left, prices three or more standard
   * deviations from their mean. In a shop that sells wholesale this drops ordinary large lines.
   *
   * @return the pipeline
   */
  public static CleaningPipeline notebook() {
    return seed().toBuilder()
        .drop(Rules.defects())
        .drop(Rules.quantityOnOrBeyondFences(1.5))
        .drop(Rules.priceDeviation(3))
        .build();
  }
}
