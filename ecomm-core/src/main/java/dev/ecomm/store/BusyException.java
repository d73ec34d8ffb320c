package dev.ecomm.store;

import java.io.IOException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * A server says that it cannot answer now, perhaps for how long. For writers of stores: {@link
 * Retries} and {@link ResumingInputStream} wait as long as it asks.
 */
public final class BusyException extends IOException {
  private static final long serialVersionUID = 1L;

  private final @Nullable Duration asked;

  /**
   * Makes the exception.
   *
   * @param message what the server said, without the URI
   * @param asked how long it asks to wait ({@code Retry-After}), or null where it does not say
   */
  public BusyException(String message, @Nullable Duration asked) {
    super(message);
    this.asked = asked;
  }

  @Nullable Duration asked() {
    return asked;
  }
}
