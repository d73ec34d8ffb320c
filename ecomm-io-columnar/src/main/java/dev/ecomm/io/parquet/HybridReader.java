package dev.ecomm.io.parquet;

import java.util.Arrays;

/** Reads what {@link HybridWriter} and its like write. */
final class HybridReader {
  private byte[] bytes = {};
  private int at;
  private int end;
  private int width;

  private int left;
  private boolean packed;
  private int number;
  private long bit;

  /** Starts at a byte; the array has eight more bytes than the numbers take. */
  void start(byte[] source, int from, int to, int bitWidth) {
    if (bitWidth < 0 || bitWidth > 32) {
      throw new Damage("numbers of " + bitWidth + " bits");
    }
    bytes = source;
    at = from;
    end = to;
    width = bitWidth;
    left = 0;
  }

  /** Tells whether the next numbers are one run of a number, without reading them. */
  boolean nextAre(int wanted, int count) {
    if (left == 0 && count > 0) {
      nextRun();
    }
    return !packed && number == wanted && left >= count;
  }

  /** Leaves numbers of a run out; {@link #nextAre} has seen them. */
  void skipRun(int count) {
    left -= count;
  }

  void read(int[] target, int from, int count) {
    int done = from;
    int last = from + count;
    while (done < last) {
      if (left == 0) {
        nextRun();
      }
      int n = Math.min(left, last - done);
      if (packed) {
        unpack(target, done, n);
      } else {
        Arrays.fill(target, done, done + n, number);
      }
      left -= n;
      done += n;
    }
  }

  private void unpack(int[] target, int from, int n) {
    byte[] source = bytes;
    int step = width;
    long mask = -1L >>> (64 - step);
    long next = bit;
    int i = from;
    int end = from + n;
    if (step <= 14) {
      // Of eight bytes at least 57 bits are of use, so four numbers of 14 bits.
      for (; i < end - 3; i += 4) {
        long four = Little.longAt(source, (int) (next >>> 3)) >>> (next & 7);
        target[i] = (int) (four & mask);
        target[i + 1] = (int) ((four >>> step) & mask);
        target[i + 2] = (int) ((four >>> (2 * step)) & mask);
        target[i + 3] = (int) ((four >>> (3 * step)) & mask);
        next += 4L * step;
      }
    }
    for (; i < end; i++) {
      target[i] = (int) (Little.longAt(source, (int) (next >>> 3)) >>> (next & 7) & mask);
      next += step;
    }
    bit = next;
  }

  private void nextRun() {
    // A run may be empty, but each takes a byte, so this ends.
    while (left == 0) {
      int header = varint();
      packed = (header & 1) == 1;
      if (packed) {
        startPacked(header >>> 1);
      } else {
        left = header >>> 1;
        number = 0;
        for (int shift = 0; shift < width; shift += 8) {
          number |= nextByte() << shift;
        }
      }
    }
  }

  private void startPacked(int groups) {
    if (width == 0) {
      packed = false;
      number = 0;
      left = (int) Math.min(Integer.MAX_VALUE, groups * 8L);
      return;
    }
    bit = at * 8L;
    // Some writers leave out the bytes that pad the last eight.
    long length = Math.min((long) groups * width, end - at);
    left = (int) Math.min(groups * 8L, length * 8 / width);
    at += (int) length;
  }

  private int varint() {
    int value = 0;
    for (int shift = 0; shift < 32; shift += 7) {
      int next = nextByte();
      value |= (next & 0x7F) << shift;
      if (next < 0x80) {
        return value;
      }
    }
    throw new Damage("a length of more than 32 bits");
  }

  private int nextByte() {
    if (at >= end) {
      throw new Damage("fewer values than announced");
    }
    return bytes[at++] & 0xFF;
  }
}
