package dev.ecomm.clean;

import dev.ecomm.model.InvoiceTable;
import dev.ecomm.model.Selection;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The lines on which one rule could not be evaluated, in ascending order, and why. Messages repeat
 * from line to line, so each is held once.
 */
final class RuleErrors {
  private final BitSet lines = new BitSet();
  private final Map<String, String> known = new HashMap<>();
  private int[] rows = {};
  private String[] messages = {};
  private int size;

  static String message(RuntimeException thrown) {
    String name = thrown.getClass().getSimpleName();
    return thrown.getMessage() == null ? name : name + ": " + thrown.getMessage();
  }

  /** Rows must come in ascending order. */
  void add(int row, String message) {
    if (size == rows.length) {
      int capacity = Math.max(16, size + (size >> 1));
      rows = Arrays.copyOf(rows, capacity);
      messages = Arrays.copyOf(messages, capacity);
    }
    lines.set(row);
    rows[size] = row;
    messages[size++] = known.computeIfAbsent(message, text -> text);
  }

  /** The rows as a selection from a table. */
  Selection selection(int length) {
    return Selection.of(lines, length);
  }

  /** What was thrown at a row that failed. */
  String message(int row) {
    return messages[Arrays.binarySearch(rows, 0, size, row)];
  }

  /** The first of some failed rows, and what was thrown there; empty if there are none. */
  Optional<String> first(InvoiceTable table, Selection failed) {
    int[] first = failed.first(1);
    return first.length == 0
        ? Optional.empty()
        : Optional.of("row " + table.rowNumber(first[0]) + ": " + message(first[0]));
  }
}
