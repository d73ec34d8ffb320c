package dev.ecomm.tree;

/** How trees are combined. */
public enum TreeKind {
  /** One tree, small enough to be read. */
  SINGLE,

  /** Trees that correct each other: the scores of a class are summed. */
  BOOSTING,

  /** Trees of random samples: their shares of classes are averaged. */
  FOREST
}
