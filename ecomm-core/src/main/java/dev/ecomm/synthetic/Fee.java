package dev.ecomm.synthetic;

/** Lines that are no goods and have an invoice of their own. Prices in thousandths. */
enum Fee {
  AMAZON(
      "AMAZONFEE", "AMAZON FEE", 63, 0.94, false, new LongTail(5_900_000, 2.3, 1_000, 17_000_000)),
  BANK(
      "BANK CHARGES",
      "Bank Charges",
      68,
      0.68,
      false,
      new LongTail(82_000, 1.6, 15_000, 1_500_000)),
  CHARITY("CRUK", "CRUK Commission", 30, 1, true, new LongTail(450_000, 2.2, 1_600, 1_100_000)),
  DISCOUNT("D", "Discount", 142, 1, true, new LongTail(23_000, 1.4, 10, 1_900_000)),
  SAMPLES("S", "SAMPLES", 116, 0.97, false, new LongTail(19_500, 1.6, 3_000, 600_000)),
  MANUAL("M", "Manual", 1_050, 0.43, true, new LongTail(8_000, 0.75, 60, 38_970_000)),
  PADS("PADS", "PADS TO MATCH ALL CUSHIONS", 7, 0, true, new LongTail(1, 9, 1, 1)),
  BAD_DEBT("B", "Adjust bad debt", 5.5, 0, false, new LongTail(11_062_000, 3, 900_000, 40_000_000));

  private final String code;
  private final String text;
  private final double perMillionLines;
  private final double shareCredited;
  private final boolean named;
  private final LongTail price;

  Fee(
      String code,
      String text,
      double perMillionLines,
      double shareCredited,
      boolean named,
      LongTail price) {
    this.code = code;
    this.text = text;
    this.perMillionLines = perMillionLines;
    this.shareCredited = shareCredited;
    this.named = named;
    this.price = price;
  }

  String code() {
    return code;
  }

  String text() {
    return text;
  }

  double perLine() {
    return perMillionLines * 1e-6;
  }

  /** The part that is on a C invoice, with quantity -1. */
  double shareCredited() {
    return shareCredited;
  }

  /** Whether a customer is named. */
  boolean named() {
    return named;
  }

  /** In thousandths; whole pence except for pads, which are given away at a tenth of one. */
  long price(Draws draws) {
    long thousandths = (long) this.price.draw(draws);
    return thousandths < 10 ? thousandths : thousandths / 10 * 10;
  }
}
