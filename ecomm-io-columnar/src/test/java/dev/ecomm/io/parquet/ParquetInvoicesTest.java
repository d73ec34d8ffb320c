package dev.ecomm.io.parquet;

import static dev.ecomm.testkit.DataTableAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ecomm.error.InvoiceDataException;
import dev.ecomm.io.InvoiceReader;
import dev.ecomm.io.Invoices;
import dev.ecomm.io.ReadResult;
import dev.ecomm.io.Tables;
import dev.ecomm.model.DataTable;
import dev.ecomm.model.DoubleColumn;
import dev.ecomm.model.InvoiceTable;
import dev.ecomm.run.RunContext;
import dev.ecomm.testkit.DataFolder;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Invoice lines, as the seed's Python leaves them and as we do. */
class ParquetInvoicesTest {
  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "17850.0::DOUBLE, TIMESTAMP_NS '2010-12-01 08:26:00'",
        "17850::BIGINT, TIMESTAMP '2010-12-01 08:26:00'",
        "17850::INTEGER, TIMESTAMP_MS '2010-12-01 08:26:00'",
        "'17850', '2010-12-01 08:26:00'",
        "'17850.0', '12/1/2010 8:26'"
      })
  void the_seeds_parquet_is_read_as_invoices(String customerAndDate) throws SQLException {
    String[] both = customerAndDate.split(", ", 2);
    Path file = folder.resolve("cleaned.parquet");
    try (DuckDb database = DuckDb.open()) {
      database.run(
          "COPY (SELECT '536365' AS InvoiceNo, '85123A' AS StockCode, 'HOLDER' AS Description,"
              + " 6::BIGINT AS Quantity, "
              + both[1]
              + " AS InvoiceDate, 2.55 AS UnitPrice, "
              + both[0]
              + " AS CustomerID, 'United Kingdom' AS Country, 15.3 AS total_spend, 0::BIGINT AS"
              + " __index_level_0__) TO '"
              + file
              + "' (FORMAT parquet)");
    }

    ReadResult read = InvoiceReader.withDefaults().read(file.toUri(), RunContext.withDefaults());

    assertThat(read.rejects().size()).isZero();
    assertThat(read.report().ignoredColumns()).containsExactly("total_spend", "__index_level_0__");
    DataTable line = read.table().toTable();
    assertThat(line.strings("customer_id").textAt(0)).isEqualTo("17850");
    assertThat(line.timestamps("invoice_date").timestampAt(0)).hasToString("2010-12-01T08:26");
    assertThat(line.doubles("unit_price").doubleAt(0)).isEqualTo(2.55);
  }

  @Test
  void a_file_that_has_no_invoice_columns_is_an_error_that_says_what_it_has() throws IOException {
    Path file = folder.resolve("other.parquet");
    Files.write(file, ParquetFiles.bytes(new ParquetFormat(), RandomTables.of(1, 10)));

    assertThatThrownBy(() -> Invoices.read(file.toUri()))
        .isInstanceOf(InvoiceDataException.class)
        .hasMessageContaining("other.parquet] no column for invoice_no")
        .hasMessageContaining("the header has \"l\", \"d\"");
  }

  @Test
  void the_real_lines_are_the_same_lines_again() throws SQLException {
    URI csv = DataFolder.require("data/online_retail.csv.gz").toUri();
    InvoiceTable lines = Invoices.read(csv);
    double[] amounts = new double[lines.rows()];
    for (int row = 0; row < amounts.length; row++) {
      amounts[row] = lines.quantity(row) * lines.unitPrice(row);
    }
    DataTable nine = lines.toTable().withColumn("total_spend", DoubleColumn.of(amounts));
    Path file = folder.resolve("lines.parquet");

    Tables.write(nine, file.toUri());

    assertThat(Tables.read(file.toUri())).isEqualTo(nine);
    assertThat(Invoices.read(file.toUri()).toTable()).isEqualTo(lines.toTable());
    try (DuckDb database = DuckDb.open()) {
      assertThat(database.read(file, nine.schema())).isEqualTo(nine);
    }
  }
}
