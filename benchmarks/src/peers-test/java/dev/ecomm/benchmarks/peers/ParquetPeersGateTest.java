package dev.ecomm.benchmarks.peers;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ecomm.benchmarks.NineColumns;
import dev.ecomm.benchmarks.ParquetBenchmark;
import dev.ecomm.io.Tables;
import dev.ecomm.model.DataTable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;

/** What is timed against each other are the same tables, and files that each other reads. */
class ParquetPeersGateTest {

  @Test
  void both_files_hold_the_same_table_and_have_about_the_same_size()
      throws IOException, SQLException {
    DataTable table = NineColumns.of("real");
    ParquetBenchmark ours = new ParquetBenchmark();
    ours.lines = "real";
    ours.makeFile();
    ParquetPeersBenchmark theirs = new ParquetPeersBenchmark();
    theirs.lines = "real";
    theirs.makeFile();

    assertThat(ours.read().equals(table)).isTrue();
    assertThat(ours.readInBatches()).isEqualTo(table.rows());
    assertThat(theirs.duckDbRead()).isEqualTo(table.rows());
    assertThat(Tables.read(theirs.file().toUri()).equals(table)).isTrue();
    assertThat(differences(ours.file(), theirs.file())).isZero();
    assertThat(Files.size(ours.file())).isLessThan(Files.size(theirs.file()) * 11 / 10);
    theirs.close();
  }

  /** Rows of one file that the other does not have as many times. */
  private static long differences(Path one, Path other) throws SQLException {
    try (DuckDb database = DuckDb.open(1);
        Statement statement = database.connection().createStatement();
        ResultSet rows =
            statement.executeQuery(
                ("WITH a AS (SELECT * FROM '%1$s'), b AS (SELECT * FROM '%2$s') SELECT (SELECT"
                        + " count(*) FROM (FROM a EXCEPT ALL FROM b)) + (SELECT count(*) FROM (FROM"
                        + " b EXCEPT ALL FROM a))")
                    .formatted(one, other))) {
      rows.next();
      return rows.getLong(1);
    }
  }
}
