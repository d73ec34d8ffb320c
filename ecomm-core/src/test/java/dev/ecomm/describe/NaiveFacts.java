package dev.ecomm.describe;

import dev.ecomm.model.InvoiceLine;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;

/** The facts again, from a plain list with maps and streams: slow, and easy to believe. */
final class NaiveFacts {
  private final List<InvoiceLine> lines;
  private final Map<String, Object> facts = new LinkedHashMap<>();

  private NaiveFacts(List<InvoiceLine> lines) {
    this.lines = lines;
  }

  /** Values are Long, String, BigDecimal or, where a tolerance applies, Double. */
  static Map<String, Object> of(List<InvoiceLine> lines) {
    NaiveFacts naive = new NaiveFacts(lines);
    naive.missingAndDuplicates();
    naive.distinctValues();
    naive.signs();
    naive.money();
    naive.agreement();
    naive.outliers();
    return naive.facts;
  }

  private void missingAndDuplicates() {
    facts.put("raw_rows", (long) lines.size());
    facts.put("raw_null_description_rows", count(line -> line.description() == null));
    facts.put("raw_null_customer_rows", count(line -> line.customerId() == null));
    facts.put("raw_null_InvoiceNo_rows", count(line -> line.invoiceNo() == null));
    facts.put("raw_null_StockCode_rows", count(line -> line.stockCode() == null));
    facts.put("raw_null_Country_rows", count(line -> line.country() == null));
    Map<List<Object>, Long> equal = new HashMap<>();
    lines.forEach(line -> equal.merge(values(line), 1L, Long::sum));
    facts.put("raw_exact_duplicate_rows_beyond_first", (long) lines.size() - equal.size());
    facts.put(
        "raw_rows_in_exact_duplicate_groups",
        equal.values().stream().filter(rows -> rows > 1).mapToLong(rows -> rows).sum());
  }

  private void distinctValues() {
    facts.put("distinct_invoices", distinct(InvoiceLine::invoiceNo));
    facts.put("distinct_stock_codes_raw", distinct(InvoiceLine::stockCode));
    facts.put("distinct_stock_codes_upper", distinct(NaiveFacts::product));
    facts.put(
        "rows_stock_code_changed_by_upper",
        count(line -> !Objects.equals(line.stockCode(), product(line))));
    facts.put("distinct_descriptions_raw_nonnull", distinct(InvoiceLine::description));
    facts.put("distinct_descriptions_after_fill", distinct(NaiveFacts::filled));
    facts.put(
        "raw_descriptions_with_leading_or_trailing_space_rows",
        count(line -> line.description() != null && line.description().matches("^ .*|.* $")));
    facts.put(
        "rows_with_non_ascii_description",
        count(line -> line.description() != null && !line.description().matches("\\p{ASCII}*")));
    facts.put("distinct_customers_nonnull", distinct(InvoiceLine::customerId));
    facts.put("distinct_countries", distinct(InvoiceLine::country));
    facts.put("distinct_calendar_days_with_rows", distinct(line -> date(line)));
    facts.put("date_min", extreme(NaiveFacts::dateTime, -1));
    facts.put("date_max", extreme(NaiveFacts::dateTime, 1));
    List<Long> ids =
        lines.stream()
            .map(InvoiceLine::customerId)
            .filter(Objects::nonNull)
            .map(Long::valueOf)
            .sorted()
            .toList();
    facts.put("customer_id_min", ids.isEmpty() ? "" : ids.get(0));
    facts.put("customer_id_max", ids.isEmpty() ? "" : ids.get(ids.size() - 1));
  }

  private void signs() {
    facts.put("rows_invoice_starts_with_C", count(line -> invoiceStarts(line, "C")));
    facts.put("rows_invoice_starts_with_A", count(line -> invoiceStarts(line, "A")));
    facts.put(
        "invoices_starting_with_C",
        distinct(line -> invoiceStarts(line, "C") ? line.invoiceNo() : null));
    facts.put("rows_quantity_negative", count(line -> line.quantity() < 0));
    facts.put("rows_quantity_zero", count(line -> line.quantity() == 0));
    facts.put(
        "rows_quantity_negative_not_C",
        count(line -> line.quantity() < 0 && !invoiceStarts(line, "C")));
    facts.put(
        "rows_C_with_quantity_not_negative",
        count(line -> line.quantity() >= 0 && invoiceStarts(line, "C")));
    facts.put("rows_price_zero", count(line -> line.unitPrice() == 0));
    facts.put("rows_price_negative", count(line -> line.unitPrice() < 0));
    facts.put(
        "rows_quantity_negative_and_price_zero",
        count(line -> line.quantity() < 0 && line.unitPrice() == 0));
    facts.put(
        "rows_quantity_positive_and_price_zero",
        count(line -> line.quantity() > 0 && line.unitPrice() == 0));
    facts.put("rows_total_spend_negative", count(line -> line.totalSpend() < 0));
    for (String code : "DOT,POST,M,BANK CHARGES,D,CRUK,B,S,C2,PADS,AMAZONFEE".split(",")) {
      facts.put("rows_special_code_" + code, count(line -> code.equals(product(line))));
    }
    facts.put(
        "rows_special_code_startswith_GIFT_0001",
        count(line -> line.stockCode() != null && product(line).startsWith("GIFT_0001")));
    facts.put("rows_special_code_m_lowercase_raw", count(line -> "m".equals(line.stockCode())));
  }

  private void money() {
    facts.put("quantity_sum", lines.stream().mapToLong(InvoiceLine::quantity).sum());
    facts.put("quantity_min", extreme(InvoiceLine::quantity, -1));
    facts.put("quantity_max", extreme(InvoiceLine::quantity, 1));
    facts.put("unit_price_min", extreme(line -> line.unitPrice() + 0.0, -1));
    facts.put("unit_price_max", extreme(line -> line.unitPrice() + 0.0, 1));
    facts.put("total_revenue", revenue(line -> true));
    facts.put("total_revenue_exact_thousandths", revenue(line -> true).movePointRight(3));
    facts.put("total_revenue_positive_rows", revenue(line -> line.totalSpend() > 0));
    facts.put("total_revenue_negative_rows", revenue(line -> line.totalSpend() < 0));
    facts.put("total_revenue_known_customers", revenue(line -> line.customerId() != null));
    facts.put("prices_not_whole_cents_rows", count(line -> cents(line).scale() > 0));
  }

  private void agreement() {
    facts.put(
        "stock_codes_with_more_than_one_description",
        disagreeing(NaiveFacts::product, NaiveFacts::filled));
    facts.put("stock_codes_with_tied_most_frequent_description", tied());
    facts.put(
        "invoices_with_more_than_one_timestamp",
        disagreeing(InvoiceLine::invoiceNo, InvoiceLine::epochSecond));
    facts.put(
        "invoices_with_more_than_one_customer",
        disagreeing(InvoiceLine::invoiceNo, InvoiceLine::customerId));
    facts.put(
        "customers_with_more_than_one_country",
        disagreeing(InvoiceLine::customerId, InvoiceLine::country));
    facts.put(
        "rows_country_united_kingdom", count(line -> "United Kingdom".equals(line.country())));
    long before = 0;
    for (int row = 1; row < lines.size(); row++) {
      before += lines.get(row).invoiceDate().isBefore(lines.get(row - 1).invoiceDate()) ? 1 : 0;
    }
    facts.put("rows_with_date_before_previous_row", before);
    facts.put("raw_rows_in_file_order_of_date", before == 0 ? 1L : 0L);
  }

  private void outliers() {
    double[] sorted = lines.stream().mapToDouble(InvoiceLine::quantity).sorted().toArray();
    double q1 = quantile(sorted, 0.25);
    double q3 = quantile(sorted, 0.75);
    double lower = q1 - 1.5 * (q3 - q1);
    double upper = q3 + 1.5 * (q3 - q1);
    List<InvoiceLine> kept =
        lines.stream().filter(line -> line.quantity() > lower && line.quantity() < upper).toList();
    facts.put("outlier_all_rows_rows_in", (long) lines.size());
    facts.put("outlier_all_rows_z_threshold", 3L);
    facts.put("outlier_all_rows_q1", q1);
    facts.put("outlier_all_rows_q3", q3);
    facts.put("outlier_all_rows_iqr", q3 - q1);
    facts.put("outlier_all_rows_lower", lower);
    facts.put("outlier_all_rows_upper", upper);
    facts.put("outlier_all_rows_rows_quantity_ge_upper", count(line -> line.quantity() >= upper));
    facts.put("outlier_all_rows_rows_quantity_le_lower", count(line -> line.quantity() <= lower));
    facts.put("outlier_all_rows_rows_after_iqr", (long) kept.size());
    if (kept.size() > 1) {
      double mean = prices(kept).average().orElseThrow();
      double squares = prices(kept).map(price -> (price - mean) * (price - mean)).sum();
      double std = Math.sqrt(squares / kept.size());
      facts.put("outlier_all_rows_z_mean", mean);
      facts.put("outlier_all_rows_z_std_ddof0", std);
      facts.put("outlier_all_rows_z_std_ddof1", Math.sqrt(squares / (kept.size() - 1)));
      facts.put("outlier_all_rows_price_cut_low", mean - 3 * std);
      facts.put("outlier_all_rows_price_cut_high", mean + 3 * std);
      long beyond = prices(kept).filter(price -> Math.abs(price - mean) >= 3 * std).count();
      if (std > 0) {
        facts.put("outlier_all_rows_rows_z_ge_3", beyond);
        facts.put("outlier_all_rows_rows_out", kept.size() - beyond);
      }
    }
  }

  private long count(Predicate<InvoiceLine> test) {
    return lines.stream().filter(test).count();
  }

  private long distinct(Function<InvoiceLine, Object> value) {
    return lines.stream().map(value).filter(Objects::nonNull).distinct().count();
  }

  /** The largest value where sign is 1, the smallest where it is -1. */
  private <T extends Comparable<T>> T extreme(Function<InvoiceLine, T> value, int sign) {
    return lines.stream().map(value).max((a, b) -> sign * a.compareTo(b)).orElseThrow();
  }

  private BigDecimal revenue(Predicate<InvoiceLine> test) {
    return lines.stream()
        .filter(test)
        .map(line -> price(line).multiply(BigDecimal.valueOf(line.quantity())))
        .reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  private long disagreeing(Function<InvoiceLine, Object> key, Function<InvoiceLine, Object> value) {
    Map<Object, Set<Object>> values = new HashMap<>();
    for (InvoiceLine line : lines) {
      if (key.apply(line) != null && value.apply(line) != null) {
        values.computeIfAbsent(key.apply(line), any -> new HashSet<>()).add(value.apply(line));
      }
    }
    return values.values().stream().filter(several -> several.size() > 1).count();
  }

  private long tied() {
    Map<String, Map<String, Long>> votes = new HashMap<>();
    for (InvoiceLine line : lines) {
      if (line.stockCode() != null) {
        votes
            .computeIfAbsent(product(line), any -> new HashMap<>())
            .merge(filled(line), 1L, Long::sum);
      }
    }
    long tied = 0;
    for (Map<String, Long> counts : votes.values()) {
      List<Long> descending = new ArrayList<>(counts.values());
      descending.sort((a, b) -> Long.compare(b, a));
      tied += descending.size() > 1 && descending.get(0).equals(descending.get(1)) ? 1 : 0;
    }
    return tied;
  }

  private static DoubleStream prices(List<InvoiceLine> lines) {
    return lines.stream().mapToDouble(InvoiceLine::unitPrice);
  }

  private static double quantile(double[] sorted, double q) {
    double position = (sorted.length - 1) * q;
    int below = (int) Math.floor(position);
    int above = (int) Math.ceil(position);
    return sorted[below] + (sorted[above] - sorted[below]) * (position - below);
  }

  private static List<Object> values(InvoiceLine line) {
    return Stream.<Object>of(
            String.valueOf(line.invoiceNo()),
            String.valueOf(line.stockCode()),
            String.valueOf(line.description()),
            line.quantity(),
            line.epochSecond(),
            line.unitPrice() + 0.0,
            String.valueOf(line.customerId()),
            String.valueOf(line.country()))
        .toList();
  }

  private static boolean invoiceStarts(InvoiceLine line, String start) {
    return line.invoiceNo() != null && line.invoiceNo().startsWith(start);
  }

  private static String product(InvoiceLine line) {
    return line.stockCode() == null ? null : line.stockCode().toUpperCase(Locale.ROOT);
  }

  private static String filled(InvoiceLine line) {
    return line.description() == null ? "No Description" : line.description();
  }

  private static LocalDate date(InvoiceLine line) {
    return line.invoiceDate().toLocalDate();
  }

  private static String dateTime(InvoiceLine line) {
    return line.invoiceDate()
        .format(DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT));
  }

  private static BigDecimal price(InvoiceLine line) {
    return new BigDecimal(Double.toString(line.unitPrice()));
  }

  private static BigDecimal cents(InvoiceLine line) {
    return price(line).movePointRight(2).stripTrailingZeros();
  }
}
