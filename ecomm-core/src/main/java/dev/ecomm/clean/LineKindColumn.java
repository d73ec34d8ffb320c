package dev.ecomm.clean;

import dev.ecomm.model.Dictionary;
import dev.ecomm.model.Selection;
import dev.ecomm.model.StringColumn;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;

/** The kind of each line of a table, in its order; one byte a line. Immutable. */
public final class LineKindColumn {
  private static final LineKind[] KINDS = LineKind.values();

  private final byte[] ordinals;

  /** Takes ownership. */
  LineKindColumn(byte[] ordinals) {
    this.ordinals = ordinals;
  }

  /**
   * Returns the number of lines.
   *
   * @return rows of the table
   */
  public int rows() {
    return ordinals.length;
  }

  /**
   * Returns the kind of a line.
   *
   * @param row from 0
   * @return its kind
   */
  public LineKind kind(int row) {
    return KINDS[ordinals[row]];
  }

  /**
   * Counts the lines of a kind.
   *
   * @param kind any
   * @return lines
   */
  public int count(LineKind kind) {
    return where(EnumSet.of(kind)).count();
  }

  /**
   * Selects the lines of some kinds.
   *
   * @param kinds any
   * @return a selection of the table's rows
   */
  public Selection where(Set<LineKind> kinds) {
    boolean[] wanted = new boolean[KINDS.length];
    kinds.forEach(kind -> wanted[kind.ordinal()] = true);
    return Selection.where(ordinals.length, row -> wanted[ordinals[row]]);
  }

  /**
   * The kinds as a column of a table of results.
   *
   * @return their {@link LineKind#id() names}, in the order of the rows
   */
  public StringColumn toColumn() {
    Dictionary names = Dictionary.of(Arrays.stream(KINDS).map(LineKind::id).toList());
    int[] codes = new int[ordinals.length];
    for (int row = 0; row < codes.length; row++) {
      codes[row] = ordinals[row];
    }
    return StringColumn.of(names, codes);
  }
}
