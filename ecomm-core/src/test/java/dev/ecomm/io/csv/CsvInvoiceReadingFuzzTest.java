package dev.ecomm.io.csv;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.ecomm.error.InvoiceDataException;
import dev.ecomm.io.BadCellPolicy;
import dev.ecomm.io.CharsetChoice;
import dev.ecomm.io.ReadLimits;
import dev.ecomm.io.ReadOptions;
import dev.ecomm.io.ReadResult;
import dev.ecomm.io.Reject;
import dev.ecomm.model.InvoiceColumn;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads whatever the fuzzer makes up. The only exception allowed is {@link InvoiceDataException};
 * the result does not depend on threads and blocks, accepts or rejects each row once, and has the
 * rows and texts that {@link NaiveCsv} has.
 */
class CsvInvoiceReadingFuzzTest {

  /** Small ones, so that the fuzzer meets them. */
  private static final ReadLimits LIMITS = new ReadLimits(1_000, 80, 1 << 16);

  private static final int ADDS_HEADER = 0x20;
  private static final int FAILS = 0x10;

  /** The first byte chooses options, {@code @} being the defaults; the others are the file. */
  @FuzzTest
  void any_bytes_are_read_or_refused_in_words(byte[] data) {
    if (data.length == 0) {
      return;
    }
    ReadOptions options = options(data[0]);
    byte[] file = Arrays.copyOfRange(data, 1, data.length);
    if ((data[0] & ADDS_HEADER) != 0) {
      String header = Samples.HEADER.replace(',', options.separator());
      file = Gzip.join(Samples.bytes(header), file);
    }

    Outcome usual = Outcome.of(file, options, 1, 64);
    assertThat(Outcome.of(file, options, 2, 64)).isEqualTo(usual);
    // Which of several faults is found first may depend on where blocks end, but not whether.
    Outcome large = Outcome.of(file, options, 1, TestReading.LARGE_BLOCK_BYTES);
    assertThat(large.result()).isEqualTo(usual.result());
    usual.result().ifPresent(result -> assertEachRowOnce(result));
    if (usual.result().isPresent() && isPlain(file)) {
      TokenizedCsv naive = NaiveCsv.read(file, options.separator());
      assertRowsOf(naive, usual.result().get());
      assertValuesOf(naive, usual.result().get());
    }
  }

  private static ReadOptions options(byte choices) {
    return TestReading.options()
        .charset(CharsetChoice.values()[(choices & 3) % 3])
        .separator(",;\t|".charAt(choices >> 2 & 3))
        .onBadCell((choices & FAILS) == 0 ? BadCellPolicy.QUARANTINE : BadCellPolicy.FAIL)
        .maxRejects(20)
        .limits(LIMITS)
        .build();
  }

  private static boolean isPlain(byte[] file) {
    return file.length < 2 || file[0] != 0x1F || file[1] != (byte) 0x8B;
  }

  private static void assertEachRowOnce(ReadResult result) {
    List<Long> rows = new ArrayList<>();
    result.table().forEachRow(row -> rows.add(row.rowNumber()));
    result.rejects().forEach(reject -> rows.add(reject.row()));
    rows.sort(null);
    for (int i = 0; i < rows.size(); i++) {
      assertThat(rows.get(i)).isEqualTo(i + 1);
    }
    assertThat(result.report().rowsRead()).isEqualTo(rows.size());
    assertThat(result.report().rejected()).isEqualTo(result.rejects().size());
    assertThat(result.rejects().toTable().rows()).isGreaterThanOrEqualTo(result.rejects().size());
  }

  private static void assertRowsOf(TokenizedCsv naive, ReadResult result) {
    assertThat(naive.quoteOpen()).isFalse();
    assertThat(result.report().rowsRead()).isEqualTo(naive.rows().size() - 1);
    for (Reject reject : result.rejects()) {
      assertThat(reject.line()).isEqualTo(naive.rows().get((int) reject.row()).line());
    }
  }

  /** Compares what can be compared without the reader's own parsers. */
  private static void assertValuesOf(TokenizedCsv naive, ReadResult result) {
    List<String> header = naive.rows().get(0).fields().stream().map(String::strip).toList();
    Map<InvoiceColumn, Integer> fields = new EnumMap<>(InvoiceColumn.class);
    result.report().columns().forEach((column, name) -> fields.put(column, header.indexOf(name)));
    result
        .table()
        .forEachRow(
            row -> {
              List<String> cells = naive.rows().get((int) row.rowNumber()).fields();
              assertText(cells.get(fields.get(InvoiceColumn.INVOICE_NO)), row.invoiceNo());
              assertText(cells.get(fields.get(InvoiceColumn.STOCK_CODE)), row.stockCode());
              assertText(cells.get(fields.get(InvoiceColumn.DESCRIPTION)), row.description());
              assertText(cells.get(fields.get(InvoiceColumn.COUNTRY)), row.country());
              String price = cells.get(fields.get(InvoiceColumn.UNIT_PRICE)).strip();
              assertThat(row.unitPrice()).isEqualTo(Double.parseDouble(price));
              String quantity = cells.get(fields.get(InvoiceColumn.QUANTITY)).strip();
              assertThat((double) row.quantity()).isEqualTo(Double.parseDouble(quantity));
            });
  }

  private static void assertText(String bytes, String text) {
    boolean ascii = bytes.chars().allMatch(b -> b < 128);
    if (ascii) {
      assertThat(text).isEqualTo(bytes.isEmpty() ? null : bytes);
    }
  }

  /** What reading came to: a result or a message. */
  private record Outcome(Optional<ReadResult> result, String problem) {
    static Outcome of(byte[] file, ReadOptions options, int threads, int blockBytes) {
      try {
        ReadResult result = TestReading.read(file, options, threads, blockBytes);
        return new Outcome(Optional.of(result), "");
      } catch (InvoiceDataException e) {
        assertThat(e).hasMessageStartingWith("[test.csv] ");
        return new Outcome(Optional.empty(), e.getMessage());
      }
    }
  }
}
