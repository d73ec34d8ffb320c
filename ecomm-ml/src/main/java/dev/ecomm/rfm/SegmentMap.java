package dev.ecomm.rfm;

import dev.ecomm.model.DataTable;
import dev.ecomm.model.DataTableBuilder;
import dev.ecomm.model.Field;
import dev.ecomm.model.LongColumn;
import dev.ecomm.model.Schema;
import dev.ecomm.model.StringColumn;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Names for the 25 cells of an r and an f score, each cell with exactly one. The m score plays no
 * part: money is what a segment is judged by, not what it is made of.
 *
 * <pre>{@code
 * SegmentMap map =
 *     SegmentMap.builder()
 *         .segment("Regulars", 4, 5, 3, 5) // r from 4 to 5, f from 3 to 5
 *         .segment("Recent", 4, 5, 1, 2)
 *         .segment("Others", 1, 3, 1, 5)
 *         .build();
 * }</pre>
 *
 * <p>A map with a gap or an overlap cannot be made: {@link Builder#build} names every such cell.
 * Immutable and safe for use by many threads.
 */
public final class SegmentMap {

  /** The highest score; the lowest is 1. */
  public static final int SCORES = 5;

  private static final Schema SCHEMA =
      Schema.of(Field.ofLong("r"), Field.ofLong("f"), Field.ofString("segment"));

  private static final SegmentMap STANDARD =
      builder()
          .segment("Champions", 5, 5, 4, 5)
          .segment("Loyal", 3, 4, 4, 5)
          .segment("Potential Loyalist", 4, 5, 2, 3)
          .segment("New", 5, 5, 1, 1)
          .segment("Promising", 4, 4, 1, 1)
          .segment("Need Attention", 3, 3, 3, 3)
          .segment("About to Sleep", 3, 3, 1, 2)
          .segment("At Risk", 1, 2, 3, 4)
          .segment("Can't Lose", 1, 2, 5, 5)
          .segment("Hibernating", 2, 2, 1, 2)
          .segment("Lost", 1, 1, 1, 2)
          .build();

  private final List<String> names;
  private final List<String> cells;

  private SegmentMap(List<String> names, List<String> cells) {
    this.names = List.copyOf(names);
    this.cells = List.copyOf(cells);
  }

  /**
   * The eleven usual segments, from Champions to Lost.
   *
   * @return the default map
   */
  public static SegmentMap standard() {
    return STANDARD;
  }

  /**
   * Starts a map without any segment.
   *
   * @return a builder
   */
  public static Builder builder() {
    return new Builder();
  }

  /**
   * Reads a map from a table, such as a CSV file of your own.
   *
   * @param table with the columns {@code r}, {@code f} and {@code segment}, one row a cell
   * @return the map, its segments in order of first appearance
   * @throws IllegalArgumentException if a column is missing, a score is not from 1 to 5, or cells
   *     have no name or two; names them
   */
  public static SegmentMap of(DataTable table) {
    LongColumn r = table.longs("r");
    LongColumn f = table.longs("f");
    StringColumn names = table.strings("segment");
    Builder builder = builder();
    for (int row = 0; row < table.rows(); row++) {
      int rScore = score("r", r, row);
      int fScore = score("f", f, row);
      String name = names.isMissing(row) ? "" : names.textAt(row);
      builder.segment(name, rScore, rScore, fScore, fScore);
    }
    return builder.build();
  }

  private static int score(String name, LongColumn scores, int row) {
    long score = scores.longAt(row);
    if (scores.isMissing(row) || score < 1 || score > SCORES) {
      String found = scores.isMissing(row) ? "missing" : String.valueOf(score);
      throw new IllegalArgumentException(
          name + " of row " + row + " is " + found + ", must be from 1 to " + SCORES);
    }
    return (int) score;
  }

  /**
   * Returns the segments.
   *
   * @return names in the order in which they were given, unmodifiable
   */
  public List<String> names() {
    return names;
  }

  /**
   * Returns the segment of two scores.
   *
   * @param r from 1 to 5
   * @param f from 1 to 5
   * @return its name
   * @throws IllegalArgumentException if a score is not from 1 to 5
   */
  public String segment(int r, int f) {
    return cells.get(cell(requireScore("r", r), requireScore("f", f)));
  }

  private static int requireScore(String name, int score) {
    if (score < 1 || score > SCORES) {
      throw new IllegalArgumentException(name + " is " + score + ", must be from 1 to " + SCORES);
    }
    return score;
  }

  private static int cell(int r, int f) {
    return (SCORES - r) * SCORES + (SCORES - f);
  }

  /**
   * Shows the map as a table: {@code r, f, segment}, from the best cell to the worst.
   *
   * @return 25 rows
   */
  public DataTable toTable() {
    DataTableBuilder table = DataTable.builder(SCHEMA);
    for (int r = SCORES; r >= 1; r--) {
      for (int f = SCORES; f >= 1; f--) {
        table.row(r, f, segment(r, f));
      }
    }
    return table.build();
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof SegmentMap that && names.equals(that.names) && cells.equals(that.cells);
  }

  @Override
  public int hashCode() {
    return Objects.hash(names, cells);
  }

  @Override
  public String toString() {
    return "SegmentMap" + names;
  }

  /** Collects rectangles of cells. For one thread. */
  public static final class Builder {
    private final Set<String> names = new LinkedHashSet<>();
    private final List<Set<String>> cells = new ArrayList<>();

    private Builder() {
      for (int cell = 0; cell < SCORES * SCORES; cell++) {
        cells.add(new TreeSet<>());
      }
    }

    /**
     * Gives cells a name; a segment may be given in several calls.
     *
     * @param name of the segment, not blank and not {@link SegmentTransitions#NO_PURCHASE}
     * @param rFrom lowest r score, from 1 to 5
     * @param rTo highest r score, at least rFrom
     * @param fFrom lowest f score, from 1 to 5
     * @param fTo highest f score, at least fFrom
     * @return this builder
     * @throws IllegalArgumentException if a value is out of its range
     */
    public Builder segment(String name, int rFrom, int rTo, int fFrom, int fTo) {
      if (name.isBlank() || name.equals(SegmentTransitions.NO_PURCHASE)) {
        throw new IllegalArgumentException(
            "segment is \""
                + name
                + "\", must be not blank and not \""
                + SegmentTransitions.NO_PURCHASE
                + "\", which is for customers without a score");
      }
      requireRange("r", requireScore("rFrom", rFrom), requireScore("rTo", rTo));
      requireRange("f", requireScore("fFrom", fFrom), requireScore("fTo", fTo));
      names.add(name);
      for (int r = rFrom; r <= rTo; r++) {
        for (int f = fFrom; f <= fTo; f++) {
          cells.get(cell(r, f)).add(name);
        }
      }
      return this;
    }

    private static void requireRange(String name, int from, int to) {
      if (from > to) {
        throw new IllegalArgumentException(
            name + "From is " + from + ", must be at most " + name + "To, which is " + to);
      }
    }

    /**
     * Makes the map.
     *
     * @return every cell with its one segment
     * @throws IllegalArgumentException if cells have no segment or more than one; names each cell
     */
    public SegmentMap build() {
      List<String> faults = new ArrayList<>();
      List<String> single = new ArrayList<>();
      for (int r = SCORES; r >= 1; r--) {
        for (int f = SCORES; f >= 1; f--) {
          Set<String> of = cells.get(cell(r, f));
          if (of.size() == 1) {
            single.addAll(of);
          } else {
            String what = of.isEmpty() ? "no segment" : String.join(" and ", of);
            faults.add("r " + r + ", f " + f + " has " + what);
          }
        }
      }
      if (!faults.isEmpty()) {
        throw new IllegalArgumentException(
            "each cell must have one segment, but " + String.join("; ", faults));
      }
      return new SegmentMap(List.copyOf(names), single);
    }
  }
}
