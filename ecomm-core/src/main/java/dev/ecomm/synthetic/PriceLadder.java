package dev.ecomm.synthetic;

import java.time.LocalDate;
import java.util.Arrays;

/**
 * The prices that a shop uses: trade prices stand on the rungs of a ladder, volume prices one rung
 * lower, and the web shop sells at a round price with tax, from which the tax is taken off (hence
 * 2.46 and 8.29 in such files). In thousandths of a pound.
 */
final class PriceLadder {

  /** Pence of each rung, and how often products stand on it, by their lines in a real file. */
  private static final double[][] RUNGS = {
    {12, 1},
    {16, 3},
    {19, 10},
    {21, 8},
    {29, 14},
    {36, 8},
    {39, 26},
    {42, 62},
    {55, 24},
    {65, 26},
    {72, 16},
    {85, 66},
    {106, 14},
    {125, 135},
    {145, 34},
    {165, 96},
    {185, 14},
    {195, 40},
    {208, 34},
    {210, 44},
    {255, 36},
    {295, 64},
    {325, 12},
    {375, 48},
    {415, 14},
    {425, 26},
    {495, 50},
    {545, 12},
    {595, 26},
    {675, 10},
    {795, 24},
    {850, 18},
    {995, 20},
    {1075, 5},
    {1275, 9},
    {1495, 6},
    {1695, 5},
    {1995, 2},
    {2495, 0.7},
    {3995, 0.3},
    {7995, 0.15},
    {16500, 0.1}
  };

  private static final Odds RUNG_ODDS =
      Odds.of(Arrays.stream(RUNGS).mapToDouble(rung -> rung[1]).toArray());

  private static final long VAT_RISE = LocalDate.of(2011, 1, 4).toEpochDay();

  private PriceLadder() {}

  static int drawRung(Draws draws) {
    return RUNG_ODDS.pick(draws);
  }

  /** The trade price of a rung, which is moved onto the ladder if it lies beyond an end. */
  static long trade(int rung) {
    double[] found = RUNGS[Math.max(0, Math.min(RUNGS.length - 1, rung))];
    return 10 * (long) found[0];
  }

  /** The web shop's price without value added tax, which rose from 17.5 % to 20 % in 2011. */
  static long web(int rung, long day) {
    long trade = trade(rung) / 10;
    // about 2.35 times the trade price, then up to the next 45 or 95 pence (9 pence for small
    // things)
    long gross = trade * 235 / 100;
    gross = gross < 120 ? gross / 10 * 10 + 9 : (gross + 49) / 50 * 50 - 5;
    long perMille = day < VAT_RISE ? 1175 : 1200;
    return (gross * 1000 + perMille / 2) / perMille * 10;
  }
}
