package dev.ecomm.basket;

import java.util.Locale;

/**
 * What went into baskets and what each filter took. Filters stand in the order in which they are
 * applied; a line that one takes does not come to the next.
 *
 * @param lines lines looked at; of a file, its lines
 * @param anonymousLines left out because their customer is not known
 * @param linesWithoutKey left out because they have no invoice number
 * @param excludedLines left out because of their stock code
 * @param negativeLines left out because quantity times price is below 0
 * @param linesWithoutItem left out because they name no item
 * @param repeatedItems lines, or words of a file, that name an item their basket has already
 * @param itemsBelowQuantity items of a basket whose quantities sum to less than the threshold
 * @param candidates baskets before their sizes were looked at, also those left without an item
 * @param tooSmall baskets left out because they have too few items
 * @param tooLarge baskets left out because they have too many items
 * @param largest items of the largest basket before sizes were looked at
 */
public record BasketReport(
    long lines,
    long anonymousLines,
    long linesWithoutKey,
    long excludedLines,
    long negativeLines,
    long linesWithoutItem,
    long repeatedItems,
    long itemsBelowQuantity,
    int candidates,
    int tooSmall,
    int tooLarge,
    int largest) {

  /**
   * Returns the number of baskets that are left.
   *
   * @return candidates without those that are too small or too large
   */
  public int baskets() {
    return candidates - tooSmall - tooLarge;
  }

  /** One line for a log. */
  @Override
  public String toString() {
    return String.format(
        Locale.ROOT,
        "%d lines; left out: %d anonymous, %d without invoice, %d of excluded codes, %d of negative"
            + " amount, %d without item; %d repeated items, %d items below the quantity; %d baskets,"
            + " %d too small, %d too large (largest: %d items); %d baskets left",
        lines,
        anonymousLines,
        linesWithoutKey,
        excludedLines,
        negativeLines,
        linesWithoutItem,
        repeatedItems,
        itemsBelowQuantity,
        candidates,
        tooSmall,
        tooLarge,
        largest,
        baskets());
  }
}
