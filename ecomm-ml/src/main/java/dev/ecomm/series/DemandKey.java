package dev.ecomm.series;

/** What has a series of demand of its own. */
public enum DemandKey {
  /** All lines together. */
  TOTAL,

  /** Each stock code. */
  ITEM,

  /** Each country. */
  COUNTRY
}
