package dev.ecomm.synthetic;

import dev.ecomm.model.CodedColumn;
import dev.ecomm.model.InvoiceTable;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/** Figures that tell the shape of invoice lines, the same for real and for generated ones. */
final class Shape {

  private static final long DAY = 86_400;

  private final InvoiceTable table;
  private final Map<String, Double> figures = new LinkedHashMap<>();

  /** By invoice code, as the one below. */
  private final int[] firstRow;

  private final int[] lines;
  private final boolean[] credit;

  private Shape(InvoiceTable table) {
    this.table = table;
    credit = matching(table.invoiceNo(), number -> number.startsWith("C"));
    firstRow = new int[credit.length];
    lines = new int[credit.length];
    for (int row = table.rows() - 1; row >= 0; row--) {
      int invoice = table.invoiceNo().code(row);
      firstRow[invoice] = row;
      lines[invoice]++;
    }
  }

  /** All figures by name, in a fixed order. */
  static Map<String, Double> of(InvoiceTable table) {
    Shape shape = new Shape(table);
    shape.kindsOfLines();
    shape.invoices();
    shape.customers();
    shape.quantitiesAndPrices();
    shape.times();
    shape.products();
    shape.pairs();
    return shape.figures;
  }

  private void kindsOfLines() {
    CodedColumn text = table.description();
    boolean[] quoted = matching(text, t -> t.indexOf('"') >= 0 || t.indexOf(',') >= 0);
    boolean[] blank = matching(text, t -> !t.strip().equals(t));
    boolean[] lower = matching(table.stockCode(), code -> code.matches("[0-9]{5}[a-z]+"));
    boolean[] lettered = matching(table.stockCode(), code -> code.matches("[0-9]{5}[A-Za-z]+"));
    boolean[] home = matching(table.country(), "United Kingdom"::equals);
    percent("lines without customer", row -> !named(row));
    percent("lines cancelled", this::cancelled);
    percent("lines without description", row -> text.code(row) < 0);
    percent("lines with price 0", row -> table.unitPrice(row) == 0);
    percent("lines negative, not cancelled", row -> table.quantity(row) < 0 && !cancelled(row));
    percent("lines from home", row -> home[table.country().code(row)]);
    percent("lines with lettered code", row -> lettered[table.stockCode().code(row)]);
    percent("lines with lower-case code", row -> lower[table.stockCode().code(row)]);
    percent("lines with comma or quote", row -> text.code(row) >= 0 && quoted[text.code(row)]);
    percent("lines with outer blank", row -> text.code(row) >= 0 && blank[text.code(row)]);
    for (String code : new String[] {"POST", "DOT", "M", "D", "C2", "BANK CHARGES", "AMAZONFEE"}) {
      int wanted = table.stockCode().dictionary().code(code);
      percent("lines with code " + code, row -> table.stockCode().code(row) == wanted);
    }
    Set<Long> seen = new HashSet<>();
    percent("lines that repeat another exactly", row -> !seen.add(wholeRow(row)));
  }

  /** Rows of 64 equal bits are taken for equal. */
  private long wholeRow(int row) {
    long hash = Hash.of(table.invoiceNo().code(row), table.stockCode().code(row));
    hash = Hash.of(hash, table.description().code(row), table.quantity(row));
    return Hash.of(hash, Double.doubleToLongBits(table.unitPrice(row)), table.epochSecond(row));
  }

  private void invoices() {
    double[] orders = sizes(invoice -> !credit[invoice] && named(firstRow[invoice]));
    double[] anonymous = sizes(invoice -> !credit[invoice] && !named(firstRow[invoice]));
    double[] credits = sizes(invoice -> credit[invoice]);
    put("orders per 1000 lines", 1000.0 * orders.length / table.rows());
    put("anonymous invoices per 1000 lines", 1000.0 * anonymous.length / table.rows());
    put("cancellations per 100 orders", 100.0 * credits.length / orders.length);
    put("lines of an order, mean", mean(orders));
    quantiles("lines of an order", orders, 25, 50, 75, 90, 99);
    quantiles("lines of an anonymous invoice", anonymous, 50, 90, 99);
    put("lines of a cancellation, mean", mean(credits));
  }

  private double[] sizes(IntPredicate invoices) {
    return IntStream.range(0, lines.length)
        .filter(invoices)
        .mapToDouble(invoice -> lines[invoice])
        .sorted()
        .toArray();
  }

  private void customers() {
    int customers = table.customerId().dictionary().size();
    double[] orders = new double[customers];
    double[] lineCount = new double[customers];
    double[] spend = new double[customers];
    long[] lastDay = new long[customers];
    double[] gaps = new double[lines.length];
    int gapCount = 0;
    for (int row = 0; row < table.rows(); row++) {
      int customer = table.customerId().code(row);
      if (customer < 0) {
        continue;
      }
      lineCount[customer]++;
      spend[customer] += table.quantity(row) * table.unitPrice(row);
      if (firstRow[table.invoiceNo().code(row)] == row && !cancelled(row)) {
        if (orders[customer]++ > 0) {
          gaps[gapCount++] = day(row) - lastDay[customer];
        }
        lastDay[customer] = day(row);
      }
    }
    double[] bought = Arrays.stream(orders).filter(count -> count > 0).sorted().toArray();
    put("customers per 1000 lines", 1000.0 * bought.length / table.rows());
    for (int times = 1; times <= 3; times++) {
      int n = times;
      long count = Arrays.stream(bought).filter(of -> of == n).count();
      put("customers with orders: " + times + ", %", 100.0 * count / bought.length);
    }
    put("orders of a customer, mean", mean(bought));
    quantiles("orders of a customer", bought, 50, 90, 99, 100);
    top("lines", lineCount);
    top("spend", spend);
    double[] sorted = Arrays.stream(gaps, 0, gapCount).sorted().toArray();
    quantiles("days between orders", sorted, 50, 75, 90);
  }

  private void top(String name, double[] values) {
    Arrays.sort(values);
    for (int percent : new int[] {1, 10, 50}) {
      int from = values.length - values.length * percent / 100;
      double sum = Arrays.stream(values, from, values.length).sum();
      put(name + " of the top " + percent + " % customers, %", 100 * sum / sum(values));
    }
  }

  private void quantitiesAndPrices() {
    double[] ofCustomers = quantities(row -> named(row) && table.quantity(row) > 0);
    put("quantity of customers, mean", mean(ofCustomers));
    quantiles("quantity of customers", ofCustomers, 25, 50, 75, 90, 99);
    double[] anonymous = quantities(row -> !named(row) && table.quantity(row) > 0);
    quantiles("quantity without customer", anonymous, 50, 90, 99);
    quantiles("quantity cancelled", quantities(this::cancelled), 10, 50);
    percent("lines of 1 unit", row -> table.quantity(row) == 1);
    percent("lines of 12 units", row -> table.quantity(row) == 12);
    double[] prices =
        IntStream.range(0, table.rows()).mapToDouble(table::unitPrice).sorted().toArray();
    quantiles("price", prices, 1, 5, 25, 50, 75, 95, 99);
    percent("lines at 1.25", row -> table.unitPrice(row) == 1.25);
    percent("lines at 2.46", row -> table.unitPrice(row) == 2.46);
  }

  private double[] quantities(IntPredicate rows) {
    return IntStream.range(0, table.rows())
        .filter(rows)
        .mapToDouble(table::quantity)
        .sorted()
        .toArray();
  }

  private void times() {
    String[] days = {"Thursday", "Friday", "Saturday", "Sunday", "Monday", "Tuesday", "Wednesday"};
    for (int i = 0; i < days.length; i++) {
      int wanted = i;
      percent("lines on " + days[i], row -> day(row) % 7 == wanted);
    }
    percent("lines before 10 h", row -> minute(row) < 600);
    percent("lines from 10 to 16 h", row -> minute(row) >= 600 && minute(row) < 960);
    percent("lines after 16 h", row -> minute(row) >= 960);
    for (int month = 1; month <= 12; month++) {
      int wanted = month;
      percent("lines in month " + month, row -> month(row) == wanted);
    }
    put("open days", IntStream.range(0, table.rows()).mapToLong(this::day).distinct().count());
  }

  private void products() {
    CodedColumn code = table.stockCode();
    double[] count = new double[code.dictionary().size()];
    boolean[] several = new boolean[count.length];
    int[] firstText = new int[count.length];
    Set<Long> bought = new HashSet<>();
    int again = 0;
    int named = 0;
    for (int row = 0; row < table.rows(); row++) {
      int product = code.code(row);
      int text = table.description().code(row) + 1;
      count[product]++;
      several[product] |= firstText[product] > 0 && text > 0 && firstText[product] != text;
      firstText[product] = text > 0 ? text : firstText[product];
      if (named(row)) {
        named++;
        again += bought.add((long) table.customerId().code(row) << 32 | product) ? 0 : 1;
      }
    }
    put("distinct codes", count.length);
    long withSeveral = IntStream.range(0, count.length).filter(i -> several[i]).count();
    put("codes with several descriptions, %", 100.0 * withSeveral / count.length);
    put("lines of items bought before, %", 100.0 * again / named);
    Arrays.sort(count);
    for (int top : new int[] {1, 10, 100, 1000}) {
      int from = Math.max(0, count.length - top);
      double sum = Arrays.stream(count, from, count.length).sum();
      put("lines of the top " + top + " codes, %", 100 * sum / table.rows());
    }
  }

  /** Among the hundred most frequent codes, in orders of customers. */
  private void pairs() {
    int[] place = mostFrequent(100);
    boolean[][] held = new boolean[lines.length][];
    for (int row = 0; row < table.rows(); row++) {
      int item = place[table.stockCode().code(row)];
      if (item >= 0 && named(row) && !cancelled(row)) {
        int invoice = table.invoiceNo().code(row);
        if (held[invoice] == null) {
          held[invoice] = new boolean[100];
        }
        held[invoice][item] = true;
      }
    }
    double[] single = new double[100];
    double[][] both = new double[100][100];
    for (boolean[] items : held) {
      for (int a = 0; items != null && a < 100; a++) {
        for (int b = a + 1; items[a] && b < 100; b++) {
          both[a][b] += items[b] ? 1 : 0;
        }
        single[a] += items[a] ? 1 : 0;
      }
    }
    double orders = sizes(i -> !credit[i] && named(firstRow[i])).length;
    double bestLift = 0;
    double bestSupport = 0;
    int bundles = 0;
    for (int a = 0; a < 100; a++) {
      for (int b = a + 1; b < 100; b++) {
        double support = both[a][b] / orders;
        double lift = support * orders * orders / (single[a] * single[b]);
        bestSupport = Math.max(bestSupport, support);
        if (support >= 0.01) {
          bestLift = Math.max(bestLift, lift);
          bundles += lift > 3 ? 1 : 0;
        }
      }
    }
    put("best support of an item, %", 100 * Arrays.stream(single).max().orElse(0) / orders);
    put("best support of a pair, %", 100 * bestSupport);
    put("best lift of a pair of support 1 %", bestLift);
    put("pairs of support 1 % and lift 3", bundles);
  }

  /** Per code, its place among the most frequent ones, or -1. */
  private int[] mostFrequent(int limit) {
    int[] count = new int[table.stockCode().dictionary().size()];
    for (int row = 0; row < table.rows(); row++) {
      count[table.stockCode().code(row)]++;
    }
    int[] place = new int[count.length];
    Arrays.fill(place, -1);
    int[] next = new int[1];
    IntStream.range(0, count.length)
        .boxed()
        .sorted(Comparator.comparingInt(code -> -count[code]))
        .limit(limit)
        .forEach(code -> place[code] = next[0]++);
    return place;
  }

  private boolean named(int row) {
    return table.customerId().code(row) >= 0;
  }

  private boolean cancelled(int row) {
    return credit[table.invoiceNo().code(row)];
  }

  private long day(int row) {
    return Math.floorDiv(table.epochSecond(row), DAY);
  }

  private long minute(int row) {
    return Math.floorMod(table.epochSecond(row), DAY) / 60;
  }

  private int month(int row) {
    return LocalDate.ofEpochDay(day(row)).getMonthValue();
  }

  private static boolean[] matching(CodedColumn column, Predicate<String> test) {
    boolean[] matching = new boolean[column.dictionary().size()];
    for (int code = 0; code < matching.length; code++) {
      matching[code] = test.test(column.dictionary().text(code));
    }
    return matching;
  }

  private void percent(String name, IntPredicate rows) {
    long count = IntStream.range(0, table.rows()).filter(rows).count();
    put(name + ", %", 100.0 * count / table.rows());
  }

  private void quantiles(String name, double[] sorted, int... percents) {
    for (int percent : percents) {
      int at = (int) ((sorted.length - 1) * (long) percent / 100);
      put(name + ", p" + percent, sorted.length == 0 ? 0 : sorted[at]);
    }
  }

  private void put(String name, double value) {
    figures.put(name, value);
  }

  private static double mean(double[] values) {
    return sum(values) / values.length;
  }

  private static double sum(double[] values) {
    return Arrays.stream(values).sum();
  }
}
