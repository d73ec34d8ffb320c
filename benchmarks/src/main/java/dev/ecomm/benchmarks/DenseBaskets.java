package dev.ecomm.benchmarks;

import dev.ecomm.basket.Baskets;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** Made-up baskets with habits: groups of items that are bought together, and noise. */
final class DenseBaskets {

  private DenseBaskets() {}

  /** Each basket follows some of a group for every five items, and takes a few others. */
  static Baskets of(int baskets, int items, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    List<List<String>> all = new ArrayList<>();
    for (int i = 0; i < baskets; i++) {
      List<String> basket = new ArrayList<>();
      for (int group = 0; group < items / 5; group++) {
        boolean habit = random.nextDouble() < 0.25;
        for (int item = 5 * group; item < 5 * group + 5; item++) {
          if (random.nextDouble() < (habit ? 0.7 : 0.05)) {
            basket.add("item " + item);
          }
        }
      }
      all.add(basket);
    }
    return Baskets.of(all);
  }
}
