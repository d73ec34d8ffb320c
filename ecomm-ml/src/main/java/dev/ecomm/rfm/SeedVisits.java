package dev.ecomm.rfm;

import dev.ecomm.model.Dictionary;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * The visits of customers: their invoices, numbered from 0 in order of first appearance, with what
 * the seed's features need of each. For one thread.
 */
final class SeedVisits {
  private static final int NONE = -1;

  private final Dictionary invoiceNos;

  /** The last visit with an invoice number; one customer's, unless customers share the number. */
  private final int[] visitOfInvoice;

  /** Visits by customer and invoice, of invoice numbers that customers share. */
  private final Map<Long, Integer> shared = new HashMap<>();

  private int size;
  private int[] customer;
  private int[] invoice;
  private long[] second;
  private double[] money;
  private double[] moneyCompensation;
  private long[] quantity;
  private int[] products;
  private int[] months;

  private final int customers;
  private long latestSecond = Long.MIN_VALUE;

  /** Visits by customer, once they are sorted. */
  private int[] sorted = {};

  SeedVisits(PastLines past) {
    invoiceNos = past.source().invoices();
    customers = past.customers();
    visitOfInvoice = new int[past.invoices()];
    Arrays.fill(visitOfInvoice, NONE);
    int likely = Math.max(16, past.invoices());
    customer = new int[likely];
    invoice = new int[likely];
    second = new long[likely];
    money = new double[likely];
    moneyCompensation = new double[likely];
    quantity = new long[likely];
    products = new int[likely];
    months = new int[likely];
  }

  /** The number of a visit, or -1 if it is new. */
  int find(int ofCustomer, int ofInvoice) {
    int visit = visitOfInvoice[ofInvoice];
    if (visit == NONE || customer[visit] == ofCustomer) {
      return visit;
    }
    return shared.isEmpty() ? NONE : shared.getOrDefault(key(ofCustomer, ofInvoice), NONE);
  }

  private static long key(int ofCustomer, int ofInvoice) {
    return (long) ofCustomer << 32 | ofInvoice;
  }

  /** Numbers a visit that was not found. */
  int add(int ofCustomer, int ofInvoice, long firstSecond) {
    if (size == customer.length) {
      makeRoom(size * 2);
    }
    int visit = size++;
    int other = visitOfInvoice[ofInvoice];
    if (other != NONE) {
      shared.put(key(customer[other], ofInvoice), other);
      shared.put(key(ofCustomer, ofInvoice), visit);
    }
    visitOfInvoice[ofInvoice] = visit;
    customer[visit] = ofCustomer;
    invoice[visit] = ofInvoice;
    second[visit] = firstSecond;
    latestSecond = Math.max(latestSecond, firstSecond);
    return visit;
  }

  private void makeRoom(int most) {
    customer = Arrays.copyOf(customer, most);
    invoice = Arrays.copyOf(invoice, most);
    second = Arrays.copyOf(second, most);
    money = Arrays.copyOf(money, most);
    moneyCompensation = Arrays.copyOf(moneyCompensation, most);
    quantity = Arrays.copyOf(quantity, most);
    products = Arrays.copyOf(products, most);
    months = Arrays.copyOf(months, most);
  }

  double money(int visit) {
    return money[visit];
  }

  double moneyCompensation(int visit) {
    return moneyCompensation[visit];
  }

  /** Keeps a sum to go on with: see {@link KahanSum}. */
  void setMoney(int visit, double sum, double compensation) {
    money[visit] = sum;
    moneyCompensation[visit] = compensation;
  }

  void addQuantity(int visit, long more) {
    quantity[visit] += more;
  }

  void addProducts(int visit, int more) {
    products[visit] += more;
  }

  void setProducts(int visit, int count) {
    products[visit] = count;
  }

  /** Notes that a visit has a line in a month, 0 to 11. */
  void addMonth(int visit, int month) {
    months[visit] |= 1 << month;
  }

  /** The time of the latest first line of any visit. */
  long latestSecond() {
    return latestSecond;
  }

  /**
   * Sorts visits by customer, each customer's in order of first appearance; places are counted from
   * 0.
   *
   * @return the place after the last of each customer
   */
  int[] sortByCustomer() {
    int[] next = new int[customers];
    for (int visit = 0; visit < size; visit++) {
      if (customer[visit] + 1 < customers) {
        next[customer[visit] + 1]++;
      }
    }
    for (int i = 1; i < customers; i++) {
      next[i] += next[i - 1];
    }
    sorted = new int[size];
    for (int visit = 0; visit < size; visit++) {
      sorted[next[customer[visit]]++] = visit;
    }
    return next;
  }

  long second(int place) {
    return second[sorted[place]];
  }

  /** Whole days since the visit before. */
  long gap(int place) {
    return Days.floor(second[sorted[place]] - second[sorted[place - 1]]);
  }

  long quantity(int from, int to) {
    long all = 0;
    for (int place = from; place < to; place++) {
      all += quantity[sorted[place]];
    }
    return all;
  }

  /** Distinct products of each visit, together. */
  long products(int from, int to) {
    long all = 0;
    for (int place = from; place < to; place++) {
      all += products[sorted[place]];
    }
    return all;
  }

  /** Months of each visit, together. */
  int months(int from, int to) {
    int all = 0;
    for (int place = from; place < to; place++) {
      all += Integer.bitCount(months[sorted[place]]);
    }
    return all;
  }

  double sumOfMoney(int from, int to) {
    KahanSum sum = new KahanSum();
    for (int place = from; place < to; place++) {
      sum.add(money[sorted[place]]);
    }
    return sum.value();
  }

  /** The same sum, in the order of the invoice numbers as text. */
  double sumOfMoneyByNumber(int from, int to) {
    KahanSum sum = new KahanSum();
    IntStream.range(from, to)
        .boxed()
        .sorted(Comparator.comparing(place -> invoiceNos.text(invoice[sorted[place]])))
        .forEach(place -> sum.add(money[sorted[place]]));
    return sum.value();
  }

  /** Customers in the order in which their last visits first appear. */
  int[] customersByLastVisit() {
    int[] last = new int[customers];
    Arrays.fill(last, NONE);
    for (int visit = 0; visit < size; visit++) {
      last[customer[visit]] = visit;
    }
    return IntStream.range(0, size)
        .filter(visit -> last[customer[visit]] == visit)
        .map(visit -> customer[visit])
        .toArray();
  }
}
