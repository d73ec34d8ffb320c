package dev.ecomm.describe;

import dev.ecomm.model.CodedColumn;
import dev.ecomm.model.Dictionary;
import java.util.BitSet;
import java.util.Comparator;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * How many rows carry each code of a column. A selected table shares the dictionary of its source,
 * so only codes that some row carries count as texts of the column.
 */
final class CodeCounts {
  private final CodedColumn column;
  private final int[] rows;
  private final int missing;
  private final int distinct;

  private CodeCounts(CodedColumn column, int[] rows, int missing) {
    this.column = column;
    this.rows = rows;
    this.missing = missing;
    int used = 0;
    for (int count : rows) {
      used += count > 0 ? 1 : 0;
    }
    this.distinct = used;
  }

  static CodeCounts of(CodedColumn column) {
    int[] rows = new int[column.dictionary().size()];
    int missing = 0;
    for (int row = 0; row < column.rows(); row++) {
      int code = column.code(row);
      if (code == Dictionary.MISSING) {
        missing++;
      } else {
        rows[code]++;
      }
    }
    return new CodeCounts(column, rows, missing);
  }

  /** Codes run from 0 to this, exclusive; some may have no row. */
  int codes() {
    return rows.length;
  }

  int rows(int code) {
    return rows[code];
  }

  /** Rows of a text, 0 where the column does not have it. */
  int rows(String text) {
    int code = column.dictionary().code(text);
    return code == Dictionary.MISSING ? 0 : rows[code];
  }

  int missing() {
    return missing;
  }

  /** Texts that at least one row carries. */
  int distinct() {
    return distinct;
  }

  String text(int code) {
    return column.dictionary().text(code);
  }

  /** The codes, among those that some row carries, whose text passes; each text is asked once. */
  BitSet codesWhere(Predicate<String> test) {
    BitSet passing = new BitSet(rows.length);
    for (int code = 0; code < rows.length; code++) {
      if (rows[code] > 0 && test.test(text(code))) {
        passing.set(code);
      }
    }
    return passing;
  }

  /** The first of the texts in an order; of equal ones the one with the lower code. */
  Optional<String> first(Comparator<String> order) {
    String first = null;
    for (int code = 0; code < rows.length; code++) {
      if (rows[code] > 0) {
        String text = text(code);
        first = first == null || order.compare(text, first) < 0 ? text : first;
      }
    }
    return Optional.ofNullable(first);
  }

  long rowsOf(BitSet codes) {
    long sum = 0;
    for (int code = codes.nextSetBit(0); code >= 0; code = codes.nextSetBit(code + 1)) {
      sum += rows[code];
    }
    return sum;
  }

  long rowsWhere(Predicate<String> test) {
    return rowsOf(codesWhere(test));
  }
}
