package dev.ecomm.io.csv;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ecomm.error.CellError;
import dev.ecomm.io.ReadResult;
import dev.ecomm.io.Reject;
import dev.ecomm.io.csv.DirtyInvoices.BadRow;
import dev.ecomm.model.CodedColumn;
import dev.ecomm.model.Dictionary;
import dev.ecomm.model.InvoiceColumn;
import dev.ecomm.model.InvoiceLine;
import dev.ecomm.model.InvoiceTable;
import dev.ecomm.model.Seeds;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Properties of reading that hold for any file, on {@link DirtyInvoices}. */
class CsvInvoiceReadingTest {

  private static final int[] BLOCK_SIZES = {16, 17, 61, 256, 1000, 5000};

  @ParameterizedTest
  @Seeds(200)
  void good_rows_are_read_exactly(long seed) {
    assertLines(DirtyInvoices.of(seed));
  }

  @ParameterizedTest
  @Seeds(200)
  void bad_rows_are_put_aside_with_their_line_and_every_fault(long seed) {
    assertRejects(DirtyInvoices.of(seed));
  }

  @ParameterizedTest
  @Seeds(200)
  void accepted_and_rejected_rows_together_are_the_rows_of_the_file(long seed) {
    assertAllRows(DirtyInvoices.of(seed));
  }

  @ParameterizedTest
  @Seeds(200)
  void threads_and_blocks_do_not_change_the_result(long seed) {
    assertSameForAnyThreadsAndBlocks(DirtyInvoices.of(seed), seed);
  }

  @ParameterizedTest
  @Seeds(200)
  void dictionaries_hold_the_texts_of_good_rows_in_order_of_appearance(long seed) {
    assertDictionaries(DirtyInvoices.of(seed));
  }

  @ParameterizedTest
  @Seeds(100)
  void batches_joined_are_the_whole(long seed) {
    DirtyInvoices file = DirtyInvoices.of(seed);
    SplittableRandom random = new SplittableRandom(seed);
    int blockBytes = BLOCK_SIZES[random.nextInt(BLOCK_SIZES.length)];
    int threads = random.nextInt(1, 3);

    assertSame(
        TestReading.readInBatches(file.csv(), file.options(), threads, blockBytes), read(file));
  }

  /** The parser keeps a bit for each field that repeats, and a long has 64. */
  @ParameterizedTest
  @ValueSource(ints = {0, 1, 55, 56, 57, 60, 63, 64, 65, 120})
  void columns_may_stand_anywhere_in_a_wide_file(int others) {
    StringBuilder csv = new StringBuilder("InvoiceNo,Country,");
    csv.append("other,".repeat(others));
    csv.append("StockCode,Description,Quantity,UnitPrice,InvoiceDate,CustomerID\n");
    List<InvoiceLine> lines = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      // The first fields repeat, the last do not, and then the other way round.
      int first = i < 10 ? 1 : i;
      int last = i < 10 ? i : 1;
      csv.append(first).append(",Land").append(first).append(',').append("x,".repeat(others));
      csv.append("A,B,6,2.5,2010-12-01 08:26:0").append(last % 10).append(",C").append(last);
      csv.append('\n');
      LocalDateTime date = LocalDateTime.of(2010, 12, 1, 8, 26, last % 10);
      lines.add(
          InvoiceLine.of(i + 1, "" + first, "A", "B", 6, date, 2.5, "C" + last, "Land" + first));
    }

    ReadResult result =
        TestReading.read(
            Samples.bytes(csv.toString()),
            TestReading.options().build(),
            1,
            TestReading.LARGE_BLOCK_BYTES);

    assertThat(result.table()).containsExactlyElementsOf(lines);
  }

  @Test
  @Tag("slow")
  void all_of_this_holds_for_very_many_files() {
    for (long seed = 1_000; seed < 20_000; seed++) {
      DirtyInvoices file = DirtyInvoices.of(seed);
      try {
        assertLines(file);
        assertRejects(file);
        assertAllRows(file);
        assertDictionaries(file);
        assertSameForAnyThreadsAndBlocks(file, seed);
      } catch (RuntimeException | AssertionError e) {
        throw new AssertionError("seed " + seed, e);
      }
    }
  }

  private static void assertLines(DirtyInvoices file) {
    List<InvoiceLine> read = new ArrayList<>();
    read(file).table().forEach(read::add);

    assertThat(read).isEqualTo(file.lines());
  }

  private static void assertRejects(DirtyInvoices file) {
    ReadResult result = read(file);
    List<BadRow> read = new ArrayList<>();
    for (Reject reject : result.rejects()) {
      List<String> faults = new ArrayList<>();
      for (CellError error : reject.errors()) {
        faults.add(shown(error, result.report().columns()));
      }
      read.add(new BadRow(reject.row(), reject.line(), faults));
    }

    assertThat(read).isEqualTo(file.bad());
  }

  private static String shown(CellError error, Map<InvoiceColumn, String> columns) {
    if (error instanceof CellError.WrongFieldCount count) {
      return "WrongFieldCount " + count.found() + " of " + count.expected();
    }
    for (Map.Entry<InvoiceColumn, String> column : columns.entrySet()) {
      if (column.getValue().equals(error.cell().column())) {
        return column.getKey() + " " + error.getClass().getSimpleName();
      }
    }
    throw new AssertionError("no column " + error.cell().column());
  }

  private static void assertAllRows(DirtyInvoices file) {
    ReadResult result = read(file);
    List<Long> rows = new ArrayList<>();
    for (InvoiceLine line : result.table()) {
      rows.add(line.rowNumber());
    }
    for (Reject reject : result.rejects()) {
      rows.add(reject.row());
    }
    long all = file.lines().size() + file.bad().size();

    assertThat(rows)
        .containsExactlyInAnyOrderElementsOf(
            IntStream.rangeClosed(1, (int) all).mapToObj(row -> (long) row).toList());
    assertThat(result.report().rowsRead()).isEqualTo(all);
    assertThat(result.report().accepted()).isEqualTo(file.lines().size());
    assertThat(result.report().rejected()).isEqualTo(file.bad().size());
  }

  private static void assertDictionaries(DirtyInvoices file) {
    List<Function<InvoiceLine, String>> columns =
        List.of(
            InvoiceLine::invoiceNo,
            InvoiceLine::stockCode,
            InvoiceLine::description,
            InvoiceLine::customerId,
            InvoiceLine::country);

    assertThat(dictionaries(read(file).table()))
        .isEqualTo(columns.stream().map(column -> distinct(file.lines(), column)).toList());
  }

  private static List<String> distinct(
      List<InvoiceLine> lines, Function<InvoiceLine, String> column) {
    return lines.stream().map(column).filter(Objects::nonNull).distinct().toList();
  }

  private static void assertSameForAnyThreadsAndBlocks(DirtyInvoices file, long seed) {
    ReadResult usual = read(file);
    SplittableRandom random = new SplittableRandom(seed);
    for (int threads = 1; threads <= 3; threads++) {
      int blockBytes = BLOCK_SIZES[random.nextInt(BLOCK_SIZES.length)];
      ReadResult other = TestReading.read(file.csv(), file.options(), threads, blockBytes);

      assertSame(other, usual);
      assertThat(dictionaries(other.table()))
          .as("%d threads, blocks of %d bytes", threads, blockBytes)
          .isEqualTo(dictionaries(usual.table()));
    }
  }

  private static void assertSame(ReadResult other, ReadResult usual) {
    assertThat(other.table()).isEqualTo(usual.table());
    assertThat(other.rejects()).isEqualTo(usual.rejects());
    assertThat(other.report()).isEqualTo(usual.report());
  }

  private static List<List<String>> dictionaries(InvoiceTable table) {
    return List.of(
        texts(table.invoiceNo()),
        texts(table.stockCode()),
        texts(table.description()),
        texts(table.customerId()),
        texts(table.country()));
  }

  private static List<String> texts(CodedColumn column) {
    Dictionary dictionary = column.dictionary();
    return IntStream.range(0, dictionary.size()).mapToObj(dictionary::text).toList();
  }

  private static ReadResult read(DirtyInvoices file) {
    return TestReading.read(file.csv(), file.options(), 1, TestReading.LARGE_BLOCK_BYTES);
  }
}
