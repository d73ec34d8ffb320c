package dev.ecomm.describe;

import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The ten most telling facts, in words. */
final class Highlights {
  private static final DateTimeFormatter DATE_TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm", Locale.ROOT);
  private static final int MONEY_DECIMALS = 3;

  private Highlights() {}

  static List<String> of(InvoiceFacts facts) {
    return List.of(
        lines(facts),
        period(facts.period()),
        revenue(facts.revenue()),
        invoices(facts),
        customers(facts),
        products(facts),
        cancellations(facts.invoices()),
        countries(facts),
        duplicates(facts),
        prices(facts.prices()));
  }

  private static String lines(InvoiceFacts facts) {
    long rejected = facts.rowsRead() - accepted(facts);
    return text("Lines: %,d read, %,d of them rejected", facts.rowsRead(), rejected);
  }

  private static String period(PeriodFacts period) {
    return text(
        "Period: %s to %s, lines on %,d days",
        dateTime(period.first()), dateTime(period.last()), period.days());
  }

  private static String revenue(RevenueFacts revenue) {
    return text(
        "Revenue: exactly %s (%s charged, %s credited)",
        money(revenue.total()), money(revenue.ofPositiveRows()), money(revenue.ofNegativeRows()));
  }

  private static String invoices(InvoiceFacts facts) {
    long invoices = facts.invoices().distinct();
    double each = invoices == 0 ? 0 : (double) accepted(facts) / invoices;
    return text("Invoices: %,d, of %.1f lines on average", invoices, each);
  }

  private static String customers(InvoiceFacts facts) {
    long anonymous = facts.missing().customerId();
    return text(
        "Customers: %,d; %,d lines (%s) are anonymous",
        facts.customers().distinct(), anonymous, share(anonymous, facts.rowsRead()));
  }

  private static String products(InvoiceFacts facts) {
    ProductFacts products = facts.products();
    return text(
        "Products: %,d, their codes written in %,d ways; %,d have more than one description",
        products.distinctCodesUpper(),
        products.distinctCodes(),
        products.withSeveralDescriptions());
  }

  private static String cancellations(InvoiceNumberFacts invoices) {
    return text(
        "Cancellations: %,d invoices (%s) with %,d lines",
        invoices.cancellations(),
        share(invoices.cancellations(), invoices.distinct()),
        invoices.cancellationRows());
  }

  private static String countries(InvoiceFacts facts) {
    CustomerFacts customers = facts.customers();
    String commonest =
        customers
            .commonestCountry()
            .map(
                country ->
                    text(
                        "; %s of the lines are from %s",
                        share(customers.rowsCommonestCountry(), accepted(facts)), country))
            .orElse("");
    return text("Countries: %,d", customers.countries()) + commonest;
  }

  private static String duplicates(InvoiceFacts facts) {
    long repeats = facts.duplicates().rowsBeyondFirst();
    return text(
        "Duplicates: %,d lines (%s) repeat an earlier line in every column",
        repeats, share(repeats, accepted(facts)));
  }

  private static String prices(PriceFacts prices) {
    return text(
        "Odd prices: %,d lines at 0, %,d below 0, %,d not in whole cents",
        prices.zeroRows(), prices.negativeRows(), prices.rowsNotWholeCents());
  }

  private static long accepted(InvoiceFacts facts) {
    return facts.outliers().rowsIn();
  }

  private static String share(long part, long whole) {
    return text("%.1f %%", whole == 0 ? 0 : 100.0 * part / whole);
  }

  private static String money(BigDecimal exact) {
    return text("%,." + Math.max(MONEY_DECIMALS, exact.scale()) + "f", exact);
  }

  private static String dateTime(Optional<LocalDateTime> value) {
    return value.map(DATE_TIME::format).orElse("none");
  }

  private static String text(String format, Object... values) {
    return String.format(Locale.ROOT, format, values);
  }
}
