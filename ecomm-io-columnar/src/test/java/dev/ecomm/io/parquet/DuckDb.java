package dev.ecomm.io.parquet;

import dev.ecomm.model.ColumnType;
import dev.ecomm.model.DataTable;
import dev.ecomm.model.DataTableBuilder;
import dev.ecomm.model.Schema;
import java.nio.file.Path;
import java.sql.Array;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** DuckDB in memory: another program's view of what we write, and files that we did not write. */
final class DuckDb implements AutoCloseable {
  private final Connection connection;

  private DuckDb(Connection connection) {
    this.connection = connection;
  }

  static DuckDb open() throws SQLException {
    DuckDb database = new DuckDb(DriverManager.getConnection("jdbc:duckdb:"));
    database.run("SET threads = 1");
    return database;
  }

  void run(String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  /** Reads a file as DuckDB sees it. */
  DataTable read(Path file, Schema schema) throws SQLException {
    return query("SELECT * FROM read_parquet('" + file + "')", schema);
  }

  DataTable query(String sql, Schema schema) throws SQLException {
    DataTableBuilder table = DataTable.builder(schema);
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      @Nullable Object[] row = new @Nullable Object[schema.size()];
      while (rows.next()) {
        for (int i = 0; i < row.length; i++) {
          row[i] = value(rows, i + 1, schema.field(i).type());
        }
        table.row(row);
      }
    }
    return table.build();
  }

  private static @Nullable Object value(ResultSet rows, int column, ColumnType type)
      throws SQLException {
    Object value =
        switch (type) {
          case LONG -> rows.getLong(column);
          case DOUBLE -> rows.getDouble(column);
          case STRING -> rows.getString(column);
          case BOOLEAN -> rows.getBoolean(column);
          case DATE -> rows.getObject(column, LocalDate.class);
          case TIMESTAMP -> rows.getObject(column, LocalDateTime.class);
          case STRING_LIST -> list(rows.getArray(column));
        };
    return rows.wasNull() ? null : value;
  }

  private static @Nullable List<String> list(@Nullable Array array) throws SQLException {
    return array == null
        ? null
        : Arrays.stream((Object[]) array.getArray()).map(String.class::cast).toList();
  }

  @Override
  public void close() throws SQLException {
    connection.close();
  }
}
