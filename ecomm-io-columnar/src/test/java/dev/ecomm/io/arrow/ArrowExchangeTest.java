package dev.ecomm.io.arrow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ecomm.io.TableReader;
import dev.ecomm.model.DataTable;
import dev.ecomm.model.DoubleColumn;
import dev.ecomm.model.Field;
import dev.ecomm.model.LongColumn;
import dev.ecomm.model.Schema;
import dev.ecomm.model.StringColumn;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import org.apache.arrow.c.ArrowArray;
import org.apache.arrow.c.ArrowArrayStream;
import org.apache.arrow.c.ArrowSchema;
import org.apache.arrow.c.Data;
import org.apache.arrow.memory.RootAllocator;
import org.apache.arrow.vector.ipc.ArrowReader;
import org.duckdb.DuckDBConnection;
import org.duckdb.DuckDBResultSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ArrowExchangeTest {

  @AfterEach
  void nothing_is_held() {
    assertThat(ArrowExchange.bytesHeld()).isZero();
  }

  @ParameterizedTest
  @MethodSource("dev.ecomm.io.arrow.RandomTables#seeds")
  void a_table_comes_back_as_it_went(long seed) {
    DataTable table = RandomTables.of(seed);
    try (RootAllocator allocator = new RootAllocator();
        ArrowArray array = ArrowArray.allocateNew(allocator);
        ArrowSchema schema = ArrowSchema.allocateNew(allocator)) {
      ArrowExchange.exportTable(table, array.memoryAddress(), schema.memoryAddress());

      assertThat(ArrowExchange.importTable(array.memoryAddress(), schema.memoryAddress()))
          .isEqualTo(table);
    }
  }

  @ParameterizedTest
  @MethodSource("dev.ecomm.io.arrow.RandomTables#seeds")
  void a_stream_comes_back_as_it_went(long seed) {
    DataTable table = RandomTables.of(seed);
    try (RootAllocator allocator = new RootAllocator();
        ArrowArrayStream stream = ArrowArrayStream.allocateNew(allocator)) {
      ArrowExchange.exportStream(table, stream.memoryAddress());
      try (TableReader again = ArrowExchange.importStream(stream.memoryAddress())) {
        assertThat(again.readAll()).isEqualTo(table);
      }
    }
  }

  @Test
  void duckdb_queries_our_table_and_hands_its_result_over() throws Exception {
    DataTable table =
        DataTable.of(
            Schema.of(Field.ofString("country"), Field.ofLong("units"), Field.ofDouble("price")),
            StringColumn.of("EIRE", null, "France", "EIRE"),
            LongColumn.of(1, 2, 3, 4),
            DoubleColumn.of(0.5, 1, 2, 0.25));
    try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
        RootAllocator allocator = new RootAllocator();
        ArrowArrayStream stream = ArrowArrayStream.allocateNew(allocator);
        ArrowArrayStream back = ArrowArrayStream.allocateNew(allocator)) {
      ArrowExchange.exportStream(table, stream.memoryAddress());
      connection.unwrap(DuckDBConnection.class).registerArrowStream("lines", stream);
      try (Statement statement = connection.createStatement();
          ResultSet result =
              statement.executeQuery(
                  "SELECT country, sum(units)::BIGINT AS units, sum(price) AS price FROM lines"
                      + " GROUP BY country ORDER BY country NULLS FIRST")) {
        ArrowReader reader =
            (ArrowReader) result.unwrap(DuckDBResultSet.class).arrowExportStream(allocator, 1024);
        Data.exportArrayStream(allocator, reader, back);
        try (TableReader sums = ArrowExchange.importStream(back.memoryAddress())) {
          assertThat(sums.readAll())
              .isEqualTo(
                  DataTable.of(
                      table.schema(),
                      StringColumn.of(null, "EIRE", "France"),
                      LongColumn.of(2, 5, 3),
                      DoubleColumn.of(1, 0.75, 2)));
        }
      }
    }
  }

  @Test
  void a_jvm_without_the_option_is_told_its_name() {
    assertThatThrownBy(() -> ArrowMemory.requireOption(false))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("--add-opens=java.base/java.nio=ALL-UNNAMED");
  }
}
