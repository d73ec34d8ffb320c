package dev.ecomm.basket;

import dev.ecomm.error.EcommException;

/** No basket is left; the message tells what each filter took. */
public final class NoBasketsException extends EcommException {
  private static final long serialVersionUID = 1L;

  NoBasketsException(String message) {
    super(message, null);
  }
}
