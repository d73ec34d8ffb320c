package dev.ecomm.rfm;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The ids of profiled customers and their order: numbers first, by value, equal ones (7 and 007) by
 * text; then all other ids by text, character by character as UTF-16 code units.
 */
record CustomerIds(List<String> texts) {
  private static final int MOST_DIGITS = 18;

  CustomerIds {
    texts = List.copyOf(texts);
  }

  /** The rows in ascending order of their ids. */
  int[] ascending() {
    long[] numbers = texts.stream().mapToLong(CustomerIds::number).toArray();
    Comparator<Integer> order =
        Comparator.<Integer>comparingLong(row -> numbers[row]).thenComparing(texts::get);
    return IntStream.range(0, texts.size())
        .boxed()
        .sorted(order)
        .mapToInt(Integer::intValue)
        .toArray();
  }

  CustomerIds ordered(int[] rows) {
    List<String> ordered = new ArrayList<>(rows.length);
    for (int row : rows) {
      ordered.add(texts.get(row));
    }
    return new CustomerIds(ordered);
  }

  /** Its value if it is all digits, and else more than any. */
  private static long number(String id) {
    if (id.isEmpty() || id.length() > MOST_DIGITS) {
      return Long.MAX_VALUE;
    }
    long number = 0;
    for (int i = 0; i < id.length(); i++) {
      char c = id.charAt(i);
      if (c < '0' || c > '9') {
        return Long.MAX_VALUE;
      }
      number = number * 10 + (c - '0');
    }
    return number;
  }
}
