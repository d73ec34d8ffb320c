package dev.ecomm.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ecomm.io.InvoiceReader;
import dev.ecomm.io.ReadResult;
import dev.ecomm.model.InvoiceTable;
import dev.ecomm.run.RunContext;
import dev.ecomm.synthetic.SyntheticInvoices;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** What is timed is right: every benchmark of CSV gives the lines that its file was made of. */
class CsvGateTest {
  private static final int ROWS = 30_000;

  @Test
  void reading_on_one_and_on_two_threads_gives_the_generated_lines() throws IOException {
    ReadCsvBenchmark benchmark = new ReadCsvBenchmark();
    benchmark.lines = Integer.toString(ROWS);
    benchmark.findFile();
    ReadResult one = benchmark.oneThread();
    ReadResult two = benchmark.twoThreads();
    assertThat(one.rejects()).isEmpty();
    assertThat(one.table().sameLines(SyntheticInvoices.of(ROWS, InvoiceFiles.SEED))).isTrue();
    assertThat(two).isEqualTo(one);
  }

  @Test
  void what_is_written_reads_as_the_same_lines() throws IOException {
    WriteCsvBenchmark benchmark = new WriteCsvBenchmark();
    benchmark.lines = Integer.toString(ROWS);
    benchmark.read();
    URI written = benchmark.write();
    InvoiceTable table =
        InvoiceReader.withDefaults().read(written, RunContext.withDefaults()).table();
    benchmark.remove();
    assertThat(table.sameLines(SyntheticInvoices.of(ROWS, InvoiceFiles.SEED))).isTrue();
    assertThat(Path.of(written)).doesNotExist();
  }

  @Test
  void a_file_is_made_once_and_has_as_many_lines_as_asked_for() throws IOException {
    Path csv = InvoiceFiles.csv(Integer.toString(ROWS));
    assertThat(InvoiceFiles.lines(csv)).isEqualTo(ROWS);
    assertThat(InvoiceFiles.csv(Integer.toString(ROWS))).isEqualTo(csv);
    assertThat(Files.list(csv.getParent()).map(Path::toString))
        .noneMatch(name -> name.endsWith(".part"));
  }
}
