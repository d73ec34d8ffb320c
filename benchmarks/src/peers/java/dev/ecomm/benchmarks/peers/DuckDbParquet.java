package dev.ecomm.benchmarks.peers;

import java.nio.file.Path;
import java.sql.SQLException;

/** Nine columns to Parquet and back, in DuckDB. */
final class DuckDbParquet {

  private DuckDbParquet() {}

  /** Loads the lines of a CSV file into the table {@code nine}, typed and named as ours are. */
  static void load(DuckDb database, Path csv) throws SQLException {
    database.load(csv);
    database.execute(
        "CREATE OR REPLACE TABLE nine AS SELECT InvoiceNo AS invoice_no, StockCode AS stock_code,"
            + " Description AS description, Quantity::BIGINT AS quantity, InvoiceDate AS"
            + " invoice_date, UnitPrice AS unit_price, regexp_replace(CustomerID, '\\.0$', '') AS"
            + " customer_id, Country AS country, Quantity * UnitPrice AS total_spend FROM lines");
    database.execute("DROP TABLE lines");
  }

  /** Writes that table. */
  static void write(DuckDb database, Path file) throws SQLException {
    database.execute("COPY nine TO '%s' (FORMAT parquet, COMPRESSION zstd)".formatted(file));
  }

  /** Reads a file into a table, anew at each call; returns its rows. */
  static long read(DuckDb database, Path file) throws SQLException {
    return database.update(
        "CREATE OR REPLACE TABLE again AS SELECT * FROM read_parquet('%s')".formatted(file));
  }
}
