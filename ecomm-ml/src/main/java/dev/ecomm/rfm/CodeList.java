package dev.ecomm.rfm;

import java.util.Arrays;

/** A list of codes that grows. */
final class CodeList {
  private int[] codes = new int[64];
  private int size;

  void add(int code) {
    if (size == codes.length) {
      codes = Arrays.copyOf(codes, size * 2);
    }
    codes[size++] = code;
  }

  int[] toArray() {
    return Arrays.copyOf(codes, size);
  }
}
