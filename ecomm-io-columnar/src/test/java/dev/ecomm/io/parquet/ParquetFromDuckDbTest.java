package dev.ecomm.io.parquet;

import static dev.ecomm.testkit.DataTableAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ecomm.error.InvoiceDataException;
import dev.ecomm.io.TableReadOptions;
import dev.ecomm.model.DataTable;
import dev.ecomm.model.Field;
import dev.ecomm.model.Schema;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Files that DuckDB writes, as we read them. */
class ParquetFromDuckDbTest {

  private static final Schema SCHEMA =
      Schema.of(
          Field.ofLong("l"),
          Field.ofLong("i"),
          Field.ofDouble("d"),
          Field.ofDouble("f"),
          Field.ofString("s"),
          Field.ofString("few"),
          Field.ofBoolean("b"),
          Field.ofDate("day"),
          Field.ofTimestamp("t"),
          Field.ofStringList("list"));

  /** Gaps in every column, distinct and repeated values, runs. */
  private static final String ROWS =
      "SELECT CASE WHEN i % 7 = 3 THEN NULL ELSE i * 1000003 END AS l,"
          + " (i * 7919 % 100000)::INTEGER AS i,"
          + " CASE WHEN i % 11 = 0 THEN NULL WHEN i % 13 = 0 THEN 'nan'::DOUBLE ELSE i / 7.0 END"
          + " AS d,"
          + " (i / 4)::FLOAT AS f,"
          + " CASE WHEN i % 5 = 0 THEN NULL WHEN i % 17 = 0 THEN '' ELSE 'text ' || i || ' é😀' END"
          + " AS s,"
          + " CASE WHEN i % 3 = 0 THEN 'a' ELSE 'b' || chr(10) || '\"' END AS few,"
          + " CASE WHEN i % 19 = 0 THEN NULL ELSE (i // 50) % 2 = 0 END AS b,"
          + " DATE '2011-12-09' - (i % 4000)::INTEGER AS day,"
          + " TIMESTAMP '2011-12-09 12:50:00' + to_seconds(i * 61) AS t,"
          + " CASE WHEN i % 4 = 0 THEN NULL WHEN i % 4 = 1 THEN [] ELSE ['x' || i % 9, '', 'y']"
          + " END AS list"
          + " FROM range(20000) r(i)";

  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource({
    "uncompressed, V1, 20000", "snappy, V1, 20000", "gzip, V1, 20000",
    "zstd, V1, 20000", "uncompressed, V2, 20000", "zstd, V2, 20000",
    "snappy, V2, 1", "zstd, V1, 1", "gzip, V2, 1"
  })
  void a_file_of_duckdb_is_the_table_of_duckdb(String codec, String version, int dictionary)
      throws IOException, SQLException {
    try (DuckDb database = DuckDb.open()) {
      byte[] file =
          write(
              database,
              ROWS,
              "COMPRESSION "
                  + codec
                  + ", ROW_GROUP_SIZE 4096, PARQUET_VERSION "
                  + version
                  + ", DICTIONARY_SIZE_LIMIT "
                  + dictionary);

      assertThat(ParquetFiles.read(file)).isEqualTo(database.query(ROWS, SCHEMA));
    }
  }

  @Test
  void all_types_that_can_be_read_are() throws IOException, SQLException {
    try (DuckDb database = DuckDb.open()) {
      byte[] file =
          write(
              database,
              "SELECT -1::TINYINT AS a, 200::UTINYINT AS b, -2::SMALLINT AS c, 60000::USMALLINT AS"
                  + " d, 4000000000::UINTEGER AS e, 5::UBIGINT AS f, 2.55::DECIMAL(4,2) AS g,"
                  + " 2.55::DECIMAL(9,2) AS h, 0.1::DECIMAL(18,3) AS i,"
                  + " -12345678901234567890.12::DECIMAL(38,2) AS j, 17::HUGEINT AS k,"
                  + " TIMESTAMP_S '2011-12-09 12:50:00' AS l, TIMESTAMP_MS '2011-12-09 12:50:00' AS"
                  + " m, TIMESTAMP_NS '2011-12-09 12:50:00' AS n,"
                  + " TIMESTAMPTZ '2011-12-09 12:50:00+00' AS o,"
                  + " 'happy'::ENUM('sad', 'happy') AS p, '{\"a\": 1}'::JSON AS q,"
                  + " '00112233-4455-6677-8899-aabbccddeeff'::UUID AS r, 'bytes'::BLOB AS s,"
                  + " TIMESTAMP '1969-12-31 23:59:59' AS t, DATE '0001-01-01' AS u",
              "COMPRESSION zstd");

      DataTable table = ParquetFiles.read(file);

      assertThat(table.columns().stream().map(column -> column.valueAt(0).orElseThrow()).toList())
          .map(Object::toString)
          .containsExactly(
              "-1",
              "200",
              "-2",
              "60000",
              "4000000000",
              "5",
              "2.55",
              "2.55",
              "0.1",
              "-1.2345678901234567E19",
              "17.0",
              "2011-12-09T12:50",
              "2011-12-09T12:50",
              "2011-12-09T12:50",
              "2011-12-09T12:50",
              "happy",
              "{\"a\": 1}",
              "00112233-4455-6677-8899-aabbccddeeff",
              "bytes",
              "1969-12-31T23:59:59",
              "0001-01-01");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{'x': 1}",
        "MAP {'a': 1}",
        "[1, 2]",
        "[['a']]",
        "TIME '12:50:00'",
        "INTERVAL 1 DAY"
      })
  void a_column_of_another_type_is_left_out_and_an_error_only_when_asked_for(String value)
      throws IOException, SQLException {
    try (DuckDb database = DuckDb.open()) {
      byte[] file =
          write(database, "SELECT " + value + " AS odd, 5 AS l, 'a' AS s", "COMPRESSION zstd");

      assertThat(ParquetFiles.read(file)).hasColumns("l", "s");
      assertThat(ParquetFiles.read(file).longs("l").longAt(0)).isEqualTo(5);
      TableReadOptions options = TableReadOptions.builder().columns("odd").build();
      assertThatThrownBy(() -> ParquetFiles.read(file, options))
          .isInstanceOf(InvoiceDataException.class)
          .hasMessageStartingWith("[mem:/shop/lines.parquet] has the column \"odd\" as ")
          .hasMessageContaining("leave it out with columns(...)");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"brotli", "lz4", "lz4_raw"})
  void another_compression_is_an_error_that_names_it(String codec)
      throws IOException, SQLException {
    try (DuckDb database = DuckDb.open()) {
      byte[] file = write(database, "SELECT 5 AS l", "COMPRESSION " + codec);

      assertThatThrownBy(() -> ParquetFiles.read(file))
          .isInstanceOf(InvoiceDataException.class)
          .hasMessageContaining("\"l\"")
          .hasMessageContaining("Write it again with zstd, snappy, gzip or none");
    }
  }

  @Test
  void a_fraction_of_a_second_is_an_error_that_names_the_row() throws IOException, SQLException {
    try (DuckDb database = DuckDb.open()) {
      byte[] file =
          write(
              database,
              "SELECT TIMESTAMP '2011-12-09 12:50:00' + to_milliseconds(i // 2 * 500) AS t FROM"
                  + " range(6) r(i)",
              "COMPRESSION zstd");

      assertThatThrownBy(() -> ParquetFiles.read(file))
          .isInstanceOf(InvoiceDataException.class)
          .hasMessageStartingWith(
              "[mem:/shop/lines.parquet] row 3, t: 2011-12-09T12:50:00.500 has a fraction");
    }
  }

  @Test
  void bytes_that_are_no_text_are_an_error_that_names_the_row() throws IOException, SQLException {
    for (int dictionary : new int[] {1, 1_000}) {
      try (DuckDb database = DuckDb.open()) {
        byte[] file =
            write(
                database,
                "SELECT CASE WHEN i = 4000 THEN '\\xED\\xA0\\x80'::BLOB ELSE 'a'::BLOB END AS s"
                    + " FROM range(9000) r(i)",
                "ROW_GROUP_SIZE 3000, DICTIONARY_SIZE_LIMIT " + dictionary);

        assertThatThrownBy(() -> ParquetFiles.read(file))
            .isInstanceOf(InvoiceDataException.class)
            .hasMessageContaining("row 4001, s: its bytes are not UTF-8");
      }
    }
  }

  @Test
  void a_missing_item_of_a_list_is_an_error_that_names_the_row() throws IOException, SQLException {
    try (DuckDb database = DuckDb.open()) {
      byte[] file =
          write(
              database,
              "SELECT CASE WHEN i = 2 THEN ['a', NULL] ELSE ['a'] END AS list FROM range(4) r(i)",
              "COMPRESSION zstd");

      assertThatThrownBy(() -> ParquetFiles.read(file))
          .isInstanceOf(InvoiceDataException.class)
          .hasMessageContaining("row 3, list: an item of the list is missing");
    }
  }

  @Test
  void a_number_past_the_signed_range_is_an_error_that_names_the_row()
      throws IOException, SQLException {
    try (DuckDb database = DuckDb.open()) {
      byte[] file =
          write(
              database,
              "SELECT CASE WHEN i = 2 THEN 18446744073709551615 ELSE 1 END::UBIGINT AS u FROM"
                  + " range(4) r(i)",
              "COMPRESSION zstd");

      assertThatThrownBy(() -> ParquetFiles.read(file))
          .isInstanceOf(InvoiceDataException.class)
          .hasMessageContaining("row 3, u: 18446744073709551615 passes 2^63");
    }
  }

  @Test
  void batches_of_a_row_group_share_its_dictionary() throws IOException, SQLException {
    try (DuckDb database = DuckDb.open()) {
      byte[] file = write(database, ROWS, "ROW_GROUP_SIZE 4096");
      TableReadOptions options = TableReadOptions.builder().columns("few").batchRows(1_000).build();
      try (var reader = ParquetFiles.reader(file, options)) {
        DataTable first = reader.next().orElseThrow();
        DataTable second = reader.next().orElseThrow();
        assertThat(second.strings("few").dictionary()).isSameAs(first.strings("few").dictionary());
        assertThat(List.of(first.rows(), second.rows())).containsExactly(1_000, 1_000);
      }
    }
  }

  private byte[] write(DuckDb database, String rows, String options)
      throws IOException, SQLException {
    Path file = folder.resolve("theirs.parquet");
    database.run("COPY (" + rows + ") TO '" + file + "' (FORMAT parquet, " + options + ")");
    return Files.readAllBytes(file);
  }
}
