package dev.ecomm.registry;

import dev.ecomm.error.StoreException;
import dev.ecomm.store.ObjectStore;
import dev.ecomm.store.Stores;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.security.MessageDigest;
import java.util.Objects;

/**
 * A file that a run read, so that one can tell later whether it is still the same.
 *
 * @param uri where it was, as the manifest shall show it
 * @param length bytes
 * @param sha256 of the bytes, 64 hexadecimal digits
 */
public record InputFile(String uri, long length, String sha256) {

  private static final int BUFFER_BYTES = 1 << 16;

  /**
   * Checks the values.
   *
   * @throws IllegalArgumentException if the length is negative, or the hash has another form
   */
  public InputFile {
    Objects.requireNonNull(uri, "uri");
    if (length < 0) {
      throw new IllegalArgumentException("length is " + length + ", must be at least 0");
    }
    Sha256.require(sha256);
  }

  /**
   * Reads a file to hash it. Cost: one read of all its bytes.
   *
   * @param shown how the manifest shall call it: what the user typed, not where this machine has it
   * @param uri where it is
   * @param stores must have the URI's scheme
   * @return its length and hash
   * @throws StoreException if it cannot be read
   */
  public static InputFile of(String shown, URI uri, Stores stores) {
    return of(shown, uri, stores.of(uri));
  }

  static InputFile of(String shown, URI uri, ObjectStore store) {
    MessageDigest digest = Sha256.begin();
    long length = 0;
    byte[] buffer = new byte[BUFFER_BYTES];
    try (InputStream in = store.open(uri, 0)) {
      for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
        digest.update(buffer, 0, n);
        length += n;
      }
    } catch (IOException e) {
      throw new StoreException(
          Stores.withoutSecrets(uri), "could not be read: " + e.getMessage(), e);
    }
    return new InputFile(shown, length, Sha256.end(digest));
  }
}
