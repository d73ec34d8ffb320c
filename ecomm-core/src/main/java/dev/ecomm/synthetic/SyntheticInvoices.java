package dev.ecomm.synthetic;

import dev.ecomm.model.InvoiceTable;
import dev.ecomm.run.Progress;
import dev.ecomm.run.RunContext;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.function.Consumer;
import java.util.stream.LongStream;

/**
 * Makes invoice lines shaped like those of a real wholesaler of gifts: a year of customers with
 * habits and life cycles, seasons, bundles, cancellations, fees and untidy text.
 *
 * <p>Lines come in order of time, exactly as many as asked for, and follow from the options alone:
 * the same options give the same bytes on any machine, locale and zone. Another number of rows
 * makes another shop, not a longer file of the same one.
 *
 * <p>Cancellations take goods back that the same customer bought before at the same price, never
 * more than were bought.
 *
 * <p>Memory: one batch of lines, and the orders of a day and the goods that will come back, which
 * grow with the trade of a day: 5 million lines are written in a heap of 24 MB, 100 million in 48
 * MB. Time: one pass on the calling thread, whatever the threads of the run. Immutable and safe for
 * use by many threads.
 */
public final class SyntheticInvoices {

  /** The fewest lines that can be asked for. */
  public static final long MIN_ROWS = 1;

  /** The most lines that can be asked for. */
  public static final long MAX_ROWS = 1_000_000_000;

  private static final int BATCH_ROWS = 1 << 16;
  private static final int BATCHES_PER_REPORT = 8;

  private final long rows;
  private final long seed;
  private final LocalDate from;
  private final LocalDate to;
  private final BadRows badRows;

  private SyntheticInvoices(Builder builder) {
    rows = builder.rows;
    seed = builder.seed;
    from = builder.from;
    to = builder.to;
    badRows = new BadRows(builder.seed, builder.badRows);
  }

  /**
   * Makes a table of lines with otherwise default options.
   *
   * @param rows lines, at least 1
   * @param seed any number
   * @return the table, about 45 bytes a line
   * @throws IllegalArgumentException if rows is out of range
   */
  public static InvoiceTable of(int rows, long seed) {
    return builder().rows(rows).seed(seed).build().table(RunContext.withDefaults());
  }

  /**
   * Starts the options.
   *
   * @return a builder with every default
   */
  public static Builder builder() {
    return new Builder();
  }

  /**
   * Returns the number of lines.
   *
   * @return lines
   */
  public long rows() {
    return rows;
  }

  /**
   * Returns the seed.
   *
   * @return the number from which everything follows
   */
  public long seed() {
    return seed;
  }

  /**
   * Returns the first day.
   *
   * @return the first day, on which the shop may be closed
   */
  public LocalDate from() {
    return from;
  }

  /**
   * Returns the last day.
   *
   * @return the last day, on which the shop may be closed
   */
  public LocalDate to() {
    return to;
  }

  /**
   * Makes all lines as one table.
   *
   * @param run hears of progress, may cancel
   * @return the table; row numbers begin with 1
   * @throws java.util.concurrent.CancellationException if cancelled
   */
  public InvoiceTable table(RunContext run) {
    InvoiceTable[] made = new InvoiceTable[1];
    generate(run, Math.toIntExact(rows), table -> made[0] = table);
    return made[0];
  }

  /**
   * Makes the lines in batches of 65,536 (the last may be shorter), in constant memory. An invoice
   * may begin in one batch and end in the next. Each batch has dictionaries of its own.
   *
   * @param run hears of progress, may cancel between batches; threads are not used
   * @param consumer takes each batch, in order, on the calling thread; row numbers ascend from 1
   * @throws java.util.concurrent.CancellationException if cancelled
   */
  public void forEachBatch(RunContext run, Consumer<InvoiceTable> consumer) {
    generate(run, BATCH_ROWS, consumer);
  }

  /**
   * Writes the lines as CSV in the form of the real file: UTF-8, header {@code
   * InvoiceNo,StockCode,Description,Quantity,InvoiceDate,UnitPrice,CustomerID,Country}, dates as
   * {@code 2010-12-01 08:26:00}, customers as {@code 17850.0}, prices with at least one decimal,
   * lines ended by {@code \n}. Texts are quoted only where they must be.
   *
   * <p>If the options ask for bad rows, some lines are spoilt so that no reader can accept them;
   * see {@link #brokenRows()}.
   *
   * @param out is flushed, not closed
   * @param run hears of progress, may cancel between batches
   * @return the number of rows spoilt
   * @throws IOException if writing fails
   * @throws java.util.concurrent.CancellationException if cancelled
   */
  public long writeCsv(OutputStream out, RunContext run) throws IOException {
    CsvText text = new CsvText(out, badRows);
    try {
      text.header();
      generate(
          run,
          BATCH_ROWS,
          batch -> {
            try {
              text.write(batch);
            } catch (IOException e) {
              throw new UncheckedIOException(e);
            }
          });
      text.flush();
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
    return text.broken();
  }

  /**
   * Names the rows that {@link #writeCsv} spoils, without making any line.
   *
   * @return row numbers in ascending order, the first row after the header is 1
   */
  public LongStream brokenRows() {
    return badRows.in(rows);
  }

  private void generate(RunContext run, int batchRows, Consumer<InvoiceTable> consumer) {
    Vocabulary vocabulary = new Vocabulary();
    Baskets baskets = new Baskets(seed, vocabulary);
    Counter counter = new Counter(run, consumer);
    new History(this, baskets, new TableSink(vocabulary, batchRows, counter)).write();
  }

  /** Reports progress and stops the work when asked to. */
  private final class Counter implements Consumer<InvoiceTable> {
    private final RunContext run;
    private final Consumer<InvoiceTable> consumer;
    private long done;
    private int batches;

    Counter(RunContext run, Consumer<InvoiceTable> consumer) {
      this.run = run;
      this.consumer = consumer;
    }

    @Override
    public void accept(InvoiceTable batch) {
      run.cancellation().throwIfCancelled();
      consumer.accept(batch);
      done += batch.rows();
      if (++batches % BATCHES_PER_REPORT == 0 || done == rows) {
        run.listener().onProgress(new Progress("generating", done, rows, "lines"));
      }
    }
  }

  /** The options of {@link SyntheticInvoices}. For one thread. */
  public static final class Builder {

    private long rows = 50_000;
    private long seed;
    private LocalDate from = LocalDate.of(2010, 12, 1);
    private LocalDate to = LocalDate.of(2011, 12, 9);
    private double badRows;

    private Builder() {}

    /**
     * Sets the number of lines. Default: 50,000. Below 20,000 lines orders are shorter than real
     * ones, so that there are enough customers, and the shares of rare things are rough.
     *
     * @param rows from {@link #MIN_ROWS} to {@link #MAX_ROWS}
     * @return this builder
     * @throws IllegalArgumentException if out of range
     */
    public Builder rows(long rows) {
      if (rows < MIN_ROWS || rows > MAX_ROWS) {
        throw new IllegalArgumentException(
            "rows is " + rows + ", must be from " + MIN_ROWS + " to " + MAX_ROWS);
      }
      this.rows = rows;
      return this;
    }

    /**
     * Sets the seed. Default: 0.
     *
     * @param seed any number
     * @return this builder
     */
    public Builder seed(long seed) {
      this.seed = seed;
      return this;
    }

    /**
     * Sets the first day. Default: 2010-12-01, as in the real file.
     *
     * @param from not after the last day
     * @return this builder
     */
    public Builder from(LocalDate from) {
      this.from = from;
      return this;
    }

    /**
     * Sets the last day. Default: 2011-12-09, as in the real file.
     *
     * @param to not before the first day
     * @return this builder
     */
    public Builder to(LocalDate to) {
      this.to = to;
      return this;
    }

    /**
     * Sets which part of the rows {@link SyntheticInvoices#writeCsv} spoils. Default: none.
     *
     * @param share from 0 to 1
     * @return this builder
     * @throws IllegalArgumentException if out of range
     */
    public Builder badRows(double share) {
      if (!(share >= 0 && share <= 1)) {
        throw new IllegalArgumentException("badRows is " + share + ", must be from 0 to 1");
      }
      this.badRows = share;
      return this;
    }

    /**
     * Makes the generator.
     *
     * @return a generator with these options
     * @throws IllegalArgumentException if the shop is closed on every day of the period
     */
    public SyntheticInvoices build() {
      if (new TradingCalendar(seed).trade(from, to) == 0) {
        throw new IllegalArgumentException(
            "from " + from + " to " + to + " has no open day, must have at least one");
      }
      return new SyntheticInvoices(this);
    }
  }
}
