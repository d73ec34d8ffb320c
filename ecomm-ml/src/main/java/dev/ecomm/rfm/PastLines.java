package dev.ecomm.rfm;

import dev.ecomm.clean.Netting;
import dev.ecomm.clean.NettingResult;
import dev.ecomm.model.Dictionary;
import dev.ecomm.model.InvoiceTable;
import dev.ecomm.model.InvoiceTableBuilder;
import java.util.List;
import java.util.function.ToIntFunction;

/**
 * The lines of a state that lie before as-of, handed out customer by customer. Nothing behind this
 * class can reach a later line.
 *
 * <p>A counting sort by customer. Customers are sorted in blocks of some million lines, so that the
 * sorted copy stays small beside the state; each block costs one look at the customer codes.
 */
final class PastLines {
  /** Lines of a block, unless one customer has more. */
  static final int BLOCK_LINES = 1 << 21;

  private final List<LineSegment> segments;
  private final long asOfSecond;
  private final Money money;
  private final boolean[] isCancellation;
  private final int[] counts;
  private final long lines;
  private final int customers;
  private final Dictionary invoiceNos;
  private final int products;

  /** What netting leaves of each line of the state; empty unless that is asked for. */
  private final int[] nettedQuantity;

  /** Takes a block. */
  interface BlockConsumer {
    /**
     * Takes the lines of consecutive customers.
     *
     * @param lines sorted by customer
     * @param customer code of the first
     * @param ends row after the last of each customer, from that code on
     */
    void accept(CustomerLines lines, int customer, int[] ends);
  }

  PastLines(RfmState state, long asOfSecond, Money money) {
    this.segments = state.segments();
    this.asOfSecond = asOfSecond;
    this.money = money;
    this.invoiceNos = state.invoices().build();
    this.isCancellation = cancellations(invoiceNos);
    this.products = state.products().size();
    counts = new int[state.customers().size()];
    long past = 0;
    for (LineSegment segment : segments) {
      for (int row = 0; row < segment.rows; row++) {
        if (segment.second[row] < asOfSecond) {
          counts[segment.customer[row]]++;
          past++;
        }
      }
    }
    lines = past;
    int withLines = 0;
    for (int count : counts) {
      withLines += count > 0 ? 1 : 0;
    }
    customers = withLines;
    nettedQuantity = money == Money.NETTED ? net(state) : new int[0];
  }

  private static boolean[] cancellations(Dictionary numbers) {
    boolean[] starts = new boolean[numbers.size()];
    byte[] text = new byte[64];
    for (int code = 0; code < starts.length; code++) {
      int length = numbers.utf8Length(code);
      if (length > text.length) {
        text = new byte[length * 2];
      }
      numbers.copyUtf8(code, text, 0);
      starts[code] = length > 0 && text[0] == 'C';
    }
    return starts;
  }

  /** Nets the past lines only: a cancellation to come takes nothing off a purchase yet. */
  private int[] net(RfmState state) {
    InvoiceTableBuilder builder = InvoiceTable.builder();
    addAll(state.customers().build(), builder.customerIds()::add);
    addAll(state.invoices().build(), builder.invoiceNos()::add);
    addAll(state.products().build(), builder.stockCodes()::add);
    int position = 0;
    for (LineSegment segment : segments) {
      for (int row = 0; row < segment.rows; row++, position++) {
        if (segment.second[row] < asOfSecond) {
          builder.append(
              position + 1L,
              segment.invoice[row],
              segment.product[row],
              Dictionary.MISSING,
              segment.quantity[row],
              segment.second[row],
              segment.price[row],
              segment.customer[row],
              Dictionary.MISSING);
        }
      }
    }
    InvoiceTable table = builder.build();
    NettingResult netting = Netting.of(table);
    int[] left = netting.nettedQuantities(table);
    int[] byPosition = new int[position];
    for (int row = 0; row < left.length; row++) {
      byPosition[(int) table.rowNumber(row) - 1] = left[row];
    }
    return byPosition;
  }

  private static void addAll(Dictionary texts, ToIntFunction<String> target) {
    for (int code = 0; code < texts.size(); code++) {
      int unused = target.applyAsInt(texts.text(code));
    }
  }

  long lines() {
    return lines;
  }

  /** Customers with at least one line. */
  int customers() {
    return customers;
  }

  /** The number of lines of a customer, by code. */
  int count(int customer) {
    return counts[customer];
  }

  Dictionary invoiceNos() {
    return invoiceNos;
  }

  /** Codes of invoices run to here. */
  int invoices() {
    return invoiceNos.size();
  }

  /** Codes of products run to here. */
  int products() {
    return products;
  }

  /** Hands out all customers, in the order of their codes. */
  void forEachBlock(int blockLines, BlockConsumer consumer) {
    int first = 0;
    while (first < counts.length) {
      int end = first;
      long rows = 0;
      while (end < counts.length && (rows == 0 || rows + counts[end] <= blockLines)) {
        rows += counts[end++];
      }
      int[] next = new int[end - first];
      for (int i = 1; i < next.length; i++) {
        next[i] = next[i - 1] + counts[first + i - 1];
      }
      CustomerLines sorted = new CustomerLines(Math.toIntExact(rows), money, isCancellation);
      sort(sorted, first, end, next);
      consumer.accept(sorted, first, next);
      first = end;
    }
  }

  /** Moves {@code next} of each customer from the first row to the row behind the last. */
  private void sort(CustomerLines sorted, int first, int end, int[] next) {
    int position = 0;
    for (LineSegment segment : segments) {
      int rows = segment.rows;
      for (int row = 0; row < rows; row++) {
        int customer = segment.customer[row];
        if (customer >= first && customer < end && segment.second[row] < asOfSecond) {
          int at = next[customer - first]++;
          sorted.invoice[at] = segment.invoice[row];
          sorted.product[at] = segment.product[row];
          sorted.quantity[at] = segment.quantity[row];
          sorted.second[at] = segment.second[row];
          sorted.price[at] = segment.price[row];
          sorted.position[at] = position + row;
        }
      }
      position += rows;
    }
    if (money != Money.NET) {
      for (int row = 0; row < sorted.quantity.length; row++) {
        if (sorted.isPurchase(row)) {
          sorted.moneyQuantity[row] =
              money == Money.GROSS ? sorted.quantity[row] : nettedQuantity[sorted.position[row]];
        }
      }
    }
  }
}
