package dev.ecomm.io;

import dev.ecomm.error.StoreException;
import dev.ecomm.model.InvoiceColumn;
import dev.ecomm.model.InvoiceTable;
import dev.ecomm.model.InvoiceTableBuilder;
import dev.ecomm.run.RunContext;
import dev.ecomm.store.Stores;
import java.io.InputStream;
import java.net.URI;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Reads invoices from any store in any format that is on the class path. Types are fixed, never
 * guessed from the data; a row with a cell that cannot be typed is put aside with every reason, so
 * that accepted and rejected rows together are the rows of the source.
 *
 * <p>Immutable and safe for use by many threads. The result does not depend on the number of
 * threads.
 */
public final class InvoiceReader {

  private final ReadOptions options;
  private final Stores stores;
  private final Optional<TableFormat> format;

  private InvoiceReader(ReadOptions options, Stores stores, Optional<TableFormat> format) {
    this.options = options;
    this.stores = stores;
    this.format = format;
  }

  /**
   * A reader with the defaults of {@link Builder}.
   *
   * @return the reader
   */
  public static InvoiceReader withDefaults() {
    return builder().build();
  }

  /**
   * Starts a reader.
   *
   * @return a builder with the defaults
   */
  public static Builder builder() {
    return new Builder();
  }

  /**
   * Reads a whole source. Cost: one pass, about 45 bytes a line for the table.
   *
   * @param source its format follows the extension
   * @param run threads, progress in bytes of the source, cancellation
   * @return lines, rejects and how it was read
   * @throws dev.ecomm.error.InvoiceDataException if the file cannot be read as invoices: no such
   *     column, damaged, past a limit, or a bad cell under the policy FAIL
   * @throws StoreException if the bytes cannot be read
   * @throws java.util.concurrent.CancellationException if the run is cancelled, or its thread
   *     interrupted
   */
  public ReadResult read(URI source, RunContext run) {
    WholeTable whole = new WholeTable();
    ReadReport report = readInto(source, run, whole);
    return new ReadResult(whole.lines.build(run.threads()), Rejects.of(whole.rejects), report);
  }

  /**
   * Reads a stream, such as standard input, to its end.
   *
   * @param in left open
   * @param name what messages call it
   * @param run threads, progress, cancellation
   * @return lines, rejects and how it was read
   * @throws dev.ecomm.error.InvoiceDataException as {@link #read(URI, RunContext)}
   * @throws StoreException if the stream fails
   */
  public ReadResult read(InputStream in, String name, RunContext run) {
    WholeTable whole = new WholeTable();
    ReadReport report = readInto(in, name, run, whole);
    return new ReadResult(whole.lines.build(run.threads()), Rejects.of(whole.rejects), report);
  }

  /**
   * Reads a source piece by piece, in memory that does not grow with it.
   *
   * @param source its format follows the extension
   * @param run threads, progress, cancellation
   * @param consumer takes each piece, in order, on the calling thread; what it throws ends the
   *     reading
   * @return how it was read
   * @throws dev.ecomm.error.InvoiceDataException as {@link #read(URI, RunContext)}; pieces before
   *     the fault were handed out already
   * @throws StoreException if the bytes cannot be read
   */
  public ReadReport forEachBatch(URI source, RunContext run, Consumer<ReadBatch> consumer) {
    Batches batches = new Batches(consumer);
    ReadReport report = readInto(source, run, batches);
    batches.handOut();
    return report;
  }

  /**
   * Reads a stream piece by piece.
   *
   * @param in left open
   * @param name what messages call it
   * @param run threads, progress, cancellation
   * @param consumer takes each piece, in order, on the calling thread
   * @return how it was read
   * @throws dev.ecomm.error.InvoiceDataException as {@link #read(URI, RunContext)}
   * @throws StoreException if the stream fails
   */
  public ReadReport forEachBatch(
      InputStream in, String name, RunContext run, Consumer<ReadBatch> consumer) {
    Batches batches = new Batches(consumer);
    ReadReport report = readInto(in, name, run, batches);
    batches.handOut();
    return report;
  }

  private ReadReport readInto(URI source, RunContext run, InvoiceSink sink) {
    TableFormat chosen = format.orElseGet(() -> TableFormats.of(source));
    return chosen.readInvoices(stores.of(source), source, options, run, sink);
  }

  private ReadReport readInto(InputStream in, String name, RunContext run, InvoiceSink sink) {
    URI shown = OneStream.uri(name);
    TableFormat chosen = format.orElseGet(() -> TableFormats.of(URI.create("stream:/stream.csv")));
    return chosen.readInvoices(new OneStream(in), shown, options, run, sink);
  }

  /** Collects all batches in one builder. */
  private static final class WholeTable implements InvoiceSink {
    private final InvoiceTableBuilder lines = InvoiceTable.builder();
    private final List<Reject> rejects = new ArrayList<>();

    @Override
    public InvoiceTableBuilder lines() {
      return lines;
    }

    @Override
    public void endBatch(List<Reject> rejectsOfBatch) {
      rejects.addAll(rejectsOfBatch);
    }
  }

  /** Hands lines on as tables of their own, some ten thousand rows each. */
  private static final class Batches implements InvoiceSink {
    private static final int ROWS = 20_000;

    private final Consumer<ReadBatch> consumer;
    private InvoiceTableBuilder lines = InvoiceTable.builder();
    private List<Reject> rejects = new ArrayList<>();

    Batches(Consumer<ReadBatch> consumer) {
      this.consumer = consumer;
    }

    @Override
    public InvoiceTableBuilder lines() {
      return lines;
    }

    @Override
    public void endBatch(List<Reject> rejectsOfBatch) {
      rejects.addAll(rejectsOfBatch);
      if (lines.rows() + rejects.size() >= ROWS) {
        handOut();
      }
    }

    void handOut() {
      if (lines.rows() + rejects.size() > 0) {
        ReadBatch batch = new ReadBatch(lines.build(), Rejects.of(rejects));
        lines = InvoiceTable.builder();
        rejects = new ArrayList<>();
        consumer.accept(batch);
      }
    }
  }

  /** Chooses the options of an {@link InvoiceReader}. */
  public static final class Builder {
    private BadCellPolicy onBadCell = BadCellPolicy.QUARANTINE;
    private long maxRejects = 100_000;
    private CharsetChoice charset = CharsetChoice.AUTO;
    private Optional<String> datePattern = Optional.empty();
    private char separator = ',';
    private ReadLimits limits = ReadLimits.withDefaults();
    private final Map<InvoiceColumn, String> columns = new EnumMap<>(InvoiceColumn.class);
    private Stores stores = Stores.discovered();
    private Optional<TableFormat> format = Optional.empty();

    private Builder() {}

    /**
     * What happens to a row with a bad cell; QUARANTINE by default.
     *
     * @param policy put the row aside, or fail
     * @return this
     */
    public Builder onBadCell(BadCellPolicy policy) {
      onBadCell = Objects.requireNonNull(policy, "onBadCell");
      return this;
    }

    /**
     * The most rows put aside before reading fails, so that a file of another kind does not pass
     * for one of only bad rows; 100,000 by default.
     *
     * @param most at least 0
     * @return this
     * @throws IllegalArgumentException if it is negative
     */
    public Builder maxRejects(long most) {
      if (most < 0) {
        throw new IllegalArgumentException("maxRejects is " + most + ", must be at least 0");
      }
      maxRejects = most;
      return this;
    }

    /**
     * How bytes become characters; AUTO by default.
     *
     * @param choice UTF-8, windows-1252, or whichever a field is
     * @return this
     */
    public Builder charset(CharsetChoice choice) {
      charset = Objects.requireNonNull(choice, "charset");
      return this;
    }

    /**
     * The form of the file's dates, where it is none of those that are known ({@code yyyy-MM-dd}
     * with {@code HH:mm} or {@code HH:mm:ss}, and {@code M/d/yyyy} with {@code H:mm} or {@code
     * H:mm:ss}).
     *
     * @param pattern of {@link java.time.format.DateTimeFormatter}, English names; days that do not
     *     exist are refused; an offset or zone in it is read and dropped
     * @return this
     * @throws IllegalArgumentException if the pattern is malformed
     */
    public Builder datePattern(String pattern) {
      var unused = DateTimeFormatter.ofPattern(pattern, Locale.ENGLISH);
      datePattern = Optional.of(pattern);
      return this;
    }

    /**
     * What stands between fields; a comma by default.
     *
     * @param character one ASCII character other than quote and line ends
     * @return this
     * @throws IllegalArgumentException if it is another
     */
    public Builder separator(char character) {
      if (character > 0x7E || character == '"' || character == '\n' || character == '\r') {
        throw new IllegalArgumentException(
            "separator is U+"
                + Integer.toHexString(character)
                + ", must be one ASCII character other than a quote and line ends");
      }
      separator = character;
      return this;
    }

    /**
     * What one file may ask for; {@link ReadLimits#withDefaults()} by default.
     *
     * @param most the limits
     * @return this
     */
    public Builder limits(ReadLimits most) {
      limits = Objects.requireNonNull(most, "limits");
      return this;
    }

    /**
     * Names the header of a column that does not go by a known name.
     *
     * @param column the column
     * @param header as the file has it, exactly
     * @return this
     */
    public Builder column(InvoiceColumn column, String header) {
      columns.put(column, Objects.requireNonNull(header, "header"));
      return this;
    }

    /**
     * Where URIs are looked up; {@link Stores#discovered()} by default.
     *
     * @param known the stores
     * @return this
     */
    public Builder stores(Stores known) {
      stores = Objects.requireNonNull(known, "stores");
      return this;
    }

    /**
     * How the bytes are laid out; by default the extension of the source tells, and streams are
     * CSV.
     *
     * @param known the format
     * @return this
     */
    public Builder format(TableFormat known) {
      format = Optional.of(known);
      return this;
    }

    /**
     * Makes the reader.
     *
     * @return a reader with these options
     */
    public InvoiceReader build() {
      return new InvoiceReader(
          new ReadOptions(onBadCell, maxRejects, charset, datePattern, separator, limits, columns),
          stores,
          format);
    }
  }
}
