package dev.ecomm.io.csv;

import static dev.ecomm.io.csv.Samples.HEADER;
import static dev.ecomm.io.csv.Samples.bytes;
import static dev.ecomm.io.csv.Samples.row;
import static dev.ecomm.io.csv.Samples.rows;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.ecomm.error.InvoiceDataException;
import dev.ecomm.io.BadCellPolicy;
import dev.ecomm.io.ReadLimits;
import dev.ecomm.io.ReadOptions;
import dev.ecomm.io.ReadResult;
import dev.ecomm.run.CancellationToken;
import dev.ecomm.run.RunContext;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.io.UncheckedIOException;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A fault must show the same on any number of threads: the first in the file, at its line. */
class CsvInvoiceReadingFaultsTest {

  private static final ReadOptions QUARANTINE = TestReading.options().build();
  private static final ReadOptions FAIL =
      TestReading.options().onBadCell(BadCellPolicy.FAIL).build();
  private static final String BAD_ROW = row("six", "12/1/2010 8:26", "2.55");

  /** Threads and bytes of a block; 100 is more than a row, and 10 less. */
  private static final class Ways {
    static final String ONE_LARGE = "1, 65536";
    static final String ONE = "1, 100";
    static final String ONE_TINY = "1, 10";
    static final String TWO = "2, 100";
    static final String TWO_TINY = "2, 10";
    static final String FOUR = "4, 200";
  }

  @ParameterizedTest
  @CsvSource({Ways.ONE_LARGE, Ways.ONE, Ways.ONE_TINY, Ways.TWO, Ways.TWO_TINY, Ways.FOUR})
  void a_bad_cell_fails_at_its_line(int threads, int blockBytes) {
    String csv = HEADER + "\n" + rows(40) + BAD_ROW + rows(40) + BAD_ROW;

    assertThatThrownBy(() -> TestReading.read(bytes(csv), FAIL, threads, blockBytes))
        .isInstanceOfSatisfying(
            InvoiceDataException.class,
            e -> {
              assertThat(e.file()).isEqualTo("test.csv");
              assertThat(e.line()).hasValue(43);
              assertThat(e.column()).hasValue("Quantity");
              assertThat(e.value()).hasValue("six");
            })
        .hasMessage(
            "[test.csv] line 43, Quantity \"six\": not a whole number. Correct it, or read with"
                + " onBadCell(QUARANTINE).");
  }

  @ParameterizedTest
  @CsvSource({Ways.ONE_LARGE, Ways.ONE, Ways.ONE_TINY, Ways.TWO, Ways.TWO_TINY, Ways.FOUR})
  void one_reject_too_many_fails_at_its_line(int threads, int blockBytes) {
    byte[] csv = bytes(HEADER + BAD_ROW + rows(40) + BAD_ROW + rows(40) + BAD_ROW + rows(3));
    ReadOptions two = TestReading.options().maxRejects(2).build();
    ReadOptions three = TestReading.options().maxRejects(3).build();

    assertThatThrownBy(() -> TestReading.read(csv, two, threads, blockBytes))
        .isInstanceOf(InvoiceDataException.class)
        .hasMessage(
            "[test.csv] line 84, Quantity \"six\": not a whole number. That is one more than"
                + " maxRejects = 2. Correct the file, or raise maxRejects.");
    assertThat(TestReading.read(csv, three, threads, blockBytes).rejects().size()).isEqualTo(3);
  }

  @ParameterizedTest
  @CsvSource({Ways.ONE_LARGE, Ways.ONE, Ways.ONE_TINY, Ways.TWO, Ways.TWO_TINY, Ways.FOUR})
  void a_quote_never_closed_is_named_by_the_line_where_it_opens(int threads, int blockBytes) {
    String csv = HEADER + rows(30) + "1,\"two\nlines\",\"opens\nhere, and\n" + rows(30) + "\n\n";

    assertThatThrownBy(() -> TestReading.read(bytes(csv), QUARANTINE, threads, blockBytes))
        .isInstanceOf(InvoiceDataException.class)
        .hasMessage(
            "[test.csv] line 33: a quote opens here that is never closed, so all that follows it"
                + " is one field. Close it, or double it if it is part of the text.");
  }

  @ParameterizedTest
  @CsvSource({Ways.ONE_LARGE, Ways.ONE, Ways.TWO, Ways.FOUR})
  void a_whole_field_that_is_too_long_is_named_by_its_line(int threads, int blockBytes) {
    ReadOptions short120 =
        TestReading.options().limits(ReadLimits.withDefaults().maxFieldBytes(120)).build();
    String csv = HEADER + rows(30) + "1," + "x".repeat(120) + ",y\n" + rows(30);
    String longer = HEADER + rows(30) + "1," + "x".repeat(121) + ",y\n" + rows(30);

    assertThat(TestReading.read(bytes(csv), short120, threads, blockBytes).rejects().size())
        .isEqualTo(1);
    assertThatThrownBy(() -> TestReading.read(bytes(longer), short120, threads, blockBytes))
        .isInstanceOf(InvoiceDataException.class)
        .hasMessageStartingWith("[test.csv] line 32: a field ")
        .hasMessageContaining("longer than maxFieldBytes = 120. Correct the file, or raise");
  }

  /** The row is put aside for its number of fields, not refused. */
  @ParameterizedTest
  @CsvSource({Ways.ONE_LARGE, Ways.ONE, Ways.ONE_TINY, Ways.TWO, Ways.TWO_TINY, Ways.FOUR})
  void limits_may_be_met_exactly_wherever_blocks_end(int threads, int blockBytes) {
    ReadLimits limits = ReadLimits.withDefaults().maxFieldBytes(120).maxFieldsPerRow(40);
    ReadOptions options = TestReading.options().limits(limits).build();
    String longest = "x".repeat(120);
    String quoted = '"' + "y\n".repeat(59) + '"';
    String csv = HEADER + rows(3) + (longest + "," + quoted + ",").repeat(20) + "\n" + rows(3);
    String one = csv.replace(",\n", "\n");

    assertThat(TestReading.read(bytes(one), options, threads, blockBytes).rejects().size())
        .isEqualTo(1);
    assertThatThrownBy(() -> TestReading.read(bytes(csv), options, threads, blockBytes))
        .isInstanceOf(InvoiceDataException.class)
        .hasMessageStartingWith("[test.csv] line 5: more fields than maxFieldsPerRow = 40.");
  }

  @ParameterizedTest
  @CsvSource({Ways.ONE, Ways.ONE_TINY, Ways.TWO, Ways.TWO_TINY})
  void a_field_that_grows_too_long_ends_the_reading_before_it_ends(int threads, int blockBytes) {
    ReadOptions short120 =
        TestReading.options().limits(ReadLimits.withDefaults().maxFieldBytes(120)).build();
    InputStream endless =
        new SequenceInputStream(
            new ByteArrayInputStream(bytes(HEADER + rows(5) + "1,\"a\nb\",\"")), new Endless('x'));

    assertThatThrownBy(
            () ->
                TestReading.read(
                    endless, short120, RunContext.withDefaults().onThreads(threads), blockBytes))
        .isInstanceOf(InvoiceDataException.class)
        .hasMessage(
            "[test.csv] line 8: a field begins that is longer than maxFieldBytes = 120. A quote"
                + " that is never closed may have caused it. Correct the file, or raise"
                + " maxFieldBytes.");
  }

  @ParameterizedTest
  @CsvSource({Ways.ONE, Ways.ONE_TINY, Ways.TWO, Ways.TWO_TINY})
  void a_row_of_endless_fields_ends_the_reading(int threads, int blockBytes) {
    InputStream endless =
        new SequenceInputStream(
            new ByteArrayInputStream(bytes(HEADER + rows(5))), new Endless(','));

    assertThatThrownBy(
            () ->
                TestReading.read(
                    endless, QUARANTINE, RunContext.withDefaults().onThreads(threads), blockBytes))
        .isInstanceOf(InvoiceDataException.class)
        .hasMessage(
            "[test.csv] line 7: more fields than maxFieldsPerRow = 1000. Correct the file, or"
                + " raise maxFieldsPerRow.");
  }

  @ParameterizedTest
  @CsvSource({Ways.ONE, Ways.TWO, Ways.FOUR})
  void a_bad_cell_before_a_broken_stream_comes_first(int threads, int blockBytes) {
    InputStream in = thenBreaks(HEADER + rows(5) + BAD_ROW + rows(5));

    assertThatThrownBy(
            () ->
                TestReading.read(
                    in, FAIL, RunContext.withDefaults().onThreads(threads), blockBytes))
        .isInstanceOf(InvoiceDataException.class)
        .hasMessageStartingWith("[test.csv] line 7, Quantity");
  }

  @Test
  void as_much_is_read_before_a_stream_breaks_on_any_number_of_threads() {
    String csv = HEADER + rows(50);

    assertThat(blocksBeforeItBreaks(csv, 1)).isEqualTo((csv.length() - HEADER.length()) / 100);
    assertThat(blocksBeforeItBreaks(csv, 2)).isEqualTo(blocksBeforeItBreaks(csv, 1));
    assertThat(blocksBeforeItBreaks(csv, 4)).isEqualTo(blocksBeforeItBreaks(csv, 1));
  }

  private static int blocksBeforeItBreaks(String csv, int threads) {
    AtomicInteger reports = new AtomicInteger();
    RunContext run =
        RunContext.withProgress(progress -> reports.incrementAndGet()).onThreads(threads);

    assertThatThrownBy(() -> TestReading.read(thenBreaks(csv), QUARANTINE, run, 100))
        .isInstanceOf(UncheckedIOException.class)
        .hasRootCauseMessage("the cable was pulled");
    return reports.get();
  }

  @ParameterizedTest
  @CsvSource({Ways.ONE, Ways.TWO})
  void a_cancelled_run_ends_in_the_middle(int threads, int blockBytes) {
    CancellationToken token = new CancellationToken();
    AtomicInteger reports = new AtomicInteger();
    RunContext run =
        RunContext.withDefaults()
            .onThreads(threads)
            .cancelledBy(token)
            .reportingTo(
                progress -> {
                  if (reports.incrementAndGet() == 3) {
                    token.cancel();
                  }
                });

    assertThatThrownBy(
            () ->
                TestReading.read(
                    new ByteArrayInputStream(bytes(HEADER + rows(100))),
                    QUARANTINE,
                    run,
                    blockBytes))
        .isInstanceOf(CancellationException.class)
        .hasMessage("Cancelled; nothing was published.");
    assertThat(reports.get()).isEqualTo(3);
  }

  @ParameterizedTest
  @CsvSource({Ways.ONE, Ways.TWO})
  void a_listener_that_throws_ends_the_reading_with_what_it_threw(int threads, int blockBytes) {
    IllegalStateException own = new IllegalStateException("the screen is gone");
    RunContext run =
        RunContext.withProgress(
                progress -> {
                  throw own;
                })
            .onThreads(threads);

    assertThatThrownBy(
            () ->
                TestReading.read(
                    new ByteArrayInputStream(bytes(HEADER + rows(100))),
                    QUARANTINE,
                    run,
                    blockBytes))
        .isSameAs(own);
  }

  @ParameterizedTest
  @CsvSource({Ways.ONE, Ways.TWO})
  void an_interrupted_thread_ends_the_reading_and_stays_interrupted(int threads, int blockBytes) {
    Thread.currentThread().interrupt();
    try {
      assertThatThrownBy(
              () -> TestReading.read(bytes(HEADER + rows(9)), QUARANTINE, threads, blockBytes))
          .isInstanceOf(CancellationException.class)
          .hasMessage("Interrupted; nothing was published.");
    } finally {
      assertThat(Thread.interrupted()).isTrue();
    }
  }

  @Test
  void threads_that_parse_end_with_the_reading() throws InterruptedException {
    TestReading.read(bytes(HEADER + rows(100)), QUARANTINE, 3, 200);
    var unused =
        catchThrowable(() -> TestReading.read(bytes(HEADER + BAD_ROW + rows(100)), FAIL, 3, 200));

    for (Thread thread : Thread.getAllStackTraces().keySet()) {
      if (thread.getName().equals("ecomm-csv")) {
        thread.join(10_000);
        assertThat(thread.isAlive()).isFalse();
      }
    }
  }

  @ParameterizedTest
  @CsvSource({Ways.ONE, Ways.TWO, Ways.TWO_TINY, Ways.FOUR})
  void notes_name_the_first_line(int threads, int blockBytes) {
    String csv =
        HEADER.replace("\n", ",VAT\n")
            + rows(20).replace("\n", ",1\n")
            + "1,A,\u00A3 off,1,2010-12-01,1,,France,\n"
            + "2,A,x,1,2010-12-01,0.1234567890123456789,,\u00A3,\n"
            + "3,A,\u00A3 off,bad,2010-12-01,0.1234567890123456789,,\u00A3,\n";

    ReadResult result = TestReading.read(bytes(csv), QUARANTINE, threads, blockBytes);

    assertThat(result.report().notes())
        .containsExactly(
            "Columns that were not needed: VAT.",
            "2 fields are not UTF-8 and were read as windows-1252, the first on line 22.",
            "1 prices have more digits than a double holds and were rounded to the nearest one, the"
                + " first on line 23.");
    assertThat(result.report().charset()).isEqualTo("UTF-8 and windows-1252");
  }

  private static InputStream thenBreaks(String csv) {
    InputStream broken =
        new InputStream() {
          @Override
          public int read() throws IOException {
            throw new IOException("the cable was pulled");
          }
        };
    return new SequenceInputStream(new ByteArrayInputStream(bytes(csv)), broken);
  }

  /** One byte, forever. */
  private static final class Endless extends InputStream {
    private final char content;

    Endless(char content) {
      this.content = content;
    }

    @Override
    public int read() {
      return content;
    }
  }
}
