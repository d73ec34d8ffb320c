package dev.ecomm.association;

import dev.ecomm.basket.Baskets;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Seeded baskets of every shape: sparse, dense, repeated, empty, of one item, all equal, nested.
 */
final class RandomBaskets {

  private RandomBaskets() {}

  static Baskets of(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    int items = 1 + random.nextInt(9);
    // beyond 64 and 128 baskets a bitmap has another word
    int size = 1 + random.nextInt(seed % 10 == 0 ? 300 : 40);
    double share = random.nextDouble();
    int shape = random.nextInt(5);
    List<List<String>> baskets = new ArrayList<>();
    for (int i = 0; i < size; i++) {
      boolean repeat = i > 0 && (shape == 0 || (shape == 1 && random.nextBoolean()));
      baskets.add(
          repeat ? baskets.get(random.nextInt(i)) : basket(random, items, share, shape == 2, i));
    }
    return Baskets.of(baskets);
  }

  /** 400 baskets of some 12 of 60 items: thousands of itemsets, tens of thousands of rules. */
  static Baskets wide(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    List<List<String>> baskets = new ArrayList<>();
    for (int i = 0; i < 400; i++) {
      baskets.add(basket(random, 60, 0.9, false, i));
    }
    return Baskets.of(baskets);
  }

  private static List<String> basket(
      SplittableRandom random, int items, double share, boolean nested, int number) {
    List<String> basket = new ArrayList<>();
    for (int item = 0; item < items; item++) {
      if (nested ? item <= number % items : random.nextDouble() < share / (1 + item / 4.0)) {
        basket.add("item " + item);
      }
    }
    return basket;
  }
}
