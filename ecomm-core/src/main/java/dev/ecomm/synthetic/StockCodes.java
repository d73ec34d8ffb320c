package dev.ecomm.synthetic;

import java.util.HashSet;
import java.util.Set;

/**
 * Stock codes of five digits, never given twice. A family has consecutive numbers, or one number
 * with letters, as {@code 85123A}. Numbers are taken at random, so they tell nothing about
 * popularity.
 */
final class StockCodes {

  /** First numbers of the two ranges; the older products have the higher numbers. */
  private static final int NEWER = 20_600;

  private static final int OLDER = 84_000;
  private static final int RANGE = 6_000;
  private static final double SHARE_OLDER = 0.3;

  private final Draws draws;
  private final Set<Integer> taken = new HashSet<>();

  StockCodes(Draws draws) {
    this.draws = draws;
  }

  String[] family(int members, boolean lettered) {
    int numbers = lettered ? 1 : members;
    int first;
    do {
      first = (draws.chance(SHARE_OLDER) ? OLDER : NEWER) + draws.below(RANGE);
    } while (!free(first, numbers));
    String[] codes = new String[members];
    for (int i = 0; i < members; i++) {
      taken.add(lettered ? first : first + i);
      codes[i] = lettered ? first + String.valueOf((char) ('A' + i)) : String.valueOf(first + i);
    }
    return codes;
  }

  private boolean free(int first, int numbers) {
    for (int number = first; number < first + numbers; number++) {
      if (taken.contains(number)) {
        return false;
      }
    }
    return true;
  }
}
