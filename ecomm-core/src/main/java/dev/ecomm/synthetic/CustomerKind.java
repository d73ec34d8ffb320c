package dev.ecomm.synthetic;

/**
 * Kinds of customers, by life cycle. A customer appears, orders about once a period, and lapses
 * after a lifetime; both are spread widely within a kind. Times are in years of trade, see {@link
 * TradingCalendar}.
 */
enum CustomerKind {
  /** Comes once or twice. */
  VISITOR(0.4, new LongTail(0.1, 1.2, 0, 0.9), new LongTail(0.25, 1.8, 0.03, 1.5), Packs.PACK),
  /** A shop that restocks every few weeks or months. */
  SHOP(0.57, new LongTail(0.8, 1.5, 0.05, 3), new LongTail(0.25, 2, 0.03, 1.2), Packs.PACK),
  /** Resells: more often, and by the case. */
  WHOLESALER(0.025, new LongTail(1.2, 1.6, 0.1, 3), new LongTail(0.07, 2, 0.015, 0.3), Packs.BULK),
  /** Orders every few days for years; a handful make a large part of the trade. */
  KEY_ACCOUNT(0.003, new LongTail(2, 2, 0.5, 4), new LongTail(0.014, 2.2, 0.005, 0.06), Packs.BULK);

  /** Lines of an ordinary order, alike for all kinds. */
  private static final LongTail LINES = new LongTail(19, 2.6, 1, 400);

  private final double share;
  private final LongTail lifetime;
  private final LongTail period;
  private final Packs packs;

  CustomerKind(double share, LongTail lifetime, LongTail period, Packs packs) {
    this.share = share;
    this.lifetime = lifetime;
    this.period = period;
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

  Packs packs() {
    return packs;
  }

  LongTail lines() {
    return LINES;
  }
}
