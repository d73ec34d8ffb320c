package dev.ecomm.feature.time;

/**
 * A number for each row of a time series. What it may depend on is its type: earlier values ({@link
 * PastFeature}), the date ({@link CalendarFeature}), or the number of the row.
 */
public sealed interface TimeFeature permits PastFeature, CalendarFeature, FourierTerm {

  /**
   * Returns the name of its column.
   *
   * @return not empty
   */
  String name();
}
