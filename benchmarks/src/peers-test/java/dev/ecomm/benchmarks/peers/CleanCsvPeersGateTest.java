package dev.ecomm.benchmarks.peers;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ecomm.benchmarks.CleanCsvBenchmark;
import dev.ecomm.benchmarks.InvoiceFiles;
import dev.ecomm.model.DataTable;
import java.io.IOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDateTime;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is timed against each other gives the same clean table, cell by cell, in the same order. */
class CleanCsvPeersGateTest {

  @ParameterizedTest
  @ValueSource(strings = {"real", "500000"})
  void every_cell_of_the_clean_table_is_that_of_duckdb(String lines)
      throws IOException, SQLException {
    CleanCsvBenchmark benchmark = new CleanCsvBenchmark();
    benchmark.lines = lines;
    benchmark.findFile();
    CleanCsvBenchmark.Cleaned ours = benchmark.clean();
    assertThat(ours.result().rejected().size()).isZero();
    assertThat(ours.result().ledger().size()).isGreaterThan(10_000);

    try (DuckDb database = DuckDb.open(1)) {
      assertThat(DuckDbCleaning.clean(database, InvoiceFiles.csv(lines)))
          .isEqualTo(ours.table().rows());
      assertSameCells(ours.table(), database);
    }
  }

  private static void assertSameCells(DataTable ours, DuckDb database) throws SQLException {
    String[] names = ours.schema().names().toArray(String[]::new);
    try (Statement statement = database.connection().createStatement();
        ResultSet theirs =
            statement.executeQuery(
                "SELECT "
                    + String.join(", ", names)
                        .replace("customer_id", "regexp_replace(customer_id, '\\.0$', '')")
                    + " FROM clean ORDER BY rowid")) {
      int row = 0;
      for (; theirs.next(); row++) {
        for (int column = 0; column < names.length; column++) {
          Object our = ours.column(column).valueAt(row).orElse("missing");
          Object their = value(our, theirs, column + 1);
          if (!our.equals(their)) {
            assertThat(our).as("%s of row %d", names[column], row + 1).isEqualTo(their);
          }
        }
      }
      assertThat(row).isEqualTo(ours.rows());
    }
  }

  /** In the type that ours has. */
  private static Object value(Object our, ResultSet theirs, int column) throws SQLException {
    Object value =
        our instanceof Long
            ? (Object) theirs.getLong(column)
            : our instanceof LocalDateTime
                ? theirs.getTimestamp(column).toLocalDateTime()
                : theirs.getObject(column);
    return theirs.wasNull() ? "missing" : value;
  }
}
