package dev.ecomm.rfm;

import dev.ecomm.model.ColumnType;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The ten features of the seed, and of its notebook: {@link RfmDefinition#SEED}. {@link SeedLines}
 * looks at each line once; this makes features of what it found.
 */
final class SeedProfile implements Profile {
  private static final List<String> NAMES =
      List.of(
          "recency",
          "frequency",
          "monetary",
          "is_first_time_buyer",
          "mean_time_interval",
          "mean_ticket_size",
          "mean_quantity",
          "mean_unique_item",
          "freq_per_month",
          "mean_spent_per_month");

  private static final List<String> NOTEBOOK_NAMES =
      Stream.concat(
              Stream.of("recency", "one_time_purchase"),
              NAMES.stream()
                  .filter(name -> !List.of("recency", "is_first_time_buyer").contains(name)))
          .toList();

  private static final List<String> WHOLE =
      List.of("recency", "frequency", "is_first_time_buyer", "one_time_purchase");

  private static final double NOTEBOOK_FILL = 999;

  /** Nearer than this to the middle of two hundredths, the order of a sum may decide. */
  private static final double UNCLEAR = 1e-3;

  private final boolean notebook;
  private final List<FeatureColumn> columns;
  private final SeedLines lines;

  SeedProfile(PastLines past, boolean notebook) {
    this.notebook = notebook;
    lines = new SeedLines(past);
    columns =
        names(notebook).stream()
            .map(
                name ->
                    FeatureColumn.of(
                        name,
                        WHOLE.contains(name) ? ColumnType.LONG : ColumnType.DOUBLE,
                        past.customers()))
            .toList();
  }

  static List<String> names(boolean notebook) {
    return notebook ? NOTEBOOK_NAMES : NAMES;
  }

  @Override
  public List<FeatureColumn> columns() {
    return columns;
  }

  @Override
  public void compute(PastLines past, @Nullable CustomerConsumer own) {
    lines.look(past);
    double[] recency = values("recency");
    double[] frequency = values("frequency");
    double[] monetary = values("monetary");
    double[] oneTime = values(notebook ? "one_time_purchase" : "is_first_time_buyer");
    double[] interval = values("mean_time_interval");
    double[] ticket = values("mean_ticket_size");
    double[] quantity = values("mean_quantity");
    double[] items = values("mean_unique_item");
    double[] perMonth = values("freq_per_month");
    double[] spentPerMonth = values("mean_spent_per_month");
    SeedVisits visits = lines.visits();
    int[] ends = visits.sortByCustomer();
    int from = 0;
    for (int customer = 0; customer < ends.length; customer++) {
      int to = ends[customer];
      int n = to - from;
      if (n > 0) {
        recency[customer] = recency(visits, from, to);
        frequency[customer] = n;
        monetary[customer] = lines.money(customer);
        oneTime[customer] = notebook && n == 1 ? 1 : 0;
        interval[customer] = interval(visits, from, to, recency[customer]);
        ticket[customer] = meanTicket(visits, from, to);
        quantity[customer] = hundredths((double) visits.quantity(from, to) / n);
        items[customer] = hundredths((double) visits.products(from, to) / n);
        perMonth[customer] =
            hundredths((double) visits.months(from, to) / lines.activeMonths(customer));
        spentPerMonth[customer] = hundredths(lines.meanOfMonths(customer));
      }
      from = to;
    }
    if (own != null) {
      past.forEachCustomer(own);
    }
  }

  private double[] values(String name) {
    return columns.get(names(notebook).indexOf(name)).values();
  }

  private double recency(SeedVisits visits, int from, int to) {
    if (to - from > 1) {
      return (double) visits.gap(to - 1);
    }
    long days = Days.floor(visits.latestSecond() - visits.second(from));
    return notebook ? NOTEBOOK_FILL : (double) days;
  }

  private double interval(SeedVisits visits, int from, int to, double recency) {
    if (to - from < 3) {
      return notebook ? NOTEBOOK_FILL : recency;
    }
    long changes = 0;
    for (int i = from + 2; i < to; i++) {
      changes += Math.abs(visits.gap(i) - visits.gap(i - 1));
    }
    return hundredths((double) changes / (to - from - 2));
  }

  /**
   * The seed summed invoices in the order of their numbers as text. Sorting texts is slow, and the
   * order matters only where the mean lies between two hundredths.
   */
  private static double meanTicket(SeedVisits visits, int from, int to) {
    int n = to - from;
    double mean = visits.sumOfMoney(from, to) / n;
    double cents = mean * 100;
    boolean unclear = Math.abs(cents - Math.floor(cents) - 0.5) < UNCLEAR;
    return hundredths(unclear ? visits.sumOfMoneyByNumber(from, to) / n : mean);
  }

  @Override
  public int[] order() {
    return lines.visits().customersByLastVisit();
  }

  /** Two decimals, as NumPy rounds: half to even, of the double times 100. */
  private static double hundredths(double value) {
    return Math.rint(value * 100) / 100;
  }
}
