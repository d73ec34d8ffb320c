package dev.ecomm.benchmarks.peers;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ecomm.benchmarks.InvoiceFiles;
import dev.ecomm.benchmarks.RfmBenchmark;
import dev.ecomm.rfm.RfmTable;
import java.io.IOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is timed against each other gives the same ten features of the same customers, in order. */
class RfmPeersGateTest {

  /** Sums of doubles differ in the last bits. */
  private static final double CLOSE = 1e-6;

  @ParameterizedTest
  @CsvSource({"real, VARCHAR", "real, INTEGER", "real, ENUM", "500000, INTEGER"})
  void every_feature_is_that_of_duckdb(String lines, DuckDbProfile keys)
      throws IOException, SQLException {
    RfmBenchmark benchmark = new RfmBenchmark();
    benchmark.lines = lines;
    benchmark.clean();
    RfmTable ours = benchmark.seed();

    try (DuckDb database = DuckDb.open(1)) {
      keys.prepare(database, InvoiceFiles.csv(lines));
      assertThat(keys.profile(database)).isEqualTo(ours.rows());
      // between two hundredths, the order of a sum decides
      assertThat(otherHundredths(ours, database)).isLessThan(ours.rows() / 200);
    }
  }

  private static int otherHundredths(RfmTable ours, DuckDb database) throws SQLException {
    int other = 0;
    String[] features = ours.features().toArray(String[]::new);
    try (Statement statement = database.connection().createStatement();
        ResultSet theirs =
            statement.executeQuery(
                "SELECT customer_id, " + String.join(", ", features) + " FROM profile")) {
      int row = 0;
      for (; theirs.next(); row++) {
        assertThat(theirs.getString(1)).isEqualTo(ours.customers().get(row));
        for (int i = 0; i < features.length; i++) {
          double our = ours.values(features[i])[row];
          double distance = Math.abs(our - theirs.getDouble(i + 2));
          if (distance > CLOSE) {
            boolean rounded = !features[i].equals("monetary") && distance < 0.0101;
            assertThat(rounded).as("%s of %s", features[i], ours.customers().get(row)).isTrue();
            other++;
          }
        }
      }
      assertThat(row).isEqualTo(ours.rows());
    }
    return other;
  }
}
