package dev.ecomm.synthetic;

/** Lines that are no goods: postage, carriage, vouchers, and the fees of {@link Fee}. */
final class Extras {

  /** Postage within the continent, in thousandths. */
  private static final long[] POSTAGE = {15_000, 18_000, 28_000, 40_000};

  private static final Odds POSTAGE_ODDS = Odds.of(20, 55, 15, 10);
  private static final double CHANCE_POSTAGE = 0.62;
  private static final double CHANCE_CARRIAGE = 0.5;
  private static final long CARRIAGE = 50_000;

  /** Looks like a product; no product has it, being outside the ranges of {@link StockCodes}. */
  static final String NEXT_DAY_CODE = "27444";

  private static final double CHANCE_NEXT_DAY = 0.003;
  private static final long NEXT_DAY = 15_000;

  /** The web shop's postage per line of its daily invoice. */
  private static final LongTail WEB_POSTAGE = new LongTail(1_150, 3, 300, 6_000);

  private static final int[] VOUCHER_POUNDS = {10, 20, 30, 40, 50};
  private static final double CHANCE_VOUCHER = 0.045;

  private final int[] feeCode = new int[Fee.values().length];
  private final int[] feeText = new int[Fee.values().length];
  private final int postCode;
  private final int postText;
  private final int carriageCode;
  private final int carriageText;
  private final int nextDayCode;
  private final int nextDayText;
  private final int webPostCode;
  private final int webPostText;
  private final int[] voucherCode = new int[VOUCHER_POUNDS.length];
  private final int[] voucherText = new int[VOUCHER_POUNDS.length];

  Extras(Vocabulary vocabulary) {
    for (Fee fee : Fee.values()) {
      feeCode[fee.ordinal()] = vocabulary.addCode(fee.code());
      feeText[fee.ordinal()] = vocabulary.addText(fee.text());
    }
    postCode = vocabulary.addCode("POST");
    postText = vocabulary.addText("POSTAGE");
    carriageCode = vocabulary.addCode("C2");
    carriageText = vocabulary.addText("CARRIAGE");
    nextDayCode = vocabulary.addCode(NEXT_DAY_CODE);
    nextDayText = vocabulary.addText("Next Day Carriage");
    webPostCode = vocabulary.addCode("DOT");
    webPostText = vocabulary.addText("DOTCOM POSTAGE");
    for (int i = 0; i < VOUCHER_POUNDS.length; i++) {
      voucherCode[i] = vocabulary.addCode("gift_0001_" + VOUCHER_POUNDS[i]);
      voucherText[i] = vocabulary.addText("Gift Voucher \u00A3" + VOUCHER_POUNDS[i] + ".00");
    }
  }

  /** Postage for customers abroad, carriage across the Irish Sea and the Channel. */
  void addDelivery(Basket basket, int country, Draws draws) {
    if (country == Countries.HOME) {
      if (draws.chance(CHANCE_NEXT_DAY)) {
        basket.add(nextDayCode, nextDayText, 1, NEXT_DAY);
      }
    } else if (country == Countries.IRELAND || country == Countries.CHANNEL_ISLANDS) {
      if (draws.chance(CHANCE_CARRIAGE)) {
        basket.add(carriageCode, carriageText, 1, CARRIAGE);
      }
    } else if (draws.chance(CHANCE_POSTAGE)) {
      int parcels = 1 + basket.size() / 12;
      basket.add(postCode, postText, parcels, POSTAGE[POSTAGE_ODDS.pick(draws)]);
    }
  }

  /** The web shop's vouchers and the postage of all its parcels of the day. */
  void addWebDelivery(Basket basket, Draws draws) {
    if (draws.chance(CHANCE_VOUCHER)) {
      int i = draws.below(VOUCHER_POUNDS.length);
      // without tax, as everything that the web shop sells
      long price = (VOUCHER_POUNDS[i] * 1000L * 10 / 12 + 5) / 10 * 10;
      basket.add(voucherCode[i], voucherText[i], 1, price);
    }
    long postage = (long) (basket.size() * WEB_POSTAGE.draw(draws)) / 10 * 10;
    basket.add(webPostCode, webPostText, 1, postage);
  }

  /** The one line of a fee; credited fees have quantity -1, most bad debts a negative price. */
  void addFee(Basket basket, Order order, Draws draws) {
    Fee fee = order.fee();
    if (fee == null) {
      throw new IllegalStateException("a fee order without a fee");
    }
    int quantity = credited(order) ? -1 : 1;
    long price = fee.price(draws);
    if (fee == Fee.BAD_DEBT && draws.chance(0.67)) {
      price = -price;
    }
    int at = fee.ordinal();
    basket.add(feeCode[at], feeText[at], quantity, price);
  }

  /** Whether the fee goes on a C invoice. */
  static boolean credited(Order order) {
    return order.fee() != null
        && Hash.unit(Hash.mix(order.key() + 7)) < order.fee().shareCredited();
  }
}
