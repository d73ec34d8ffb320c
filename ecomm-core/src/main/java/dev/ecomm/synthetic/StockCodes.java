package dev.ecomm.synthetic;

/**
 * Stock codes of five digits, never given twice. A family has consecutive numbers, or one number
 * with letters, as {@code 85123A}. Popularity does not follow the numbers: several ranges are open
 * at once.
 */
final class StockCodes {

  private static final Odds RANGE_ODDS = Odds.of(62, 3, 3, 7, 25);

  /** The next free number of each range; their distances leave room for the whole catalogue. */
  private final int[] next = {20_600, 35_000, 47_000, 60_000, 84_000};

  private final Draws draws;

  StockCodes(Draws draws) {
    this.draws = draws;
  }

  String[] family(int members, boolean lettered) {
    int range = RANGE_ODDS.pick(draws);
    String[] codes = new String[members];
    for (int i = 0; i < members; i++) {
      if (lettered) {
        codes[i] = next[range] + String.valueOf((char) ('A' + i));
      } else {
        codes[i] = String.valueOf(next[range]++);
      }
    }
    next[range] += draws.between(1, 3);
    return codes;
  }
}
