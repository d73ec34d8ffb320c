package dev.ecomm.error;

import org.jspecify.annotations.Nullable;

/**
 * The root of every failure that this library reports about data, stores and models. Its message
 * says where it happened, what was found, and what to do.
 */
public abstract class EcommException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /**
   * Makes the exception.
   *
   * @param message where, what, what to do; meant for the user of the program
   * @param cause what was caught, or null where the failure was found here
   */
  protected EcommException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
