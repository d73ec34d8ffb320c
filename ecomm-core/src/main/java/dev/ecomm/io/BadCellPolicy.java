package dev.ecomm.io;

/** What a reader does with a row that has a cell it cannot type. */
public enum BadCellPolicy {
  /** Stop at the first one with an exception that names file, line, column and text. */
  FAIL,
  /** Put the row aside as a {@link Reject} and go on, up to the reader's limit. */
  QUARANTINE
}
