package dev.ecomm.io.parquet;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.ecomm.error.InvoiceDataException;
import dev.ecomm.io.TableReadOptions;
import dev.ecomm.io.TableReader;
import dev.ecomm.model.DataTable;
import dev.ecomm.model.DataTableBuilder;
import java.util.Optional;
import java.util.function.Function;

/**
 * Reads whatever the fuzzer makes up. The only exception allowed is {@link InvoiceDataException},
 * and batches give the table that reading at once gives.
 */
class ParquetFormatFuzzTest {

  /** Small limits, so that the fuzzer meets them. */
  private static final ParquetFormat FORMAT =
      ParquetFormat.builder()
          .maxPageBytes(1 << 14)
          .maxFooterBytes(1 << 14)
          .maxRowGroupRows(1 << 14)
          .build();

  @FuzzTest
  void any_bytes_are_read_or_refused_in_words(byte[] file) {
    Optional<DataTable> whole = read(file, TableReader::readAll);
    Optional<DataTable> batches = read(file, ParquetFormatFuzzTest::inBatches);

    assertThat(batches).isEqualTo(whole);
  }

  private static Optional<DataTable> read(byte[] file, Function<TableReader, DataTable> how) {
    TableReadOptions options = TableReadOptions.builder().batchRows(7).build();
    try (TableReader reader = ParquetFiles.reader(FORMAT, file, options)) {
      return Optional.of(how.apply(reader));
    } catch (InvoiceDataException e) {
      assertThat(e).hasMessageStartingWith("[mem:/shop/lines.parquet] ");
      return Optional.empty();
    }
  }

  private static DataTable inBatches(TableReader reader) {
    DataTableBuilder all = DataTable.builder(reader.schema());
    for (Optional<DataTable> batch = reader.next(); batch.isPresent(); batch = reader.next()) {
      all.addAll(batch.get());
    }
    return all.build();
  }
}
