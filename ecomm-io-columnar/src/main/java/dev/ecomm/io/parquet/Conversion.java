package dev.ecomm.io.parquet;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.LocalDateTime;
import java.time.ZoneOffset;

/** From a number as the file has it to the number that stands for the value in a column. */
interface Conversion {

  /** The file's number is the column's. */
  Conversion NONE = raw -> raw;

  /**
   * Converts; 0 is always converted without a fault.
   *
   * @throws BadCell if the column cannot hold the value
   */
  long apply(long raw);

  /** A value that the column cannot hold; says why and what to do, as two sentences. */
  final class BadCell extends RuntimeException {
    private static final long serialVersionUID = 1L;

    BadCell(String problem) {
      super(problem, null, false, false);
    }
  }

  /** From the bits of a float to those of a double. */
  static long floatBits(long raw) {
    return Double.doubleToRawLongBits(Float.intBitsToFloat((int) raw));
  }

  static long unsignedInt(long raw) {
    return raw & 0xFFFF_FFFFL;
  }

  static long unsignedLong(long raw) {
    if (raw < 0) {
      throw new BadCell(
          Long.toUnsignedString(raw) + " passes 2^63. Write it as a decimal or a text.");
    }
    return raw;
  }

  /** From a scaled number to the bits of the nearest double. */
  static Conversion decimal(int scale) {
    return raw -> Double.doubleToRawLongBits(Decimal.toDouble(raw, scale));
  }

  /** From a moment in a unit to its second, which must be whole. */
  static Conversion seconds(long unitsPerSecond) {
    return raw -> {
      long second = Math.floorDiv(raw, unitsPerSecond);
      if (second * unitsPerSecond != raw) {
        throw fraction(
            second, Math.floorMod(raw, unitsPerSecond) * (1_000_000_000 / unitsPerSecond));
      }
      return second;
    };
  }

  private static BadCell fraction(long second, long nanos) {
    LocalDateTime time = LocalDateTime.ofEpochSecond(second, (int) nanos, ZoneOffset.UTC);
    return new BadCell(
        time
            + " has a fraction of a second, which a timestamp here has not. Truncate the column"
            + " where it is written, or leave it out with columns(...).");
  }

  /** From a whole number to the bits of the double that is exactly it. */
  static long exactDouble(long raw) {
    double value = raw;
    if ((long) value != raw || raw == Long.MAX_VALUE) {
      throw new BadCell(raw + " is no double exactly. Read the column as LONG.");
    }
    return Double.doubleToRawLongBits(value);
  }

  /** From bytes to the number that stands for the value in a column. */
  interface OfBytes {
    /** The longest number that anyone writes has 32 bytes. */
    int MOST_BYTES = 64;

    /** Converts. */
    long apply(byte[] bytes, int from, int length);

    /** From a scaled big-endian number to the bits of the nearest double. */
    static OfBytes decimal(int scale) {
      return (bytes, from, length) -> {
        if (length < 1 || length > MOST_BYTES) {
          throw new Damage("a decimal of " + length + " bytes");
        }
        if (length > 8) {
          BigDecimal value = new BigDecimal(new BigInteger(bytes, from, length), scale);
          return Double.doubleToRawLongBits(value.doubleValue());
        }
        long unscaled = bytes[from];
        for (int i = 1; i < length; i++) {
          unscaled = (unscaled << 8) | (bytes[from + i] & 0xFF);
        }
        return Double.doubleToRawLongBits(Decimal.toDouble(unscaled, scale));
      };
    }

    /** From Spark's older moments: nanoseconds of a day, then the Julian day. */
    static long int96(byte[] bytes, int from, int length) {
      long nanos = Little.longAt(bytes, from);
      long day = Little.intAt(bytes, from + 8) - 2_440_588L;
      long second = day * 86_400 + Math.floorDiv(nanos, 1_000_000_000L);
      if (Math.floorMod(nanos, 1_000_000_000L) != 0) {
        throw fraction(second, Math.floorMod(nanos, 1_000_000_000L));
      }
      return second;
    }
  }
}
