package dev.ecomm.cli;

import dev.ecomm.clean.Batches;
import dev.ecomm.error.InvoiceDataException;
import dev.ecomm.error.StoreException;
import dev.ecomm.io.InvoiceReader;
import dev.ecomm.io.ReadBatch;
import dev.ecomm.io.ReadReport;
import dev.ecomm.io.Reject;
import dev.ecomm.io.Rejects;
import dev.ecomm.model.InvoiceTable;
import dev.ecomm.run.Progress;
import dev.ecomm.run.RunContext;
import dev.ecomm.store.ObjectInfo;
import dev.ecomm.store.Stores;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The lines of a source, for several passes. They are read once and held while they take a small
 * part of the heap; when there are more, every pass reads the source anew, so memory does not grow
 * with it. For one thread.
 */
final class RepeatableLines implements Batches {
  private static final int HELD_PART_OF_HEAP = 4;

  /**
   * Codes, quantity, time, price; an entry of a dictionary beside its text; objects of a reject.
   */
  private static final int BYTES_A_LINE = 44;

  private static final int BYTES_AN_ENTRY = 24;
  private static final int BYTES_A_REJECT = 500;

  private final Stores stores;
  private final URI source;
  private final InvoiceReader reader;
  private final RunContext run;
  private final int passes;

  private final long mostHeldBytes;
  private long heldBytes;
  private boolean holding;
  private List<ReadBatch> held = List.of();

  private int pass;
  private Optional<ReadReport> report = Optional.empty();
  private Optional<ObjectInfo> version = Optional.empty();
  private Rejects rejects = Rejects.of(List.of());
  private final ReadSummary summary = new ReadSummary();

  /**
   * Prepares the passes.
   *
   * @param stores where the source is looked up
   * @param source what to read
   * @param reader how
   * @param passes how many passes there will be
   * @param run reports each pass; threads, cancellation
   */
  RepeatableLines(Stores stores, URI source, InvoiceReader reader, int passes, RunContext run) {
    this(stores, source, reader, passes, run, Runtime.getRuntime().maxMemory() / HELD_PART_OF_HEAP);
  }

  RepeatableLines(
      Stores stores,
      URI source,
      InvoiceReader reader,
      int passes,
      RunContext run,
      long mostHeldBytes) {
    this.stores = stores;
    this.source = source;
    this.reader = reader;
    this.passes = passes;
    this.run = run;
    this.mostHeldBytes = mostHeldBytes;
  }

  /** The rows, in the batch that the consumer is looking at, that could not be typed. */
  Rejects rejects() {
    return rejects;
  }

  /** How the source was read; known after the first pass. */
  ReadReport report() {
    return report.orElseThrow();
  }

  /** Knows the first rejects. */
  ReadSummary summary() {
    return summary;
  }

  @Override
  public void forEach(Consumer<InvoiceTable> consumer) {
    pass++;
    if (pass > 1 && holding) {
      replay(consumer);
      return;
    }
    if (pass == 1 && passes > 1) {
      holding = true;
      held = new ArrayList<>();
      version = stores.of(source).stat(source);
    }
    ReadReport again =
        reader.forEachBatch(
            source,
            run.reportingTo(progress -> report(progress.done(), progress.total(), "bytes")),
            batch -> {
              hold(batch);
              if (pass == 1) {
                summary.add(batch.rejects());
              }
              rejects = batch.rejects();
              consumer.accept(batch.table());
            });
    requireUnchanged(again);
    report = Optional.of(again);
  }

  private void replay(Consumer<InvoiceTable> consumer) {
    long rows = report().accepted();
    long done = 0;
    for (ReadBatch batch : held) {
      run.cancellation().throwIfCancelled();
      rejects = batch.rejects();
      consumer.accept(batch.table());
      done += batch.table().rows();
      report(done, rows, "lines");
    }
  }

  private void report(long done, long total, String unit) {
    run.listener().onProgress(new Progress("pass " + pass + " of " + passes, done, total, unit));
  }

  private void hold(ReadBatch batch) {
    if (!holding) {
      return;
    }
    held.add(batch);
    heldBytes += bytes(batch);
    if (heldBytes > mostHeldBytes) {
      holding = false;
      held = List.of();
      requireReadableAgain();
    }
  }

  private static long bytes(ReadBatch batch) {
    InvoiceTable table = batch.table();
    long bytes = (long) BYTES_A_LINE * table.rows();
    for (var texts :
        List.of(
            table.invoiceNo(),
            table.stockCode(),
            table.description(),
            table.customerId(),
            table.country())) {
      bytes += texts.dictionary().utf8Length() + (long) BYTES_AN_ENTRY * texts.dictionary().size();
    }
    for (Reject reject : batch.rejects()) {
      bytes += BYTES_A_REJECT + 4L * reject.record().length();
    }
    return bytes;
  }

  /** A pipe gives its bytes once, and so does standard input; they have no length. */
  private void requireReadableAgain() {
    boolean once = version.map(info -> info.length() == ObjectInfo.UNKNOWN_LENGTH).orElse(true);
    if (once) {
      throw new StoreException(
          source,
          "must be read "
              + passes
              + " times, and holds too many lines to keep them in memory. Save it to a file first,"
              + " or give Java more heap: JAVA_OPTS=-Xmx8g",
          null);
    }
  }

  private void requireUnchanged(ReadReport again) {
    boolean sameRows = report.isEmpty() || report.get().equals(again);
    boolean lastReading = pass == passes && pass > 1;
    if (!sameRows || (lastReading && !stores.of(source).stat(source).equals(version))) {
      throw InvoiceDataException.of(
          again.file(), "it changed while it was read. Run again when nobody writes to it.", null);
    }
  }
}
