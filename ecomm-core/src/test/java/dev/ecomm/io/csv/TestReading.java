package dev.ecomm.io.csv;

import dev.ecomm.io.BadCellPolicy;
import dev.ecomm.io.CharsetChoice;
import dev.ecomm.io.InvoiceSink;
import dev.ecomm.io.ReadLimits;
import dev.ecomm.io.ReadOptions;
import dev.ecomm.io.ReadReport;
import dev.ecomm.io.ReadResult;
import dev.ecomm.io.Reject;
import dev.ecomm.io.Rejects;
import dev.ecomm.model.InvoiceColumn;
import dev.ecomm.model.InvoiceTable;
import dev.ecomm.model.InvoiceTableBuilder;
import dev.ecomm.run.RunContext;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads invoices as InvoiceReader does, but with blocks of any size. */
final class TestReading {

  static final String FILE = "test.csv";

  /** More than any file of these tests has. */
  static final int LARGE_BLOCK_BYTES = 1 << 16;

  private TestReading() {}

  static Options options() {
    return new Options();
  }

  static ReadResult read(byte[] csv, ReadOptions options, int threads, int blockBytes) {
    return read(
        new ByteArrayInputStream(csv),
        options,
        RunContext.withDefaults().onThreads(threads),
        blockBytes);
  }

  static ReadResult read(InputStream in, ReadOptions options, RunContext run, int blockBytes) {
    Collected sink = new Collected(false);
    ReadReport report = read(in, options, run, sink, blockBytes);
    return new ReadResult(sink.joined.build(), Rejects.of(sink.rejects), report);
  }

  /** As read, but each batch is a table of its own, and they are joined in the end. */
  static ReadResult readInBatches(byte[] csv, ReadOptions options, int threads, int blockBytes) {
    Collected sink = new Collected(true);
    RunContext run = RunContext.withDefaults().onThreads(threads);
    ReadReport report = read(new ByteArrayInputStream(csv), options, run, sink, blockBytes);
    return new ReadResult(sink.joined.build(), Rejects.of(sink.rejects), report);
  }

  private static ReadReport read(
      InputStream in, ReadOptions options, RunContext run, InvoiceSink sink, int blockBytes) {
    try {
      return new CsvInvoiceReading(FILE, -1, options, run, sink, blockBytes).read(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static final class Collected implements InvoiceSink {
    private final boolean apart;
    private final InvoiceTableBuilder joined = InvoiceTable.builder();
    private final List<Reject> rejects = new ArrayList<>();
    private InvoiceTableBuilder lines;

    Collected(boolean apart) {
      this.apart = apart;
      lines = apart ? InvoiceTable.builder() : joined;
    }

    @Override
    public InvoiceTableBuilder lines() {
      return lines;
    }

    @Override
    public void endBatch(List<Reject> rejectsOfBatch) {
      rejects.addAll(rejectsOfBatch);
      if (apart) {
        joined.appendAll(lines.build(), 0);
        lines = InvoiceTable.builder();
      }
    }
  }

  /** Options with the reader's defaults. */
  static final class Options {
    private BadCellPolicy onBadCell = BadCellPolicy.QUARANTINE;
    private long maxRejects = 100_000;
    private CharsetChoice charset = CharsetChoice.AUTO;
    private Optional<String> datePattern = Optional.empty();
    private char separator = ',';
    private ReadLimits limits = ReadLimits.withDefaults();
    private Map<InvoiceColumn, String> columns = Map.of();

    Options onBadCell(BadCellPolicy policy) {
      onBadCell = policy;
      return this;
    }

    Options maxRejects(long most) {
      maxRejects = most;
      return this;
    }

    Options charset(CharsetChoice choice) {
      charset = choice;
      return this;
    }

    Options datePattern(String pattern) {
      datePattern = Optional.of(pattern);
      return this;
    }

    Options separator(char character) {
      separator = character;
      return this;
    }

    Options limits(ReadLimits most) {
      limits = most;
      return this;
    }

    Options columns(Map<InvoiceColumn, String> chosen) {
      columns = chosen;
      return this;
    }

    ReadOptions build() {
      return new ReadOptions(
          onBadCell, maxRejects, charset, datePattern, separator, limits, columns);
    }
  }
}
