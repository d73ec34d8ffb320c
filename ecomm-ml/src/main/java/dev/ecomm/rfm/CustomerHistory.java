package dev.ecomm.rfm;

import dev.ecomm.model.Dictionary;
import java.time.LocalDateTime;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One customer's invoice lines before as-of, in the order of the source: everything that a {@link
 * CustomerFeature} can see. Later lines and other customers cannot be reached from here.
 *
 * <p>Valid only during the call that it is handed to; for one thread.
 */
public final class CustomerHistory {
  private final LocalDateTime asOf;
  private final Dictionary invoiceNos;
  private final Dictionary stockCodes;
  private final InvoiceNumbering numbering;
  private String customerId = "";
  private CustomerLines lines;

  /** Of each line; made when it is asked for. */
  private int @Nullable [] invoiceNumbers;

  CustomerHistory(LocalDateTime asOf, LineSource source) {
    this.asOf = asOf;
    this.invoiceNos = source.invoices();
    this.stockCodes = source.products();
    this.numbering = new InvoiceNumbering(source.invoices().size());
    this.lines = new CustomerLines(new LineSegment(0), Money.NET, new boolean[0]);
  }

  CustomerHistory of(String customer, CustomerLines past) {
    customerId = customer;
    lines = past;
    invoiceNumbers = null;
    return this;
  }

  private int at(int line) {
    return Objects.checkIndex(line, lines.rows());
  }

  /**
   * Returns whose lines these are.
   *
   * @return the id as written in the lines
   */
  public String customerId() {
    return customerId;
  }

  /**
   * Returns the instant of the profile.
   *
   * @return every line is before it
   */
  public LocalDateTime asOf() {
    return asOf;
  }

  /**
   * Returns the number of lines.
   *
   * @return at least 1; lines run from 0 to this, exclusive
   */
  public int lines() {
    return lines.rows();
  }

  /**
   * Returns the number of invoices.
   *
   * @return distinct invoice numbers, at least 1
   */
  public int invoices() {
    int[] unused = numbers();
    return numbering.size();
  }

  /**
   * Returns the invoice of a line.
   *
   * @param line from 0
   * @return invoices are numbered from 0 in order of first appearance
   */
  public int invoice(int line) {
    return numbers()[at(line)];
  }

  private int[] numbers() {
    int[] known = invoiceNumbers;
    if (known == null) {
      known = new int[lines.rows()];
      numbering.nextCustomer();
      for (int line = 0; line < known.length; line++) {
        int number = numbering.find(lines.invoice[line]);
        known[line] = number == InvoiceNumbering.NONE ? numbering.add(lines.invoice[line]) : number;
      }
      invoiceNumbers = known;
    }
    return known;
  }

  /**
   * Returns the invoice number of a line.
   *
   * @param line from 0
   * @return a new String
   */
  public String invoiceNo(int line) {
    return invoiceNos.text(lines.invoice[at(line)]);
  }

  /**
   * Returns the product of a line.
   *
   * @param line from 0
   * @return a new String, or null where missing
   */
  public @Nullable String stockCode(int line) {
    int code = lines.product[at(line)];
    return code == Dictionary.MISSING ? null : stockCodes.text(code);
  }

  /**
   * Returns the units of a line.
   *
   * @param line from 0
   * @return units, negative for returns
   */
  public int quantity(int line) {
    return lines.quantity[at(line)];
  }

  /**
   * Returns the price of one unit.
   *
   * @param line from 0
   * @return finite
   */
  public double unitPrice(int line) {
    return lines.price[at(line)];
  }

  /**
   * Returns what a line is worth in the profile's {@link Money}.
   *
   * @param line from 0
   * @return units that count, times price
   */
  public double amount(int line) {
    int row = at(line);
    return lines.moneyQuantity[row] * lines.price[row];
  }

  /**
   * Returns the time of a line.
   *
   * @param line from 0
   * @return on the shop's clock, before {@link #asOf()}
   */
  public LocalDateTime invoiceDate(int line) {
    return Days.time(lines.second[at(line)]);
  }

  /**
   * Returns the time of a line as a number.
   *
   * @param line from 0
   * @return seconds since 1970-01-01T00:00 on the shop's clock, no zone
   */
  public long epochSecond(int line) {
    return lines.second[at(line)];
  }

  /**
   * Tells whether a line is a purchase.
   *
   * @param line from 0
   * @return true if quantity and price are above 0 and the invoice number does not start with C
   */
  public boolean isPurchase(int line) {
    return lines.isPurchase(at(line));
  }

  /**
   * Tells whether a line belongs to a cancellation.
   *
   * @param line from 0
   * @return true if the invoice number starts with C
   */
  public boolean isCancellation(int line) {
    return lines.isCancellation(at(line));
  }

  @Override
  public String toString() {
    return "CustomerHistory[" + customerId + ", " + lines() + " lines before " + asOf + "]";
  }
}
