package dev.ecomm.io.dataset;

import dev.ecomm.model.Column;
import dev.ecomm.model.DataTable;
import dev.ecomm.model.Dictionary;
import dev.ecomm.model.StringColumn;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Parts the rows of a batch by the values of columns. */
final class Partitioner {

  private final List<String> by;
  private final List<String> others;
  private final String dataset;

  /**
   * Makes it.
   *
   * @param by the columns that part rows
   * @param others those that stay in the rows
   * @param dataset for messages
   */
  Partitioner(List<String> by, List<String> others, String dataset) {
    this.by = by;
    this.others = others;
    this.dataset = dataset;
  }

  /**
   * Rows of one partition, without the columns that part them.
   *
   * @param values the texts of those columns
   */
  record Group(List<@Nullable String> values, DataTable rows) {}

  /** The partitions in the order of their first rows. */
  List<Group> split(DataTable batch) {
    int[] groups = new int[batch.rows()];
    int count = Math.min(1, batch.rows());
    for (String name : by) {
      count = refine(groups, ids(batch.column(name)));
    }
    int[] sizes = new int[count];
    for (int group : groups) {
      sizes[group]++;
    }
    int[][] rows = new int[count][];
    for (int group = 0; group < count; group++) {
      rows[group] = new int[sizes[group]];
      sizes[group] = 0;
    }
    for (int row = 0; row < groups.length; row++) {
      rows[groups[row]][sizes[groups[row]]++] = row;
    }
    DataTable kept = batch.select(others);
    List<Group> split = new ArrayList<>();
    for (int[] ofGroup : rows) {
      split.add(new Group(values(batch, ofGroup[0]), RowGather.of(kept, ofGroup)));
    }
    return split;
  }

  /** Numbers the pairs of a group and an id; returns how many there are. */
  private static int refine(int[] groups, int[] ids) {
    Map<Long, Integer> numbers = new HashMap<>();
    for (int row = 0; row < groups.length; row++) {
      long pair = (long) groups[row] << 32 | (ids[row] & 0xFFFFFFFFL);
      groups[row] = numbers.computeIfAbsent(pair, key -> numbers.size());
    }
    return numbers.size();
  }

  /** A number for each row, equal for equal values. */
  private static int[] ids(Column column) {
    int[] ids = new int[column.size()];
    if (column instanceof StringColumn texts) {
      for (int row = 0; row < ids.length; row++) {
        ids[row] = texts.codeAt(row);
      }
      return ids;
    }
    Map<Object, Integer> numbers = new HashMap<>();
    for (int row = 0; row < ids.length; row++) {
      ids[row] =
          column.isMissing(row)
              ? Dictionary.MISSING
              : numbers.computeIfAbsent(column.valueAt(row).orElseThrow(), value -> numbers.size());
    }
    return ids;
  }

  private List<@Nullable String> values(DataTable batch, int row) {
    List<@Nullable String> values = new ArrayList<>();
    for (String name : by) {
      Column column = batch.column(name);
      values.add(column.isMissing(row) ? null : PartitionColumn.text(column, row, name, dataset));
    }
    return Collections.unmodifiableList(values);
  }
}
