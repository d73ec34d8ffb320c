package dev.ecomm.error;

import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * A file's content is not what the reader needs: a header without a needed column, a quote that is
 * never closed, a bad cell under the policy {@code FAIL}. Accessors say where.
 */
public class InvoiceDataException extends EcommException {
  private static final long serialVersionUID = 1L;

  private final String file;
  private final long line;
  private final @Nullable String column;
  private final @Nullable String value;

  private InvoiceDataException(
      String message,
      String file,
      long line,
      @Nullable String column,
      @Nullable String value,
      @Nullable Throwable cause) {
    super(message, cause);
    this.file = file;
    this.line = line;
    this.column = column;
    this.value = value;
  }

  /**
   * A fault of one cell.
   *
   * @param error what is wrong with it
   * @param remedy how to go on, one or more sentences
   * @return the exception; its message is the error's, then the remedy
   */
  public static InvoiceDataException of(CellError error, String remedy) {
    Cell cell = error.cell();
    return new InvoiceDataException(
        error.message() + ". " + remedy,
        cell.file(),
        cell.line(),
        cell.column(),
        cell.text(),
        null);
  }

  /**
   * A fault at a line that belongs to no single cell.
   *
   * @param file where the bytes came from
   * @param line the physical line, first is 1
   * @param problem what is wrong and what to do
   * @return the exception; its message begins with file and line
   */
  public static InvoiceDataException atLine(String file, long line, String problem) {
    return new InvoiceDataException(
        "[" + file + "] line " + line + ": " + problem, file, line, null, null, null);
  }

  /**
   * A fault of the file as a whole.
   *
   * @param file where the bytes came from
   * @param problem what is wrong and what to do
   * @param cause what was caught, or null
   * @return the exception; its message begins with the file
   */
  public static InvoiceDataException of(String file, String problem, @Nullable Throwable cause) {
    return new InvoiceDataException("[" + file + "] " + problem, file, 0, null, null, cause);
  }

  /**
   * Returns where the bytes came from.
   *
   * @return a URI or path, without credentials
   */
  public final String file() {
    return file;
  }

  /**
   * Returns the physical line, first is 1.
   *
   * @return empty where the fault belongs to the file as a whole
   */
  public final OptionalLong line() {
    return line > 0 ? OptionalLong.of(line) : OptionalLong.empty();
  }

  /**
   * Returns the column as the file's header calls it.
   *
   * @return empty where the fault belongs to no single cell
   */
  public final Optional<String> column() {
    return Optional.ofNullable(column);
  }

  /**
   * Returns the offending text as read.
   *
   * @return empty where the fault belongs to no single cell
   */
  public final Optional<String> value() {
    return Optional.ofNullable(value);
  }
}
