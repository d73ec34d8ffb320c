package dev.ecomm.synthetic;

/**
 * How many units of an item go into a line: cheap things are taken by the dozen, dear ones singly.
 */
enum Packs {
  /** A few units of anything. */
  FEW(0),
  /** A pack, sometimes several. */
  PACK(1),
  /** Many packs. */
  BULK(3);

  /** Prices, in thousandths, below which the next row of odds applies. */
  private static final long[] PRICE_STEPS = {500, 1_000, 2_000, 4_000, 8_000};

  private static final int[] UNITS = {1, 2, 3, 4, 5, 6, 8, 10, 12, 16, 20, 24, 25, 36, 48};

  private static final Odds[] BY_PRICE = {
    Odds.of(4, 4, 2, 3, 1, 5, 3, 6, 32, 2, 3, 24, 10, 1, 6),
    Odds.of(6, 6, 3, 5, 1, 7, 5, 13, 34, 2, 3, 10, 3, 1, 1),
    Odds.of(10, 9, 5, 8, 2, 15, 7, 9, 28, 1, 1, 5, 0, 0, 0),
    Odds.of(12, 13, 7, 12, 2, 28, 7, 2, 12, 1, 0, 1, 0, 0, 0),
    Odds.of(20, 22, 12, 18, 3, 12, 6, 1, 2, 1, 0, 0, 0, 0, 0),
    Odds.of(35, 28, 9, 14, 2, 5, 3, 1, 1, 0, 0, 0, 0, 0, 0),
  };

  private static final LongTail SINGLES = new LongTail(1.7, 2.2, 1, 60);
  private static final LongTail MULTIPLE = new LongTail(0.55, 1.7, 1, 400);

  /** A multiple of whole packs is multiplied by this. */
  private final double packs;

  Packs(double packs) {
    this.packs = packs;
  }

  /** Draws the units of a line. */
  int draw(long price, Draws draws) {
    if (this == FEW) {
      return SINGLES.drawInt(draws);
    }
    int step = 0;
    while (step < PRICE_STEPS.length && price >= PRICE_STEPS[step]) {
      step++;
    }
    int units = UNITS[BY_PRICE[step].pick(draws)];
    // nobody buys four dozen singles: only whole packs are multiplied
    return units < 4 ? units : units * Math.max(1, (int) (MULTIPLE.draw(draws) * packs));
  }
}
