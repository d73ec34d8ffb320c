package dev.ecomm.synthetic;

import java.time.LocalDate;
import java.util.Locale;

/**
 * The products: how they are called, what they cost, how well they sell, when they sell, and which
 * family they are bought with. Products of a family have neighbouring numbers and similar
 * popularity. About 4,000, whatever the number of lines; made once from the seed, then only read.
 */
final class Catalogue {

  static final int PRODUCTS = 4_000;

  /** Sizes 1 to 8 of a family. */
  private static final Odds FAMILY_SIZE = Odds.of(40, 20, 14, 10, 6, 5, 2, 3);

  /** Of products, as the others: known by two spellings. */
  private static final double SHARE_RESPELT = 0.12;

  /** With a price that the family does not share. */
  private static final double SHARE_OTHER_PRICE = 0.25;

  private static final double SHARE_LETTERED = 0.09;
  private static final double SHARE_REPRICED_A_YEAR = 0.15;

  /** All year, Christmas, summer, Easter: the chance that a wish becomes a sale, January first. */
  private static final double[][] SEASONS = {
    {1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1},
    {0.05, 0.02, 0.02, 0.02, 0.02, 0.03, 0.1, 0.25, 0.6, 1, 1, 0.7},
    {0.05, 0.1, 0.3, 0.7, 1, 1, 1, 0.5, 0.15, 0.05, 0.05, 0.05},
    {0.3, 0.7, 1, 1, 0.15, 0.05, 0.05, 0.05, 0.05, 0.05, 0.05, 0.05},
  };

  private static final Odds SEASON_ODDS = Odds.of(82, 10, 5, 3);
  private static final int CHRISTMAS = 1;

  private final long seed;
  private final Odds popularity;
  private final int[] familyStart = new int[PRODUCTS];
  private final int[] familySize = new int[PRODUCTS];
  private final byte[] season = new byte[PRODUCTS];
  private final byte[] rung = new byte[PRODUCTS];
  private final int[] code = new int[PRODUCTS];
  private final int[] lowerCode = new int[PRODUCTS];
  private final int[] text = new int[PRODUCTS];
  private final int[] otherText = new int[PRODUCTS];

  Catalogue(long seed, Vocabulary vocabulary) {
    this.seed = Hash.of(seed, 0xCA7A);
    double[] weights = new double[PRODUCTS];
    for (int rank = 0; rank < PRODUCTS; rank++) {
      // fitted to a real file: the best code has 0.4 % of the lines, the best 500 have half of them
      weights[rank] = StrictMath.exp(-rank / 1350.0) / StrictMath.pow(rank + 6, 0.38);
    }
    popularity = Odds.of(weights);
    Draws draws = new Draws(this.seed);
    ProductNames names = new ProductNames(draws);
    StockCodes stockCodes = new StockCodes(draws);
    for (int start = 0; start < PRODUCTS; start += familySize[start]) {
      int size = Math.min(PRODUCTS - start, 1 + FAMILY_SIZE.pick(draws));
      addFamily(start, size, draws, names, stockCodes, vocabulary);
    }
  }

  private void addFamily(
      int start,
      int size,
      Draws draws,
      ProductNames names,
      StockCodes stockCodes,
      Vocabulary vocabulary) {
    int familySeason = SEASON_ODDS.pick(draws);
    int familyRung = PriceLadder.drawRung(draws);
    String[] given = names.family(size, familySeason == CHRISTMAS);
    String[] codes = stockCodes.family(size, draws.chance(SHARE_LETTERED));
    for (int i = 0; i < size; i++) {
      int product = start + i;
      familyStart[product] = start;
      familySize[product] = size;
      season[product] = (byte) familySeason;
      int ownRung = draws.chance(SHARE_OTHER_PRICE) ? PriceLadder.drawRung(draws) : familyRung;
      rung[product] = (byte) ownRung;
      String name = names.typed(given[i]);
      text[product] = vocabulary.addText(name);
      otherText[product] =
          draws.chance(SHARE_RESPELT) ? vocabulary.addText(names.respelt(name)) : text[product];
      code[product] = vocabulary.addCode(codes[i]);
      String lower = codes[i].toLowerCase(Locale.ROOT);
      lowerCode[product] = lower.equals(codes[i]) ? code[product] : vocabulary.addCode(lower);
    }
  }

  /** A product that sells in the given month, by popularity. */
  int draw(Draws draws, int month) {
    int product;
    do {
      product = popularity.pick(draws);
    } while (!sells(product, month, draws));
    return product;
  }

  /** The product that a hash stands for, by popularity. */
  int product(long bits) {
    return popularity.pick(bits);
  }

  /** Whether a wish for the product in the given month is likely to be had. */
  boolean sells(int product, int month, Draws draws) {
    double inSeason = SEASONS[season[product]][month - 1];
    return inSeason == 1 || draws.chance(inSeason);
  }

  int familyStart(int product) {
    return familyStart[product];
  }

  int familySize(int product) {
    return familySize[product];
  }

  /** The rung of the price on a day; some products move by one rung on their day of the year. */
  int rung(int product, LocalDate day) {
    long key = Hash.of(seed, product);
    int changes = 1 + Hash.below(key, 365);
    int priceYear = day.getDayOfYear() >= changes ? day.getYear() : day.getYear() - 1;
    long luck = Hash.of(key, priceYear);
    if (Hash.unit(luck) < SHARE_REPRICED_A_YEAR) {
      return rung[product] + ((luck & 1) == 0 ? 1 : -1);
    }
    return rung[product];
  }

  int code(int product) {
    return code[product];
  }

  int lowerCode(int product) {
    return lowerCode[product];
  }

  int text(int product) {
    return text[product];
  }

  /** The same as {@link #text} if the product has one spelling only. */
  int otherText(int product) {
    return otherText[product];
  }
}
