package dev.ecomm.synthetic;

import java.time.LocalDate;

/**
 * Fills the basket of an order. The same order always gets the same lines, which is what lets
 * cancellations refer to purchases that nobody remembered.
 *
 * <p>An item is, in this order of chances: another of the family of the item before, one of the
 * customer's favourites, or one drawn by popularity among what is in season.
 */
final class Baskets {

  private static final double CHANCE_OF_FAMILY = 0.5;
  private static final double CHANCE_OF_FAVOURITE = 0.65;

  /** That a line takes the other spelling, if the product has one. */
  private static final double CHANCE_RESPELT = 0.13;

  /** That a line is entered twice. */
  private static final double CHANCE_REPEATED = 0.003;

  private static final double CHANCE_FREE = 0.0001;

  /** That an invoice of the web shop has all codes in lower case. */
  private static final double CHANCE_LOWER_CASE = 0.16;

  /** That somebody who is not named pays the prices of the web shop. */
  private static final double CHANCE_WEB_PRICES = 0.6;

  private static final double CHANCE_NOTE_IS_EMPTY = 0.63;
  private static final double CHANCE_LOST = 0.64;
  private static final double CHANCE_FOUND_IS_SAID = 0.4;
  private static final double CHANCE_ALL_RETURNED = 0.33;

  /** Only cheap goods are ordered by the thousand. */
  private static final int HIGHEST_RUNG_MISTAKEN = 15;

  /** From so many units on, the volume price holds. */
  private static final int VOLUME_UNITS = 48;

  private static final LongTail WEB_UNITS = new LongTail(1.25, 1.4, 1, 400);
  private static final LongTail UNITS_LOST = new LongTail(30, 1.05, 1, 9_600);
  private static final LongTail UNITS_FOUND = new LongTail(8, 0.85, 1, 12_540);
  private static final LongTail UNITS_MISTAKEN = new LongTail(6_000, 1.1, 600, 80_995);

  /** How often a wish for something new is tried again when the item is in the basket already. */
  private static final int TRIES = 4;

  private final Catalogue catalogue;
  private final Extras extras;
  private final Notes notes;
  private final Basket cancelled = new Basket();

  /** Per product, the basket that last held it. */
  private final int[] lastBasket = new int[Catalogue.PRODUCTS];

  private int baskets;

  Baskets(long seed, Vocabulary vocabulary) {
    catalogue = new Catalogue(seed, vocabulary);
    extras = new Extras(vocabulary);
    notes = new Notes(vocabulary);
  }

  /** Replaces what is in the basket by the lines of the order. */
  void fill(Basket basket, Order order) {
    basket.clear();
    Draws draws = new Draws(order.key());
    switch (order.kind()) {
      case CUSTOMER -> forCustomer(basket, order, draws);
      case WEB -> forWeb(basket, order, draws);
      case ANONYMOUS -> goods(basket, order, Packs.FEW, draws);
      case STOCK_NOTE -> stockNote(basket, draws);
      case FEE -> extras.addFee(basket, order, draws);
      case MISTAKE -> mistake(basket, order, draws);
      case CANCELLATION -> takeBack(basket, order, draws);
    }
  }

  private void forCustomer(Basket basket, Order order, Draws draws) {
    Customer customer = order.customer();
    goods(basket, order, customer == null ? Packs.FEW : customer.packs(), draws);
    extras.addDelivery(basket, order.country(), draws);
  }

  private void forWeb(Basket basket, Order order, Draws draws) {
    goods(basket, order, Packs.FEW, draws);
    extras.addWebDelivery(basket, draws);
  }

  private void goods(Basket basket, Order order, Packs packs, Draws draws) {
    baskets++;
    boolean web =
        order.kind() == Order.Kind.WEB
            || (order.kind() == Order.Kind.ANONYMOUS && draws.chance(CHANCE_WEB_PRICES));
    boolean lowerCase = web && draws.chance(CHANCE_LOWER_CASE);
    LocalDate day = order.day();
    long epochDay = day.toEpochDay();
    int product = catalogue.draw(draws, day.getMonthValue());
    while (basket.size() < order.lines()) {
      lastBasket[product] = baskets;
      int rung = catalogue.rung(product, day);
      long price = web ? PriceLadder.web(rung, epochDay) : PriceLadder.trade(rung);
      int quantity = web ? WEB_UNITS.drawInt(draws) : packs.draw(price, draws);
      if (!web && quantity >= VOLUME_UNITS) {
        price = PriceLadder.trade(rung - 1);
      }
      if (draws.chance(CHANCE_FREE)) {
        price = 0;
      }
      basket.add(
          lowerCase ? catalogue.lowerCode(product) : catalogue.code(product),
          draws.chance(CHANCE_RESPELT) ? catalogue.otherText(product) : catalogue.text(product),
          quantity,
          price);
      if (!web && basket.size() < order.lines() && draws.chance(CHANCE_REPEATED)) {
        basket.repeatLast();
      }
      product = next(product, order, draws);
    }
  }

  /** The next item, if possible one that is not in the basket. */
  private int next(int previous, Order order, Draws draws) {
    int month = order.day().getMonthValue();
    Customer customer = order.customer();
    int family = catalogue.familySize(previous);
    int product = previous;
    for (int i = 0; i < TRIES && lastBasket[product] == baskets; i++) {
      if (family > 1 && draws.chance(CHANCE_OF_FAMILY)) {
        product = catalogue.familyStart(previous) + draws.below(family);
      } else if (customer != null && draws.chance(CHANCE_OF_FAVOURITE)) {
        int wish = catalogue.product(customer.favourite(draws.below(customer.favourites())));
        if (catalogue.sells(wish, month, draws)) {
          product = wish;
        }
      } else {
        product = catalogue.draw(draws, month);
      }
    }
    return product;
  }

  private void stockNote(Basket basket, Draws draws) {
    int product = catalogue.product(draws.bits());
    boolean lost = draws.chance(CHANCE_LOST);
    int quantity = lost ? -UNITS_LOST.drawInt(draws) : UNITS_FOUND.drawInt(draws);
    int text = Basket.NO_TEXT;
    if (!draws.chance(CHANCE_NOTE_IS_EMPTY)) {
      if (lost) {
        text = notes.lost(draws);
      } else {
        text = draws.chance(CHANCE_FOUND_IS_SAID) ? notes.found(draws) : catalogue.text(product);
      }
    }
    basket.add(catalogue.code(product), text, quantity, 0);
  }

  private void mistake(Basket basket, Order order, Draws draws) {
    int product = catalogue.product(draws.bits());
    long price =
        PriceLadder.trade(Math.min(HIGHEST_RUNG_MISTAKEN, catalogue.rung(product, order.day())));
    int quantity = UNITS_MISTAKEN.drawInt(draws);
    basket.add(catalogue.code(product), catalogue.text(product), quantity, price);
  }

  /** Takes back goods of the cancelled order: a few lines, a third of them entirely. */
  private void takeBack(Basket basket, Order order, Draws draws) {
    Order purchase = order.cancelled();
    if (purchase == null) {
      throw new IllegalStateException("a cancellation without a purchase");
    }
    fill(cancelled, purchase);
    boolean mistaken = purchase.kind() == Order.Kind.MISTAKE;
    int needed = order.lines();
    int left = cancelled.size();
    // every set of lines is equally likely (Knuth's selection sampling), and the order is kept
    for (int line = 0; line < cancelled.size() && needed > 0; line++, left--) {
      if (draws.unit() * left < needed) {
        needed--;
        int bought = cancelled.quantity(line);
        int returned =
            mistaken || draws.chance(CHANCE_ALL_RETURNED) ? bought : 1 + draws.below(bought);
        basket.add(cancelled, line, -returned);
      }
    }
  }
}
