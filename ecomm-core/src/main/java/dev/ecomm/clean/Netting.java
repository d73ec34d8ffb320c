package dev.ecomm.clean;

import dev.ecomm.model.Dictionary;
import dev.ecomm.model.DictionaryBuilder;
import dev.ecomm.model.InvoiceTable;
import dev.ecomm.model.MoneySum;
import dev.ecomm.model.internal.PairCounts;
import dev.ecomm.run.RunContext;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Finds the purchases that cancellations take back.
 *
 * <p>A cancellation is a line whose invoice number starts with C and whose quantity is below 0. It
 * may take units from purchases of the same customer and product: invoice numbers that start with
 * neither C nor A, quantity and price above 0. Product codes are compared without outer white space
 * and in upper case, prices by their exact value; fees are products like others.
 *
 * <p>Lines are ordered by time, those of equal time by row number. Each cancellation, in that
 * order, looks at the purchases before it: first those of its own price, latest first, then the
 * others, latest first. From each it takes as many units as it still needs and the purchase still
 * has. So no unit is used twice, none of a later purchase, and lines that come later never change a
 * match. Equal price first matters: a customer who bought 60 baskets at 4.95 and was charged for 60
 * at 649.50 by mistake, and cancels one of the two, shall not cancel the other.
 *
 * <p>{@link #of} nets a table. Lines that fit no heap are shown twice, in batches with any
 * dictionaries, in the same order:
 *
 * <ol>
 *   <li>{@link #addCancellations} learns which customers cancelled which products,
 *   <li>{@link #addLines} keeps the lines of those and passes over all others,
 *   <li>{@link #match()} matches them; the result then works on any batch.
 * </ol>
 *
 * <p>Memory: about 50 bytes for each customer and product with a cancellation, the texts of these,
 * and about 60 bytes for each cancellation and each purchase of such a customer and product: for
 * the real data, where one line in fifty is a cancellation, 3 bytes a line before the matching, and
 * less than twice that during it. Time: linear in lines and matches; some 30 ns a line. For one
 * thread.
 */
public final class Netting {
  private final DictionaryBuilder customers = new DictionaryBuilder();
  private final DictionaryBuilder products = new DictionaryBuilder();

  /** Customers and products with a cancellation. */
  private final PairCounts keys = new PairCounts();

  /** Of the keys; made for the second look. */
  private @Nullable PairFilter filter;

  private final NettingLines lines = new NettingLines();
  private final MoneySum money = new MoneySum();

  /** Starts without any line. */
  public Netting() {}

  /**
   * Nets a table.
   *
   * @param lines in any order of time; row numbers must ascend
   * @return the matches
   * @throws IllegalArgumentException if row numbers do not ascend
   */
  public static NettingResult of(InvoiceTable lines) {
    return of(lines, RunContext.withDefaults());
  }

  /**
   * Nets a table.
   *
   * @param lines in any order of time; row numbers must ascend
   * @param run its cancellation ends the work; on one thread, without progress
   * @return the matches
   * @throws IllegalArgumentException if row numbers do not ascend
   * @throws java.util.concurrent.CancellationException if the run was cancelled
   */
  public static NettingResult of(InvoiceTable lines, RunContext run) {
    return of(lines, Looks.of(run));
  }

  static NettingResult of(InvoiceTable lines, Looks looks) {
    Netting netting = new Netting();
    netting.addCancellations(lines, looks);
    netting.addLines(lines, looks);
    return netting.match(looks);
  }

  /**
   * The first look at some lines: at their cancellations.
   *
   * @param batch the lines that follow those of the call before
   */
  public void addCancellations(InvoiceTable batch) {
    addCancellations(batch, Looks.of(RunContext.withDefaults()));
  }

  private void addCancellations(InvoiceTable batch, Looks looks) {
    filter = null;
    CodeMemo marks = marks(batch);
    CodeMemo customerOf = new CodeMemo(batch.customerId(), customers::add, Dictionary.MISSING);
    CodeMemo productOf =
        new CodeMemo(
            batch.stockCode(),
            code -> products.add(StockCodes.normalized(code)),
            Dictionary.MISSING);
    for (int row = 0; row < batch.rows(); row++) {
      looks.at(row);
      if (batch.quantity(row) < 0 && marks.at(row) == InvoiceMark.CANCELLATION.ordinal()) {
        int customer = customerOf.at(row);
        int product = productOf.at(row);
        if (customer != Dictionary.MISSING && product != Dictionary.MISSING) {
          keys.add(customer, product);
        }
      }
    }
  }

  /**
   * The second look at some lines: at cancellations and the purchases that they may take from.
   *
   * @param batch the lines that follow those of the call before
   * @throws IllegalArgumentException if row numbers do not ascend
   * @throws IllegalStateException if there is a cancellation that the first look did not see
   */
  public void addLines(InvoiceTable batch) {
    addLines(batch, Looks.of(RunContext.withDefaults()));
  }

  private void addLines(InvoiceTable batch, Looks looks) {
    PairFilter cancelled = filter == null ? new PairFilter(keys) : filter;
    filter = cancelled;
    CodeMemo marks = marks(batch);
    CodeMemo customerOf =
        new CodeMemo(batch.customerId(), id -> find(customers, id), Dictionary.MISSING);
    CodeMemo productOf =
        new CodeMemo(
            batch.stockCode(),
            code -> find(products, StockCodes.normalized(code)),
            Dictionary.MISSING);
    for (int row = 0; row < batch.rows(); row++) {
      looks.at(row);
      int quantity = batch.quantity(row);
      double price = batch.unitPrice(row);
      money.add(quantity, price);
      int mark = marks.at(row);
      if (quantity < 0) {
        if (mark == InvoiceMark.CANCELLATION.ordinal()) {
          addCancellation(batch, row, customerOf.at(row), productOf.at(row));
        }
      } else if (quantity > 0 && price > 0 && mark == InvoiceMark.NONE.ordinal()) {
        int customer = customerOf.at(row);
        int product = productOf.at(row);
        if (customer != Dictionary.MISSING
            && product != Dictionary.MISSING
            && cancelled.mayHold(customer, product)) {
          addPurchase(batch, row, keys.find(customer, product));
        }
      }
    }
  }

  private void addPurchase(InvoiceTable batch, int row, int key) {
    if (key != PairCounts.NONE) {
      lines.add(
          batch.rowNumber(row),
          batch.epochSecond(row),
          key,
          batch.quantity(row),
          batch.unitPrice(row));
    }
  }

  private void addCancellation(InvoiceTable batch, int row, int customer, int product) {
    int key;
    if (batch.customerId().code(row) == Dictionary.MISSING) {
      key = NettingLines.NO_CUSTOMER;
    } else if (batch.stockCode().code(row) == Dictionary.MISSING) {
      key = NettingLines.NO_KEY;
    } else {
      key = keys.find(customer, product);
      if (key == PairCounts.NONE) {
        throw new IllegalStateException(
            "row "
                + batch.rowNumber(row)
                + " is a cancellation that addCancellations was not shown; show it all lines"
                + " before the first call of addLines");
      }
    }
    lines.add(
        batch.rowNumber(row),
        batch.epochSecond(row),
        key,
        batch.quantity(row),
        batch.unitPrice(row));
  }

  /**
   * Matches the lines of the second look.
   *
   * @return the matches
   */
  public NettingResult match() {
    return match(RunContext.withDefaults());
  }

  /**
   * Matches the lines of the second look.
   *
   * @param run its cancellation ends the work; on one thread, without progress
   * @return the matches
   * @throws java.util.concurrent.CancellationException if the run was cancelled
   */
  public NettingResult match(RunContext run) {
    return match(Looks.of(run));
  }

  private NettingResult match(Looks looks) {
    return NettingResult.of(lines, NettingMatcher.match(lines, keys.size(), looks), money, looks);
  }

  private static CodeMemo marks(InvoiceTable batch) {
    return new CodeMemo(
        batch.invoiceNo(), number -> InvoiceMark.of(number).ordinal(), InvoiceMark.NONE.ordinal());
  }

  private static int find(DictionaryBuilder dictionary, String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    return dictionary.code(bytes, 0, bytes.length);
  }
}
