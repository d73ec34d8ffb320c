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

  /**
   * The default: nothing is removed, everything is told. Stock codes are trimmed and written in
   * upper case; each code gets its most frequent product name, voted on without blanks and notes of
   * the stock-take. Notes, exact duplicates, quantities beyond {@code Q1 - 3 IQR} and {@code Q3 + 3
   * IQR} and prices three or more standard deviations from their mean are flagged. Every line gets
   * its {@link LineKind}, and cancellations are netted.
   *
   * @return the pipeline
   */
  public static CleaningPipeline retail() {
    return CleaningPipeline.builder()
        .flag(Rules.stockTakeNotes())
        .repair(Rules.trim(InvoiceColumn.STOCK_CODE))
        .repair(Rules.upperCase(InvoiceColumn.STOCK_CODE))
        .repair(Rules.canonicalProductNames())
        .flag(Rules.exactDuplicates())
        .flag(Rules.quantityBeyondFences(3))
        .flag(Rules.priceDeviation(3))
        .lineKinds(LineKinds.withDefaults())
        .netCancellations()
        .build();
  }

  /**
   * The pack of a name, for programs that are told which.
   *
   * @param name {@code seed}, {@code notebook} or {@code retail}
   * @return the pipeline
   * @throws IllegalArgumentException if there is no such pack; names those there are
   */
  public static CleaningPipeline named(String name) {
    return switch (name) {
      case "seed" -> seed();
      case "notebook" -> notebook();
      case "retail" -> retail();
      default ->
          throw new IllegalArgumentException(
              "pack is \"" + name + "\", must be seed, notebook or retail");
    };
  }
}
