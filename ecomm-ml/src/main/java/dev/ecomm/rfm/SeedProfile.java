package dev.ecomm.rfm;

import dev.ecomm.model.ColumnType;
import dev.ecomm.model.Dictionary;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** The ten features of the seed, and of its notebook: {@link RfmDefinition#SEED}. */
final class SeedProfile implements Profile {
  private static final int MONTHS = 12;
  private static final double NOTEBOOK_FILL = 999;

  private final boolean notebook;
  private final FeatureColumn recency;
  private final FeatureColumn oneTime;
  private final FeatureColumn frequency;
  private final FeatureColumn monetary;
  private final FeatureColumn meanTimeInterval;
  private final FeatureColumn meanTicketSize;
  private final FeatureColumn meanQuantity;
  private final FeatureColumn meanUniqueItem;
  private final FeatureColumn freqPerMonth;
  private final FeatureColumn meanSpentPerMonth;

  // of each row
  private final int[] lastInvoicePosition;
  private final long[] lastInvoiceSecond;
  private long latestInvoiceSecond = Long.MIN_VALUE;
  private int row;

  // of the customer at hand
  private final InvoiceNumbering invoices;
  private final ProductStamps products;
  private final Days days = new Days();
  private final Dictionary invoiceNos;
  private String[] numbers = {};
  private int[] invoiceCode = {};
  private long[] invoiceSecond = {};
  private int[] invoiceMonths = {};
  private final KahanSum[] monthMoney = new KahanSum[MONTHS];
  private final int[] monthLines = new int[MONTHS];
  private final KahanSum money = new KahanSum();
  private KahanSum[] invoiceMoney = {};
  private final KahanSum mean = new KahanSum();

  SeedProfile(PastLines past, boolean notebook) {
    int rows = past.customers();
    this.notebook = notebook;
    recency = FeatureColumn.of("recency", ColumnType.LONG, rows);
    oneTime =
        FeatureColumn.of(
            notebook ? "one_time_purchase" : "is_first_time_buyer", ColumnType.LONG, rows);
    frequency = FeatureColumn.of("frequency", ColumnType.LONG, rows);
    monetary = FeatureColumn.of("monetary", ColumnType.DOUBLE, rows);
    meanTimeInterval = FeatureColumn.of("mean_time_interval", ColumnType.DOUBLE, rows);
    meanTicketSize = FeatureColumn.of("mean_ticket_size", ColumnType.DOUBLE, rows);
    meanQuantity = FeatureColumn.of("mean_quantity", ColumnType.DOUBLE, rows);
    meanUniqueItem = FeatureColumn.of("mean_unique_item", ColumnType.DOUBLE, rows);
    freqPerMonth = FeatureColumn.of("freq_per_month", ColumnType.DOUBLE, rows);
    meanSpentPerMonth = FeatureColumn.of("mean_spent_per_month", ColumnType.DOUBLE, rows);
    lastInvoicePosition = new int[rows];
    lastInvoiceSecond = new long[rows];
    invoiceNos = past.invoiceNos();
    invoices = new InvoiceNumbering(past.invoices());
    products = new ProductStamps(past.products());
    makeRoom(16);
    Arrays.setAll(monthMoney, month -> new KahanSum());
  }

  @Override
  public List<FeatureColumn> columns() {
    return notebook
        ? List.of(
            recency,
            oneTime,
            frequency,
            monetary,
            meanTimeInterval,
            meanTicketSize,
            meanQuantity,
            meanUniqueItem,
            freqPerMonth,
            meanSpentPerMonth)
        : List.of(
            recency,
            frequency,
            monetary,
            oneTime,
            meanTimeInterval,
            meanTicketSize,
            meanQuantity,
            meanUniqueItem,
            freqPerMonth,
            meanSpentPerMonth);
  }

  @Override
  public void add(CustomerLines lines, int from, int to) {
    invoices.nextCustomer();
    Arrays.fill(monthLines, 0);
    for (KahanSum month : monthMoney) {
      month.clear();
    }
    money.clear();
    long quantity = 0;
    long pairs = 0;
    boolean linesApart = false;
    int lastInvoice = InvoiceNumbering.NONE;
    int invoice = InvoiceNumbering.NONE;
    for (int line = from; line < to; line++) {
      if (lines.invoice[line] != lastInvoice) {
        lastInvoice = lines.invoice[line];
        products.nextInvoice();
        invoice = invoices.find(lastInvoice);
        if (invoice == InvoiceNumbering.NONE) {
          invoice = startInvoice(lines, line);
        } else {
          linesApart = true;
        }
      }
      int month = Math.floorMod(days.month(lines.second[line]), MONTHS);
      invoiceMonths[invoice] |= 1 << month;
      monthLines[month]++;
      double amount = lines.moneyQuantity[line] * lines.price[line];
      monthMoney[month].add(amount);
      invoiceMoney[invoice].add(amount);
      money.add(amount);
      quantity += lines.quantity[line];
      pairs += products.add(lines.product[line]);
    }
    if (linesApart) {
      pairs = lines.distinctPairs(from, to, false);
    }
    put(quantity, pairs);
    row++;
  }

  private int startInvoice(CustomerLines lines, int line) {
    int invoice = invoices.add(lines.invoice[line]);
    if (invoice == invoiceSecond.length) {
      makeRoom(invoice * 2);
    }
    invoiceCode[invoice] = lines.invoice[line];
    invoiceMoney[invoice].clear();
    invoiceSecond[invoice] = lines.second[line];
    invoiceMonths[invoice] = 0;
    lastInvoicePosition[row] = lines.position[line];
    lastInvoiceSecond[row] = lines.second[line];
    latestInvoiceSecond = Math.max(latestInvoiceSecond, lines.second[line]);
    return invoice;
  }

  private void makeRoom(int most) {
    int known = invoiceMoney.length;
    numbers = new String[most];
    invoiceCode = Arrays.copyOf(invoiceCode, most);
    invoiceSecond = Arrays.copyOf(invoiceSecond, most);
    invoiceMonths = Arrays.copyOf(invoiceMonths, most);
    invoiceMoney = Arrays.copyOf(invoiceMoney, most);
    for (int invoice = known; invoice < most; invoice++) {
      invoiceMoney[invoice] = new KahanSum();
    }
  }

  private void put(long quantity, long pairs) {
    int n = invoices.size();
    mean.clear();
    int months = 0;
    for (int month = 0; month < MONTHS; month++) {
      if (monthLines[month] > 0) {
        months++;
        mean.add(monthMoney[month].value() / monthLines[month]);
      }
    }
    meanSpentPerMonth.values()[row] = hundredths(mean.value() / months);
    int invoicesOfMonths = 0; // an invoice whose lines fall into two months counts in both
    for (int invoice = 0; invoice < n; invoice++) {
      invoicesOfMonths += Integer.bitCount(invoiceMonths[invoice]);
    }
    frequency.values()[row] = n;
    monetary.values()[row] = money.value();
    oneTime.values()[row] = notebook && n == 1 ? 1 : 0;
    meanTicketSize.values()[row] = hundredths(sumOfInvoices(n) / n);
    meanQuantity.values()[row] = hundredths((double) quantity / n);
    meanUniqueItem.values()[row] = hundredths((double) pairs / n);
    freqPerMonth.values()[row] = hundredths((double) invoicesOfMonths / months);
    putGaps(n);
  }

  /** In the order of their numbers as text, as the seed grouped them: see {@link KahanSum}. */
  private double sumOfInvoices(int n) {
    boolean ascending = true;
    for (int i = 0; i < n; i++) {
      numbers[i] = invoiceNos.text(invoiceCode[i]);
      ascending &= i == 0 || numbers[i - 1].compareTo(numbers[i]) < 0;
    }
    mean.clear();
    if (ascending) {
      for (int invoice = 0; invoice < n; invoice++) {
        mean.add(invoiceMoney[invoice].value());
      }
    } else {
      IntStream.range(0, n)
          .boxed()
          .sorted(Comparator.comparing(invoice -> numbers[invoice]))
          .forEach(invoice -> mean.add(invoiceMoney[invoice].value()));
    }
    return mean.value();
  }

  /**
   * What is left open here, as it needs the latest invoice of all customers, {@link #finish} fills.
   */
  private void putGaps(int n) {
    if (n > 1) {
      recency.values()[row] = gap(n - 1);
    }
    if (n > 2) {
      long changes = 0;
      for (int invoice = 2; invoice < n; invoice++) {
        changes += Math.abs(gap(invoice) - gap(invoice - 1));
      }
      meanTimeInterval.values()[row] = hundredths((double) changes / (n - 2));
    }
  }

  private long gap(int invoice) {
    return Days.floor(invoiceSecond[invoice] - invoiceSecond[invoice - 1]);
  }

  @Override
  public int[] finish(CustomerIds ids) {
    double[] recencies = recency.values();
    double[] intervals = meanTimeInterval.values();
    for (int i = 0; i < row; i++) {
      if (Double.isNaN(recencies[i])) {
        recencies[i] =
            notebook ? NOTEBOOK_FILL : Days.floor(latestInvoiceSecond - lastInvoiceSecond[i]);
      }
      if (Double.isNaN(intervals[i])) {
        intervals[i] = notebook ? NOTEBOOK_FILL : recencies[i];
      }
    }
    long[] keys = new long[row];
    Arrays.setAll(keys, i -> (long) lastInvoicePosition[i] << 32 | i);
    Arrays.sort(keys);
    return IntStream.range(0, row).map(i -> (int) keys[i]).toArray();
  }

  /** Two decimals, as NumPy rounds: half to even, of the double times 100. */
  private static double hundredths(double value) {
    return Math.rint(value * 100) / 100;
  }
}
