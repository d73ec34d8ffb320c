package dev.ecomm.io.parquet;

import static dev.ecomm.testkit.DataTableAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ecomm.io.TableReadOptions;
import dev.ecomm.io.TableReader;
import dev.ecomm.io.TableWriter;
import dev.ecomm.model.DataTable;
import dev.ecomm.model.DataTableBuilder;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class ParquetRoundTripTest {

  @ParameterizedTest
  @ValueSource(longs = {0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19})
  void any_table_is_read_as_it_was_written(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    DataTable table = RandomTables.of(seed, 3_000);
    ParquetFormat format = ParquetFormat.builder().rowGroupRows(1 + random.nextInt(2_000)).build();

    byte[] file = ParquetFiles.bytes(format, table);

    assertThat(ParquetFiles.read(file)).isEqualTo(table);
  }

  @ParameterizedTest
  @ValueSource(longs = {20, 21, 22, 23, 24, 25, 26, 27, 28, 29})
  void batches_in_and_out_make_the_same_table(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    DataTable table = RandomTables.of(seed, 3_000);
    ParquetFormat format = ParquetFormat.builder().rowGroupRows(1 + random.nextInt(2_000)).build();
    java.io.ByteArrayOutputStream out = new java.io.ByteArrayOutputStream();
    try (TableWriter writer = format.writer(out, ParquetFiles.URI_OF_FILE, table.schema())) {
      for (int from = 0; from < table.rows(); ) {
        int to = Math.min(table.rows(), from + 1 + random.nextInt(700));
        writer.write(table.slice(from, to));
        from = to;
      }
      writer.commit();
    }

    int batchRows = 1 + random.nextInt(900);
    TableReadOptions options = TableReadOptions.builder().batchRows(batchRows).build();
    DataTableBuilder all = DataTable.builder(table.schema());
    List<Integer> rows = new ArrayList<>();
    try (TableReader reader = ParquetFiles.reader(out.toByteArray(), options)) {
      for (Optional<DataTable> batch = reader.next(); batch.isPresent(); batch = reader.next()) {
        all.addAll(batch.get());
        rows.add(batch.get().rows());
      }
    }

    assertThat(all.build()).isEqualTo(table);
    assertThat(rows).allMatch(n -> n >= 1 && n <= batchRows);
    assertThat(out.toByteArray()).isEqualTo(ParquetFiles.bytes(format, table));
  }

  @ParameterizedTest
  @EnumSource
  void every_compression_is_read_as_it_was_written(ParquetCompression compression) {
    DataTable table = RandomTables.of(7, 5_000);
    ParquetFormat format = ParquetFormat.builder().compression(compression).build();

    assertThat(ParquetFiles.read(ParquetFiles.bytes(format, table))).isEqualTo(table);
  }
}
