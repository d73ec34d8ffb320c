package dev.ecomm.registry;

/**
 * A file that a run wrote.
 *
 * @param name {@code data/} or {@code artifact/} and the name of the file, for example {@code
 *     data/cluster_rfm.parquet}; the day is left out
 * @param length bytes
 * @param sha256 of the bytes, 64 hexadecimal digits
 */
public record OutputFile(String name, long length, String sha256) {

  static final String DATA = "data/";
  static final String ARTIFACT = "artifact/";

  /**
   * Checks the values.
   *
   * @throws IllegalArgumentException if the name has another form, the length is negative, or the
   *     hash has another form
   */
  public OutputFile {
    if (!name.startsWith(DATA) && !name.startsWith(ARTIFACT)) {
      throw new IllegalArgumentException(
          "name does not begin with " + DATA + " or " + ARTIFACT + ", as outputs do");
    }
    Names.requireFile(name.substring(name.indexOf('/') + 1));
    if (length < 0) {
      throw new IllegalArgumentException("length is " + length + ", must be at least 0");
    }
    Sha256.require(sha256);
  }
}
