package dev.ecomm.io.csv;

import static org.assertj.core.api.Assertions.assertThat;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import dev.ecomm.io.MapStore;
import dev.ecomm.io.TableReadOptions;
import dev.ecomm.io.TableReader;
import dev.ecomm.io.TableWriteOptions;
import dev.ecomm.io.Tables;
import dev.ecomm.model.DataTable;
import dev.ecomm.model.Field;
import dev.ecomm.model.StringColumn;
import dev.ecomm.run.RunContext;
import dev.ecomm.store.Stores;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Two roads to the same table: what was written, read again, is equal bit for bit. */
class CsvRoundTripTest {

  private static final URI CSV = URI.create("map:/nasty.csv");
  private static final URI GZIP = URI.create("map:/nasty.csv.gz");

  private final MapStore store = new MapStore();
  private final Stores stores = Stores.discovered().with(store);

  static LongStream seeds() {
    return LongStream.range(0, 200);
  }

  static LongStream fewSeeds() {
    return LongStream.range(0, 60);
  }

  private void write(DataTable table, URI uri, CsvFormat format) {
    TableWriteOptions options = TableWriteOptions.builder().stores(stores).format(format).build();
    Tables.write(table, uri, options, RunContext.withDefaults());
  }

  private DataTable read(URI uri, CsvFormat format, TableReadOptions.Builder options) {
    return Tables.read(
        uri, options.stores(stores).format(format).build(), RunContext.withDefaults());
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void a_table_read_with_its_schema_is_the_table_written(long seed) {
    DataTable table = NastyTables.of(seed);
    CsvFormat format = CsvFormat.builder().separator(",;\t|".charAt((int) (seed % 4))).build();
    URI uri = seed % 3 == 0 ? GZIP : CSV;

    write(table, uri, format);
    DataTable again = read(uri, format, TableReadOptions.builder().schema(table.schema()));

    assertThat(again).isEqualTo(table);
    assertThat(again).hasSameHashCodeAs(table);
  }

  @ParameterizedTest
  @MethodSource("fewSeeds")
  void batches_and_projections_are_parts_of_the_table(long seed) {
    DataTable table = NastyTables.of(seed);
    List<String> last = List.of(table.schema().field(table.schema().size() - 1).name());
    write(table, CSV, new CsvFormat());

    DataTable column =
        read(
            CSV,
            new CsvFormat(),
            TableReadOptions.builder().schema(table.schema()).columns(last).batchRows(7));

    assertThat(column).isEqualTo(table.select(last));
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void where_the_blocks_of_a_stream_end_makes_no_difference(long seed) {
    DataTable table = NastyTables.of(seed);
    write(table, CSV, new CsvFormat());
    byte[] bytes = store.bytes(CSV);

    try (TableReader reader =
        CsvTableReader.open(
            new CsvFormat(),
            new ByteArrayInputStream(bytes),
            CSV,
            bytes.length,
            (int) (1 + seed % 40),
            TableReadOptions.builder().schema(table.schema()).build(),
            RunContext.withDefaults())) {
      assertThat(reader.readAll()).isEqualTo(table);
    }
  }

  @ParameterizedTest
  @MethodSource("fewSeeds")
  void another_reader_finds_the_same_texts(long seed) {
    DataTable table = NastyTables.of(seed);
    write(table, CSV, new CsvFormat());

    DataTable texts = read(CSV, new CsvFormat(), TableReadOptions.builder());
    List<CsvRecord> records =
        CsvReader.builder()
            .skipEmptyLines(false)
            .ofCsvRecord(new String(store.bytes(CSV), StandardCharsets.UTF_8))
            .stream()
            .toList();

    assertThat(records.get(0).getFields())
        .isEqualTo(table.schema().fields().stream().map(Field::name).toList());
    assertThat(records).hasSize(table.rows() + 1);
    for (int row = 0; row < table.rows(); row++) {
      for (int column = 0; column < table.schema().size(); column++) {
        StringColumn ours = (StringColumn) texts.column(column);
        assertThat(records.get(row + 1).getField(column))
            .isEqualTo(ours.isMissing(row) ? "" : ours.textAt(row));
      }
    }
  }

  @ParameterizedTest
  @MethodSource("fewSeeds")
  void equal_tables_give_equal_bytes_however_they_are_batched(long seed) {
    DataTable table = NastyTables.of(seed);
    DataTable rebuilt =
        DataTable.builder(table.schema())
            .addAll(table.slice(table.rows() / 2, table.rows()))
            .addAll(table.slice(0, table.rows() / 2))
            .build();
    write(table, GZIP, new CsvFormat());
    byte[] whole = store.bytes(GZIP);

    TableWriteOptions options = TableWriteOptions.builder().stores(stores).build();
    int second = table.rows() - table.rows() / 2;
    try (var writer = Tables.writer(GZIP, table.schema(), options, RunContext.withDefaults())) {
      writer.write(rebuilt.slice(second, table.rows()));
      writer.write(rebuilt.slice(0, second));
      writer.commit();
    }

    assertThat(store.bytes(GZIP)).isEqualTo(whole);
  }
}
