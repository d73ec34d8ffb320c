package dev.ecomm.synthetic;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/**
 * Cancellations that are still to come, by day. This is the only part of the past that is
 * remembered: about one order in 1,500 lines, since most goods come back within days and none after
 * four months.
 */
final class Returns {

  private static final int LONGEST_DELAY = 120;
  private static final double SHARE_OF_ORDERS = 0.215;
  private static final LongTail DELAY = new LongTail(8.5, 1.3, 1, LONGEST_DELAY);
  private static final LongTail LINES = new LongTail(1.3, 1.35, 1, 60);

  /** Some lines of a purchase that come back. */
  record Return(Order purchase, int lines) {}

  private final List<List<Return>> byDay = new ArrayList<>();

  Returns() {
    for (int i = 0; i <= LONGEST_DELAY; i++) {
      byDay.add(new ArrayList<>());
    }
  }

  /** Decides whether goods of an order will come back, and notes when. */
  void mayFollow(Order order) {
    Draws draws = new Draws(Hash.mix(order.key() + 2));
    if (draws.chance(SHARE_OF_ORDERS)) {
      int delay = DELAY.drawInt(draws);
      int lines = Math.min(order.lines(), LINES.drawInt(draws));
      byDay.get(slot(order.day().plusDays(delay))).add(new Return(order, lines));
    }
  }

  /** Hands over what falls on a day. To be asked for every day, closed ones too. */
  List<Return> due(LocalDate day) {
    return byDay.set(slot(day), new ArrayList<>());
  }

  private static int slot(LocalDate day) {
    return (int) Math.floorMod(day.toEpochDay(), (long) LONGEST_DELAY + 1);
  }
}
