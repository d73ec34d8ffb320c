package dev.ecomm.synthetic;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/**
 * Goes through the days and writes each day's invoices, until exactly the wanted number of lines is
 * written.
 *
 * <p>How many lines a day brings is not known beforehand. The history therefore runs at a pace:
 * when fewer lines than planned are written so far, the days to come hold a little more time of
 * trade, and the other way round. What is still missing after the last day's invoices becomes sales
 * of the web shop.
 */
final class History {

  /** New customers in a year of trade, for each line of that year. */
  private static final double CUSTOMERS_PER_LINE = 2_900 / 541_909.0;

  /**
   * Below so many lines orders are shorter than real ones, so that there are still enough of them.
   */
  private static final double ROWS_OF_FULL_ORDERS = 20_000;

  private static final int FIRST_INVOICE = 536365;
  private static final int SECONDS_A_MINUTE = 60;

  /** Some invoices are typed while the minute ends, so their lines have two times. */
  private static final double CHANCE_SLOW = 1 / 600.0;

  private static final double SLOWEST = 0.1;
  private static final double FASTEST = 4;

  /** Gaps in the numbers of invoices. */
  private static final LongTail STEP = new LongTail(0.62, 2.1, 1, 40);

  private final long seed;
  private final long rows;
  private final LocalDate from;
  private final LocalDate to;
  private final TradingCalendar calendar;
  private final Baskets baskets;
  private final Basket basket = new Basket();
  private final LineSink sink;

  private int invoice = FIRST_INVOICE;
  private long written;

  History(SyntheticInvoices options, Baskets baskets, LineSink sink) {
    this.seed = options.seed();
    this.rows = options.rows();
    this.from = options.from();
    this.to = options.to();
    this.calendar = new TradingCalendar(seed);
    this.baskets = baskets;
    this.sink = sink;
  }

  void write() {
    double years = calendar.trade(from, to);
    double linesPerYear = rows / years;
    Returns returns = new Returns();
    double orderSize = Math.min(1, Math.sqrt(rows / ROWS_OF_FULL_ORDERS));
    double newPerYear = linesPerYear * CUSTOMERS_PER_LINE / orderSize;
    Customers customers = new Customers(seed, newPerYear, years);
    DayPlan plan = new DayPlan(seed, customers, returns, orderSize);
    List<Returns.Return> due = new ArrayList<>();
    double clock = 0;
    double left = years;
    LocalDate lastOpen = from;
    for (LocalDate day = from; !day.isAfter(to) && written < rows; day = day.plusDays(1)) {
      due.addAll(returns.due(day));
      double trade = calendar.trade(day);
      if (trade > 0) {
        double pace = (rows - written) / (linesPerYear * left);
        double width = trade * Math.max(SLOWEST, Math.min(FASTEST, pace));
        writeAll(plan.of(day, due, clock, clock + width, width * linesPerYear));
        due.clear();
        clock += width;
        left -= trade;
        lastOpen = day;
      }
    }
    fillUp(lastOpen, plan);
    sink.end();
  }

  private void writeAll(List<Order> orders) {
    for (int i = 0; i < orders.size() && written < rows; i++) {
      int minute = orders.get(i).minute();
      boolean gap = i + 1 == orders.size() || orders.get(i + 1).minute() > minute;
      write(orders.get(i), minute, gap);
    }
  }

  private void fillUp(LocalDate day, DayPlan plan) {
    Draws draws = new Draws(Hash.of(seed, 0xE4D));
    while (written < rows) {
      write(plan.web(day, draws), Clock.LAST, false);
    }
  }

  /**
   * Writes the lines of an order, as far as they are wanted.
   *
   * @param gap whether a minute passes before the next invoice
   */
  private void write(Order order, int minute, boolean gap) {
    baskets.fill(basket, order);
    int lines = (int) Math.min(basket.size(), rows - written);
    if (lines == 0) {
      return;
    }
    long second = (order.day().toEpochDay() * 24 * 60 + minute) * SECONDS_A_MINUTE;
    sink.invoice(prefix(order), invoice, second, order.customer(), order.country());
    int slow = gap && Hash.unit(Hash.mix(order.key() + 4)) < CHANCE_SLOW ? lines / 2 : 0;
    for (int line = 0; line < lines; line++) {
      if (slow > 0 && line == slow) {
        sink.time(second + SECONDS_A_MINUTE);
      }
      sink.line(basket.code(line), basket.text(line), basket.quantity(line), basket.price(line));
    }
    written += lines;
    // the gaps depend on the invoice alone, so that they need no state
    invoice += (int) STEP.at(Hash.unit(Hash.of(seed, 0x57E9, invoice)));
  }

  private static char prefix(Order order) {
    if (order.kind() == Order.Kind.CANCELLATION || Extras.credited(order)) {
      return 'C';
    }
    return order.fee() == Fee.BAD_DEBT ? 'A' : LineSink.NO_PREFIX;
  }
}
