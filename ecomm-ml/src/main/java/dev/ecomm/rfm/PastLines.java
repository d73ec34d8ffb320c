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
 */
final class PastLines {
  private static final int CUSTOMERS_BETWEEN_REPORTS = 10_000;

  private final LineSource source;
  private final LocalDateTime asOf;

  /** The first whole second that is not past. */
  private final long endSecond;

  private final Money money;
  private final RunContext run;
  private final boolean[] isCancellation;

  /** What netting leaves of each line of the source; empty unless that is asked for. */
  private final int[] nettedQuantity;

  private final LineSegment early = new LineSegment(LineSegment.MOST_ROWS);

  PastLines(LineSource source, LocalDateTime asOf, Money money, RunContext run) {
    this.source = source;
    this.asOf = asOf;
    this.endSecond = asOf.toEpochSecond(ZoneOffset.UTC) + (asOf.getNano() > 0 ? 1 : 0);
    this.money = money;
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
          run.cancellation().throwIfCancelled();
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
    run.cancellation().throwIfCancelled();
    return Netting.of(table, run).nettedQuantities(table);
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
    if (segment.isBefore(endSecond, 0)) {
      return segment;
    }
    early.rows = 0;
    segment.copy(0, segment.rows, early);
    early.retainBefore(endSecond, 0);
    return early;
  }

  /**
   * Shows the past lines of every customer that has some, in the order of their codes. They are
   * gathered customer by customer, so the cost is linear and no copy of all lines is made.
   */
  void forEachCustomer(Profile.CustomerConsumer consumer) {
    Stretches stretches = Stretches.of(source);
    LineSegment lines = new LineSegment(stretches.mostLinesOfACustomer());
    CustomerLines gathered = new CustomerLines(lines, money, isCancellation);
    int[] positions = money == Money.NETTED ? positions(stretches, lines) : new int[0];
    int customers = customers();
    for (int customer = 0; customer < customers; customer++) {
      run.cancellation().throwIfCancelled();
      lines.rows = 0;
      for (int i = stretches.first(customer); i < stretches.end(customer); i++) {
        int from = lines.rows;
        appendPast(stretches.place(i), stretches.lines(i), lines);
        if (money != Money.NET) {
          countMoney(gathered, from, lines.rows, positions.length == 0 ? 0 : positions[i]);
        }
      }
      if (lines.rows > 0) {
        consumer.accept(customer, gathered);
      }
      if ((customer + 1) % CUSTOMERS_BETWEEN_REPORTS == 0) {
        run.listener().onProgress(new Progress("profiling", customer + 1, customers, "customers"));
      }
    }
  }

  /** The position of the first line of each stretch among all past lines. */
  private int[] positions(Stretches stretches, LineSegment scratch) {
    return stretches.runningSums(
        source,
        (place, count) -> {
          scratch.rows = 0;
          appendPast(place, count, scratch);
          return scratch.rows;
        });
  }

  private void appendPast(int place, int count, LineSegment target) {
    int from = target.rows;
    source.copy(place, count, target);
    target.retainBefore(endSecond, from);
  }

  private void countMoney(CustomerLines lines, int from, int to, int position) {
    for (int row = from; row < to; row++) {
      lines.moneyQuantity[row] =
          moneyQuantity(
              lines.invoice[row], lines.quantity[row], lines.price[row], position + row - from);
    }
  }
}
