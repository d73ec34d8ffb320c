package dev.ecomm.io.csv;

import dev.ecomm.error.InvoiceDataException;
import dev.ecomm.io.CharsetChoice;
import dev.ecomm.io.InvoiceHeader;
import dev.ecomm.io.InvoiceSink;
import dev.ecomm.io.ReadOptions;
import dev.ecomm.io.ReadReport;
import dev.ecomm.io.Reject;
import dev.ecomm.io.csv.BlockResult.RawReject;
import dev.ecomm.model.InvoiceTableBuilder;
import dev.ecomm.run.Progress;
import dev.ecomm.run.RunContext;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * Reads one CSV stream of invoices, block by block.
 *
 * <p>On one thread a block is parsed straight into the sink's builder. On several, the others are
 * handed blocks further on, which they parse into builders of their own; when the turn of such a
 * block comes its lines are appended, and the calling thread parses those in between as it would
 * alone, and those that nobody has begun. Texts are then numbered by first appearance just as on
 * one thread, so the result is the same to the bit. Where a block ends is a guess, the last line
 * end in it; if that stood inside quotes, the block's parser leaves the unfinished row, which is
 * put before the next block, and that one is parsed again.
 */
final class CsvInvoiceReading {

  /**
   * Small enough to stay in the cache of a core between reading and parsing, together with the
   * dictionaries and the lines being made.
   */
  private static final int BLOCK_BYTES = 1 << 16;

  /** Blocks read ahead of the one whose turn it is, for each thread. */
  private static final int BLOCKS_AHEAD = 8;

  /** Blocks that wait for each other thread, so that it has work while the calling one is away. */
  private static final int BLOCKS_WAITING = 4;

  private final String file;
  private final ReadOptions options;
  private final RunContext run;
  private final InvoiceSink sink;
  private final long totalBytes;
  private final int blockBytes;

  private final List<String> notes = new ArrayList<>();
  private long rows;
  private long lines = 1;
  private long rejected;
  private long recoded;
  private long firstRecoded;
  private long rounded;
  private long firstRounded;

  /** An unfinished row at the end of the block before. */
  private @Nullable Block unfinished;

  /** Parses into the builder that the sink had last. */
  private @Nullable InvoiceBlockParser inTurn;

  CsvInvoiceReading(
      String file,
      long totalBytes,
      ReadOptions options,
      RunContext run,
      InvoiceSink sink,
      int blockBytes) {
    this.file = file;
    this.totalBytes = totalBytes;
    this.options = options;
    this.run = run;
    this.sink = sink;
    this.blockBytes = blockBytes;
  }

  CsvInvoiceReading(
      String file, long totalBytes, ReadOptions options, RunContext run, InvoiceSink sink) {
    this(file, totalBytes, options, run, sink, BLOCK_BYTES);
  }

  /** Reads the stream to its end; closing it is the caller's. */
  ReadReport read(InputStream in) throws IOException {
    BlockSource source = new BlockSource(in, file, options.limits(), blockBytes);
    HeaderRow headerRow =
        HeaderRow.read(
            source,
            options.separator(),
            options.limits(),
            new TextDecoder(options.charset()),
            file);
    lines += headerRow.lines();
    InvoiceHeader header = InvoiceHeader.of(headerRow.names(), options, file, headerRow.line());
    RowDiagnosis diagnosis = new RowDiagnosis(header, options, file);
    Block first = headerRow.rest();
    if (run.threads() == 1) {
      readAlone(source, header, diagnosis, first);
    } else {
      readTogether(source, header, diagnosis, first);
    }
    if (unfinished != null) {
      throw unclosedQuote(unfinished);
    }
    report(source);
    return readReport(header);
  }

  private void readAlone(
      BlockSource source, InvoiceHeader header, RowDiagnosis diagnosis, @Nullable Block first)
      throws IOException {
    for (Block block = first != null ? first : source.next();
        block != null;
        block = source.next()) {
      parseInTurn(withUnfinished(block), header, diagnosis, source);
    }
  }

  private void readTogether(
      BlockSource source, InvoiceHeader header, RowDiagnosis diagnosis, @Nullable Block first)
      throws IOException {
    List<Lane> lanes = new ArrayList<>();
    for (int i = 1; i < run.threads(); i++) {
      lanes.add(Lane.start(new ApartParser(header, options, file)));
    }
    try {
      Deque<Pending> ahead = new ArrayDeque<>();
      Exception failure = null;
      Block next = first != null ? first : source.next();
      while (next != null || !ahead.isEmpty()) {
        while (next != null && ahead.size() < BLOCKS_AHEAD * run.threads()) {
          // The block whose turn comes first is left to the calling thread, which waits for none.
          ahead.add(ahead.isEmpty() ? Pending.inTurn(next) : parseAhead(next, lanes));
          try {
            next = source.next();
          } catch (IOException | RuntimeException e) {
            // Its turn comes behind the rows before it, which may have faults of their own.
            failure = e;
            next = null;
          }
        }
        Pending pending = ahead.remove();
        Block whole = withUnfinished(pending.block());
        Optional<ApartParser.Parsed> parsed = pending.get();
        if (unfinished != null) {
          parsed.ifPresent(it -> it.part().drop());
          parsed = Optional.empty();
        }
        if (parsed.isPresent()) {
          append(whole, parsed.get(), diagnosis, source);
        } else {
          parseInTurn(whole, header, diagnosis, source);
        }
      }
      rethrow(failure);
    } finally {
      lanes.forEach(Lane::close);
    }
  }

  /** What no lane needs to go on with, the calling thread parses when its turn comes. */
  private static Pending parseAhead(Block block, List<Lane> lanes) {
    for (Lane lane : lanes) {
      if (lane.isHungry()) {
        return lane.parse(block);
      }
    }
    return Pending.inTurn(block);
  }

  private static void rethrow(@Nullable Exception failure) throws IOException {
    if (failure instanceof IOException e) {
      throw e;
    }
    if (failure instanceof RuntimeException e) {
      throw e;
    }
  }

  /** Parses straight into the sink, which numbers no text twice. */
  private void parseInTurn(
      Block block, InvoiceHeader header, RowDiagnosis diagnosis, BlockSource source) {
    InvoiceTableBuilder target = sink.lines();
    InvoiceBlockParser parser = inTurn;
    if (parser == null || !parser.appendsTo(target)) {
      parser = new InvoiceBlockParser(header, options, file, target);
      inTurn = parser;
    }
    finish(block, parser.parse(block, rows + 1, lines), diagnosis, source);
  }

  private void append(
      Block block, ApartParser.Parsed parsed, RowDiagnosis diagnosis, BlockSource source) {
    sink.lines().append(parsed.part(), rows + 1);
    finish(block, parsed.result(), diagnosis, source);
  }

  private void finish(Block block, BlockResult result, RowDiagnosis diagnosis, BlockSource source) {
    run.cancellation().throwIfCancelled();
    if (Thread.currentThread().isInterrupted()) {
      throw interrupted();
    }
    List<Reject> rejects = new ArrayList<>();
    for (RawReject raw : result.rejects()) {
      rejects.add(diagnosis.diagnose(raw, rows + 1, lines));
      options.requireAllowed(rejects.get(rejects.size() - 1), rejected + rejects.size());
    }
    if (recoded == 0) {
      firstRecoded = lines + result.firstRecoded();
    }
    if (rounded == 0) {
      firstRounded = lines + result.firstRounded();
    }
    recoded += result.recoded();
    rounded += result.rounded();
    rejected += rejects.size();
    rows += result.rows();
    lines += result.lines();
    unfinished =
        result.consumed() == block.end()
            ? null
            : new Block(block.bytes(), result.consumed(), block.end());
    if (unfinished == null) {
      source.recycle(block);
    }
    sink.endBatch(rejects);
    report(source);
  }

  private Block withUnfinished(Block block) {
    return unfinished == null ? block : block.after(unfinished, unfinished.start());
  }

  private InvoiceDataException unclosedQuote(Block rest) {
    CsvTokenizer tokens = new CsvTokenizer(options.separator(), options.limits());
    tokens.tokenize(rest.bytes(), rest.start(), rest.end());
    return InvoiceDataException.atLine(
        file,
        lines + Math.max(0, tokens.linesToOpenQuote(rest.bytes(), rest.start())),
        "a quote opens here that is never closed, so all that follows it is one field. Close it,"
            + " or double it if it is part of the text.");
  }

  /** The end of a run whose thread was interrupted, wherever that showed first. */
  static CancellationException interrupted() {
    return new CancellationException("Interrupted; nothing was published.");
  }

  private void report(BlockSource source) {
    run.listener().onProgress(new Progress("reading", source.bytesRead(), totalBytes, "bytes"));
  }

  private ReadReport readReport(InvoiceHeader header) {
    List<String> ignored = header.ignored();
    if (rows == 0) {
      notes.add("The file has a header and no rows.");
    }
    if (!ignored.isEmpty()) {
      List<String> shown = ignored.stream().map(it -> it.isEmpty() ? "(no name)" : it).toList();
      notes.add("Columns that were not needed: " + String.join(", ", shown) + ".");
    }
    if (recoded > 0 && options.charset() == CharsetChoice.AUTO) {
      notes.add(
          recoded
              + " fields are not UTF-8 and were read as windows-1252, the first on line "
              + firstRecoded
              + ".");
    }
    if (rounded > 0) {
      notes.add(
          rounded
              + " prices have more digits than a double holds and were rounded to the nearest"
              + " one, the first on line "
              + firstRounded
              + ".");
    }
    return new ReadReport(
        file, rows, rows - rejected, rejected, charset(), header.columns(), ignored, notes);
  }

  private String charset() {
    return switch (options.charset()) {
      case AUTO -> recoded == 0 ? "UTF-8" : "UTF-8 and windows-1252";
      case UTF_8 -> "UTF-8";
      case WINDOWS_1252 -> "windows-1252";
    };
  }

  /** A thread with a parser; its blocks are parsed in the order in which they came. */
  private record Lane(ApartParser parser, ThreadPoolExecutor thread) {

    static Lane start(ApartParser parser) {
      return new Lane(
          parser,
          new ThreadPoolExecutor(
              1, 1, 0, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), Workers.FACTORY));
    }

    /** Whether it may be out of work before the calling thread comes by again. */
    boolean isHungry() {
      return thread.getQueue().size() < BLOCKS_WAITING;
    }

    Pending parse(Block block) {
      AtomicBoolean begun = new AtomicBoolean();
      return new Pending(
          block,
          begun,
          thread.submit(
              () -> begun.getAndSet(true) ? Optional.empty() : Optional.of(parser.parse(block))));
    }

    void close() {
      thread.shutdownNow();
    }
  }

  /**
   * A block whose turn will come, and what its lane makes of it if it has one. A lane only parses
   * what it begins before that turn comes: the calling thread does not wait for a thread that has
   * work enough, or that the machine lets wait, but parses the block itself.
   */
  private record Pending(
      Block block, AtomicBoolean begun, @Nullable Future<Optional<ApartParser.Parsed>> future) {

    static Pending inTurn(Block block) {
      return new Pending(block, new AtomicBoolean(), null);
    }

    /**
     * The result of a lane, or nothing: where none began, and where the turn must come first since
     * only it tells the line of a fault.
     */
    Optional<ApartParser.Parsed> get() {
      if (!begun.getAndSet(true) || future == null) {
        return Optional.empty();
      }
      try {
        return future.get();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw interrupted();
      } catch (ExecutionException e) {
        if (e.getCause() instanceof InvoiceDataException) {
          return Optional.empty();
        }
        if (e.getCause() instanceof Error error) {
          throw error;
        }
        throw (RuntimeException) e.getCause();
      }
    }
  }
}
