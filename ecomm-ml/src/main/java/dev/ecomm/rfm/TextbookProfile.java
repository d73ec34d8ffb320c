package dev.ecomm.rfm;

import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The features that the words stand for in textbooks: {@link RfmDefinition#STANDARD}. */
final class TextbookProfile implements Profile {
  private final long asOfSecond;
  private final double asOfFraction;
  private final Money money;
  private final FeatureColumn[] columns;
  private final LineSource source;
  private final CodeList customers = new CodeList();
  private int row;

  // of the customer at hand
  private final InvoiceNumbering purchases;
  private final InvoiceNumbering cancellations;
  private final ProductStamps products;
  private final Days days = new Days();
  private long[] purchaseSecond = new long[16];
  private double[] gaps = new double[16];
  private final MoneyTotal gross = new MoneyTotal();
  private final MoneyTotal net = new MoneyTotal();
  private final MoneyTotal netted = new MoneyTotal();
  private final MoneyTotal cancelled = new MoneyTotal();

  TextbookProfile(PastLines past, Money money) {
    this.asOfSecond = past.asOf().toEpochSecond(ZoneOffset.UTC);
    this.asOfFraction = past.asOf().getNano() / 1e9;
    this.source = past.source();
    this.money = money;
    TextbookColumn[] all = TextbookColumn.values();
    columns = new FeatureColumn[all.length];
    for (TextbookColumn column : all) {
      columns[column.ordinal()] =
          FeatureColumn.of(column.columnName(), column.type(), past.customers());
    }
    purchases = new InvoiceNumbering(past.invoices());
    cancellations = new InvoiceNumbering(past.invoices());
    products = new ProductStamps(past.products());
  }

  @Override
  public List<FeatureColumn> columns() {
    List<FeatureColumn> of = new ArrayList<>();
    for (TextbookColumn column : TextbookColumn.values()) {
      if (column.isIn(money)) {
        of.add(columns[column.ordinal()]);
      }
    }
    return of;
  }

  private void set(TextbookColumn column, double value) {
    columns[column.ordinal()].values()[row] = value;
  }

  private double[] values(TextbookColumn column) {
    return columns[column.ordinal()].values();
  }

  @Override
  public void compute(PastLines past, @Nullable CustomerConsumer own) {
    past.forEachCustomer(
        (customer, lines) -> {
          row = customer;
          customers.add(customer);
          add(lines);
          if (own != null) {
            own.accept(customer, lines);
          }
        });
  }

  private void add(CustomerLines lines) {
    purchases.nextCustomer();
    cancellations.nextCustomer();
    gross.clear();
    net.clear();
    netted.clear();
    cancelled.clear();
    long quantity = 0;
    long pairs = 0;
    boolean linesApart = false;
    int lastInvoice = InvoiceNumbering.NONE; // of a purchase
    int purchase = InvoiceNumbering.NONE;
    int rows = lines.rows();
    for (int line = 0; line < rows; line++) {
      int invoice = lines.invoice[line];
      int units = lines.quantity[line];
      double price = lines.price[line];
      net.add(units, price);
      if (lines.isCancellation(line)) {
        cancelled.add(units, price);
        if (cancellations.find(invoice) == InvoiceNumbering.NONE) {
          cancellations.add(invoice);
        }
      } else if (CustomerLines.isPurchase(false, units, price)) {
        if (invoice != lastInvoice) {
          lastInvoice = invoice;
          products.nextInvoice();
          purchase = purchases.find(invoice);
          if (purchase == InvoiceNumbering.NONE) {
            purchase = startPurchase(invoice);
          } else {
            linesApart = true;
          }
        }
        purchaseSecond[purchase] = Math.min(purchaseSecond[purchase], lines.second[line]);
        gross.add(units, price);
        quantity += units;
        pairs += products.add(lines.product[line]);
        if (money == Money.NETTED) {
          netted.add(lines.moneyQuantity[line], price);
        }
      }
    }
    if (linesApart) {
      pairs = lines.distinctPairsOfPurchases();
    }
    putMoney();
    if (purchases.size() > 0) {
      putPurchases(quantity, pairs);
    }
  }

  private int startPurchase(int invoice) {
    int purchase = purchases.add(invoice);
    if (purchase == purchaseSecond.length) {
      purchaseSecond = Arrays.copyOf(purchaseSecond, purchase * 2);
      gaps = new double[purchase * 2];
    }
    purchaseSecond[purchase] = Long.MAX_VALUE;
    return purchase;
  }

  /** What customers without a purchase have too. */
  private void putMoney() {
    int bought = purchases.size();
    int cancels = cancellations.size();
    double grossValue = gross.value();
    double refund = 0.0 - cancelled.value(); // not -0 where nothing was cancelled
    set(TextbookColumn.N_PURCHASE_INVOICES, bought);
    set(TextbookColumn.MONETARY_GROSS, grossValue);
    set(TextbookColumn.REFUND_AMOUNT, refund);
    set(TextbookColumn.MONETARY_NET, net.value());
    set(TextbookColumn.MONETARY_NETTED, netted.value());
    set(TextbookColumn.N_CANCELLATION_INVOICES, cancels);
    if (bought + cancels > 0) {
      set(TextbookColumn.REFUND_RATE_INVOICES, (double) cancels / (bought + cancels));
    }
    if (grossValue > 0) {
      set(TextbookColumn.REFUND_RATE_AMOUNT, refund / grossValue);
    }
    set(TextbookColumn.IS_FIRST_TIME_BUYER, bought == 1 ? 1 : 0);
    set(TextbookColumn.ACTIVE_MONTHS, 0);
    set(TextbookColumn.DISTINCT_PURCHASE_DAYS, 0);
  }

  private void putPurchases(long quantity, long pairs) {
    int n = purchases.size();
    Arrays.sort(purchaseSecond, 0, n);
    long first = purchaseSecond[0];
    long last = purchaseSecond[n - 1];
    set(TextbookColumn.FIRST_PURCHASE, (double) first);
    set(TextbookColumn.LAST_PURCHASE, (double) last);
    set(TextbookColumn.RECENCY_DAYS, (double) Days.floor(asOfSecond - last));
    set(TextbookColumn.RECENCY_DAYS_EXACT, (asOfSecond - last + asOfFraction) / Days.SECONDS);
    set(TextbookColumn.TENURE_DAYS, (double) Days.floor(asOfSecond - first));

    int activeMonths = 1;
    int activeDays = 1;
    for (int i = 1; i < n; i++) {
      long before = purchaseSecond[i - 1];
      long now = purchaseSecond[i];
      gaps[i - 1] = (double) (now - before) / Days.SECONDS;
      if (Days.floor(now) != Days.floor(before)) {
        activeDays++;
        activeMonths += days.month(now) != days.month(before) ? 1 : 0;
      }
    }
    double spent = values(TextbookColumn.of(money))[row];
    set(TextbookColumn.MEAN_TICKET_SIZE, spent / n);
    set(TextbookColumn.MEAN_QUANTITY, (double) quantity / n);
    set(TextbookColumn.MEAN_UNIQUE_ITEM, (double) pairs / n);
    set(TextbookColumn.ACTIVE_MONTHS, activeMonths);
    set(TextbookColumn.FREQ_PER_ACTIVE_MONTH, (double) n / activeMonths);
    set(TextbookColumn.SPEND_PER_ACTIVE_MONTH, spent / activeMonths);
    set(TextbookColumn.DISTINCT_PURCHASE_DAYS, activeDays);
    if (n > 1) {
      putGaps(n - 1, (double) (last - first) / Days.SECONDS / (n - 1));
    }
  }

  private void putGaps(int n, double mean) {
    double squares = 0;
    for (int i = 0; i < n; i++) {
      squares += (gaps[i] - mean) * (gaps[i] - mean);
    }
    Arrays.sort(gaps, 0, n);
    double middle = gaps[n / 2];
    set(TextbookColumn.MEAN_GAP_DAYS, mean);
    set(TextbookColumn.MEDIAN_GAP_DAYS, n % 2 == 1 ? middle : (gaps[n / 2 - 1] + middle) / 2);
    if (n > 1) {
      set(TextbookColumn.STD_GAP_DAYS_DDOF1, Math.sqrt(squares / (n - 1)));
    }
  }

  @Override
  public int[] order() {
    int[] byId = CustomerIds.ascending(source.customers(), customers.toArray());
    double[] recency = values(TextbookColumn.RECENCY_DAYS_EXACT);
    double[] longestFirst = new double[recency.length];
    Arrays.setAll(longestFirst, i -> -recency[i]);
    rank(longestFirst, byId, TextbookColumn.R_SCORE);
    rank(values(TextbookColumn.N_PURCHASE_INVOICES), byId, TextbookColumn.F_SCORE);
    rank(values(TextbookColumn.of(money)), byId, TextbookColumn.M_SCORE);
    return byId;
  }

  /** Fifths by rank among those with a purchase; the sort keeps equal values in order of id. */
  private void rank(double[] values, int[] byId, TextbookColumn target) {
    double[] bought = values(TextbookColumn.N_PURCHASE_INVOICES);
    int[] buyers =
        Arrays.stream(byId)
            .filter(customer -> bought[customer] > 0)
            .boxed()
            .sorted(Comparator.comparingDouble(customer -> values[customer]))
            .mapToInt(Integer::intValue)
            .toArray();
    int n = buyers.length;
    for (int rank = 1; rank <= n; rank++) {
      long fifth = (5L * rank + n - 1) / n;
      values(target)[buyers[rank - 1]] = (double) fifth;
    }
  }
}
