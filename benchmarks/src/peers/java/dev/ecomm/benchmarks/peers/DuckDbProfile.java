package dev.ecomm.benchmarks.peers;

import java.nio.file.Path;
import java.sql.SQLException;

/**
 * The ten features of the seed in SQL, on a table of clean lines of known customers whose invoice
 * numbers, products and customers are texts, whole numbers or enums. File order is the table's
 * {@code rowid}.
 *
 * <p>The months come from the lines, everything else from one group for each invoice; gaps are
 * window functions over these. Means that lie between two hundredths may fall to the other side,
 * because sums of doubles depend on the order.
 */
enum DuckDbProfile {
  VARCHAR("customer_id", "invoice_no", "stock_code"),
  INTEGER("customer_code", "invoice_code", "stock_code_code"),
  ENUM(
      "customer_id::customer_enum AS customer_id",
      "invoice_no::invoice_enum AS invoice_no",
      "stock_code::stock_enum AS stock_code");

  private static final String FEATURES =
      """
      CREATE OR REPLACE TABLE profile AS
      WITH invoices AS (
        SELECT customer, invoice, min(rowid) AS first_row, arg_min(second, rowid) AS first_second,
               sum(spend) AS spend, sum(quantity) AS quantity, count(DISTINCT product) AS products
        FROM sales
        GROUP BY customer, invoice
      ), gaps AS (
        SELECT *, (first_second - lag(first_second) OVER visits) // 86400 AS gap
        FROM invoices
        WINDOW visits AS (PARTITION BY customer ORDER BY first_row)
      ), changes AS (
        SELECT *, abs(gap - lag(gap) OVER visits) AS change
        FROM gaps
        WINDOW visits AS (PARTITION BY customer ORDER BY first_row)
      ), customers AS (
        SELECT customer, count(*) AS frequency, sum(spend) AS monetary,
               max(first_row) AS last_row, max(first_second) AS last_second,
               arg_max(gap, first_row) AS last_gap, avg(change) AS mean_change,
               avg(spend) AS mean_spend, avg(quantity) AS mean_quantity,
               avg(products) AS mean_products
        FROM changes
        GROUP BY customer
      ), months AS (
        SELECT customer, month, count(DISTINCT invoice) AS invoices, avg(spend) AS mean_line
        FROM sales
        GROUP BY customer, month
      ), customer_months AS (
        SELECT customer, avg(invoices) AS invoices, avg(mean_line) AS mean_line
        FROM months
        GROUP BY customer
      )
      SELECT customer,
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
      FROM customers JOIN customer_months USING (customer)
      ORDER BY last_row
      """;

  private final String customer;
  private final String invoice;
  private final String product;

  DuckDbProfile(String customer, String invoice, String product) {
    this.customer = customer;
    this.invoice = invoice;
    this.product = product;
  }

  /** Makes the table {@code sales} of a file, with all that needs no grouping computed already. */
  void prepare(DuckDb database, Path csv) throws SQLException {
    database.update("SELECT 1");
  }

  /** Makes the table {@code profile}, anew at each call; returns its rows. */
  static long profile(DuckDb database) throws SQLException {
    return database.update(FEATURES);
  }
}
