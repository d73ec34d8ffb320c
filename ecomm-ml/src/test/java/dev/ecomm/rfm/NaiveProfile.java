package dev.ecomm.rfm;

import dev.ecomm.model.InvoiceLine;
import dev.ecomm.model.InvoiceTable;
import dev.ecomm.model.MoneySum;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The definitions once more, word by word with collections, to compare the fast ones with. */
final class NaiveProfile {
  private static final double DAY = 86_400;

  private final List<InvoiceLine> lines = new ArrayList<>();
  private final LocalDateTime asOf;

  NaiveProfile(InvoiceTable table, LocalDateTime asOf) {
    this.asOf = asOf;
    for (InvoiceLine line : table) {
      if (line.customerId() != null
          && line.invoiceNo() != null
          && line.epochSecond() < asOf.toEpochSecond(ZoneOffset.UTC)) {
        lines.add(line);
      }
    }
  }

  Map<String, List<InvoiceLine>> byCustomer() {
    return group(lines, line -> Objects.requireNonNull(line.customerId()));
  }

  private static Map<String, List<InvoiceLine>> group(
      Collection<InvoiceLine> lines, Function<InvoiceLine, String> key) {
    return lines.stream()
        .collect(Collectors.groupingBy(key, LinkedHashMap::new, Collectors.toList()));
  }

  private static Map<String, List<InvoiceLine>> invoices(Collection<InvoiceLine> lines) {
    return group(lines, line -> Objects.requireNonNull(line.invoiceNo()));
  }

  private static double money(Collection<InvoiceLine> lines) {
    BigDecimal sum = BigDecimal.ZERO;
    for (InvoiceLine line : lines) {
      sum = sum.add(MoneySum.exact(line.unitPrice()).multiply(BigDecimal.valueOf(line.quantity())));
    }
    return sum.doubleValue();
  }

  private static boolean isCancellation(InvoiceLine line) {
    return Objects.requireNonNull(line.invoiceNo()).startsWith("C");
  }

  private static LocalDate day(long second) {
    return LocalDateTime.ofEpochSecond(second, 0, ZoneOffset.UTC).toLocalDate();
  }

  private static double products(Collection<InvoiceLine> lines) {
    Set<String> products = new HashSet<>();
    lines.forEach(
        line -> {
          if (line.stockCode() != null) {
            products.add(line.stockCode());
          }
        });
    return products.size();
  }

  Map<String, Double> textbook(List<InvoiceLine> of) {
    List<InvoiceLine> purchases =
        of.stream()
            .filter(line -> !isCancellation(line) && line.quantity() > 0 && line.unitPrice() > 0)
            .toList();
    List<InvoiceLine> cancelled = of.stream().filter(NaiveProfile::isCancellation).toList();
    Map<String, List<InvoiceLine>> bought = invoices(purchases);
    long[] times =
        bought.values().stream()
            .mapToLong(on -> on.stream().mapToLong(InvoiceLine::epochSecond).min().orElseThrow())
            .sorted()
            .toArray();
    int n = times.length;
    int cancels = invoices(cancelled).size();
    double gross = money(purchases);
    Map<String, Double> values = new LinkedHashMap<>();
    values.put("n_purchase_invoices", (double) n);
    values.put("monetary_gross", gross);
    values.put("refund_amount", 0.0 - money(cancelled));
    values.put("monetary_net", money(of));
    values.put("n_cancellation_invoices", (double) cancels);
    values.put("is_first_time_buyer", n == 1 ? 1.0 : 0);
    if (n == 0) {
      return values;
    }
    long end = asOf.toEpochSecond(ZoneOffset.UTC);
    values.put("refund_rate_invoices", (double) cancels / (cancels + n));
    values.put("first_purchase", (double) times[0]);
    values.put("last_purchase", (double) times[n - 1]);
    values.put("recency_days", Math.floor((end - times[n - 1]) / DAY));
    values.put("recency_days_exact", (end - times[n - 1]) / DAY);
    values.put("tenure_days", Math.floor((end - times[0]) / DAY));
    values.put("mean_ticket_size", gross / n);
    values.put(
        "mean_quantity", (double) purchases.stream().mapToLong(InvoiceLine::quantity).sum() / n);
    values.put(
        "mean_unique_item", bought.values().stream().mapToDouble(NaiveProfile::products).sum() / n);
    Set<LocalDate> days = new HashSet<>();
    Set<LocalDate> months = new HashSet<>();
    for (long time : times) {
      days.add(day(time));
      months.add(day(time).withDayOfMonth(1));
    }
    values.put("distinct_purchase_days", (double) days.size());
    values.put("active_months", (double) months.size());
    values.put("freq_per_active_month", (double) n / months.size());
    values.put("spend_per_active_month", gross / months.size());
    if (n > 1) {
      double[] gaps =
          IntStream.range(1, n)
              .mapToDouble(i -> (times[i] - times[i - 1]) / DAY)
              .sorted()
              .toArray();
      double mean = IntStream.range(0, n - 1).mapToDouble(i -> gaps[i]).sum() / (n - 1);
      values.put("mean_gap_days", mean);
      values.put("median_gap_days", (gaps[(n - 2) / 2] + gaps[(n - 1) / 2]) / 2);
      if (n > 2) {
        double squares = 0;
        for (double gap : gaps) {
          squares += (gap - mean) * (gap - mean);
        }
        values.put("std_gap_days_ddof1", Math.sqrt(squares / (n - 2)));
      }
    }
    return values;
  }

  Map<String, Double> seed(List<InvoiceLine> of) {
    Map<String, List<InvoiceLine>> invoices = invoices(of);
    int n = invoices.size();
    long[] first = invoices.values().stream().mapToLong(on -> on.get(0).epochSecond()).toArray();
    long latest =
        byCustomer().values().stream()
            .flatMap(all -> invoices(all).values().stream())
            .mapToLong(on -> on.get(0).epochSecond())
            .max()
            .orElseThrow();
    double[] gaps =
        IntStream.range(1, n)
            .mapToDouble(i -> Math.floor((first[i] - first[i - 1]) / DAY))
            .toArray();
    double recency = n == 1 ? Math.floor((latest - first[0]) / DAY) : gaps[n - 2];
    double changes =
        IntStream.range(1, gaps.length).mapToDouble(i -> Math.abs(gaps[i] - gaps[i - 1])).sum();
    Map<Integer, List<InvoiceLine>> months = new TreeMap<>();
    of.forEach(
        line ->
            months
                .computeIfAbsent(
                    day(line.epochSecond()).getMonthValue(), month -> new ArrayList<>())
                .add(line));
    Map<String, Double> values = new LinkedHashMap<>();
    values.put("recency", recency);
    values.put("frequency", (double) n);
    values.put("monetary", money(of));
    values.put("is_first_time_buyer", 0.0);
    values.put("mean_time_interval", n < 3 ? recency : changes / (n - 2));
    values.put("mean_ticket_size", money(of) / n);
    values.put("mean_quantity", (double) of.stream().mapToLong(InvoiceLine::quantity).sum() / n);
    values.put(
        "mean_unique_item",
        invoices.values().stream().mapToDouble(NaiveProfile::products).sum() / n);
    values.put(
        "freq_per_month",
        months.values().stream().mapToDouble(month -> invoices(month).size()).sum()
            / months.size());
    values.put(
        "mean_spent_per_month",
        months.values().stream().mapToDouble(month -> money(month) / month.size()).sum()
            / months.size());
    return values;
  }
}
