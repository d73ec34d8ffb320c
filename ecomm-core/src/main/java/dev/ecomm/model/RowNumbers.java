package dev.ecomm.model;

import java.util.Arrays;

/**
 * The source row of every table row, ascending. Rows that follow each other in the source form a
 * run, so a table read without rejects costs one run, not four bytes a row.
 */
final class RowNumbers {
  private final int[] starts;
  private final long[] numbers;
  private final int rows;

  /** Run i begins at table row {@code starts[i]} with source row {@code numbers[i]}. */
  private RowNumbers(int[] starts, long[] numbers, int rows) {
    this.starts = starts;
    this.numbers = numbers;
    this.rows = rows;
  }

  int rows() {
    return rows;
  }

  long at(int row) {
    int run = starts.length == 1 ? 0 : run(row);
    return numbers[run] + (row - starts[run]);
  }

  private int run(int row) {
    int found = Arrays.binarySearch(starts, row);
    return found >= 0 ? found : -found - 2;
  }

  RowNumbers select(int[] selected) {
    Builder builder = new Builder();
    for (int row : selected) {
      builder.append(at(row));
    }
    return builder.build();
  }

  RowNumbers slice(int from, int to) {
    Builder builder = new Builder();
    for (int row = from; row < to; row++) {
      builder.append(at(row));
    }
    return builder.build();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof RowNumbers that
        && rows == that.rows
        && Arrays.equals(starts, that.starts)
        && Arrays.equals(numbers, that.numbers);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(numbers);
  }

  static final class Builder {
    private int[] starts = new int[1];
    private long[] numbers = new long[1];
    private int runs;
    private int rows;
    private long next;

    void append(long number) {
      if (runs == 0 || number != next) {
        if (runs == starts.length) {
          starts = Arrays.copyOf(starts, runs * 2);
          numbers = Arrays.copyOf(numbers, runs * 2);
        }
        starts[runs] = rows;
        numbers[runs++] = number;
      }
      rows++;
      next = number + 1;
    }

    void appendAll(RowNumbers more, long offset) {
      for (int run = 0; run < more.starts.length; run++) {
        int end = run + 1 == more.starts.length ? more.rows : more.starts[run + 1];
        append(more.numbers[run] + offset);
        rows += end - more.starts[run] - 1;
        next += end - more.starts[run] - 1;
      }
    }

    RowNumbers build() {
      return new RowNumbers(Arrays.copyOf(starts, runs), Arrays.copyOf(numbers, runs), rows);
    }
  }
}
