package dev.ecomm.model;

/** What the values of a {@link Column} are. Any of them can be missing in any row. */
public enum ColumnType {
  /** Whole numbers of 64 bits: {@link LongColumn}. */
  LONG,
  /** IEEE doubles; NaN is a value and differs from missing: {@link DoubleColumn}. */
  DOUBLE,
  /** Texts; the empty text is a value and differs from missing: {@link StringColumn}. */
  STRING,
  /** True or false: {@link BooleanColumn}. */
  BOOLEAN,
  /** Days of the ISO calendar: {@link DateColumn}. */
  DATE,
  /**
   * Dates with a time of day in seconds, as a wall clock shows, no zone: {@link TimestampColumn}.
   */
  TIMESTAMP,
  /** Lists of texts, such as the items of a rule: {@link StringListColumn}. */
  STRING_LIST
}
