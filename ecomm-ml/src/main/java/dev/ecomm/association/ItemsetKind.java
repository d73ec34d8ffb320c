package dev.ecomm.association;

/** Which frequent itemsets are wanted. */
public enum ItemsetKind {
  /** All of them. */
  ALL,

  /**
   * Those to which no item can be added without losing a basket. All supports follow from them: an
   * itemset's is that of its most frequent closed superset.
   */
  CLOSED,

  /** Those to which no item can be added without becoming infrequent. */
  MAXIMAL
}
