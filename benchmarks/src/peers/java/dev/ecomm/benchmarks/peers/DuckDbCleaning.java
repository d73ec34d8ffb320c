package dev.ecomm.benchmarks.peers;

import java.nio.file.Path;
import java.sql.SQLException;

/**
 * What pack {@code seed} and three flags do, in SQL: the table is made from the file with
 * everything but the vote; then each stock code of several descriptions votes; then the
 * descriptions that lost are updated. Of equally frequent descriptions the one with the least
 * {@code rowid} wins, which is the first in the file. No ledger is kept.
 *
 * <p>Also tried, with the same result, and alike in processor time within the noise: a table of the
 * lines joined to the vote, with codes and descriptions repaired while reading or afterwards; both
 * in one statement, with a materialized common table expression and {@code row_number()}; the vote
 * of every code; the vote by {@code mode()}, which happens to break ties the same way on one
 * thread, by {@code DISTINCT ON}, and by grouping codes as spelled first. Reading the file twice,
 * once for the vote, was slower, and its table differed; why was not looked into.
 */
final class DuckDbCleaning {

  private static final String TABLE =
      """
      CREATE OR REPLACE TABLE clean AS
      SELECT InvoiceNo AS invoice_no,
             upper(StockCode) AS stock_code,
             coalesce(Description, 'No Description') AS description,
             Quantity AS quantity,
             InvoiceDate AS invoice_date,
             UnitPrice AS unit_price,
             coalesce(CustomerID, '0') AS customer_id,
             Country AS country,
             Quantity * UnitPrice AS total_spend,
             coalesce(starts_with(InvoiceNo, 'C'), false) AS cancellation,
             CustomerID IS NULL AS missing_customer,
             Quantity < 0 AND UnitPrice = 0 AS defect
      FROM %s
      """;

  private static final String VOTE =
      """
      CREATE OR REPLACE TEMP TABLE vote AS
      SELECT stock_code, arg_max(description, (lines, -first)) AS canonical
      FROM (SELECT stock_code, description, count(*) AS lines, min(rowid) AS first
            FROM clean
            GROUP BY stock_code, description)
      GROUP BY stock_code
      HAVING count(*) > 1
      """;

  private static final String REPAIR =
      """
      UPDATE clean SET description = canonical
      FROM vote
      WHERE clean.stock_code = vote.stock_code AND description <> canonical
      """;

  private DuckDbCleaning() {}

  /** Makes the table {@code clean} of a file, anew at each call; returns its rows. */
  static long clean(DuckDb database, Path csv) throws SQLException {
    long rows = database.update(TABLE.formatted(DuckDb.lines(csv)));
    database.update(VOTE);
    database.update(REPAIR);
    return rows;
  }
}
