package dev.ecomm.store;

import java.net.URI;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Objects;

/**
 * What a store knows of an object without reading it.
 *
 * @param uri where it is
 * @param length bytes, or {@link #UNKNOWN_LENGTH} where only reading tells (a pipe, a chunked
 *     response)
 * @param version opaque text that changes whenever the bytes change: a generation, an ETag, or what
 *     the store has; empty where the store cannot tell versions apart (some web servers)
 */
public record ObjectInfo(URI uri, long length, String version) {

  /** The {@link #length()} of an object that does not tell. */
  public static final long UNKNOWN_LENGTH = -1;

  /**
   * Checks the values.
   *
   * @throws IllegalArgumentException if length is less than -1
   */
  public ObjectInfo {
    Objects.requireNonNull(uri, "uri");
    Objects.requireNonNull(version, "version");
    if (length < UNKNOWN_LENGTH) {
      throw new IllegalArgumentException("length is " + length + ", must be at least -1");
    }
  }

  /**
   * Refuses a part that does not lie within the object, as {@link ObjectReader#open} must.
   *
   * @param offset bytes to leave out
   * @param length bytes to read
   * @throws IllegalArgumentException if one is negative, or together they pass the length
   */
  public void requirePart(long offset, long length) {
    if (offset < 0 || length < 0 || offset > this.length - length) {
      throw new IllegalArgumentException(
          "part is "
              + length
              + " bytes at "
              + offset
              + ", must lie within the object's "
              + this.length
              + " bytes");
    }
  }

  /**
   * The order of {@link ObjectStore#list}: by code points of the decoded URI.
   *
   * @return ascending; equal for equal URIs whatever length and version
   */
  public static Comparator<ObjectInfo> byName() {
    return (a, b) -> Arrays.compareUnsigned(Locations.decode(a.uri), Locations.decode(b.uri));
  }

  @Override
  public String toString() {
    String bytes = length == UNKNOWN_LENGTH ? "length unknown" : length + " bytes";
    return Stores.withoutSecrets(uri) + " (" + bytes + ", version " + version + ")";
  }
}
