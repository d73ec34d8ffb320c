package dev.ecomm.io.parquet;

/**
 * DELTA_BINARY_PACKED: differences of neighbours, in blocks that share a least difference, in
 * miniblocks that share a number of bits.
 */
final class DeltaNumbers implements NumberValues {
  private static final int MOST_BLOCK_VALUES = 1 << 20;

  private final byte[] bytes;
  private final int end;
  private final boolean isInt;
  private int at;

  private final int miniblocks;
  private final int miniblockValues;
  private long left;
  private long number;
  private boolean first = true;

  private long leastDelta;
  private int widths;
  private int miniblock;
  private int inMiniblock;
  private int width;
  private long bit;

  DeltaNumbers(byte[] bytes, int from, int to, boolean isInt) {
    this.bytes = bytes;
    this.at = from;
    this.end = to;
    this.isInt = isInt;
    long blockValues = varint();
    long blocks = varint();
    this.left = varint();
    this.number = zigzag();
    boolean sound =
        blockValues > 0
            && blockValues <= MOST_BLOCK_VALUES
            && blocks > 0
            && blocks <= blockValues
            && blockValues % blocks == 0
            && blockValues / blocks % 8 == 0
            && left >= 0;
    if (!sound) {
      throw new Damage("differences in blocks of " + blockValues + " by " + blocks);
    }
    this.miniblocks = (int) blocks;
    this.miniblockValues = (int) (blockValues / blocks);
    this.miniblock = miniblocks;
    this.inMiniblock = miniblockValues;
  }

  /** Returns how many numbers there are left. */
  long left() {
    return left;
  }

  /** Returns where the bytes end, once all numbers are read: miniblocks are whole. */
  int end() {
    return at;
  }

  @Override
  public void read(long[] target, int from, int count) {
    if (count > left) {
      throw new Damage("fewer values than announced");
    }
    for (int i = from; i < from + count; i++) {
      if (first) {
        first = false;
      } else {
        long next = number + delta();
        number = isInt ? (int) next : next;
      }
      target[i] = number;
    }
    left -= count;
  }

  private long delta() {
    if (inMiniblock == miniblockValues) {
      nextMiniblock();
    }
    inMiniblock++;
    int byteAt = (int) (bit >>> 3);
    int shift = (int) (bit & 7);
    bit += width;
    if (width == 0) {
      return leastDelta;
    }
    long low = Little.longAt(bytes, byteAt) >>> shift;
    if (shift + width > 64) {
      low |= (bytes[byteAt + 8] & 0xFFL) << (64 - shift);
    }
    return leastDelta + (low & (-1L >>> (64 - width)));
  }

  private void nextMiniblock() {
    if (miniblock == miniblocks) {
      leastDelta = zigzag();
      widths = at;
      at += miniblocks;
      miniblock = 0;
    }
    if (at > end) {
      throw new Damage("fewer values than announced");
    }
    width = bytes[widths + miniblock++] & 0xFF;
    bit = at * 8L;
    long length = (long) miniblockValues * width / 8;
    if (width > 64 || length > end - at) {
      throw new Damage("differences of " + width + " bits");
    }
    at += (int) length;
    inMiniblock = 0;
  }

  private long zigzag() {
    long value = varint();
    return value >>> 1 ^ -(value & 1);
  }

  private long varint() {
    long value = 0;
    for (int shift = 0; shift < 64; shift += 7) {
      if (at >= end) {
        throw new Damage("fewer values than announced");
      }
      byte next = bytes[at++];
      value |= (next & 0x7FL) << shift;
      if (next >= 0) {
        return value;
      }
    }
    throw new Damage("a number of more than 64 bits");
  }

  @Override
  public boolean isAtEnd() {
    return left == 0 && at == end;
  }
}
