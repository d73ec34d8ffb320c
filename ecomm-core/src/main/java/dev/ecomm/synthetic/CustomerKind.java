package dev.ecomm.synthetic;

/**
 * Kinds of customers, by life cycle. A customer appears, orders about once a period, and lapses
 * after a lifetime; both are spread widely within a kind. Times are in years of trade, see {@link
 * TradingCalendar}.
 */
enum CustomerKind {
  /** Comes once or twice. */
  VISITOR(0.60, new LongTail(0.03, 0.8, 0, 0.6), new LongTail(0.35, 2, 0.05, 2), 15, Packs.PACK),
  /** A shop that restocks every few weeks or months. */
  SHOP(0.345, new LongTail(0.7, 1.4, 0.02, 2.5), new LongTail(0.16, 2, 0.03, 1), 15, Packs.PACK),
  /** Resells: more often, and by the case. */
  WHOLESALER(
      0.05, new LongTail(1.2, 1.6, 0.1, 3), new LongTail(0.08, 2, 0.02, 0.5), 16, Packs.BULK),
  /** Orders every few days for years; a handful make a large part of the trade. */
  KEY_ACCOUNT(
      0.005, new LongTail(2, 2, 0.5, 4), new LongTail(0.014, 2, 0.004, 0.06), 15, Packs.BULK);

  private final double share;
  private final LongTail lifetime;
  private final LongTail period;
  private final LongTail lines;
  private final Packs packs;

  CustomerKind(double share, LongTail lifetime, LongTail period, double lines, Packs packs) {
    this.share = share;
    this.lifetime = lifetime;
    this.period = period;
    this.lines = new LongTail(lines, 2.1, 1, 300);
    this.packs = packs;
  }

  /** The part of all new customers that are of this kind. */
  double share() {
    return share;
  }

  LongTail lifetime() {
    return lifetime;
  }

  LongTail period() {
    return period;
  }

  /** Lines of an ordinary order. */
  LongTail lines() {
    return lines;
  }

  Packs packs() {
    return packs;
  }
}
