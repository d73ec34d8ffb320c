package dev.ecomm.rfm;

import dev.ecomm.clean.Netting;
import dev.ecomm.model.Dictionary;
import dev.ecomm.model.InvoiceTable;
import dev.ecomm.model.InvoiceTableBuilder;
import dev.ecomm.run.Progress;
import dev.ecomm.run.RunContext;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.function.Consumer;
import java.util.function.ToIntFunction;

/**
 * The lines that lie before as-of: segment by segment in the order of the source, or customer by
 * customer. Whoever computes a column looks at lines through here.
 *
 * <p>Customers are sorted by counting, in blocks of some million lines, so that the sorted copy
 * stays small beside a state; each block costs one look at the customer codes.
 */
final class PastLines {
  /** Lines of a block, unless one customer has more. */
  static final int BLOCK_LINES = 1 << 21;

  private final LineSource source;
  private final LocalDateTime asOf;

  /** The first whole second that is not past. */
  private final long endSecond;

  private final Money money;
  private final int blockLines;
  private final RunContext run;
  private final boolean[] isCancellation;

  /** What netting leaves of each line of the source; empty unless that is asked for. */
  private final int[] nettedQuantity;

  private final LineSegment early = new LineSegment(LineSegment.MOST_ROWS);

  PastLines(LineSource source, LocalDateTime asOf, Money money, int blockLines, RunContext run) {
    this.source = source;
    this.asOf = asOf;
    this.endSecond = asOf.toEpochSecond(ZoneOffset.UTC) + (asOf.getNano() > 0 ? 1 : 0);
    this.money = money;
    this.blockLines = blockLines;
    this.run = run;
    this.isCancellation = cancellations(source.invoices());
    nettedQuantity = money == Money.NETTED ? net() : new int[0];
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
  private int[] net() {
    InvoiceTableBuilder builder = InvoiceTable.builder();
    addAll(source.customers(), builder.customerIds()::add);
    addAll(source.invoices(), builder.invoiceNos()::add);
    addAll(source.products(), builder.stockCodes()::add);
    forEachSegment(
        (segment, firstPosition) -> {
          for (int row = 0; row < segment.rows; row++) {
            builder.append(
                firstPosition + row + 1L,
                segment.invoice[row],
                segment.product[row],
                Dictionary.MISSING,
                segment.quantity[row],
                segment.second[row],
                segment.price[row],
                segment.customer[row],
                Dictionary.MISSING);
          }
        });
    InvoiceTable table = builder.build();
    return Netting.of(table).nettedQuantities(table);
  }

  private static void addAll(Dictionary texts, ToIntFunction<String> target) {
    for (int code = 0; code < texts.size(); code++) {
      int unused = target.applyAsInt(texts.text(code));
    }
  }

  LineSource source() {
    return source;
  }

  LocalDateTime asOf() {
    return asOf;
  }

  /** Codes of customers run to here. */
  int customers() {
    return source.customers().size();
  }

  /** Codes of invoices run to here. */
  int invoices() {
    return isCancellation.length;
  }

  /** Codes of products run to here. */
  int products() {
    return source.products().size();
  }

  /** The units of a line that count as money. */
  int moneyQuantity(int invoice, int quantity, double price, int position) {
    if (money == Money.NET) {
      return quantity;
    }
    if (!CustomerLines.isPurchase(isCancellation[invoice], quantity, price)) {
      return 0;
    }
    return money == Money.GROSS ? quantity : nettedQuantity[position];
  }

  /** Takes past lines in the order of the source. */
  interface SegmentConsumer {
    /** Lines, and the position of the first among all past lines. */
    void accept(LineSegment segment, int firstPosition);
  }

  /** Shows the past lines and nothing else; positions are counted from 0. */
  void forEachSegment(SegmentConsumer consumer) {
    source.forEach(
        new Consumer<>() {
          private int position;

          @Override
          public void accept(LineSegment segment) {
            run.cancellation().throwIfCancelled();
            LineSegment past = past(segment);
            consumer.accept(past, position);
            position += past.rows;
          }
        });
  }

  /** The segment itself where all of it is past, which is usual. */
  private LineSegment past(LineSegment segment) {
    int row = 0;
    while (row < segment.rows && segment.second[row] < endSecond) {
      row++;
    }
    if (row == segment.rows) {
      return segment;
    }
    early.rows = 0;
    for (row = 0; row < segment.rows; row++) {
      if (segment.second[row] < endSecond) {
        early.append(
            segment.customer[row],
            segment.invoice[row],
            segment.product[row],
            segment.quantity[row],
            segment.second[row],
            segment.price[row]);
      }
    }
    return early;
  }

  /** Shows the past lines of every customer that has some, in the order of their codes. */
  void forEachCustomer(Profile.CustomerConsumer consumer) {
    int[] counts = new int[customers()];
    forEachSegment(
        (segment, firstPosition) -> {
          for (int row = 0; row < segment.rows; row++) {
            counts[segment.customer[row]]++;
          }
        });
    int first = 0;
    while (first < counts.length) {
      int end = first;
      long rows = 0;
      while (end < counts.length && (rows == 0 || rows + counts[end] <= blockLines)) {
        rows += counts[end++];
      }
      showBlock(first, end, counts, Math.toIntExact(rows), consumer);
      run.listener().onProgress(new Progress("profiling", end, counts.length, "customers"));
      first = end;
    }
  }

  private void showBlock(
      int first, int end, int[] counts, int rows, Profile.CustomerConsumer consumer) {
    int[] next = new int[end - first];
    for (int i = 1; i < next.length; i++) {
      next[i] = next[i - 1] + counts[first + i - 1];
    }
    CustomerLines sorted = new CustomerLines(rows, money, isCancellation);
    forEachSegment((segment, firstPosition) -> sort(segment, firstPosition, first, next, sorted));
    int from = 0;
    for (int i = 0; i < next.length; i++) {
      int to = next[i];
      if (to > from) {
        consumer.accept(first + i, sorted, from, to);
      }
      from = to;
    }
  }

  /** Moves {@code next} of each customer from the first row to the row behind the last. */
  private void sort(
      LineSegment segment, int firstPosition, int first, int[] next, CustomerLines sorted) {
    for (int row = 0; row < segment.rows; row++) {
      int customer = segment.customer[row] - first;
      if (customer >= 0 && customer < next.length) {
        int at = next[customer]++;
        sorted.invoice[at] = segment.invoice[row];
        sorted.product[at] = segment.product[row];
        sorted.quantity[at] = segment.quantity[row];
        sorted.second[at] = segment.second[row];
        sorted.price[at] = segment.price[row];
        if (money != Money.NET) {
          sorted.moneyQuantity[at] =
              moneyQuantity(
                  segment.invoice[row],
                  segment.quantity[row],
                  segment.price[row],
                  firstPosition + row);
        }
      }
    }
  }
}
