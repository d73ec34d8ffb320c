package dev.ecomm.io.parquet;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** The distinct numbers of a column, numbered from 0 in order of first appearance. */
final class LongCodes {
  private static final long MULTIPLIER = 0x9E3779B97F4A7C15L;

  private long[] numbers = new long[1 << 8];
  private int size;

  /** Codes plus 1, 0 where free; always at most half full. */
  private int[] slots = new int[1 << 10];

  private int shift = 64 - 10;

  private LongCodes() {}

  /**
   * Numbers them.
   *
   * @param codes takes the code of each
   * @return null if there are more distinct ones than {@code most}
   */
  static @Nullable LongCodes of(long[] numbers, int count, int most, int[] codes) {
    LongCodes known = new LongCodes();
    long last = 0;
    int lastCode = -1;
    for (int i = 0; i < count; i++) {
      long number = numbers[i];
      // Lines of an invoice share their moment, so the last number is often the next.
      if (number != last || lastCode < 0) {
        lastCode = known.code(number);
        last = number;
        if (lastCode >= most) {
          return null;
        }
      }
      codes[i] = lastCode;
    }
    return known;
  }

  int size() {
    return size;
  }

  /** Returns the numbers by code; longer than {@link #size()}. */
  long[] numbers() {
    return numbers;
  }

  private int code(long number) {
    int mask = slots.length - 1;
    for (int at = (int) ((number * MULTIPLIER) >>> shift); ; at = (at + 1) & mask) {
      int code = slots[at] - 1;
      if (code < 0) {
        return add(number, at);
      }
      if (numbers[code] == number) {
        return code;
      }
    }
  }

  private int add(long number, int at) {
    if (size == numbers.length) {
      numbers = Arrays.copyOf(numbers, size * 2);
    }
    numbers[size] = number;
    slots[at] = ++size;
    if (size * 2 > slots.length) {
      grow();
    }
    return size - 1;
  }

  private void grow() {
    slots = new int[slots.length * 4];
    shift -= 2;
    int mask = slots.length - 1;
    for (int code = 0; code < size; code++) {
      int at = (int) ((numbers[code] * MULTIPLIER) >>> shift);
      while (slots[at] != 0) {
        at = (at + 1) & mask;
      }
      slots[at] = code + 1;
    }
  }
}
