package dev.ecomm.benchmarks.peers;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Locale;

/**
 * The ten features of the seed in SQL, on a table of the clean lines of known customers, whose
 * customers, invoice numbers and products are texts, whole numbers or enums. Amounts, seconds and
 * months are columns already, so that nothing but grouping is timed. File order is {@code rowid}.
 *
 * <p>One group for each invoice; gaps are window functions over these. Also tried: products counted
 * by grouping by customer, invoice and product first, which was slower with each kind of key;
 * invoices of a month counted by {@code count(DISTINCT)}, which is faster for texts and is taken
 * there, and by grouping first, which is faster for the others.
 *
 * <p>Sums by visit and month are compensated ({@code fsum}), because many means lie between two
 * hundredths: plain sums, 5 % faster, put 124 of 43,720 values of the real profile to the other
 * side, these 6.
 */
enum DuckDbProfile {
  /** Texts. */
  VARCHAR,
  /** Whole numbers of 32 bits, as our codes are; the customers' texts are joined at the end. */
  INTEGER,
  /** Enums, which DuckDB stores as whole numbers. */
  ENUM;

  private static final String SALES =
      """
      CREATE OR REPLACE TABLE varchar_sales AS
      SELECT regexp_replace(customer_id, '\\.0$', '') AS customer,
             invoice_no AS invoice,
             stock_code AS product,
             quantity,
             total_spend AS spend,
             epoch(invoice_date)::BIGINT AS second,
             month(invoice_date) AS month
      FROM clean
      WHERE customer_id <> '0'
      ORDER BY rowid
      """;

  private static final String CODES =
      """
      CREATE OR REPLACE TABLE %1$ss AS
      SELECT (row_number() OVER ())::INTEGER AS code, %1$s AS text
      FROM (SELECT DISTINCT %1$s FROM varchar_sales)
      """;

  private static final String INTEGER_SALES =
      """
      CREATE OR REPLACE TABLE integer_sales AS
      SELECT customers.code AS customer, invoices.code AS invoice, products.code AS product,
             quantity, spend, second, month
      FROM varchar_sales
      JOIN customers ON customers.text = customer
      JOIN invoices ON invoices.text = invoice
      JOIN products ON products.text = product
      ORDER BY varchar_sales.rowid
      """;

  private static final String ENUM_SALES =
      """
      CREATE OR REPLACE TABLE enum_sales AS
      SELECT customer::customer_enum AS customer, invoice::invoice_enum AS invoice,
             product::product_enum AS product, quantity, spend, second, month
      FROM varchar_sales
      ORDER BY rowid
      """;

  private static final String DISTINCT_MONTHS =
      """
      months AS (
        SELECT customer, month, count(DISTINCT invoice) AS invoices, favg(spend) AS mean_line
        FROM %1$s_sales
        GROUP BY customer, month
      )
      """;

  private static final String GROUPED_MONTHS =
      """
      month_invoices AS (
        SELECT customer, month, invoice, fsum(spend) AS spend, count(*) AS lines
        FROM %1$s_sales
        GROUP BY customer, month, invoice
      ), months AS (
        SELECT customer, month, count(*) AS invoices, fsum(spend) / sum(lines) AS mean_line
        FROM month_invoices
        GROUP BY customer, month
      )
      """;

  private static final String FEATURES =
      """
      CREATE OR REPLACE TABLE profile AS
      WITH visits AS (
        SELECT customer, invoice, min(rowid) AS first_row, arg_min(second, rowid) AS first_second,
               fsum(spend) AS spend, sum(quantity) AS quantity, count(DISTINCT product) AS products
        FROM %1$s_sales
        GROUP BY customer, invoice
      ), gaps AS (
        SELECT *, (first_second - lag(first_second) OVER visit) // 86400 AS gap
        FROM visits
        WINDOW visit AS (PARTITION BY customer ORDER BY first_row)
      ), changes AS (
        SELECT *, abs(gap - lag(gap) OVER visit) AS change
        FROM gaps
        WINDOW visit AS (PARTITION BY customer ORDER BY first_row)
      ), customer_visits AS (
        SELECT customer, count(*) AS frequency, sum(spend) AS monetary,
               max(first_row) AS last_row, max(first_second) AS last_second,
               arg_max(gap, first_row) AS last_gap, avg(change) AS mean_change,
               favg(spend) AS mean_spend, avg(quantity) AS mean_quantity,
               avg(products) AS mean_products
        FROM changes
        GROUP BY customer
      ), %2$s, customer_months AS (
        SELECT customer, avg(invoices) AS invoices, avg(mean_line) AS mean_line
        FROM months
        GROUP BY customer
      )
      SELECT %3$s AS customer_id,
             coalesce(last_gap, (max(last_second) OVER () - last_second) // 86400) AS recency,
             frequency,
             monetary,
             0 AS is_first_time_buyer,
             coalesce(round_even(mean_change, 2), recency) AS mean_time_interval,
             round_even(mean_spend, 2) AS mean_ticket_size,
             round_even(mean_quantity, 2) AS mean_quantity,
             round_even(mean_products, 2) AS mean_unique_item,
             round_even(customer_months.invoices, 2) AS freq_per_month,
             round_even(customer_months.mean_line, 2) AS mean_spent_per_month
      FROM customer_visits JOIN customer_months USING (customer) %4$s
      ORDER BY last_row
      """;

  /** Makes the table of lines of a file. */
  void prepare(DuckDb database, Path csv) throws SQLException {
    DuckDbCleaning.clean(database, csv);
    database.update(SALES);
    if (this == VARCHAR) {
      return;
    }
    for (String column : new String[] {"customer", "invoice", "product"}) {
      database.update(CODES.formatted(column));
      if (this == ENUM) {
        database.execute(
            "CREATE TYPE %1$s_enum AS ENUM (SELECT text FROM %1$ss)".formatted(column));
      }
    }
    database.update(this == ENUM ? ENUM_SALES : INTEGER_SALES);
  }

  /** Makes the table {@code profile}, anew at each call; returns its rows. */
  long profile(DuckDb database) throws SQLException {
    String kind = name().toLowerCase(Locale.ROOT);
    String months = (this == VARCHAR ? DISTINCT_MONTHS : GROUPED_MONTHS).formatted(kind);
    boolean codes = this == INTEGER;
    return database.update(
        FEATURES.formatted(
            kind,
            months.strip(),
            codes ? "customers.text" : "customer::VARCHAR",
            codes ? "JOIN customers ON customers.code = customer" : ""));
  }
}
