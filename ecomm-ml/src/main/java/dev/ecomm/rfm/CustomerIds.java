package dev.ecomm.rfm;

import dev.ecomm.model.Dictionary;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The order of customers by id: numbers first, by value, equal ones (7 and 007) by text; then all
 * other ids by text, character by character as UTF-16 code units.
 */
final class CustomerIds {
  private static final int MOST_DIGITS = 18;

  private CustomerIds() {}

  /** The ids of customers. */
  static List<String> texts(Dictionary ids, int[] customers) {
    List<String> texts = new ArrayList<>(customers.length);
    for (int customer : customers) {
      texts.add(ids.text(customer));
    }
    return texts;
  }

  /** The same customers in ascending order of their ids. */
  static int[] ascending(Dictionary ids, int[] customers) {
    List<String> texts = texts(ids, customers);
    long[] numbers = texts.stream().mapToLong(CustomerIds::number).toArray();
    return IntStream.range(0, customers.length)
        .boxed()
        .sorted(Comparator.<Integer>comparingLong(i -> numbers[i]).thenComparing(texts::get))
        .mapToInt(i -> customers[i])
        .toArray();
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
