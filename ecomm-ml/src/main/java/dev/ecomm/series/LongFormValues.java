package dev.ecomm.series;

import dev.ecomm.model.Column;
import dev.ecomm.model.DoubleColumn;
import dev.ecomm.model.LongColumn;
import dev.ecomm.model.StringColumn;
import java.util.regex.Pattern;

/** The values of a table in long form: numbers, or texts of numbers, as CSV files hold. */
final class LongFormValues {
  private static final Pattern NUMBER =
      Pattern.compile("[+-]?(\\d+\\.?\\d*|\\.\\d+)([eE][+-]?\\d+)?");

  private final LongForm form;
  private final Column column;

  LongFormValues(LongForm form, Column column) {
    this.form = form;
    this.column = column;
    boolean holdsNumbers =
        column instanceof LongColumn
            || column instanceof DoubleColumn
            || column instanceof StringColumn;
    if (!holdsNumbers) {
      throw form.fault(
          "column \"" + form.names().value() + "\" is " + column.type() + ", must be numbers");
    }
  }

  /** By row; NaN where missing. */
  double[] read() {
    double[] values = new double[column.size()];
    for (int row = 0; row < values.length; row++) {
      values[row] = column.isMissing(row) ? Double.NaN : value(row);
      if (Double.isInfinite(values[row])) {
        throw form.fault(
            row,
            form.names().value(),
            " is " + values[row] + ". Write a finite number, or nothing where it is missing.");
      }
    }
    return values;
  }

  private double value(int row) {
    if (column instanceof LongColumn longs) {
      return longs.longAt(row);
    }
    if (column instanceof DoubleColumn doubles) {
      return doubles.doubleAt(row);
    }
    String text = ((StringColumn) column).textAt(row);
    if (text.equalsIgnoreCase("nan")) {
      return Double.NaN;
    }
    if (!NUMBER.matcher(text).matches()) {
      throw form.fault(
          row,
          form.names().value(),
          " \"" + text + "\": not a number. Write digits such as 3.5, or nothing where missing.");
    }
    return Double.parseDouble(text);
  }
}
