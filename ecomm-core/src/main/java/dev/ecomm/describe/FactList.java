package dev.ecomm.describe;

import com.fasterxml.jackson.core.io.NumberOutput;
import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * The facts by name. This is the only place that knows the names, their order and how values are
 * written: whole numbers plainly, doubles by their shortest digits, money exactly with at least
 * three decimals, dates as {@code 2011-12-09 12:50:00}, yes and no as 1 and 0, nothing as empty
 * text.
 */
final class FactList {
  private static final DateTimeFormatter DATE_TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT);
  private static final int MONEY_DECIMALS = 3;

  private final List<Fact> facts = new ArrayList<>();

  private FactList() {}

  static List<Fact> of(InvoiceFacts facts) {
    FactList list = new FactList();
    list.rows(facts);
    list.distinctValues(facts);
    list.linesBySign(facts);
    list.sums(facts);
    list.consistency(facts);
    list.specialCodes(facts.specialCodes());
    list.outliers(facts.outliers());
    return Collections.unmodifiableList(list.facts);
  }

  private void rows(InvoiceFacts facts) {
    MissingFacts missing = facts.missing();
    add("raw_rows", facts.rowsRead());
    add("raw_null_description_rows", missing.description());
    add("raw_null_customer_rows", missing.customerId());
    add("raw_null_InvoiceNo_rows", missing.invoiceNo());
    add("raw_null_StockCode_rows", missing.stockCode());
    add("raw_null_Quantity_rows", missing.quantity());
    add("raw_null_InvoiceDate_rows", missing.invoiceDate());
    add("raw_null_UnitPrice_rows", missing.unitPrice());
    add("raw_null_Country_rows", missing.country());
    add("raw_exact_duplicate_rows_beyond_first", facts.duplicates().rowsBeyondFirst());
    add("raw_rows_in_exact_duplicate_groups", facts.duplicates().rowsInGroups());
  }

  private void distinctValues(InvoiceFacts facts) {
    ProductFacts products = facts.products();
    DescriptionFacts descriptions = facts.descriptions();
    CustomerFacts customers = facts.customers();
    add("distinct_invoices", facts.invoices().distinct());
    add("distinct_stock_codes_raw", products.distinctCodes());
    add("distinct_stock_codes_upper", products.distinctCodesUpper());
    add("rows_stock_code_changed_by_upper", products.rowsChangedByUpper());
    add("distinct_descriptions_raw_nonnull", descriptions.distinct());
    add("distinct_descriptions_after_fill", descriptions.distinctAfterFill());
    add("stock_codes_with_more_than_one_description", products.withSeveralDescriptions());
    add("stock_codes_with_tied_most_frequent_description", products.withTiedDescriptions());
    add("raw_descriptions_with_leading_or_trailing_space_rows", descriptions.rowsWithOuterSpace());
    add("distinct_customers_nonnull", customers.distinct());
    add("customer_id_min", customers.smallestId().orElse(""));
    add("customer_id_max", customers.largestId().orElse(""));
    add("distinct_countries", customers.countries());
    add("date_min", dateTime(facts.period().first()));
    add("date_max", dateTime(facts.period().last()));
    add("distinct_calendar_days_with_rows", facts.period().days());
  }

  private void linesBySign(InvoiceFacts facts) {
    InvoiceNumberFacts invoices = facts.invoices();
    QuantityFacts quantities = facts.quantities();
    PriceFacts prices = facts.prices();
    add("rows_invoice_starts_with_C", invoices.cancellationRows());
    add("invoices_starting_with_C", invoices.cancellations());
    add("rows_invoice_starts_with_A", invoices.adjustmentRows());
    add("rows_quantity_negative", quantities.negativeRows());
    add("rows_quantity_zero", quantities.zeroRows());
    add("rows_quantity_negative_not_C", quantities.negativeRowsNotCancelled());
    add("rows_C_with_quantity_not_negative", invoices.cancellationRowsNotNegative());
    add("rows_price_zero", prices.zeroRows());
    add("rows_price_negative", prices.negativeRows());
    add("rows_quantity_negative_and_price_zero", prices.zeroRowsOfNegativeQuantity());
    add("rows_quantity_positive_and_price_zero", prices.zeroRowsOfPositiveQuantity());
    add("rows_total_spend_negative", facts.revenue().negativeRows());
  }

  private void sums(InvoiceFacts facts) {
    QuantityFacts quantities = facts.quantities();
    PriceFacts prices = facts.prices();
    RevenueFacts revenue = facts.revenue();
    add("quantity_sum", quantities.sum());
    add("quantity_min", text(quantities.smallest()));
    add("quantity_max", text(quantities.largest()));
    add("unit_price_min", prices.smallest().orElse(Double.NaN));
    add("unit_price_max", prices.largest().orElse(Double.NaN));
    add("prices_not_whole_cents_rows", prices.rowsNotWholeCents());
    add("total_revenue_exact_thousandths", money(revenue.total().movePointRight(3), 0));
    add("total_revenue", money(revenue.total(), MONEY_DECIMALS));
    add("total_revenue_positive_rows", money(revenue.ofPositiveRows(), MONEY_DECIMALS));
    add("total_revenue_negative_rows", money(revenue.ofNegativeRows(), MONEY_DECIMALS));
    add("total_revenue_known_customers", money(revenue.ofKnownCustomers(), MONEY_DECIMALS));
  }

  private void consistency(InvoiceFacts facts) {
    add("invoices_with_more_than_one_timestamp", facts.invoices().withSeveralTimes());
    add("invoices_with_more_than_one_customer", facts.invoices().withSeveralCustomers());
    add("customers_with_more_than_one_country", facts.customers().withSeveralCountries());
    add("rows_country_united_kingdom", facts.customers().rowsUnitedKingdom());
    add("raw_rows_in_file_order_of_date", facts.period().inFileOrder() ? 1 : 0);
    add("rows_with_date_before_previous_row", facts.period().rowsBeforePrevious());
    add("rows_with_non_ascii_description", facts.descriptions().rowsNotAscii());
  }

  private void specialCodes(SpecialCodeFacts special) {
    special.rows().forEach((code, rows) -> add("rows_special_code_" + code, rows));
    add("rows_special_code_startswith_GIFT_0001", special.giftVoucherRows());
    add("rows_special_code_m_lowercase_raw", special.lowerCaseManualRows());
  }

  private void outliers(OutlierFacts outliers) {
    add("outlier_all_rows_rows_in", outliers.rowsIn());
    add("outlier_all_rows_q1", outliers.q1());
    add("outlier_all_rows_q3", outliers.q3());
    add("outlier_all_rows_iqr", outliers.iqr());
    add("outlier_all_rows_lower", outliers.lower());
    add("outlier_all_rows_upper", outliers.upper());
    add("outlier_all_rows_rows_quantity_ge_upper", outliers.rowsAtOrAboveUpper());
    add("outlier_all_rows_rows_quantity_le_lower", outliers.rowsAtOrBelowLower());
    add("outlier_all_rows_rows_after_iqr", outliers.rowsAfterQuantity());
    add("outlier_all_rows_z_mean", outliers.priceMean());
    add("outlier_all_rows_z_std_ddof0", outliers.priceStd());
    add("outlier_all_rows_z_std_ddof1", outliers.priceSampleStd());
    add("outlier_all_rows_z_threshold", OutlierFacts.Z_THRESHOLD);
    add("outlier_all_rows_price_cut_low", outliers.priceCutLow());
    add("outlier_all_rows_price_cut_high", outliers.priceCutHigh());
    add("outlier_all_rows_rows_z_ge_3", outliers.rowsBeyondPrice());
    add("outlier_all_rows_rows_out", outliers.rowsOut());
  }

  private void add(String name, long value) {
    add(name, Long.toString(value));
  }

  private void add(String name, double value) {
    add(name, Double.isNaN(value) ? "" : NumberOutput.toString(value, true));
  }

  private void add(String name, String value) {
    facts.add(new Fact(name, value));
  }

  private static String text(OptionalInt value) {
    return value.isPresent() ? Integer.toString(value.getAsInt()) : "";
  }

  private static String dateTime(Optional<LocalDateTime> value) {
    return value.map(DATE_TIME::format).orElse("");
  }

  private static String money(BigDecimal exact, int decimals) {
    return (exact.scale() < decimals ? exact.setScale(decimals) : exact).toPlainString();
  }
}
