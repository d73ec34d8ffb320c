package dev.ecomm.io.csv;

import dev.ecomm.error.InvoiceDataException;
import dev.ecomm.io.ReadLimits;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * Walks over the rows of a stream, whatever blocks they lie in. The fields of the row at hand are
 * asked of {@link #tokens} and {@link #bytes}, until the next {@link #next()}.
 */
final class CsvRows {

  final CsvTokenizer tokens;

  /** The row at hand, as {@link #tokens} numbers it. */
  int row = -1;

  private final BlockSource source;
  private final String file;
  private @Nullable Block block;

  /** Behind the rows that {@link #tokens} has found. */
  private int at;

  /** Lines before the rows that {@link #tokens} has found. */
  private long linesBefore;

  CsvRows(BlockSource source, char separator, ReadLimits limits, String file) {
    this.source = source;
    this.tokens = new CsvTokenizer(separator, limits);
    this.file = file;
  }

  /** The bytes of the row at hand. */
  byte[] bytes() {
    return block == null ? new byte[0] : block.bytes();
  }

  /** The line on which the row at hand begins, first is 1. */
  long line() {
    return linesBefore + tokens.linesBefore(row) + 1;
  }

  /**
   * Moves to the next row, blank ones too.
   *
   * @return false after the last
   * @throws InvoiceDataException if the row passes a limit, or a quote is never closed
   */
  boolean next() throws IOException {
    row++;
    if (row >= tokens.rows) {
      linesBefore += tokens.linesBefore(tokens.rows);
      tokens.rows = 0;
      row = 0;
      if (!findRows()) {
        return false;
      }
    }
    tokens.checkLimits(bytes(), row, file, line());
    return true;
  }

  private boolean findRows() throws IOException {
    while (true) {
      Block current = block;
      int rest = 0;
      if (current != null) {
        int start = at;
        at = tokens.tokenize(current.bytes(), start, current.end());
        if (tokens.rows > 0) {
          return true;
        }
        rest = current.end() - start;
        if (rest > 0) {
          tokens.checkUnfinished(current.bytes(), start, current.end(), file, linesBefore + 1);
        }
      }
      if (current != null && rest == 0) {
        source.recycle(current);
      }
      Block following = source.next();
      if (following == null) {
        if (current != null && rest > 0) {
          throw neverClosed(current);
        }
        return false;
      }
      block = current == null || rest == 0 ? following : following.after(current, at);
      at = block.start();
    }
  }

  /** The last line has a line end, so only an open quote can leave a row unfinished. */
  private InvoiceDataException neverClosed(Block current) {
    long line = linesBefore + 1 + Math.max(0, tokens.linesToOpenQuote(current.bytes(), at));
    return InvoiceDataException.atLine(
        file, line, "a quote opens here that is never closed. Close it, or remove it.");
  }
}
