package dev.ecomm.rfm;

import dev.ecomm.model.CodedColumn;
import dev.ecomm.model.Dictionary;
import dev.ecomm.model.InvoiceTable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What profiles are computed from: invoice lines, added in batches of any size, kept from one day
 * to the next.
 *
 * <pre>{@code
 * RfmState state = new RfmState();
 * table.forEachBatch(10_000, state::add);
 * RfmTable profile = Rfm.withDefaults().compute(state);
 * }</pre>
 *
 * <p>It keeps the lines themselves, in 32 bytes each and the distinct texts, because a profile may
 * be wanted as of any instant, with any feature, and because distinct products cannot be counted
 * without being remembered. Descriptions and countries are not kept. So how lines are split into
 * batches cannot matter: yesterday's state and today's lines give the bits that all lines give at
 * once.
 *
 * <p>The <i>order</i> of lines is the order in which they are added, and the seed's definition
 * depends on it: add batches, and {@link #merge} states, in the order of the source.
 *
 * <p>Lines without a customer or without an invoice number cannot be profiled; they are counted and
 * left out. At most 2,147,483,639 lines. For one thread.
 */
public final class RfmState {
  private static final int FEWEST_ROWS = 1 << 10;
  private static final int MOST_LINES = Integer.MAX_VALUE - 8;
  private static final long DAY = 86_400;

  private final TextCodes customers = new TextCodes();
  private final TextCodes invoices = new TextCodes();
  private final TextCodes products = new TextCodes();
  private final List<LineSegment> segments = new ArrayList<>();

  private long lines;
  private long linesWithoutCustomer;
  private long linesWithoutInvoice;

  // of all lines that were shown, also those left out
  private long firstSecond = Long.MAX_VALUE;
  private long lastSecond = Long.MIN_VALUE;

  /** Makes a state of no lines. */
  public RfmState() {}

  /**
   * Adds the next lines.
   *
   * @param batch cleaned or raw; may be empty
   * @throws IllegalStateException if there are more lines than a state holds
   */
  public void add(InvoiceTable batch) {
    CodedColumn customer = batch.customerId();
    CodedColumn invoice = batch.invoiceNo();
    CodedColumn product = batch.stockCode();
    customers.translateFrom(customer.dictionary());
    invoices.translateFrom(invoice.dictionary());
    products.translateFrom(product.dictionary());
    int rows = batch.rows();
    if (rows == 0) {
      return;
    }
    LineSegment segment = lastSegment(rows);
    for (int row = 0; row < rows; row++) {
      long second = batch.epochSecond(row);
      firstSecond = Math.min(firstSecond, second);
      lastSecond = Math.max(lastSecond, second);
      int customerCode = customer.code(row);
      if (customerCode == Dictionary.MISSING) {
        linesWithoutCustomer++;
        continue;
      }
      int invoiceCode = invoice.code(row);
      if (invoiceCode == Dictionary.MISSING) {
        linesWithoutInvoice++;
        continue;
      }
      if (segment.isFull()) {
        segment = lastSegment(rows - row);
      }
      int productCode = product.code(row);
      segment.append(
          customers.own(customerCode),
          invoices.own(invoiceCode),
          productCode == Dictionary.MISSING ? Dictionary.MISSING : products.own(productCode),
          batch.quantity(row),
          second,
          batch.unitPrice(row));
      lines++;
    }
  }

  /** The segment to add to, with room for at least one line. */
  private LineSegment lastSegment(int expected) {
    if (lines + expected > MOST_LINES) {
      throw new IllegalStateException(
          "a state holds at most "
              + MOST_LINES
              + " lines; profile customers in several states, split by customer");
    }
    if (segments.isEmpty() || segments.get(segments.size() - 1).isFull()) {
      int capacity = Math.max(FEWEST_ROWS, Math.min(LineSegment.MOST_ROWS, expected));
      segments.add(new LineSegment(capacity));
    }
    return segments.get(segments.size() - 1);
  }

  /**
   * Adds the lines of another state behind those of this one, as if its batches had been added
   * here.
   *
   * @param later unchanged; its lines come after the lines of this state in the source
   * @throws IllegalArgumentException if it is this state
   * @throws IllegalStateException if there are more lines than a state holds
   */
  public void merge(RfmState later) {
    if (later == this) {
      throw new IllegalArgumentException("later is this state itself, must be another");
    }
    customers.translateFrom(later.customers.build());
    invoices.translateFrom(later.invoices.build());
    products.translateFrom(later.products.build());
    linesWithoutCustomer += later.linesWithoutCustomer;
    linesWithoutInvoice += later.linesWithoutInvoice;
    firstSecond = Math.min(firstSecond, later.firstSecond);
    lastSecond = Math.max(lastSecond, later.lastSecond);
    for (LineSegment from : later.segments) {
      int rows = from.rows;
      for (int row = 0; row < rows; row++) {
        int product = from.product[row];
        lastSegment(rows - row)
            .append(
                customers.own(from.customer[row]),
                invoices.own(from.invoice[row]),
                product == Dictionary.MISSING ? Dictionary.MISSING : products.own(product),
                from.quantity[row],
                from.second[row],
                from.price[row]);
        lines++;
      }
    }
    customers.forget();
    invoices.forget();
    products.forget();
  }

  /**
   * Returns how many lines are kept.
   *
   * @return lines with a customer and an invoice number
   */
  public long lines() {
    return lines;
  }

  /**
   * Returns how many lines were left out because nobody knows whose they are.
   *
   * @return lines without a customer
   */
  public long linesWithoutCustomer() {
    return linesWithoutCustomer;
  }

  /**
   * Returns how many lines of known customers were left out because they are of no invoice.
   *
   * @return lines with a customer and without an invoice number
   */
  public long linesWithoutInvoice() {
    return linesWithoutInvoice;
  }

  /**
   * Returns the instant of the first line in time, of a known customer or not.
   *
   * @return empty if there was no line
   */
  public Optional<LocalDateTime> firstLine() {
    return time(firstSecond);
  }

  /**
   * Returns the instant of the last line in time, of a known customer or not.
   *
   * @return empty if there was no line
   */
  public Optional<LocalDateTime> lastLine() {
    return time(lastSecond);
  }

  /**
   * Returns the instant as of which a profile is made where none is named.
   *
   * @return the start of the day after {@link #lastLine()}; empty if there was no line
   */
  public Optional<LocalDateTime> defaultAsOf() {
    return noLines() ? Optional.empty() : time((Math.floorDiv(lastSecond, DAY) + 1) * DAY);
  }

  private Optional<LocalDateTime> time(long second) {
    return noLines()
        ? Optional.empty()
        : Optional.of(LocalDateTime.ofEpochSecond(second, 0, ZoneOffset.UTC));
  }

  private boolean noLines() {
    return lastSecond == Long.MIN_VALUE;
  }

  /**
   * Writes the state as JSON, to be read by {@link #load}. The same lines in the same order give
   * the same bytes, on every machine.
   *
   * @param target takes UTF-8; flushed, not closed
   * @throws IOException if the target does
   */
  public void save(OutputStream target) throws IOException {
    StateJson.write(this, target);
  }

  /**
   * Reads what {@link #save} wrote.
   *
   * @param source its bytes; read to the end, not closed
   * @param name what messages call the source, such as its URI
   * @return a state that goes on where the saved one stopped
   * @throws dev.ecomm.error.InvoiceDataException if the text is damaged, cut off or of another
   *     format
   * @throws IOException if the source does
   */
  public static RfmState load(InputStream source, String name) throws IOException {
    return StateJson.read(source, name);
  }

  // what this package reads

  List<LineSegment> segments() {
    return segments;
  }

  TextCodes customers() {
    return customers;
  }

  TextCodes invoices() {
    return invoices;
  }

  TextCodes products() {
    return products;
  }

  long firstSecond() {
    return firstSecond;
  }

  long lastSecond() {
    return lastSecond;
  }

  /** For a state that is being loaded; codes were checked. */
  void append(int customer, int invoice, int product, int quantity, long second, double price) {
    lastSegment(LineSegment.MOST_ROWS).append(customer, invoice, product, quantity, second, price);
    lines++;
  }

  /** For a state that is being loaded. */
  void counted(long withoutCustomer, long withoutInvoice, long first, long last) {
    linesWithoutCustomer = withoutCustomer;
    linesWithoutInvoice = withoutInvoice;
    firstSecond = first;
    lastSecond = last;
  }

  @Override
  public String toString() {
    return "RfmState[" + lines + " lines of " + customers.size() + " customers]";
  }
}
