package dev.ecomm.store;

import java.io.IOException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** A server says that it cannot answer now, perhaps for how long. */
final class BusyException extends IOException {
  private static final long serialVersionUID = 1L;

  private final @Nullable Duration asked;

  BusyException(String message, @Nullable Duration asked) {
    super(message);
    this.asked = asked;
  }

  @Nullable Duration asked() {
    return asked;
  }
}
