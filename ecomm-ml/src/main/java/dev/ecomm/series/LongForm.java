package dev.ecomm.series;

import dev.ecomm.error.InvoiceDataException;
import dev.ecomm.model.Column;
import dev.ecomm.model.DataTable;
import dev.ecomm.model.DateColumn;
import dev.ecomm.model.Dictionary;
import dev.ecomm.model.DoubleColumn;
import dev.ecomm.model.Field;
import dev.ecomm.model.LongColumn;
import dev.ecomm.model.Schema;
import dev.ecomm.model.StringColumn;
import dev.ecomm.model.TimestampColumn;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Series as rows of a table, there and back. Rows of different series may stand in any order. */
final class LongForm {
  private final String source;
  private final DataTable table;
  private final SeriesColumns names;

  private final List<String> ids = new ArrayList<>();

  private LongForm(String source, DataTable table, SeriesColumns names) {
    this.source = source;
    this.table = table;
    this.names = names;
  }

  static SeriesSet read(String source, DataTable table, SeriesColumns names) {
    return new LongForm(source, table, names).read();
  }

  private SeriesSet read() {
    List<String> wanted = new ArrayList<>(List.of(names.time(), names.value()));
    names.id().ifPresent(wanted::add);
    for (String name : wanted) {
      if (!table.schema().contains(name)) {
        throw fault(
            "no column \""
                + name
                + "\"; there are "
                + String.join(", ", table.schema().names())
                + ". Name the columns with SeriesColumns.");
      }
    }
    if (table.rows() == 0) {
      throw fault("no rows. Give a table with a row for each time of each series.");
    }
    LongFormTimes times = LongFormTimes.of(this, table.column(names.time()));
    double[] values = new LongFormValues(this, table.column(names.value())).read();
    int[] series = series();
    return gather(times, series, values);
  }

  private int[] series() {
    int[] series = new int[table.rows()];
    if (names.id().isEmpty()) {
      ids.add(names.value());
      return series;
    }
    Column column = table.column(names.id().get());
    if (!(column instanceof StringColumn) && !(column instanceof LongColumn)) {
      throw fault(
          "column \""
              + names.id().get()
              + "\" is "
              + column.type()
              + ", must be texts or whole numbers to name series");
    }
    Map<Object, Integer> numbers = new HashMap<>();
    for (int row = 0; row < series.length; row++) {
      if (column.isMissing(row)) {
        throw fault(
            row, names.id().get() + " is missing. Name the series of each row, or leave it out.");
      }
      // a dictionary has each text once, so its code stands for it
      Object key =
          column instanceof StringColumn texts
              ? (Object) texts.codeAt(row)
              : (Object) ((LongColumn) column).longAt(row);
      Integer number = numbers.get(key);
      if (number == null) {
        number = ids.size();
        numbers.put(key, number);
        ids.add(String.valueOf(column.valueAt(row).orElseThrow()));
      }
      series[row] = number;
    }
    return series;
  }

  /** A counting sort by series, which keeps the rows of each in their order. */
  private SeriesSet gather(LongFormTimes times, int[] series, double[] values) {
    int[] offsets = new int[ids.size() + 1];
    for (int number : series) {
      offsets[number + 1]++;
    }
    for (int s = 0; s < ids.size(); s++) {
      offsets[s + 1] += offsets[s];
    }
    int[] next = offsets.clone();
    long[] sortedTimes = new long[series.length];
    double[] sortedValues = new double[series.length];
    for (int row = 0; row < series.length; row++) {
      int s = series[row];
      int at = next[s]++;
      sortedTimes[at] = times.time(row);
      sortedValues[at] = values[row];
      if (at > offsets[s] && sortedTimes[at] <= sortedTimes[at - 1]) {
        throw notAscending(times.scale(), row, s, sortedTimes[at], sortedTimes[at - 1]);
      }
    }
    return SeriesSet.of(times.scale(), ids, offsets, sortedTimes, sortedValues);
  }

  private InvoiceDataException notAscending(
      TimeScale scale, int row, int series, long time, long before) {
    String what =
        time == before
            ? " has " + scale.text(time) + " twice. Sum up the rows of one time."
            : " has "
                + scale.text(time)
                + " after "
                + scale.text(before)
                + ". Sort the rows of each series by time.";
    return fault(row, "series \"" + ids.get(series) + "\"" + what);
  }

  /** The id of a row as far as it can be told, for messages. */
  private String place(int row) {
    return names
        .id()
        .flatMap(id -> table.column(id).valueAt(row))
        .map(id -> "row " + (row + 1) + ", series \"" + id + "\"")
        .orElse("row " + (row + 1));
  }

  InvoiceDataException fault(int row, String column, String problem) {
    return fault(place(row) + ", " + column + problem);
  }

  private InvoiceDataException fault(int row, String problem) {
    return fault("row " + (row + 1) + ": " + problem);
  }

  InvoiceDataException fault(String problem) {
    return InvoiceDataException.of(source, problem, null);
  }

  SeriesColumns names() {
    return names;
  }

  static DataTable write(SeriesSet set, SeriesColumns names) {
    List<Field> fields = new ArrayList<>();
    List<Column> columns = new ArrayList<>();
    if (names.id().isPresent()) {
      fields.add(Field.ofString(names.id().get()));
      columns.add(idColumn(set));
    } else if (set.count() > 1) {
      throw new IllegalArgumentException(
          "columns have no id, must have one for " + set.count() + " series");
    }
    long[] times = new long[set.totalLength()];
    for (int at = 0; at < times.length; at++) {
      times[at] = set.time(at);
    }
    Column timeColumn =
        switch (set.scale()) {
          case STEP -> LongColumn.of(times);
          case DATE -> dates(times);
          case TIMESTAMP -> TimestampColumn.ofEpochSeconds(times);
        };
    fields.add(new Field(names.time(), timeColumn.type()));
    columns.add(timeColumn);
    fields.add(Field.ofDouble(names.value()));
    columns.add(DoubleColumn.ofNanAsMissing(set.values()));
    return DataTable.of(Schema.of(fields), columns);
  }

  private static Column idColumn(SeriesSet set) {
    int[] codes = new int[set.totalLength()];
    for (int s = 0; s < set.count(); s++) {
      Arrays.fill(codes, set.from(s), set.to(s), s);
    }
    return StringColumn.of(Dictionary.of(set.ids()), codes);
  }

  private static Column dates(long[] times) {
    int[] days = new int[times.length];
    for (int at = 0; at < days.length; at++) {
      days[at] = Math.toIntExact(times[at]);
    }
    return DateColumn.ofEpochDays(days);
  }
}
