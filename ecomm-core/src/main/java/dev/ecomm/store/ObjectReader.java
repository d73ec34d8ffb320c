package dev.ecomm.store;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;

/**
 * Parts of one version of an object, for formats that begin at its end or leave columns out. Every
 * part is of the version that was seen when the reader was made: once the object is replaced, a
 * part is either still of that version or cannot be had.
 *
 * <p>To be closed. Parts may be open at the same time, and by several threads.
 */
public interface ObjectReader extends AutoCloseable {

  /**
   * Returns the object as it was when the reader was made.
   *
   * @return its URI, length and version; the length is known
   */
  ObjectInfo info();

  /**
   * Opens a part.
   *
   * @param offset bytes to leave out, 0 to the object's length
   * @param length bytes to read, at least 0; the part must lie within the object
   * @return exactly these bytes; its failures are those of {@link ObjectStore#open}
   * @throws dev.ecomm.error.StoreException if they cannot be had, also because the object was
   *     replaced or deleted since
   * @throws IllegalArgumentException if the part does not lie within the object
   */
  InputStream open(long offset, long length);

  /**
   * Reads a part into an array.
   *
   * @param offset where the part begins in the object
   * @param target takes the bytes
   * @param from the first element to fill
   * @param length bytes to read; the part must lie within the object
   * @throws IOException if they cannot be read; the message begins with the URI
   * @throws dev.ecomm.error.StoreException as {@link #open}
   * @throws IllegalArgumentException if the part does not lie within the object
   */
  default void readFully(long offset, byte[] target, int from, int length) throws IOException {
    try (InputStream in = open(offset, length)) {
      int n = in.readNBytes(target, from, length);
      if (n < length) {
        throw new EOFException(
            "[" + info().uri() + "] ended " + (length - n) + " bytes before its announced end");
      }
    }
  }

  /** Frees what the reader holds; parts that are still open may fail afterwards. */
  @Override
  void close();
}
