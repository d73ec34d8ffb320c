package dev.ecomm.rfm;

import dev.ecomm.model.Dictionary;
import java.util.Arrays;
import java.util.BitSet;

/**
 * Looks at each line once, in the order of the source, and sums what the seed's features need, by
 * visit, by customer, and by customer and calendar month. Nothing is sorted: the lines of an
 * invoice stand together, so sums are carried in registers from one line to the next, and are
 * fetched and put back where a run of lines ends. Sums are {@linkplain KahanSum compensated}. For
 * one thread.
 */
final class SeedLines {
  private static final int MONTHS = 12;
  private static final int NONE = -1;

  // of the sums
  private static final int OF_MONTHS = 2;
  private static final int OF_A_MONTH = 3;
  private static final int OF_A_CUSTOMER = OF_MONTHS + OF_A_MONTH * MONTHS;

  private final SeedVisits visits;
  private final ProductStamps stamps;
  private final Days days = new Days();

  /**
   * By customer: sum and compensation of all lines, then sum, compensation and number of lines of
   * each month. They stand together because a run of lines fetches them together, and with many
   * customers nothing else costs as much.
   */
  private final double[] sums;

  /** The visit of the line before. */
  private int lastVisit = NONE;

  /** Visits whose lines do not stand together. */
  private final BitSet apart = new BitSet();

  SeedLines(PastLines past) {
    visits = new SeedVisits(past);
    stamps = new ProductStamps(past.products());
    sums = new double[Math.multiplyExact(past.customers(), OF_A_CUSTOMER)];
  }

  void look(PastLines past) {
    past.forEachSegment(
        (segment, firstPosition) -> {
          int row = 0;
          while (row < segment.rows) {
            row = lookAtRun(past, segment, row, firstPosition);
          }
        });
    if (!apart.isEmpty()) {
      countProductsOfVisitsApart(past);
    }
  }

  /** Looks at lines of one visit and one day; returns the row behind them. */
  private int lookAtRun(PastLines past, LineSegment lines, int from, int firstPosition) {
    int customer = lines.customer[from];
    int invoice = lines.invoice[from];
    long day = Days.floor(lines.second[from]) * Days.SECONDS;
    int month = Math.floorMod(days.month(day), MONTHS);
    int visit = visit(customer, invoice, lines.second[from]);
    int all = customer * OF_A_CUSTOMER;
    int at = month(customer, month);

    double visitSum = visits.money(visit);
    double visitRest = visits.moneyCompensation(visit);
    double customerSum = sums[all];
    double customerRest = sums[all + 1];
    double monthSum = sums[at];
    double monthRest = sums[at + 1];
    long units = 0;
    int products = 0;
    int row = from;
    do {
      int count = lines.quantity[row];
      double price = lines.price[row];
      double amount = past.moneyQuantity(invoice, count, price, firstPosition + row) * price;
      units += count;
      products += stamps.add(lines.product[row]);

      double term = amount - visitRest;
      double next = visitSum + term;
      visitRest = next - visitSum - term;
      visitSum = next;

      term = amount - customerRest;
      next = customerSum + term;
      customerRest = next - customerSum - term;
      customerSum = next;

      term = amount - monthRest;
      next = monthSum + term;
      monthRest = next - monthSum - term;
      monthSum = next;
      row++;
    } while (row < lines.rows
        && lines.customer[row] == customer
        && lines.invoice[row] == invoice
        && lines.second[row] >= day
        && lines.second[row] < day + Days.SECONDS);

    visits.setMoney(visit, visitSum, visitRest);
    visits.addProducts(visit, products);
    visits.addQuantity(visit, units);
    visits.addMonth(visit, month);
    sums[all] = customerSum;
    sums[all + 1] = customerRest;
    sums[at] = monthSum;
    sums[at + 1] = monthRest;
    sums[at + 2] += row - from;
    return row;
  }

  private int visit(int customer, int invoice, long second) {
    int visit = visits.find(customer, invoice);
    if (visit == NONE) {
      visit = visits.add(customer, invoice, second);
      stamps.nextInvoice();
    } else if (visit != lastVisit) {
      apart.set(visit);
      stamps.nextInvoice();
    }
    lastVisit = visit;
    return visit;
  }

  /** A second look, at those lines only: a product that came back was counted twice. */
  private void countProductsOfVisitsApart(PastLines past) {
    LongList pairs = new LongList();
    past.forEachSegment(
        (segment, firstPosition) -> {
          for (int row = 0; row < segment.rows; row++) {
            int visit = visits.find(segment.customer[row], segment.invoice[row]);
            if (apart.get(visit) && segment.product[row] != Dictionary.MISSING) {
              pairs.add((long) visit << 32 | segment.product[row]);
            }
          }
        });
    apart.stream().forEach(visit -> visits.setProducts(visit, 0));
    long[] sorted = pairs.toArray();
    Arrays.sort(sorted);
    for (int i = 0; i < sorted.length; i++) {
      if (i == 0 || sorted[i] != sorted[i - 1]) {
        visits.addProducts((int) (sorted[i] >>> 32), 1);
      }
    }
  }

  SeedVisits visits() {
    return visits;
  }

  double money(int customer) {
    return sums[customer * OF_A_CUSTOMER];
  }

  /** Months with a line, whatever the year. */
  int activeMonths(int customer) {
    int active = 0;
    for (int month = 0; month < MONTHS; month++) {
      active += linesOfMonth(customer, month) > 0 ? 1 : 0;
    }
    return active;
  }

  /** The mean over active months of the mean amount of a line. */
  double meanOfMonths(int customer) {
    KahanSum means = new KahanSum();
    for (int month = 0; month < MONTHS; month++) {
      double lines = linesOfMonth(customer, month);
      if (lines > 0) {
        means.add(sums[month(customer, month)] / lines);
      }
    }
    return means.value() / activeMonths(customer);
  }

  private double linesOfMonth(int customer, int month) {
    return sums[month(customer, month) + 2];
  }

  private static int month(int customer, int month) {
    return customer * OF_A_CUSTOMER + OF_MONTHS + month * OF_A_MONTH;
  }
}
