package dev.ecomm.synthetic;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Collects the invoices of a day, in order of time. */
final class DayPlan {

  // invoices in a real file of 541,909 lines
  private static final double WEB_PER_LINE = 693 / 541_909.0;
  private static final double ANONYMOUS_PER_LINE = 737 / 541_909.0;
  private static final double NOTES_PER_LINE = 2_450 / 541_909.0;
  private static final double MISTAKES_PER_LINE = 3 / 541_909.0;

  private static final LongTail WEB_LINES = new LongTail(140, 2.3, 1, 1_200);
  private static final LongTail ANONYMOUS_LINES = new LongTail(4, 0.85, 1, 190);
  private static final LongTail AFTERTHOUGHT_LINES = new LongTail(1.8, 1.4, 1, 40);

  /** That an order has one to three lines, whoever orders. */
  private static final double CHANCE_SHORT = 0.12;

  /** That a customer orders again within the hour. */
  private static final double CHANCE_AFTERTHOUGHT = 0.1;

  private static final double CHANCE_USUAL_TIME = 0.5;

  /** Where those live who are not named. */
  private static final int[] ANONYMOUS_COUNTRIES = {
    Countries.HOME, Countries.IRELAND, Countries.HONG_KONG, Countries.UNSPECIFIED
  };

  private static final Odds ANONYMOUS_COUNTRY_ODDS = Odds.of(950, 30, 12, 6);

  private final long seed;
  private final Customers customers;
  private final Returns returns;
  private final double orderSize;

  /**
   * Prepares to plan.
   *
   * @param orderSize orders have this many times the usual lines, at most 1
   */
  DayPlan(long seed, Customers customers, Returns returns, double orderSize) {
    this.seed = Hash.of(seed, 0xDA7);
    this.customers = customers;
    this.returns = returns;
    this.orderSize = orderSize;
  }

  /**
   * Plans a day.
   *
   * @param day an open day
   * @param due cancellations that wait for it
   * @param from the time at its beginning, in years of trade
   * @param to the time at its end
   * @param lines that the day is expected to have
   */
  List<Order> of(LocalDate day, List<Returns.Return> due, double from, double to, double lines) {
    List<Order> orders = new ArrayList<>();
    customers.ordering(from, to, (customer, key) -> addOrder(orders, day, customer, key));
    int named = orders.size();
    Draws draws = new Draws(Hash.of(seed, day.toEpochDay()));
    for (int i = draws.rounded(lines * WEB_PER_LINE / orderSize); i > 0; i--) {
      orders.add(web(day, draws));
    }
    for (int i = draws.rounded(lines * ANONYMOUS_PER_LINE / orderSize); i > 0; i--) {
      orders.add(anonymous(day, draws));
    }
    for (int i = draws.rounded(lines * NOTES_PER_LINE); i > 0; i--) {
      int minute = Clock.ofCustomers(day, draws);
      orders.add(Order.of(Order.Kind.STOCK_NOTE, day, minute, draws.bits(), null, 1));
    }
    for (int i = draws.rounded(lines * MISTAKES_PER_LINE); i > 0; i--) {
      addMistake(orders, day, anyOf(orders, named, draws), draws);
    }
    for (Fee fee : Fee.values()) {
      for (int i = draws.rounded(lines * fee.perLine()); i > 0; i--) {
        int minute = Clock.ofCustomers(day, draws);
        Customer customer = fee.named() ? anyOf(orders, named, draws) : null;
        orders.add(Order.fee(day, minute, draws.bits(), customer, fee));
      }
    }
    for (Returns.Return back : due) {
      int minute = Clock.ofCustomers(day, draws);
      orders.add(back.purchase().cancellation(day, minute, back.lines()));
    }
    orders.sort(Comparator.comparingInt(Order::minute));
    return orders;
  }

  /** A customer of the day's first orders; null on a day without any. */
  private static @Nullable Customer anyOf(List<Order> orders, int named, Draws draws) {
    return named == 0 ? null : orders.get(draws.below(named)).customer();
  }

  private void addOrder(List<Order> orders, LocalDate day, Customer customer, long key) {
    Draws draws = new Draws(Hash.mix(key + 3));
    int minute =
        draws.chance(CHANCE_USUAL_TIME)
            ? Clock.near(customer.preferredMinute(), day, draws)
            : Clock.ofCustomers(day, draws);
    int lines =
        draws.chance(CHANCE_SHORT)
            ? draws.between(1, 3)
            : sized(customer.kind().lines().draw(draws) * customer.size());
    Order order = Order.of(Order.Kind.CUSTOMER, day, minute, key, customer, lines);
    orders.add(order);
    returns.mayFollow(order);
    if (draws.chance(CHANCE_AFTERTHOUGHT)) {
      int later = minute + draws.between(1, 45);
      int few = AFTERTHOUGHT_LINES.drawInt(draws);
      orders.add(Order.of(Order.Kind.CUSTOMER, day, later, draws.bits(), customer, few));
    }
  }

  /** A day's sales of the web shop. */
  Order web(LocalDate day, Draws draws) {
    int minute = Clock.ofWeb(day, draws);
    int lines = sized(WEB_LINES.draw(draws));
    return Order.of(Order.Kind.WEB, day, minute, draws.bits(), null, lines);
  }

  private Order anonymous(LocalDate day, Draws draws) {
    int minute = Clock.ofCustomers(day, draws);
    int lines = sized(ANONYMOUS_LINES.draw(draws));
    int country = ANONYMOUS_COUNTRIES[ANONYMOUS_COUNTRY_ODDS.pick(draws)];
    return new Order(
        Order.Kind.ANONYMOUS, day, minute, draws.bits(), null, country, lines, null, null);
  }

  private int sized(double lines) {
    return Math.max(1, (int) (lines * orderSize));
  }

  private static void addMistake(
      List<Order> orders, LocalDate day, @Nullable Customer customer, Draws draws) {
    int minute = Clock.ofCustomers(day, draws);
    Order mistake = Order.of(Order.Kind.MISTAKE, day, minute, draws.bits(), customer, 1);
    orders.add(mistake);
    orders.add(mistake.cancellation(day, minute + draws.between(2, 40), 1));
  }
}
