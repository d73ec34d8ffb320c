package dev.ecomm.forecast;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Which series add up to which: bottom series, such as an item in a country, and groups of them,
 * such as the country, the item and the total.
 *
 * <pre>{@code
 * Hierarchy shop =
 *     Hierarchy.builder(List.of("uk/mug", "uk/bag", "de/mug"))
 *         .total("total")
 *         .level(List.of("uk", "uk", "de"))
 *         .build();
 * double[][] sums = shop.sum(new double[][] {{5, 6}, {1, 0}, {2, 2}});
 * }</pre>
 *
 * <p>Nodes are numbered level by level in the order they were added, groups within a level in the
 * order of their first series, bottom series last. Levels may nest (a tree) or cross. The sums are
 * kept as one array of group numbers per level: memory and each sum are O(bottom series x levels).
 * Immutable, safe for use by many threads.
 */
public final class Hierarchy {
  private final List<String> nodes;

  /** By level: the node that each bottom series belongs to. */
  private final int[][] groups;

  private final int bottomCount;

  private Hierarchy(List<String> nodes, int[][] groups, int bottomCount) {
    this.nodes = List.copyOf(nodes);
    this.groups = groups;
    this.bottomCount = bottomCount;
  }

  /**
   * Starts with bottom series.
   *
   * @param bottom their names, at least one, none twice
   * @return levels to add
   * @throws IllegalArgumentException if there is none or one is there twice
   */
  public static Builder builder(List<String> bottom) {
    return new Builder(bottom);
  }

  /**
   * Returns the names of all nodes.
   *
   * @return by number, unmodifiable
   */
  public List<String> nodes() {
    return nodes;
  }

  /**
   * Returns how many nodes are bottom series; they are the last ones.
   *
   * @return at least 1
   */
  public int bottomCount() {
    return bottomCount;
  }

  /**
   * Returns how many nodes are sums of others; they are the first ones.
   *
   * @return 0 or more
   */
  public int groupCount() {
    return nodes.size() - bottomCount;
  }

  /** How many levels lie above the bottom. */
  int levelCount() {
    return groups.length;
  }

  /** The node that a bottom series, numbered from 0, belongs to on a level. */
  int group(int level, int bottom) {
    return groups[level][bottom];
  }

  /**
   * Sums bottom series up to all nodes.
   *
   * @param bottom by series and step, as many as bottom series, all of the same length
   * @return by node and step; each group is the sum of its series in their order
   * @throws IllegalArgumentException if a row is missing or of another length
   */
  public double[][] sum(double[][] bottom) {
    int steps = requireRows("bottom", bottom, bottomCount);
    double[][] all = new double[nodes.size()][steps];
    for (int b = 0; b < bottomCount; b++) {
      System.arraycopy(bottom[b], 0, all[groupCount() + b], 0, steps);
      for (int[] level : groups) {
        double[] sums = all[level[b]];
        for (int step = 0; step < steps; step++) {
          sums[step] += bottom[b][step];
        }
      }
    }
    return all;
  }

  /** Checks a table of values and returns its number of steps. */
  static int requireRows(String name, double[][] rows, int count) {
    if (rows.length != count) {
      throw new IllegalArgumentException(
          name + " has " + rows.length + " rows, must have one for each of " + count + " series");
    }
    for (int row = 0; row < count; row++) {
      if (rows[row].length != rows[0].length) {
        throw new IllegalArgumentException(
            name
                + " has "
                + rows[row].length
                + " steps in row "
                + row
                + ", must have "
                + rows[0].length
                + " as row 0 has");
      }
      for (double value : rows[row]) {
        if (!Double.isFinite(value)) {
          throw new IllegalArgumentException(
              name + " has " + value + " in row " + row + ", must be finite");
        }
      }
    }
    return rows[0].length;
  }

  @Override
  public String toString() {
    return groupCount() + " groups of " + bottomCount + " series";
  }

  /** Levels above the bottom series. */
  public static final class Builder {
    private final List<String> bottom;
    private final List<String> nodes = new ArrayList<>();
    private final Set<String> names;
    private final List<int[]> groups = new ArrayList<>();

    private Builder(List<String> bottom) {
      this.bottom = List.copyOf(bottom);
      this.names = new LinkedHashSet<>(bottom);
      if (bottom.isEmpty()) {
        throw new IllegalArgumentException("bottom has no series, must have at least 1");
      }
      if (names.size() < bottom.size()) {
        throw new IllegalArgumentException("bottom has a name twice, must name each series once");
      }
    }

    /**
     * Adds a level of one group that holds everything.
     *
     * @param name of the group
     * @return this
     * @throws IllegalArgumentException if a node has that name
     */
    public Builder total(String name) {
      return level(bottom.stream().map(series -> name).toList());
    }

    /**
     * Adds a level.
     *
     * @param groupOf the name of the group that each bottom series belongs to
     * @return this
     * @throws IllegalArgumentException if there are more or fewer names than bottom series, or a
     *     node of another level has such a name
     */
    public Builder level(List<String> groupOf) {
      if (groupOf.size() != bottom.size()) {
        throw new IllegalArgumentException(
            "groupOf has "
                + groupOf.size()
                + " names, must have one for each of "
                + bottom.size()
                + " bottom series");
      }
      Map<String, Integer> numbers = new HashMap<>();
      int[] level = new int[bottom.size()];
      for (int b = 0; b < level.length; b++) {
        String name = groupOf.get(b);
        Integer known = numbers.get(name);
        if (known == null) {
          if (!names.add(name)) {
            throw new IllegalArgumentException(
                "groupOf has \""
                    + name
                    + "\", must not be the name of another node; put the level in front of it");
          }
          known = nodes.size();
          numbers.put(name, known);
          nodes.add(name);
        }
        level[b] = known;
      }
      groups.add(level);
      return this;
    }

    /**
     * Makes the hierarchy.
     *
     * @return of these levels
     */
    public Hierarchy build() {
      List<String> all = new ArrayList<>(nodes);
      all.addAll(bottom);
      return new Hierarchy(all, groups.toArray(int[][]::new), bottom.size());
    }
  }
}
