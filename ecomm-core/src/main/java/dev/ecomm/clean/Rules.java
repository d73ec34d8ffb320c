package dev.ecomm.clean;

import dev.ecomm.model.InvoiceColumn;
import dev.ecomm.model.Selection;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The built-in tests and repairs. All of them judge by columns, a text rule each distinct text
 * once; and all can be saved with {@link FittedCleaning}.
 */
public final class Rules {

  private Rules() {}

  /**
   * Finds cancellations: lines whose invoice number starts with {@code C}.
   *
   * @return the test {@code cancellation}
   */
  public static LineTest cancellations() {
    return TextTests.present(
        "cancellation",
        "the invoice is a cancellation",
        RuleDefinition.of("cancellations"),
        InvoiceColumn.INVOICE_NO,
        text -> text.startsWith("C"));
  }

  /**
   * Finds lines of fewer units.
   *
   * @param least the smallest quantity that is not found
   * @return the test {@code quantity_too_low}
   */
  public static LineTest quantityBelow(int least) {
    return new FixedTest(
        "quantity_too_low",
        "the quantity is below " + least,
        RuleDefinition.of("quantity_below", "least", (long) least),
        row -> row.quantity() < least,
        table -> Selection.where(table.rows(), row -> table.quantity(row) < least));
  }

  /**
   * Finds lines of a lower price.
   *
   * @param least the smallest unit price that is not found
   * @return the test {@code price_too_low}
   * @throws IllegalArgumentException if it is not finite
   */
  public static LineTest unitPriceBelow(double least) {
    if (!Double.isFinite(least)) {
      throw new IllegalArgumentException("least is " + least + ", must be finite");
    }
    return new FixedTest(
        "price_too_low",
        "the unit price is below " + Amounts.text(least),
        RuleDefinition.of("unit_price_below", "least", least),
        row -> row.unitPrice() < least,
        table -> Selection.where(table.rows(), row -> table.unitPrice(row) < least));
  }

  /**
   * Finds lines that take units from the stock for nothing: quantity below 0 and price 0. In shops
   * that book losses as invoice lines, these are the losses.
   *
   * @return the test {@code defect}
   */
  public static LineTest defects() {
    return new FixedTest(
        "defect",
        "a negative quantity without a price: stock written off",
        RuleDefinition.of("defects"),
        row -> row.quantity() < 0 && row.unitPrice() == 0,
        table ->
            Selection.where(
                table.rows(), row -> table.quantity(row) < 0 && table.unitPrice(row) == 0));
  }

  /**
   * Finds lines without a customer.
   *
   * @return the test {@code missing_customer}
   */
  public static LineTest missingCustomer() {
    return missing(InvoiceColumn.CUSTOMER_ID)
        .named("missing_customer", "the line belongs to no customer");
  }

  /**
   * Finds lines without a text.
   *
   * @param column one of the five text columns
   * @return the test {@code missing_description} or the like
   * @throws IllegalArgumentException if the column holds no text
   */
  public static LineTest missing(InvoiceColumn column) {
    return TextTests.missing(
        "missing_" + column.columnName(),
        "the line has no " + Repair.words(column.columnName()),
        RuleDefinition.of("missing", "column", column.columnName()),
        column);
  }

  /**
   * Writes a text where there is none.
   *
   * @param column one of the five text columns
   * @param text what to write
   * @return the repair {@code description_filled} or the like
   * @throws IllegalArgumentException if the column holds no text, or the text is empty
   */
  public static Repair fillMissing(InvoiceColumn column, String text) {
    if (text.isEmpty()) {
      throw new IllegalArgumentException("text is empty, must be what to write");
    }
    return TextRepair.perKey(
        column.columnName() + "_filled",
        "the line has no " + Repair.words(column.columnName()),
        RuleDefinition.of("fill_missing", "column", column.columnName()).with("text", text),
        column,
        column,
        new TextChange() {
          @Override
          public boolean applies(@Nullable String old) {
            return old == null;
          }

          @Override
          public String text(@Nullable String old) {
            return text;
          }
        });
  }

  /**
   * Takes white space from both ends of a text. A text of nothing else becomes missing.
   *
   * @param column one of the five text columns
   * @return the repair {@code stock_code_trimmed} or the like
   * @throws IllegalArgumentException if the column holds no text
   */
  public static Repair trim(InvoiceColumn column) {
    return TextRepair.perText(
        column.columnName() + "_trimmed",
        "white space around the " + Repair.words(column.columnName()),
        RuleDefinition.of("trim", "column", column.columnName()),
        column,
        String::strip);
  }

  /**
   * Writes a text in upper case, by the rules of no particular language.
   *
   * @param column one of the five text columns
   * @return the repair {@code stock_code_upper_cased} or the like
   * @throws IllegalArgumentException if the column holds no text
   */
  public static Repair upperCase(InvoiceColumn column) {
    return TextRepair.perText(
        column.columnName() + "_upper_cased",
        "lower-case letters in the " + Repair.words(column.columnName()),
        RuleDefinition.of("upper_case", "column", column.columnName()),
        column,
        text -> text.toUpperCase(Locale.ROOT));
  }

  /**
   * Gives each stock code one description: the one that most of its lines carry; of equally
   * frequent ones the one that comes first in the file. Learns. Codes count as they are spelled, so
   * upper-case and trim them before. Lines without a description have no vote; lines without a
   * code, and codes that were not there to learn from, stay as they are.
   *
   * @return the repair {@code description_canonical}
   */
  public static Repair canonicalDescriptions() {
    return CanonicalRepair.learning(DescriptionVote.Candidates.ALL_TEXTS);
  }

  /**
   * Gives each stock code one description, as {@link #canonicalDescriptions}, in a vote without
   * blank texts and notes of the stock-take (see {@link #stockTakeNotes}). A code for which no
   * other text is left loses its description. Learns.
   *
   * @return the repair {@code description_canonical}
   */
  public static Repair canonicalProductNames() {
    return CanonicalRepair.learning(DescriptionVote.Candidates.PRODUCT_NAMES);
  }

  /**
   * Finds lines whose description is a note of the stock-take ({@code damaged}, {@code ?}) and no
   * product: an exact text, not blank, that no line with a price other than 0 carries. Learns, so
   * it must stand before a repair of descriptions. A product that was only ever given away is found
   * too.
   *
   * @return the test {@code stock_take_note}
   */
  public static LineTest stockTakeNotes() {
    return NoteTest.learning();
  }

  /**
   * Finds quantities beyond {@code Q1 - whisker IQR} and {@code Q3 + whisker IQR}, where Q1 and Q3
   * are the linear quartiles (type 7) and IQR is their difference. Learns. A quantity on a fence is
   * not found.
   *
   * @param whisker 1.5 is common for outliers, 3 for extreme ones; at least 0
   * @return the test {@code quantity_outlier}
   * @throws IllegalArgumentException if whisker is negative or not finite
   */
  public static LineTest quantityBeyondFences(double whisker) {
    return QuantityFences.learning(whisker, false);
  }

  /**
   * Finds quantities beyond the fences of {@link #quantityBeyondFences} and on them. Where more
   * than half of the lines have one quantity, the fences meet and every line is found.
   *
   * @param whisker at least 0
   * @return the test {@code quantity_outlier}
   * @throws IllegalArgumentException if whisker is negative or not finite
   */
  public static LineTest quantityOnOrBeyondFences(double whisker) {
    return QuantityFences.learning(whisker, true);
  }

  /**
   * Finds unit prices that lie some standard deviations from the mean, or more. The deviation is
   * that of the population (divided by n). Learns. Where all prices are equal, none is found.
   *
   * @param limit 3 is common; greater than 0
   * @return the test {@code price_outlier}
   * @throws IllegalArgumentException if limit is not greater than 0, or not finite
   */
  public static LineTest priceDeviation(double limit) {
    return PriceDeviation.learning(limit);
  }

  /**
   * Finds lines that are equal in all eight columns to an earlier line: what dropping duplicates
   * would drop. Only lines that no rule before it rejected are compared. Row numbers must ascend.
   *
   * @return the test {@code exact_duplicate}
   */
  public static LineTest exactDuplicates() {
    return new DuplicateTest("exact_duplicate", "the line repeats an earlier one in every column");
  }
}
