package dev.ecomm.rfm;

import dev.ecomm.model.Column;
import dev.ecomm.model.ColumnType;
import dev.ecomm.model.DoubleColumn;
import dev.ecomm.model.LongColumn;
import dev.ecomm.model.TimestampColumn;
import java.util.Arrays;
import java.util.BitSet;

/**
 * A column of a profile while it is computed, and after: doubles, NaN where missing. Whole numbers
 * and instants are doubles too, exactly, and become what they are in {@link #toColumn}.
 *
 * @param name of the column
 * @param type LONG, DOUBLE or TIMESTAMP
 * @param values one a customer
 */
@SuppressWarnings("ArrayRecordComponent") // within this package, and never compared
record FeatureColumn(String name, ColumnType type, double[] values) {

  /** A column without values yet. */
  static FeatureColumn of(String name, ColumnType type, int rows) {
    double[] values = new double[rows];
    Arrays.fill(values, Double.NaN);
    return new FeatureColumn(name, type, values);
  }

  FeatureColumn ordered(int[] rows) {
    double[] ordered = new double[rows.length];
    for (int i = 0; i < rows.length; i++) {
      ordered[i] = values[rows[i]];
    }
    return new FeatureColumn(name, type, ordered);
  }

  Column toColumn() {
    if (type == ColumnType.DOUBLE) {
      return DoubleColumn.ofNanAsMissing(values);
    }
    long[] whole = new long[values.length];
    BitSet missing = new BitSet();
    for (int row = 0; row < whole.length; row++) {
      if (Double.isNaN(values[row])) {
        missing.set(row);
      } else {
        whole[row] = (long) values[row];
      }
    }
    return type == ColumnType.LONG
        ? LongColumn.of(whole, missing)
        : TimestampColumn.ofEpochSeconds(whole, missing);
  }
}
