package dev.ecomm.io;

/**
 * How much one file may ask of a reader before it is taken for damaged or hostile.
 *
 * @param maxFieldBytes the longest field, in bytes
 * @param maxFieldsPerRow the most fields in a row
 * @param maxInflatedBytes the most bytes a compressed file may inflate to
 */
public record ReadLimits(int maxFieldBytes, int maxFieldsPerRow, long maxInflatedBytes) {

  /**
   * Checks the limits.
   *
   * @throws IllegalArgumentException if one is less than 1, or a field may pass 256 MiB
   */
  public ReadLimits {
    if (maxFieldBytes < 1 || maxFieldBytes > 1 << 28) {
      throw new IllegalArgumentException(
          "maxFieldBytes is " + maxFieldBytes + ", must be 1 to " + (1 << 28));
    }
    if (maxFieldsPerRow < 1) {
      throw new IllegalArgumentException(
          "maxFieldsPerRow is " + maxFieldsPerRow + ", must be at least 1");
    }
    if (maxInflatedBytes < 1) {
      throw new IllegalArgumentException(
          "maxInflatedBytes is " + maxInflatedBytes + ", must be at least 1");
    }
  }

  /**
   * Limits that no honest invoice file meets: 1 MiB a field, 1,000 fields a row, 64 GiB inflated.
   *
   * @return the defaults
   */
  public static ReadLimits withDefaults() {
    return new ReadLimits(1 << 20, 1_000, 1L << 36);
  }

  /**
   * These limits with another longest field.
   *
   * @param bytes at least 1
   * @return new limits
   */
  public ReadLimits maxFieldBytes(int bytes) {
    return new ReadLimits(bytes, maxFieldsPerRow, maxInflatedBytes);
  }

  /**
   * These limits with another number of fields.
   *
   * @param fields at least 1
   * @return new limits
   */
  public ReadLimits maxFieldsPerRow(int fields) {
    return new ReadLimits(maxFieldBytes, fields, maxInflatedBytes);
  }

  /**
   * These limits with another inflated size.
   *
   * @param bytes at least 1
   * @return new limits
   */
  public ReadLimits maxInflatedBytes(long bytes) {
    return new ReadLimits(maxFieldBytes, maxFieldsPerRow, bytes);
  }
}
