package dev.ecomm.segment;

import dev.ecomm.error.EcommException;

/** A rule for the number of clusters has no answer: it would fail or go on for ever. */
public class KSelectionException extends EcommException {
  private static final long serialVersionUID = 1L;

  /**
   * Makes the exception.
   *
   * @param message what happened and what to do
   */
  public KSelectionException(String message) {
    super(message, null);
  }
}
