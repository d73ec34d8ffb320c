package dev.ecomm.io.dataset;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ecomm.io.parquet.ParquetFormat;
import dev.ecomm.model.DataTable;
import dev.ecomm.model.Field;
import dev.ecomm.model.Schema;
import dev.ecomm.run.RunContext;
import java.net.URI;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** DuckDB reads datasets that we write, and we those that it writes. */
class DatasetDuckDbTest {

  private static final RunContext RUN = RunContext.withDefaults();
  private static final Schema SCHEMA =
      Schema.of(
          Field.ofLong("n"),
          Field.ofString("country"),
          Field.ofDate("day"),
          Field.ofLong("year"),
          Field.ofBoolean("known"));

  @TempDir Path folder;

  @Test
  void duckdb_reads_what_we_write() throws SQLException {
    Datasets.write(
        table(),
        folder.toUri(),
        DatasetWriteOptions.builder()
            .partitionBy("country", "day", "year", "known")
            .format(new ParquetFormat())
            .build(),
        RUN);

    assertThat(
            query(
                "SELECT n, country, day::VARCHAR, year, known FROM read_parquet('"
                    + folder
                    + "/**/*.parquet', hive_partitioning = true, hive_types = {'country': VARCHAR,"
                    + " 'day': DATE, 'year': BIGINT, 'known': BOOLEAN}) ORDER BY n"))
        .containsExactly(
            "1|EIRE|2011-12-10|2011|true",
            "2|a/b=c%:\"*?'é🎄|2011-12-11|2012|false",
            "3|null|null|null|null",
            "4|EIRE|2011-12-10|2011|true");
  }

  @Test
  void we_read_what_duckdb_writes() throws SQLException {
    URI dataset = folder.resolve("theirs").toUri();
    try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = connection.createStatement()) {
      statement.execute(
          "CREATE TABLE t AS SELECT * FROM (VALUES"
              + " (1::BIGINT, 'EIRE', DATE '2011-12-10', 2011::BIGINT, true),"
              + " (2, 'a/b=c%:\"*?''é🎄', DATE '2011-12-11', 2012, false),"
              + " (3, NULL, NULL, NULL, NULL),"
              + " (4, 'EIRE', DATE '2011-12-10', 2011, true)) v(n, country, day, year, known)");
      statement.execute(
          "COPY t TO '"
              + folder.resolve("theirs")
              + "' (FORMAT parquet, PARTITION_BY (country, day, year, known))");
    }

    DataTable read =
        Datasets.read(dataset, DatasetReadOptions.builder().schema(SCHEMA).build(), RUN);

    assertThat(read.rows()).isEqualTo(4);
    for (int row = 0; row < 4; row++) {
      int n = (int) read.longs("n").longAt(row) - 1;
      assertThat(read.slice(row, row + 1)).isEqualTo(table().slice(n, n + 1));
    }
    assertThat(
            Datasets.read(
                    dataset, DatasetReadOptions.builder().where("country", "EIRE").build(), RUN)
                .rows())
        .isEqualTo(2);
  }

  private static DataTable table() {
    var table = DataTable.builder(SCHEMA);
    LocalDate day = LocalDate.of(2011, 12, 10);
    table.row(1, "EIRE", day, 2011, true);
    table.row(2, "a/b=c%:\"*?'é🎄", day.plusDays(1), 2012, false);
    table.row(3, null, null, null, null);
    table.row(4, "EIRE", day, 2011, true);
    return table.build();
  }

  private static List<String> query(String sql) throws SQLException {
    List<String> rows = new ArrayList<>();
    try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery(sql)) {
      while (result.next()) {
        List<String> cells = new ArrayList<>();
        for (int i = 1; i <= result.getMetaData().getColumnCount(); i++) {
          cells.add(String.valueOf(result.getObject(i)));
        }
        rows.add(String.join("|", cells));
      }
    }
    return rows;
  }
}
