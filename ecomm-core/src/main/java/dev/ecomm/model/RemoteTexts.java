package dev.ecomm.model;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The texts of a dictionary that grows elsewhere, and their codes in a dictionary here. A text is
 * looked up when a row first has it, so that new ones are numbered in the order of the rows.
 */
final class RemoteTexts {
  private static final int UNSEEN = -2;

  private byte[] utf8 = new byte[256];
  private int[] ends = new int[16];
  private int[] codes = new int[16];
  private int size;
  private @Nullable DictionaryBuilder target;

  /** Adds texts; they follow, in code order, those that are known. */
  void learn(Dictionary more) {
    int start = size == 0 ? 0 : ends[size - 1];
    int length = Math.addExact(start, more.utf8Length());
    if (length > utf8.length) {
      utf8 = Arrays.copyOf(utf8, Math.max(length, utf8.length * 2));
    }
    if (size + more.size() > ends.length) {
      int larger = Math.max(size + more.size(), ends.length * 2);
      ends = Arrays.copyOf(ends, larger);
      codes = Arrays.copyOf(codes, larger);
    }
    System.arraycopy(more.utf8(), 0, utf8, start, more.utf8Length());
    Arrays.fill(codes, size, size + more.size(), UNSEEN);
    for (int code = 0; code < more.size(); code++) {
      ends[size++] = start + more.start(code) + more.utf8Length(code);
    }
  }

  /** Replaces the codes of rows there by the codes of the same texts in a dictionary here. */
  void renumber(int[] column, int rows, DictionaryBuilder to) {
    if (target != to) {
      target = to;
      Arrays.fill(codes, 0, size, UNSEEN);
    }
    for (int row = 0; row < rows; row++) {
      int code = column[row];
      if (code != Dictionary.MISSING) {
        int known = codes[code];
        column[row] = known == UNSEEN ? number(code, to) : known;
      }
    }
  }

  private int number(int code, DictionaryBuilder to) {
    int start = code == 0 ? 0 : ends[code - 1];
    codes[code] = to.add(utf8, start, ends[code] - start);
    return codes[code];
  }
}
