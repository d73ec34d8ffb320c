package dev.ecomm.io.csv;

import dev.ecomm.error.StoreException;
import dev.ecomm.io.CharsetChoice;
import dev.ecomm.io.InvoiceSink;
import dev.ecomm.io.ReadLimits;
import dev.ecomm.io.ReadOptions;
import dev.ecomm.io.ReadReport;
import dev.ecomm.io.TableFormat;
import dev.ecomm.io.TableReadOptions;
import dev.ecomm.io.TableReader;
import dev.ecomm.io.TableWriter;
import dev.ecomm.model.Schema;
import dev.ecomm.run.Progress;
import dev.ecomm.run.RunContext;
import dev.ecomm.store.ObjectInfo;
import dev.ecomm.store.ObjectStore;
import dev.ecomm.store.Stores;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.util.List;
import java.util.Locale;

/**
 * Tables as CSV: UTF-8, a header, {@code \n} after each row, the separator in between, quotes only
 * where the text has a separator, quote, or line end. What is written and read with the same schema
 * is the same table, bit for bit.
 *
 * <ul>
 *   <li>Missing is an empty field, the empty text is {@code ""}.
 *   <li>Doubles are the shortest digits that read back to the same bits, laid out as Python does:
 *       {@code 3.0}, {@code 0.0001}, {@code 1e-05}, {@code 1e+16}, {@code -0.0}, {@code NaN},
 *       {@code inf}, {@code -inf}.
 *   <li>Booleans are {@code true} and {@code false}, dates {@code 2011-12-09}, timestamps {@code
 *       2011-12-09 12:50:00}; years outside 0000 to 9999 have a sign and more digits.
 *   <li>The items of a list are joined by {@code " | "}; the empty list is {@code ""}. An item that
 *       is empty, contains {@code " | "} or ends with {@code " |"} cannot be written so: that is an
 *       error.
 * </ul>
 *
 * <p>Reading finds columns by name. Every cell must be what the schema says; the first that is not
 * is an error that names file, line, column and text. Other programs' forms are taken too: {@code
 * 6.0} for a whole number, {@code True}, {@code Infinity}, a {@code T} before the time of day, no
 * seconds or no time of day, {@code 12/9/2011 12:50} with the month first. Without a schema all
 * columns are texts. Blank lines are left out, but in a file of one column they are missing values.
 * A column without a name is called {@code column_} and its number. Files are inflated if they
 * begin as gzip does, and written so if their name ends in {@code .gz}.
 *
 * <p>Immutable, safe for use by many threads.
 */
public final class CsvFormat implements TableFormat {

  private final char separator;
  private final boolean spreadsheetSafe;
  private final CharsetChoice charset;
  private final ReadLimits limits;

  /** The format with its defaults, as the service loader makes it. */
  public CsvFormat() {
    this(new Builder());
  }

  private CsvFormat(Builder builder) {
    this.separator = builder.separator;
    this.spreadsheetSafe = builder.spreadsheetSafe;
    this.charset = builder.charset;
    this.limits = builder.limits;
  }

  /**
   * Starts to choose.
   *
   * @return a builder with the defaults that its methods name
   */
  public static Builder builder() {
    return new Builder();
  }

  char separator() {
    return separator;
  }

  boolean spreadsheetSafe() {
    return spreadsheetSafe;
  }

  CharsetChoice charset() {
    return charset;
  }

  ReadLimits limits() {
    return limits;
  }

  @Override
  public String name() {
    return "csv";
  }

  @Override
  public List<String> extensions() {
    return List.of(".csv", ".csv.gz");
  }

  @Override
  public TableReader open(
      ObjectStore store, URI uri, TableReadOptions options, RunContext context) {
    return CsvTableReader.open(this, store, uri, options, context);
  }

  @Override
  public TableWriter writer(OutputStream out, URI uri, Schema schema) {
    String path = uri.getPath() == null ? "" : uri.getPath();
    boolean gzip = path.toLowerCase(Locale.ROOT).endsWith(".gz");
    return new CsvTableWriter(this, gzip ? new GzipOutput(out) : out, uri, schema);
  }

  /**
   * Reads invoices; separator, character set and limits are those of the options, not of this
   * format.
   */
  @Override
  public ReadReport readInvoices(
      ObjectStore store, URI uri, ReadOptions options, RunContext context, InvoiceSink sink) {
    long length = store.stat(uri).map(ObjectInfo::length).orElse(Progress.UNKNOWN);
    String file = Stores.withoutSecrets(uri).toString();
    try (InputStream in = store.open(uri, 0)) {
      return new CsvInvoiceReading(file, length, options, context, sink).read(in);
    } catch (IOException e) {
      if (Thread.currentThread().isInterrupted()) {
        throw CsvInvoiceReading.interrupted();
      }
      throw unreadable(uri, e);
    }
  }

  /** What a stream threw, with the URI once: the streams of most stores name it themselves. */
  static StoreException unreadable(URI uri, IOException e) {
    URI shown = Stores.withoutSecrets(uri);
    String problem = String.valueOf(e.getMessage());
    String place = "[" + shown + "] ";
    String bare = problem.startsWith(place) ? problem.substring(place.length()) : problem;
    return new StoreException(shown, "could not be read: " + bare, e);
  }

  /** Collects the choices. For one thread. */
  public static final class Builder {
    private char separator = ',';
    private boolean spreadsheetSafe;
    private CharsetChoice charset = CharsetChoice.UTF_8;
    private ReadLimits limits = ReadLimits.withDefaults();

    private Builder() {}

    /**
     * Says what stands between fields. Default: a comma.
     *
     * @param separator a comma, semicolon, tab or {@code |}
     * @return this builder
     * @throws IllegalArgumentException if it is another character
     */
    public Builder separator(char separator) {
      if (",;\t|".indexOf(separator) < 0) {
        throw new IllegalArgumentException(
            "separator is '" + separator + "', must be a comma, semicolon, tab or |");
      }
      this.separator = separator;
      return this;
    }

    /**
     * Makes files that are safe to open in a spreadsheet program, which takes a text that begins
     * like a formula for one and runs it: a text (also a column's name or a list) that begins with
     * {@code = + - @}, a tab or a line end gets a leading {@code '}. Numbers, dates and booleans
     * are written as ever, so {@code -3.5} in a column of doubles stays a number.
     *
     * <p>This cannot be undone: a reader cannot tell whether the {@code '} was there before. Leave
     * it off for files that programs read. Default: off.
     *
     * @param safe whether to neutralise such texts
     * @return this builder
     */
    public Builder spreadsheetSafe(boolean safe) {
      this.spreadsheetSafe = safe;
      return this;
    }

    /**
     * Says how bytes become texts when reading; files are always written in UTF-8. Default: {@link
     * CharsetChoice#UTF_8}.
     *
     * @param charset what the file is in
     * @return this builder
     */
    public Builder charset(CharsetChoice charset) {
      this.charset = charset;
      return this;
    }

    /**
     * Says what a file may ask for when reading. Default: {@link ReadLimits#withDefaults()}.
     *
     * @param limits longest field, most fields of a row, most bytes inflated
     * @return this builder
     */
    public Builder limits(ReadLimits limits) {
      this.limits = limits;
      return this;
    }

    /**
     * Makes the format.
     *
     * @return what was chosen
     */
    public CsvFormat build() {
      return new CsvFormat(this);
    }
  }
}
