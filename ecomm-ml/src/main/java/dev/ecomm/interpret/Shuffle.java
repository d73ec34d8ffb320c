package dev.ecomm.interpret;

/** Among which rows the values of a feature are exchanged. */
public enum Shuffle {

  /**
   * All rows: a member of a cluster gets the value of anybody. Shows what sets the cluster apart,
   * also for a cluster of one row.
   */
  ALL_ROWS,

  /**
   * The rows of the same cluster, as the seed does. Members are alike, so this shows little, and
   * nothing where they are few. There is then no importance over all.
   */
  WITHIN_CLUSTER
}
