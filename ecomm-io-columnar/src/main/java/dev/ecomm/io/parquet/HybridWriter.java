package dev.ecomm.io.parquet;

/**
 * Parquet's hybrid of run lengths and bit packing, for codes of a dictionary and for levels: eight
 * or more equal numbers become a run, all others are packed with a fixed number of bits each.
 */
final class HybridWriter {
  private static final int SHORTEST_RUN = 8;

  private HybridWriter() {}

  /** Returns the bits that numbers from 0 to the largest need, at least one. */
  static int width(int largest) {
    return Math.max(1, 32 - Integer.numberOfLeadingZeros(largest));
  }

  /** Writes numbers of at most {@code width} bits. */
  static void write(ByteOutput out, int[] numbers, int from, int to, int width) {
    int packedFrom = from;
    int at = from;
    while (at < to) {
      int number = numbers[at];
      int end = at + 1;
      while (end < to && numbers[end] == number) {
        end++;
      }
      if (end - at >= SHORTEST_RUN) {
        // Packed numbers go by eights, so a run lends some to those before it.
        int lent = -(at - packedFrom) & 7;
        if (end - at - lent >= SHORTEST_RUN) {
          pack(out, numbers, packedFrom, at + lent, width);
          writeRun(out, number, end - at - lent, width);
          packedFrom = end;
        }
      }
      at = end;
    }
    pack(out, numbers, packedFrom, to, width);
  }

  /** Writes one number many times. */
  static void writeRun(ByteOutput out, int number, int times, int width) {
    out.putVarint(times << 1);
    for (int bit = 0; bit < width; bit += 8) {
      out.write(number >>> bit);
    }
  }

  private static void pack(ByteOutput out, int[] numbers, int from, int to, int width) {
    if (from == to) {
      return;
    }
    int groups = (to - from + 7) >>> 3;
    out.putVarint(groups << 1 | 1);
    int length = groups * width;
    out.reserve(length + 8L);
    int end = out.size + length;
    long pending = 0;
    int bits = 0;
    for (int i = from; i < to; i++) {
      pending |= (long) numbers[i] << bits;
      bits += width;
      if (bits >= 32) {
        out.putReservedInt(pending);
        pending >>>= 32;
        bits -= 32;
      }
    }
    for (; out.size < end; pending >>>= 8) {
      out.bytes[out.size++] = (byte) pending;
    }
    // The last four bytes may have gone past the end; they are zero there.
    out.size = end;
  }
}
