package dev.ecomm.io.parquet;

import static dev.ecomm.testkit.DataTableAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ecomm.model.DataTable;
import dev.ecomm.model.DoubleColumn;
import dev.ecomm.model.Field;
import dev.ecomm.model.Schema;
import dev.ecomm.model.StringColumn;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Files that we write, as DuckDB reads them. */
class ParquetToDuckDbTest {
  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(longs = {0, 1, 2, 3, 4, 5, 6, 7, 8, 9})
  void any_table_is_the_same_in_duckdb(long seed) throws IOException, SQLException {
    int rowGroupRows = 1 + new SplittableRandom(seed).nextInt(3_000);
    ParquetFormat format = ParquetFormat.builder().rowGroupRows(rowGroupRows).build();

    assertSame(format, RandomTables.of(seed, 4_000));
  }

  @ParameterizedTest
  @EnumSource
  void every_compression_is_read_by_duckdb(ParquetCompression compression)
      throws IOException, SQLException {
    assertSame(
        ParquetFormat.builder().compression(compression).build(), RandomTables.of(11, 4_000));
  }

  @Test
  void a_table_without_rows_is_read_by_duckdb() throws IOException, SQLException {
    assertSame(new ParquetFormat(), DataTable.builder(RandomTables.SCHEMA).build());
  }

  @Test
  void pages_of_many_values_and_long_texts_are_read_by_duckdb() throws IOException, SQLException {
    StringColumn.Builder texts = new StringColumn.Builder();
    for (int i = 0; i < 100_000; i++) {
      texts.add("a text of its own, number " + i);
    }
    StringColumn column = texts.build();

    assertSame(new ParquetFormat(), DataTable.of(Schema.of(Field.ofString("s")), column));
  }

  @Test
  void decimals_are_decimals_in_duckdb() throws IOException, SQLException {
    Schema schema = Schema.of(Field.ofDouble("price"), Field.ofDouble("sum"));
    DataTable table =
        DataTable.of(
            schema,
            DoubleColumn.ofNanAsMissing(2.55, -0.01, Double.NaN, 0, 9_999_999.99),
            DoubleColumn.ofNanAsMissing(0.001, -3.5, 123_456_789_012.125, Double.NaN, 1));
    ParquetFormat format =
        ParquetFormat.builder().decimal("price", 9, 2).decimal("sum", 18, 3).build();
    Path file = write(format, table);

    try (DuckDb database = DuckDb.open()) {
      DataTable types =
          database.query(
              "SELECT typeof(price), typeof(sum), price::VARCHAR FROM read_parquet('"
                  + file
                  + "') LIMIT 1",
              Schema.of(Field.ofString("a"), Field.ofString("b"), Field.ofString("c")));
      assertThat(types.column(0).valueAt(0)).contains("DECIMAL(9,2)");
      assertThat(types.column(1).valueAt(0)).contains("DECIMAL(18,3)");
      assertThat(types.column(2).valueAt(0)).contains("2.55");
      assertThat(database.read(file, schema)).isEqualTo(table);
    }
    assertThat(ParquetFiles.read(Files.readAllBytes(file))).isEqualTo(table);
  }

  @Test
  void duckdb_finds_rows_by_the_statistics() throws IOException, SQLException {
    DataTable table = RandomTables.of(3, 4_000);
    Path file = write(ParquetFormat.builder().rowGroupRows(100).build(), table);

    try (DuckDb database = DuckDb.open()) {
      for (String filter :
          new String[] {
            "l = 7",
            "d = 0",
            "d = -0.0",
            "s = ''",
            "s > 'text 9'",
            "b",
            "NOT b",
            "s IS NULL",
            "day < DATE '1000-01-01'",
            "t < TIMESTAMP '1950-01-01'",
            "d > 0.05",
            "isnan(d)"
          }) {
        String sql = "SELECT count(*) FROM read_parquet('" + file + "') WHERE " + filter;
        database.run("CREATE OR REPLACE TABLE t AS SELECT * FROM read_parquet('" + file + "')");
        Schema count = Schema.of(Field.ofLong("n"));
        assertThat(database.query(sql, count))
            .as(filter)
            .isEqualTo(database.query("SELECT count(*) FROM t WHERE " + filter, count));
      }
    }
  }

  private void assertSame(ParquetFormat format, DataTable table) throws IOException, SQLException {
    Path file = write(format, table);
    try (DuckDb database = DuckDb.open()) {
      assertThat(database.read(file, table.schema())).isEqualTo(table);
    }
  }

  private Path write(ParquetFormat format, DataTable table) throws IOException {
    return Files.write(folder.resolve("ours.parquet"), ParquetFiles.bytes(format, table));
  }
}
