package dev.ecomm.synthetic;

/**
 * A customer and what stays the same from order to order. Made from a hash whenever needed.
 *
 * @param key what further habits are hashed from
 * @param number the CustomerID
 * @param kind how often and how much such customers buy
 * @param country of {@link Countries}
 * @param preferredMinute around which half of the orders come
 * @param size orders have this many times the lines that are usual for the kind
 * @param packs how many units are taken of an item
 * @param favourites number of items that are bought again and again
 */
record Customer(
    long key,
    int number,
    CustomerKind kind,
    int country,
    int preferredMinute,
    double size,
    Packs packs,
    int favourites) {

  private static final LongTail SIZE = new LongTail(1, 4.5, 0.25, 4);
  private static final LongTail FAVOURITES = new LongTail(18, 2.2, 4, 150);
  private static final double SHARE_SMALL = 0.22;

  static Customer of(long key, int number, CustomerKind kind) {
    Draws draws = new Draws(key);
    int country = Countries.ofCustomer(draws.bits());
    int minute = Clock.preferredMinute(draws.bits());
    double size = SIZE.draw(draws);
    Packs packs = draws.chance(SHARE_SMALL) ? Packs.FEW : kind.packs();
    return new Customer(key, number, kind, country, minute, size, packs, FAVOURITES.drawInt(draws));
  }

  /** The hash of a favourite item. */
  long favourite(int slot) {
    return Hash.of(key, slot);
  }
}
