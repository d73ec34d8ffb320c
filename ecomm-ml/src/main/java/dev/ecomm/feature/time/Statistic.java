package dev.ecomm.feature.time;

import java.util.Locale;

/** What is computed of the rows of a window, or of all rows up to an origin. */
public enum Statistic {
  /** The arithmetic mean. */
  MEAN,

  /** The standard deviation, divided by one less than there are rows. */
  STD,

  /** The smallest value. */
  MIN,

  /** The largest value. */
  MAX,

  /** The middle value, the mean of two where there are two; of windows only. */
  MEDIAN,

  /** The mean with weights 1, 2, ..., the last row's being the largest; of windows only. */
  LWMA;

  /** As it stands in the name of a column. */
  String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
