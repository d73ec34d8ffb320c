package dev.ecomm.error;

import java.net.URI;
import org.jspecify.annotations.Nullable;

/** Bytes could not be read from or written to a URI. Keeps the cause that the store gave. */
public class StoreException extends EcommException {
  private static final long serialVersionUID = 1L;

  private final URI uri;

  /**
   * Makes the exception; the URI is put before the message.
   *
   * @param uri the object or prefix; must hold no credentials
   * @param problem what happened and what to do, without the URI
   * @param cause what the store threw, or null
   */
  public StoreException(URI uri, String problem, @Nullable Throwable cause) {
    super("[" + uri + "] " + problem, cause);
    this.uri = uri;
  }

  /**
   * Returns the object or prefix that was worked on.
   *
   * @return its URI
   */
  public final URI uri() {
    return uri;
  }
}
