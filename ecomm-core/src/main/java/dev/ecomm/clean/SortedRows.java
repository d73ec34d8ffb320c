package dev.ecomm.clean;

import dev.ecomm.model.InvoiceTable;
import java.util.Arrays;

/** Some rows of a source by their row number, found again in any batch of it. Immutable. */
final class SortedRows {

  /** What the row was not found as. */
  static final int NONE = -1;

  /** Takes each row that is found. */
  interface Consumer {
    /** A row of the table, and its place among these rows. */
    void accept(int row, int place);
  }

  private final long[] numbers;

  /** Takes ownership of the row numbers, which ascend. */
  SortedRows(long[] numbers) {
    this.numbers = numbers;
  }

  int size() {
    return numbers.length;
  }

  /** The place of a row, counted from 0, or {@link #NONE}. */
  int place(long rowNumber) {
    return Math.max(NONE, Arrays.binarySearch(numbers, rowNumber));
  }

  /**
   * Shows the rows of a table that are among these, in order. One step a row.
   *
   * @throws IllegalArgumentException if the row numbers of the table do not ascend
   */
  void forEachIn(InvoiceTable lines, Consumer consumer) {
    if (lines.rows() == 0) {
      return;
    }
    int found = Arrays.binarySearch(numbers, lines.rowNumber(0));
    int place = found >= 0 ? found : -found - 1;
    long before = Long.MIN_VALUE;
    for (int row = 0; row < lines.rows(); row++) {
      long number = lines.rowNumber(row);
      if (number <= before) {
        throw new IllegalArgumentException(
            "row number " + number + " follows " + before + ", must be greater");
      }
      before = number;
      while (place < numbers.length && numbers[place] < number) {
        place++;
      }
      if (place < numbers.length && numbers[place] == number) {
        consumer.accept(row, place);
      }
    }
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof SortedRows that && Arrays.equals(numbers, that.numbers);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(numbers);
  }
}
