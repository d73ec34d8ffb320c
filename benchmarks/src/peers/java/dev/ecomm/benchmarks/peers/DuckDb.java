package dev.ecomm.benchmarks.peers;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * DuckDB over JDBC: a CSV file into a typed table in memory, rejected rows put aside.
 *
 * <p>Types and dialect are given, so that it need not look for them. Order is kept, as by default.
 * On the real file all of these came out alike, within the noise: detection on and off; buffers of
 * 8, 32 and 64 MB; {@code strict_mode}, {@code parallel} and {@code preserve_insertion_order} on
 * and off; {@code store_rejects} on and off; the customer as text, integer or double; a temporary
 * table; the old table dropped first.
 */
final class DuckDb implements AutoCloseable {

  /** The customer stays text, as with us, where {@code 17850.0} becomes {@code 17850}. */
  private static final String COLUMNS =
      "{'InvoiceNo': 'VARCHAR', 'StockCode': 'VARCHAR', 'Description': 'VARCHAR',"
          + " 'Quantity': 'INTEGER', 'InvoiceDate': 'TIMESTAMP', 'UnitPrice': 'DOUBLE',"
          + " 'CustomerID': 'VARCHAR', 'Country': 'VARCHAR'}";

  private static final String DIALECT =
      "header = true, auto_detect = false, delim = ',', quote = '\"', escape = '\"'";

  private final Connection connection;

  private DuckDb(Connection connection) {
    this.connection = connection;
  }

  /** Opens a database in memory; a field of a JMH state cannot throw what is checked. */
  static DuckDb open(int threads) {
    try {
      DuckDb database = new DuckDb(DriverManager.getConnection("jdbc:duckdb:"));
      database.execute("SET threads = " + threads);
      return database;
    } catch (SQLException e) {
      throw new IllegalStateException("DuckDB does not open a database in memory", e);
    }
  }

  /** Reads a file into the table {@code lines}, anew at each call; returns its rows. */
  long load(Path csv) throws SQLException {
    return update("CREATE OR REPLACE TABLE lines AS SELECT * FROM " + lines(csv));
  }

  /** The typed lines of a file, to stand behind {@code FROM}. */
  static String lines(Path csv) {
    return "read_csv('%s', columns = %s, %s, %s)"
        .formatted(quoted(csv), COLUMNS, DIALECT, "store_rejects = true");
  }

  /** Runs a statement that makes or changes a table; returns its rows. */
  long update(String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      return statement.executeLargeUpdate(sql);
    }
  }

  /** Runs a statement whose result nobody needs. */
  void execute(String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  /** For questions to what was loaded. */
  Connection connection() {
    return connection;
  }

  @Override
  public void close() throws SQLException {
    connection.close();
  }

  private static String quoted(Path csv) {
    return csv.toString().replace("'", "''");
  }
}
