package dev.ecomm.benchmarks.peers;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ecomm.benchmarks.InvoiceFiles;
import dev.ecomm.io.InvoiceReader;
import dev.ecomm.io.ReadResult;
import dev.ecomm.model.CodedColumn;
import dev.ecomm.model.Dictionary;
import dev.ecomm.model.InvoiceTable;
import dev.ecomm.model.MoneySum;
import dev.ecomm.run.RunContext;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is timed against each other gives the same answers: every cell, every sum, every reject. */
class ReadCsvPeersGateTest {

  private static Path csv;
  private static InvoiceTable ours;
  private static DuckDb duckDb;

  @BeforeAll
  static void read() throws IOException, SQLException {
    csv = InvoiceFiles.csv("real");
    ReadResult result = read(csv);
    assertThat(result.rejects().size()).isZero();
    ours = result.table();
    duckDb = DuckDb.open(1);
    assertThat(duckDb.load(csv)).isEqualTo(ours.rows());
  }

  @AfterAll
  static void close() throws SQLException {
    duckDb.close();
  }

  @Test
  void every_cell_of_every_row_is_that_of_duckdb() throws SQLException {
    try (Statement statement = duckDb.connection().createStatement();
        ResultSet theirs =
            statement.executeQuery(
                "SELECT InvoiceNo, StockCode, Description, Quantity, epoch(InvoiceDate)::BIGINT,"
                    + " UnitPrice, regexp_replace(CustomerID, '\\.0$', ''), Country"
                    + " FROM lines ORDER BY rowid")) {
      int row = 0;
      for (; theirs.next(); row++) {
        boolean same =
            Objects.equals(theirs.getString(1), ours.invoiceNo().text(row))
                && Objects.equals(theirs.getString(2), ours.stockCode().text(row))
                && Objects.equals(theirs.getString(3), ours.description().text(row))
                && theirs.getInt(4) == ours.quantity(row)
                && theirs.getLong(5) == ours.epochSecond(row)
                && theirs.getDouble(6) == ours.unitPrice(row)
                && Objects.equals(theirs.getString(7), ours.customerId().text(row))
                && Objects.equals(theirs.getString(8), ours.country().text(row));
        if (!same) {
          assertThat(ours.line(row)).as("row %d is not DuckDB's", row + 1).isNull();
        }
      }
      assertThat(row).isEqualTo(ours.rows());
    }
  }

  @Test
  void sums_and_ranges_are_those_of_duckdb() throws SQLException {
    long units = 0;
    MoneySum revenue = new MoneySum();
    long first = Long.MAX_VALUE;
    long last = Long.MIN_VALUE;
    for (int row = 0; row < ours.rows(); row++) {
      units += ours.quantity(row);
      revenue.add(ours.quantity(row), ours.unitPrice(row));
      first = Math.min(first, ours.epochSecond(row));
      last = Math.max(last, ours.epochSecond(row));
    }
    assertThat(units).isEqualTo(number("sum(Quantity)").longValueExact());
    assertThat(revenue.total())
        .isEqualByComparingTo(number("sum(Quantity * UnitPrice::DECIMAL(12, 3))"));
    assertThat(first).isEqualTo(number("epoch(min(InvoiceDate))::BIGINT").longValueExact());
    assertThat(last).isEqualTo(number("epoch(max(InvoiceDate))::BIGINT").longValueExact());
  }

  @Test
  void every_text_column_has_as_many_distinct_texts_and_gaps_as_in_duckdb() throws SQLException {
    assertSameTexts(ours.invoiceNo(), "InvoiceNo");
    assertSameTexts(ours.stockCode(), "StockCode");
    assertSameTexts(ours.description(), "Description");
    assertSameTexts(ours.customerId(), "CustomerID");
    assertSameTexts(ours.country(), "Country");
  }

  @Test
  void the_raw_parsers_see_the_same_fields_of_the_same_lengths() throws IOException, SQLException {
    RawFields bounds = FastCsvFields.bounds(csv);
    assertThat(bounds.rows()).isEqualTo(ours.rows() + 1);
    assertThat(bounds.fields()).isEqualTo(8 * bounds.rows());
    assertThat(FastCsvFields.strings(csv)).isEqualTo(bounds);
    assertThat(UnivocityFields.strings(csv)).isEqualTo(bounds);
    try (Statement statement = duckDb.connection().createStatement();
        ResultSet chars =
            statement.executeQuery(
                "SELECT sum(length(concat(COLUMNS(*)))) FROM read_csv('%s', all_varchar = true,"
                        .formatted(csv)
                    + " header = false, auto_detect = false, columns = {'a': 'VARCHAR',"
                    + " 'b': 'VARCHAR', 'c': 'VARCHAR', 'd': 'VARCHAR', 'e': 'VARCHAR',"
                    + " 'f': 'VARCHAR', 'g': 'VARCHAR', 'h': 'VARCHAR'})")) {
      chars.next();
      long sum = 0;
      for (int column = 1; column <= 8; column++) {
        sum += chars.getLong(column);
      }
      assertThat(bounds.chars()).isEqualTo(sum);
    }
  }

  @Test
  void the_same_rows_of_a_dirty_file_are_put_aside(@TempDir Path folder)
      throws IOException, SQLException {
    Path dirty = folder.resolve("dirty.csv");
    List<String> lines = new ArrayList<>(Files.readAllLines(csv).subList(0, 20_000));
    for (int row = 7; row < lines.size(); row += 10) {
      String[] fields = lines.get(row).split(",", -1);
      if (fields.length == 8) {
        switch (row % 4) {
          case 0 -> fields[3] = "six";
          case 1 -> fields[4] = "31/02/2011";
          case 2 -> fields[5] = "free";
          default -> fields[3] = "99999999999";
        }
        lines.set(row, String.join(",", fields));
      }
    }
    Files.write(dirty, lines, StandardCharsets.UTF_8);
    ReadResult result = read(dirty);
    try (DuckDb database = DuckDb.open(1)) {
      assertThat(database.load(dirty)).isEqualTo(result.table().rows());
      try (Statement statement = database.connection().createStatement();
          ResultSet theirs = statement.executeQuery("SELECT DISTINCT line FROM reject_errors")) {
        TreeSet<Long> rejected = new TreeSet<>();
        while (theirs.next()) {
          rejected.add(theirs.getLong(1));
        }
        assertThat(rejected).hasSizeGreaterThan(1_500);
        TreeSet<Long> ourRejects = new TreeSet<>();
        result.rejects().forEach(reject -> ourRejects.add(reject.line()));
        assertThat(ourRejects).isEqualTo(rejected);
      }
    }
  }

  private static ReadResult read(Path file) {
    return InvoiceReader.withDefaults().read(file.toUri(), RunContext.withDefaults().onThreads(1));
  }

  private static void assertSameTexts(CodedColumn column, String name) throws SQLException {
    BitSet seen = new BitSet();
    long missing = 0;
    for (int row = 0; row < column.rows(); row++) {
      if (column.code(row) == Dictionary.MISSING) {
        missing++;
      } else {
        seen.set(column.code(row));
      }
    }
    assertThat(seen.cardinality())
        .as("distinct %s", name)
        .isEqualTo(number("count(DISTINCT " + name + ")").intValueExact());
    assertThat(missing)
        .as("missing %s", name)
        .isEqualTo(number("count(*) - count(" + name + ")").longValueExact());
  }

  private static BigDecimal number(String expression) throws SQLException {
    try (Statement statement = duckDb.connection().createStatement();
        ResultSet result = statement.executeQuery("SELECT " + expression + " FROM lines")) {
      result.next();
      return result.getBigDecimal(1);
    }
  }
}
