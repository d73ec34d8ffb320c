package dev.ecomm.association;

import dev.ecomm.model.DataTable;
import dev.ecomm.model.DoubleColumn;
import dev.ecomm.model.Field;
import dev.ecomm.model.LongColumn;
import dev.ecomm.model.Schema;
import dev.ecomm.model.StringColumn;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Comparator;

/** Itemsets as a table. */
final class ItemsetTable {

  /** Code points, which {@link String} compares only within the first 65,536. */
  static final Comparator<String> CODE_POINTS =
      (a, b) ->
          Arrays.compareUnsigned(
              a.getBytes(StandardCharsets.UTF_8), b.getBytes(StandardCharsets.UTF_8));

  private static final Schema SCHEMA =
      Schema.of(
          Field.ofString("itemset"),
          Field.ofLong("size"),
          Field.ofLong("count"),
          Field.ofDouble("support"));

  private ItemsetTable() {}

  static DataTable of(Itemsets sets) {
    int n = sets.size();
    String[] texts = new String[n];
    long[] sizes = new long[n];
    long[] counts = new long[n];
    double[] supports = new double[n];
    for (int set = 0; set < n; set++) {
      texts[set] = String.join(" | ", sets.names(set));
      sizes[set] = sets.length(set);
      counts[set] = sets.supportCount(set);
      supports[set] = sets.support(set);
    }
    // the sets stand by size and count already; only among equals do texts decide
    for (int from = 0; from < n; ) {
      int to = from + 1;
      while (to < n && sizes[to] == sizes[from] && counts[to] == counts[from]) {
        to++;
      }
      Arrays.sort(texts, from, to, CODE_POINTS);
      from = to;
    }
    return DataTable.of(
        SCHEMA,
        StringColumn.of(texts),
        LongColumn.of(sizes),
        LongColumn.of(counts),
        DoubleColumn.of(supports));
  }
}
