package dev.ecomm.rfm;

import dev.ecomm.error.EcommException;

/** There is nobody to profile: no line before as-of has a customer and an invoice number. */
public final class NoCustomersException extends EcommException {
  private static final long serialVersionUID = 1L;

  NoCustomersException(String message) {
    super(message, null);
  }
}
