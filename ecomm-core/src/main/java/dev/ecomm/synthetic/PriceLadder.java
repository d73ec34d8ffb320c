package dev.ecomm.synthetic;

import java.time.LocalDate;

/**
 * The prices that a shop uses: trade prices stand on the rungs of a ladder, volume prices one rung
 * lower, and the web shop sells at a round price with tax, from which the tax is taken off (hence
 * 2.46 and 8.29 in such files). In thousandths of a pound.
 */
final class PriceLadder {

  private static final int[] RUNG_CENTS = {
    12, 16, 19, 21, 29, 36, 39, 42, 55, 65, 72, 85, 106, 125, 145, 165, 185, 195, 208, 210, 255,
    295, 325, 375, 415, 425, 495, 545, 595, 675, 795, 850, 995, 1075, 1275, 1495, 1695, 1995, 2495,
    3995, 7995, 16500
  };

  /** How often a product stands on each rung, by its lines in a real file. */
  private static final Odds RUNG_ODDS =
      Odds.of(
          8, 6, 12, 12, 20, 10, 28, 62, 24, 26, 16, 66, 14, 118, 34, 90, 14, 40, 34, 44, 36, 64, 12,
          48, 14, 26, 50, 12, 26, 10, 24, 18, 20, 7, 12, 9, 8, 2.5, 1.5, 0.7, 0.3, 0.15);

  private static final long VAT_RISE = LocalDate.of(2011, 1, 4).toEpochDay();

  private PriceLadder() {}

  static int rungs() {
    return RUNG_CENTS.length;
  }

  static int drawRung(Draws draws) {
    return RUNG_ODDS.pick(draws);
  }

  /** The trade price of a rung, which is moved onto the ladder if it lies beyond an end. */
  static long trade(int rung) {
    return RUNG_CENTS[Math.max(0, Math.min(RUNG_CENTS.length - 1, rung))] * 10L;
  }

  /** The web shop's price without value added tax, which rose from 17.5 % to 20 % in 2011. */
  static long web(int rung, long day) {
    long trade = trade(rung) / 10;
    // about 2.35 times the trade price, then up to the next 45 or 95 pence (9 pence for small
    // things)
    long gross = trade * 235 / 100;
    gross = gross < 120 ? (gross + 14) / 15 * 15 + 4 : (gross + 49) / 50 * 50 - 5;
    long perMille = day < VAT_RISE ? 1175 : 1200;
    return (gross * 1000 + perMille / 2) / perMille * 10;
  }
}
