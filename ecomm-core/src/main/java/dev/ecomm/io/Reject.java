package dev.ecomm.io;

import dev.ecomm.error.CellError;
import java.util.List;

/**
 * A row that could not be typed, with everything that is wrong with it.
 *
 * @param row the data row, first after the header is 1
 * @param line the physical line on which the row starts, first is 1; 0 in a format that has no
 *     lines
 * @param errors every fault of the row, in column order; at least one
 * @param record the row as it stands in the file, without its line end; of a format that has no
 *     lines, its invoice columns as CSV
 */
public record Reject(long row, long line, List<CellError> errors, String record) {

  /**
   * Copies the errors.
   *
   * @throws IllegalArgumentException if there is none
   */
  public Reject {
    errors = List.copyOf(errors);
    if (errors.isEmpty()) {
      throw new IllegalArgumentException("errors is empty, must hold at least one");
    }
  }
}
