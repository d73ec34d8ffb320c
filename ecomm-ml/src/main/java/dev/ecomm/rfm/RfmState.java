package dev.ecomm.rfm;

import dev.ecomm.model.Dictionary;
import dev.ecomm.model.InvoiceTable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

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

  private final TextCodes customers = new TextCodes();
  private final TextCodes invoices = new TextCodes();
  private final TextCodes products = new TextCodes();
  private final List<LineSegment> segments = new ArrayList<>();

  private LineSource.Counts counts = LineSource.Counts.NONE;

  /** Makes a state of no lines. */
  public RfmState() {}

  /**
   * Adds the next lines.
   *
   * @param batch cleaned or raw; may be empty
   * @throws IllegalStateException if there are more lines than a state holds
   */
  public void add(InvoiceTable batch) {
    customers.translateFrom(batch.customerId().dictionary());
    invoices.translateFrom(batch.invoiceNo().dictionary());
    products.translateFrom(batch.stockCode().dictionary());
    TableLines added = new TableLines(batch);
    added.forEach(this::append);
    counts = counts.plus(added.counts());
  }

  /** Adds lines in the codes that are being translated. */
  private void append(LineSegment added) {
    for (int row = 0; row < added.rows; row++) {
      int product = added.product[row];
      lastSegment(added.rows - row)
          .append(
              customers.own(added.customer[row]),
              invoices.own(added.invoice[row]),
              product == Dictionary.MISSING ? Dictionary.MISSING : products.own(product),
              added.quantity[row],
              added.second[row],
              added.price[row]);
    }
  }

  /** The segment to add to, with room for at least one line. */
  private LineSegment lastSegment(int expected) {
    @Nullable LineSegment last = segments.isEmpty() ? null : segments.get(segments.size() - 1);
    if (last != null && !last.isFull()) {
      return last;
    }
    if ((long) segments.size() * LineSegment.MOST_ROWS + expected > MOST_LINES) {
      throw new IllegalStateException(
          "a state holds at most "
              + MOST_LINES
              + " lines; profile customers in several states, split by customer");
    }
    int capacity = capacity(expected);
    LineSegment next = new LineSegment(capacity);
    segments.add(next);
    return next;
  }

  /** Small for few lines, and soon as large as a segment is, so that there are not many. */
  private int capacity(int expected) {
    int wanted = Math.max(expected, segments.size() * FEWEST_ROWS);
    return Math.max(FEWEST_ROWS, Math.min(LineSegment.MOST_ROWS, wanted));
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
    later.segments.forEach(this::append);
    counts = counts.plus(later.counts);
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
    return counts.lines();
  }

  /**
   * Returns how many lines were left out because nobody knows whose they are.
   *
   * @return lines without a customer
   */
  public long linesWithoutCustomer() {
    return counts.withoutCustomer();
  }

  /**
   * Returns how many lines of known customers were left out because they are of no invoice.
   *
   * @return lines with a customer and without an invoice number
   */
  public long linesWithoutInvoice() {
    return counts.withoutInvoice();
  }

  /**
   * Returns the instant of the first line in time, of a known customer or not.
   *
   * @return empty if there was no line
   */
  public Optional<LocalDateTime> firstLine() {
    return counts.first();
  }

  /**
   * Returns the instant of the last line in time, of a known customer or not.
   *
   * @return empty if there was no line
   */
  public Optional<LocalDateTime> lastLine() {
    return counts.last();
  }

  /**
   * Returns the instant as of which a profile is made where none is named.
   *
   * @return the start of the day after {@link #lastLine()}; empty if there was no line
   */
  public Optional<LocalDateTime> defaultAsOf() {
    return counts.defaultAsOf();
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

  LineSource.Counts counts() {
    return counts;
  }

  /** The lines, for a profile. */
  LineSource source() {
    Dictionary customerTexts = customers.build();
    Dictionary invoiceTexts = invoices.build();
    Dictionary productTexts = products.build();
    return new LineSource() {
      @Override
      public void forEach(Consumer<LineSegment> consumer) {
        segments.forEach(consumer);
      }

      @Override
      public void forEachStretch(StretchConsumer consumer) {
        for (int i = 0; i < segments.size(); i++) {
          segments.get(i).forEachStretch(i * LineSegment.MOST_ROWS, consumer);
        }
      }

      @Override
      public void copy(int place, int lines, LineSegment target) {
        segments
            .get(place / LineSegment.MOST_ROWS)
            .copy(place % LineSegment.MOST_ROWS, lines, target);
      }

      @Override
      public Dictionary customers() {
        return customerTexts;
      }

      @Override
      public Dictionary invoices() {
        return invoiceTexts;
      }

      @Override
      public Dictionary products() {
        return productTexts;
      }

      @Override
      public Counts counts() {
        return counts;
      }
    };
  }

  /** For a state that is being loaded; codes were checked. */
  void append(int customer, int invoice, int product, int quantity, long second, double price) {
    lastSegment(LineSegment.MOST_ROWS).append(customer, invoice, product, quantity, second, price);
  }

  /** For a state that is being loaded. */
  void counted(LineSource.Counts loaded) {
    counts = loaded;
  }

  @Override
  public String toString() {
    return "RfmState[" + lines() + " lines of " + customers.size() + " customers]";
  }
}
