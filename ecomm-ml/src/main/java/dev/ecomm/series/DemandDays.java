package dev.ecomm.series;

/** Which days a daily series has. */
public enum DemandDays {
  /** Days on which there is a line of anything; a day without any is closed, and absent. */
  TRADING,

  /** Every day from the first line to the last; closed ones are 0. */
  ALL
}
