package dev.ecomm.testkit;

import dev.ecomm.model.DataTable;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BiPredicate;
import java.util.function.Function;

/** Finds the cells in which two tables of one schema differ, and describes the first of them. */
final class TableDifferences {

  private static final int SHOWN = 10;

  private final DataTable actual;
  private final DataTable expected;
  private final List<String> shown = new ArrayList<>();
  private int count;

  private TableDifferences(DataTable actual, DataTable expected) {
    this.actual = actual;
    this.expected = expected;
  }

  /** Compares row by row, doubles bit for bit. */
  static TableDifferences inOrder(DataTable actual, DataTable expected) {
    TableDifferences differences = new TableDifferences(actual, expected);
    differences.compareInOrder(column -> Object::equals);
    return differences;
  }

  /**
   * Compares rows in order, or those of equal key.
   *
   * @param keys names of columns; empty to compare in order
   * @param tolerances for each column's doubles
   */
  static TableDifferences of(
      DataTable actual,
      DataTable expected,
      List<String> keys,
      Function<String, Tolerance> tolerances) {
    TableDifferences differences = new TableDifferences(actual, expected);
    Function<String, BiPredicate<Object, Object>> same = column -> within(tolerances.apply(column));
    if (keys.isEmpty()) {
      differences.compareInOrder(same);
    } else {
      differences.compareByKey(keys, same);
    }
    return differences;
  }

  private static BiPredicate<Object, Object> within(Tolerance tolerance) {
    return (value, wanted) ->
        (value instanceof Double a && wanted instanceof Double b)
            ? tolerance.covers(a, b)
            : value.equals(wanted);
  }

  private void compareInOrder(Function<String, BiPredicate<Object, Object>> same) {
    if (actual.rows() != expected.rows()) {
      note(expected.rows() + " rows expected but there are " + actual.rows());
    }
    for (int row = 0; row < Math.min(actual.rows(), expected.rows()); row++) {
      compareRow("row " + row, row, row, same);
    }
  }

  private void compareByKey(List<String> keys, Function<String, BiPredicate<Object, Object>> same) {
    Map<List<Optional<Object>>, Integer> rows = byKey(actual, keys, "the table");
    Map<List<Optional<Object>>, Integer> wanted = byKey(expected, keys, "what is expected");
    wanted.forEach(
        (key, row) -> {
          Integer found = rows.get(key);
          if (found == null) {
            note("no row has " + name(keys, key));
          } else {
            compareRow("row " + found + " with " + name(keys, key), found, row, same);
          }
        });
    rows.forEach(
        (key, row) -> {
          if (!wanted.containsKey(key)) {
            note("row " + row + " with " + name(keys, key) + " is not expected");
          }
        });
  }

  private static Map<List<Optional<Object>>, Integer> byKey(
      DataTable table, List<String> keys, String what) {
    Map<List<Optional<Object>>, Integer> rows = new LinkedHashMap<>();
    for (int row = 0; row < table.rows(); row++) {
      int at = row;
      List<Optional<Object>> key =
          keys.stream().map(column -> table.column(column).valueAt(at)).toList();
      Integer other = rows.put(key, row);
      if (other != null) {
        throw new IllegalArgumentException(
            "keys do not tell rows apart: rows "
                + other
                + " and "
                + row
                + " of "
                + what
                + " have "
                + name(keys, key));
      }
    }
    return rows;
  }

  private void compareRow(
      String place, int row, int wanted, Function<String, BiPredicate<Object, Object>> same) {
    for (String column : actual.schema().names()) {
      Optional<Object> a = actual.column(column).valueAt(row);
      Optional<Object> b = expected.column(column).valueAt(wanted);
      boolean bothMissing = a.isEmpty() && b.isEmpty();
      boolean bothPresent = a.isPresent() && b.isPresent();
      if (!bothMissing && !(bothPresent && same.apply(column).test(a.get(), b.get()))) {
        note(place + ", " + column + ": " + show(a) + ", expected " + show(b));
      }
    }
  }

  private void note(String difference) {
    count++;
    if (shown.size() < SHOWN) {
      shown.add(difference);
    }
  }

  private static String name(List<String> keys, List<Optional<Object>> key) {
    List<String> parts = new ArrayList<>();
    for (int i = 0; i < keys.size(); i++) {
      parts.add(keys.get(i) + " = " + show(key.get(i)));
    }
    return String.join(", ", parts);
  }

  private static String show(Optional<Object> value) {
    return value
        .map(some -> some instanceof String text ? '"' + text + '"' : Objects.toString(some))
        .orElse("missing");
  }

  boolean isEmpty() {
    return count == 0;
  }

  @Override
  public String toString() {
    String more = count > shown.size() ? "\n  and " + (count - shown.size()) + " more" : "";
    return count
        + (count == 1 ? " difference:" : " differences:")
        + "\n  "
        + String.join("\n  ", shown)
        + more;
  }
}
