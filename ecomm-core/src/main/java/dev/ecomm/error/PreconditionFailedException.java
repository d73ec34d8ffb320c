package dev.ecomm.error;

import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * A conditional write or delete found another state than its precondition names: the object exists
 * already, is gone, or has another version. Nothing was changed; read the object again and decide.
 */
public class PreconditionFailedException extends StoreException {
  private static final long serialVersionUID = 1L;

  /**
   * Makes the exception.
   *
   * @param uri the object
   * @param problem what was expected and found
   * @param cause what the store threw, or null
   */
  public PreconditionFailedException(URI uri, String problem, @Nullable Throwable cause) {
    super(uri, problem, cause);
  }
}
