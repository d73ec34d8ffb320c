package dev.ecomm.synthetic;

import dev.ecomm.model.CodedColumn;
import dev.ecomm.model.InvoiceTable;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

/** Figures that tell the shape of invoice lines, the same for real and for generated ones. */
final class Shape {

  private static final long DAY = 86_400;

  private final InvoiceTable table;
  private final Map<String, Double> figures = new LinkedHashMap<>();

  /** Per invoice code: first row, lines. */
  private final int[] firstRow;

  private final int[] lines;

  private Shape(InvoiceTable table) {
    this.table = table;
    firstRow = new int[table.invoiceNo().dictionary().size()];
    lines = new int[firstRow.length];
    for (int row = table.rows() - 1; row >= 0; row--) {
      int invoice = table.invoiceNo().code(row);
      firstRow[invoice] = row;
      lines[invoice]++;
    }
  }

  /** All figures by name, in a fixed order. */
  static Map<String, Double> of(InvoiceTable table) {
    Shape shape = new Shape(table);
    shape.shares();
    shape.invoices();
    shape.customers();
    shape.values();
    shape.times();
    shape.products();
    shape.pairs();
    return shape.figures;
  }

  private void put(String name, double value) {
    figures.put(name, value);
  }

  private interface RowTest {
    boolean of(int row);
  }

  private double share(RowTest test) {
    return IntStream.range(0, table.rows()).filter(test::of).count() / (double) table.rows();
  }

  private boolean[] matching(CodedColumn column, java.util.function.Predicate<String> test) {
    boolean[] matching = new boolean[column.dictionary().size()];
    for (int code = 0; code < matching.length; code++) {
      matching[code] = test.test(column.dictionary().text(code));
    }
    return matching;
  }

  private void shares() {
    CodedColumn text = table.description();
    boolean[] cancelled = matching(table.invoiceNo(), no -> no.startsWith("C"));
    boolean[] quoted = matching(text, t -> t.indexOf('"') >= 0 || t.indexOf(',') >= 0);
    boolean[] blank = matching(text, t -> !t.strip().equals(t));
    boolean[] lower =
        matching(
            table.stockCode(), c -> !c.equals(c.toUpperCase(Locale.ROOT)) && !c.startsWith("g"));
    boolean[] letter = matching(table.stockCode(), c -> c.matches("[0-9]{5}[A-Za-z]+"));
    boolean[] home = matching(table.country(), "United Kingdom"::equals);
    put("lines anonymous %", 100 * share(row -> table.customerId().code(row) < 0));
    put("lines cancelled %", 100 * share(row -> cancelled[table.invoiceNo().code(row)]));
    put("lines without description %", 100 * share(row -> text.code(row) < 0));
    put("lines priced 0 %", 100 * share(row -> table.unitPrice(row) == 0));
    put(
        "lines negative, no cancellation %",
        100 * share(row -> table.quantity(row) < 0 && !cancelled[table.invoiceNo().code(row)]));
    put("lines of home country %", 100 * share(row -> home[table.country().code(row)]));
    put("lines lower-case code %", 100 * share(row -> lower[table.stockCode().code(row)]));
    put("lines lettered code %", 100 * share(row -> letter[table.stockCode().code(row)]));
    put("lines quoted text %", 100 * share(row -> text.code(row) >= 0 && quoted[text.code(row)]));
    put("lines outer blank %", 100 * share(row -> text.code(row) >= 0 && blank[text.code(row)]));
    for (String code : new String[] {"POST", "DOT", "M", "C2", "D", "BANK CHARGES", "AMAZONFEE"}) {
      int wanted = table.stockCode().dictionary().code(code);
      put(code + " per 100k lines", 1e5 * share(row -> table.stockCode().code(row) == wanted));
    }
    Set<String> seen = new HashSet<>();
    put("exact duplicates %", 100 * share(row -> !seen.add(wholeRow(row))));
  }

  private String wholeRow(int row) {
    return table.invoiceNo().code(row)
        + "/"
        + table.stockCode().code(row)
        + "/"
        + table.description().code(row)
        + "/"
        + table.quantity(row)
        + "/"
        + table.unitPrice(row)
        + "/"
        + table.epochSecond(row);
  }

  private boolean isSale(int row) {
    return !invoiceText(row).startsWith("C");
  }

  private String invoiceText(int row) {
    return table.invoiceNo().dictionary().text(table.invoiceNo().code(row));
  }

  private void invoices() {
    double[] known = sizes(true, true);
    double[] anonymous = sizes(true, false);
    double[] cancelled = sizes(false, true);
    put("orders per 1000 lines", 1000.0 * known.length / table.rows());
    put("anonymous invoices per 1000 lines", 1000.0 * anonymous.length / table.rows());
    put("cancellations per 100 orders", 100.0 * cancelled.length / known.length);
    quantiles("lines of order", known, 0.1, 0.25, 0.5, 0.75, 0.9, 0.99);
    put("lines of order mean", Arrays.stream(known).average().orElse(0));
    quantiles("lines of anonymous invoice", anonymous, 0.5, 0.75, 0.9, 0.99);
    put("lines of cancellation mean", Arrays.stream(cancelled).average().orElse(0));
  }

  private double[] sizes(boolean sale, boolean named) {
    return IntStream.range(0, lines.length)
        .filter(i -> isSale(firstRow[i]) == sale)
        .filter(i -> table.customerId().code(firstRow[i]) >= 0 == named)
        .mapToDouble(i -> lines[i])
        .sorted()
        .toArray();
  }

  private void quantiles(String name, double[] sorted, double... shares) {
    for (double share : shares) {
      double value = sorted.length == 0 ? 0 : sorted[(int) (share * (sorted.length - 1))];
      put(name + " p" + Math.round(share * 100), value);
    }
  }

  private void customers() {
    int customers = table.customerId().dictionary().size();
    double[] orders = new double[customers];
    double[] lineCount = new double[customers];
    double[] spend = new double[customers];
    long[] lastOrder = new long[customers];
    double[] gaps = new double[lines.length];
    int gapCount = 0;
    Integer[] byTime = new Integer[lines.length];
    Arrays.setAll(byTime, i -> i);
    Arrays.sort(byTime, (a, b) -> Integer.compare(firstRow[a], firstRow[b]));
    for (int invoice : byTime) {
      int row = firstRow[invoice];
      int customer = table.customerId().code(row);
      if (customer >= 0 && isSale(row)) {
        orders[customer]++;
        long day = Math.floorDiv(table.epochSecond(row), DAY);
        if (lastOrder[customer] != 0) {
          gaps[gapCount++] = day - lastOrder[customer];
        }
        lastOrder[customer] = day;
      }
    }
    for (int row = 0; row < table.rows(); row++) {
      int customer = table.customerId().code(row);
      if (customer >= 0) {
        lineCount[customer]++;
        spend[customer] += table.quantity(row) * table.unitPrice(row);
      }
    }
    double[] bought = Arrays.stream(orders).filter(o -> o > 0).sorted().toArray();
    put("customers per 1000 lines", 1000.0 * bought.length / table.rows());
    for (int times = 1; times <= 5; times++) {
      int n = times;
      double part = Arrays.stream(bought).filter(o -> o == n).count() / (double) bought.length;
      put("customers with orders " + times + " %", 100 * part);
    }
    put("orders per customer mean", Arrays.stream(bought).average().orElse(0));
    quantiles("orders per customer", bought, 0.5, 0.75, 0.9, 0.95, 0.99, 0.999, 1);
    top("lines", lineCount);
    top("spend", spend);
    quantiles(
        "days between orders",
        Arrays.stream(gaps, 0, gapCount).sorted().toArray(),
        0.1,
        0.25,
        0.5,
        0.75,
        0.9,
        0.99);
  }

  private void top(String name, double[] values) {
    Arrays.sort(values);
    double total = Arrays.stream(values).sum();
    for (double part : new double[] {0.01, 0.05, 0.1, 0.2, 0.5}) {
      int from = values.length - (int) (values.length * part);
      double sum = Arrays.stream(values, from, values.length).sum();
      put(name + " of top " + Math.round(part * 100) + " % customers %", 100 * sum / total);
    }
  }

  private void values() {
    boolean[] cancelled = matching(table.invoiceNo(), no -> no.startsWith("C"));
    double[] named =
        quantities(row -> table.customerId().code(row) >= 0 && table.quantity(row) > 0);
    double[] anonymous =
        quantities(row -> table.customerId().code(row) < 0 && table.quantity(row) > 0);
    double[] back = quantities(row -> cancelled[table.invoiceNo().code(row)]);
    quantiles("quantity of customers", named, 0.1, 0.25, 0.5, 0.75, 0.9, 0.95, 0.99, 0.999, 1);
    put("quantity of customers mean", Arrays.stream(named).average().orElse(0));
    put("quantity 1 %", 100 * share(row -> table.quantity(row) == 1));
    put("quantity 12 %", 100 * share(row -> table.quantity(row) == 12));
    quantiles("quantity anonymous", anonymous, 0.5, 0.75, 0.9, 0.99);
    quantiles("quantity cancelled", back, 0.01, 0.1, 0.5);
    double[] prices =
        IntStream.range(0, table.rows()).mapToDouble(table::unitPrice).sorted().toArray();
    quantiles("price", prices, 0.01, 0.05, 0.25, 0.5, 0.75, 0.95, 0.99, 0.999);
    put("price 1.25 %", 100 * share(row -> table.unitPrice(row) == 1.25));
    put("price 2.46 %", 100 * share(row -> table.unitPrice(row) == 2.46));
  }

  private double[] quantities(RowTest test) {
    return IntStream.range(0, table.rows())
        .filter(test::of)
        .mapToDouble(table::quantity)
        .sorted()
        .toArray();
  }

  private void times() {
    String[] days = {"Thu", "Fri", "Sat", "Sun", "Mon", "Tue", "Wed"};
    for (int day = 0; day < 7; day++) {
      int wanted = day;
      put(
          "lines on " + days[day] + " %",
          100 * share(row -> Math.floorDiv(table.epochSecond(row), DAY) % 7 == wanted));
    }
    for (int hour = 6; hour <= 20; hour++) {
      int wanted = hour;
      put(
          "lines at " + hour + " h %",
          100 * share(row -> table.epochSecond(row) % DAY / 3600 == wanted));
    }
    for (int month = 0; month < 13; month++) {
      int wanted = month;
      put(
          "lines in month " + month + " %",
          100 * share(row -> monthsSince2010(row) - 11 == wanted));
    }
    double openDays =
        IntStream.range(0, table.rows())
            .mapToLong(row -> Math.floorDiv(table.epochSecond(row), DAY))
            .distinct()
            .count();
    put("open days", openDays);
  }

  private int monthsSince2010(int row) {
    java.time.LocalDate day =
        java.time.LocalDate.ofEpochDay(Math.floorDiv(table.epochSecond(row), DAY));
    return (day.getYear() - 2010) * 12 + day.getMonthValue() - 1;
  }

  private void products() {
    CodedColumn code = table.stockCode();
    double[] count = new double[code.dictionary().size()];
    Set<Long> spellings = new HashSet<>();
    int[] spellingsOf = new int[count.length];
    Set<Long> bought = new HashSet<>();
    int again = 0;
    int named = 0;
    for (int row = 0; row < table.rows(); row++) {
      count[code.code(row)]++;
      long text = table.description().code(row);
      if (text >= 0 && spellings.add(((long) code.code(row) << 32) | text)) {
        spellingsOf[code.code(row)]++;
      }
      long customer = table.customerId().code(row);
      if (customer >= 0) {
        named++;
        again += bought.add((customer << 32) | code.code(row)) ? 0 : 1;
      }
    }
    put("distinct codes", count.length);
    put(
        "codes with several descriptions %",
        100.0 * Arrays.stream(spellingsOf).filter(n -> n > 1).count() / count.length);
    put("lines of items bought before %", 100.0 * again / named);
    Arrays.sort(count);
    for (int top : new int[] {1, 10, 50, 100, 500, 1000, 2000}) {
      int from = Math.max(0, count.length - top);
      double part = Arrays.stream(count, from, count.length).sum() / table.rows();
      put("lines of top " + top + " codes %", 100 * part);
    }
  }

  /** Pairs among the hundred most frequent codes, by sale of a known customer. */
  private void pairs() {
    CodedColumn code = table.stockCode();
    int[] count = new int[code.dictionary().size()];
    for (int row = 0; row < table.rows(); row++) {
      count[code.code(row)]++;
    }
    int[] place = new int[count.length];
    Arrays.fill(place, -1);
    int[] top =
        IntStream.range(0, count.length)
            .boxed()
            .sorted((a, b) -> Integer.compare(count[b], count[a]))
            .limit(100)
            .mapToInt(i -> i)
            .toArray();
    for (int i = 0; i < top.length; i++) {
      place[top[i]] = i;
    }
    int[] single = new int[top.length];
    int[][] both = new int[top.length][top.length];
    boolean[][] held = new boolean[lines.length][];
    for (int row = 0; row < table.rows(); row++) {
      int item = place[code.code(row)];
      if (item >= 0 && table.customerId().code(row) >= 0 && isSale(row)) {
        int invoice = table.invoiceNo().code(row);
        if (held[invoice] == null) {
          held[invoice] = new boolean[top.length];
        }
        held[invoice][item] = true;
      }
    }
    double baskets = sizes(true, true).length;
    for (boolean[] items : held) {
      for (int a = 0; items != null && a < top.length; a++) {
        if (items[a]) {
          single[a]++;
          for (int b = a + 1; b < top.length; b++) {
            both[a][b] += items[b] ? 1 : 0;
          }
        }
      }
    }
    double best = 0;
    int strong = 0;
    double product = 0;
    for (int a = 0; a < top.length; a++) {
      for (int b = a + 1; b < top.length; b++) {
        double lift = both[a][b] * baskets / ((double) single[a] * single[b]);
        if (both[a][b] >= 0.01 * baskets) {
          best = Math.max(best, lift);
          strong += lift > 3 ? 1 : 0;
        }
        product = Math.max(product, both[a][b] / baskets);
      }
    }
    put("best lift of a pair with support 1 %", best);
    put("pairs of top 100 with support 1 % and lift 3", strong);
    put("best support of a pair %", 100 * product);
    put("best support of an item %", 100 * Arrays.stream(single).max().orElse(0) / baskets);
  }
}
