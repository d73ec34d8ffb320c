package dev.ecomm.io.parquet;

import static dev.ecomm.testkit.DataTableAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ecomm.error.InvoiceDataException;
import dev.ecomm.io.TableReadOptions;
import dev.ecomm.io.TableReader;
import dev.ecomm.io.TableWriter;
import dev.ecomm.io.Tables;
import dev.ecomm.model.DataTable;
import dev.ecomm.model.DoubleColumn;
import dev.ecomm.model.Field;
import dev.ecomm.model.LongColumn;
import dev.ecomm.model.Schema;
import dev.ecomm.model.StringColumn;
import dev.ecomm.model.TimestampColumn;
import dev.ecomm.run.CancellationToken;
import dev.ecomm.run.RunContext;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ParquetOptionsTest {

  private static final DataTable TABLE =
      DataTable.of(
          Schema.of(Field.ofLong("customers"), Field.ofString("segment"), Field.ofDouble("share")),
          LongColumn.of(633, 1065),
          StringColumn.of("Champions", "Lost"),
          DoubleColumn.of(0.37, 0.63));

  private static final byte[] FILE = ParquetFiles.bytes(new ParquetFormat(), TABLE);

  @TempDir Path folder;

  @Test
  void the_extension_finds_the_format() throws IOException {
    Path file = folder.resolve("segments.parquet");

    Tables.write(TABLE, file.toUri());

    assertThat(Tables.read(file.toUri())).isEqualTo(TABLE);
    assertThat(Files.readAllBytes(file)).isEqualTo(FILE);
  }

  @Test
  void columns_are_read_in_the_order_asked_for() {
    TableReadOptions options = TableReadOptions.builder().columns("share", "customers").build();

    assertThat(ParquetFiles.read(FILE, options)).isEqualTo(TABLE.select("share", "customers"));
  }

  @Test
  void a_schema_finds_columns_by_name_and_ignores_others() {
    Schema schema = Schema.of(Field.ofString("segment"), Field.ofLong("customers"));
    TableReadOptions options = TableReadOptions.builder().schema(schema).build();

    assertThat(ParquetFiles.read(FILE, options)).isEqualTo(TABLE.select("segment", "customers"));
  }

  @Test
  void whole_numbers_are_read_as_doubles_where_doubles_are_asked_for() {
    TableReadOptions options =
        TableReadOptions.builder().schema(Schema.of(Field.ofDouble("customers"))).build();

    assertThat(ParquetFiles.read(FILE, options).doubles("customers").doubleAt(1)).isEqualTo(1065.0);
  }

  @Test
  void a_whole_number_that_is_no_double_is_an_error_that_names_the_row() {
    DataTable large = DataTable.of(Schema.of(Field.ofLong("n")), LongColumn.of(1, (1L << 53) + 1));
    byte[] file = ParquetFiles.bytes(new ParquetFormat(), large);
    TableReadOptions options =
        TableReadOptions.builder().schema(Schema.of(Field.ofDouble("n"))).build();

    assertThatThrownBy(() -> ParquetFiles.read(file, options))
        .isInstanceOf(InvoiceDataException.class)
        .hasMessage(
            "[mem:/shop/lines.parquet] row 2, n: 9007199254740993 is no double exactly. Read the"
                + " column as LONG.");
  }

  @Test
  void a_column_of_another_type_is_an_error_that_names_both_types() {
    TableReadOptions options =
        TableReadOptions.builder().schema(Schema.of(Field.ofLong("segment"))).build();

    assertThatThrownBy(() -> ParquetFiles.read(FILE, options))
        .isInstanceOf(InvoiceDataException.class)
        .hasMessageStartingWith("[mem:/shop/lines.parquet] has the column \"segment\" as STRING")
        .hasMessageContaining("asked for as LONG. Ask for STRING, or cast the column");
  }

  @Test
  void a_missing_column_is_an_error_that_says_what_there_is() {
    TableReadOptions options = TableReadOptions.builder().columns("country").build();

    assertThatThrownBy(() -> ParquetFiles.read(FILE, options))
        .isInstanceOf(InvoiceDataException.class)
        .hasMessage(
            "[mem:/shop/lines.parquet] has no column \"country\"; it has customers, segment,"
                + " share. Correct the columns asked for.");
  }

  @Test
  void a_price_that_is_no_decimal_of_the_scale_is_an_error_that_names_the_row() {
    ParquetFormat format = ParquetFormat.builder().decimal("share", 4, 1).build();

    assertThatThrownBy(() -> ParquetFiles.bytes(format, TABLE))
        .isInstanceOf(InvoiceDataException.class)
        .hasMessage(
            "[mem:/shop/lines.parquet] row 1, share: the value 0.37 does not fit DECIMAL(4, 1);"
                + " choose another precision or scale, or write doubles.");
  }

  @Test
  void a_decimal_must_be_a_column_of_doubles() {
    ParquetFormat format = ParquetFormat.builder().decimal("segment", 4, 1).build();

    assertThatThrownBy(() -> ParquetFiles.bytes(format, TABLE))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("decimal column \"segment\" is STRING, must be DOUBLE");
  }

  @Test
  void a_timestamp_past_microseconds_is_an_error_that_names_the_row() {
    DataTable late =
        DataTable.of(
            Schema.of(Field.ofTimestamp("t")),
            TimestampColumn.ofEpochSeconds(0, Long.MAX_VALUE / 1_000_000 + 1));

    assertThatThrownBy(() -> ParquetFiles.bytes(new ParquetFormat(), late))
        .isInstanceOf(InvoiceDataException.class)
        .hasMessageContaining("row 2, t: the timestamp +294247-01-10T04:00:55 does not fit");
  }

  @Test
  void options_out_of_range_name_the_range() {
    ParquetFormat.Builder builder = ParquetFormat.builder();

    assertThatThrownBy(() -> builder.rowGroupRows(0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("rowGroupRows is 0, must be at least 1");
    assertThatThrownBy(() -> builder.decimal("a", 19, 2))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("precision is 19, must be from 1 to 18");
    assertThatThrownBy(() -> builder.decimal("a", 4, 5))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("scale is 5, must be from 0 to the precision, 4");
  }

  @Test
  void a_batch_of_another_schema_is_refused() {
    try (TableWriter writer =
        new ParquetFormat()
            .writer(new ByteArrayOutputStream(), ParquetFiles.URI_OF_FILE, TABLE.schema())) {
      assertThatThrownBy(() -> writer.write(TABLE.select("share")))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageStartingWith("batch has Schema[");
    }
  }

  @Test
  void reading_can_be_cancelled() {
    CancellationToken token = new CancellationToken();
    token.cancel();

    try (TableReader reader =
        new ParquetFormat()
            .open(
                ParquetFiles.store(FILE),
                ParquetFiles.URI_OF_FILE,
                TableReadOptions.withDefaults(),
                RunContext.withDefaults().cancelledBy(token))) {
      assertThatThrownBy(reader::next).isInstanceOf(CancellationException.class);
    }
  }

  @Test
  void only_the_columns_asked_for_are_fetched() {
    StringColumn.Builder texts = new StringColumn.Builder();
    double[] doubles = new double[200_000];
    for (int i = 0; i < doubles.length; i++) {
      texts.add("text of its own " + i * 7_919L);
      doubles[i] = Math.sqrt(i);
    }
    DataTable table =
        DataTable.of(
            Schema.of(Field.ofString("wide"), Field.ofLong("n"), Field.ofDouble("also")),
            texts.build(),
            LongColumn.of(new int[doubles.length]),
            DoubleColumn.of(doubles));
    byte[] file = ParquetFiles.bytes(new ParquetFormat(), table);
    CountingStore store = new CountingStore(ParquetFiles.store(file));
    TableReadOptions options = TableReadOptions.builder().columns("n").build();

    try (TableReader reader =
        new ParquetFormat()
            .open(store, ParquetFiles.URI_OF_FILE, options, RunContext.withDefaults())) {
      assertThat(reader.readAll()).isEqualTo(table.select("n"));
    }

    assertThat(file.length).isGreaterThan(1_000_000);
    // The end of the file is looked at in 64 KiB.
    assertThat(store.bytesRead()).isLessThan(70_000);
  }

  @Test
  void the_bytes_do_not_depend_on_the_batches() {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (TableWriter writer =
        new ParquetFormat().writer(out, ParquetFiles.URI_OF_FILE, TABLE.schema())) {
      for (DataTable batch : List.of(TABLE.slice(0, 1), TABLE.slice(1, 1), TABLE.slice(1, 2))) {
        writer.write(batch);
      }
      writer.commit();
    }

    assertThat(out.toByteArray()).isEqualTo(FILE);
  }
}
