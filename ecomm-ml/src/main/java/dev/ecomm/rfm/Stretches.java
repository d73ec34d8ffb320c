package dev.ecomm.rfm;

import java.util.function.IntBinaryOperator;

/**
 * Where the lines of each customer stand: stretches of consecutive lines, sorted by customer, each
 * customer's in the order of the source.
 *
 * <p>The lines of an invoice stand together, so stretches are few, and sorting them costs little
 * beside sorting lines. 8 bytes a stretch.
 */
final class Stretches {
  private final int[] place;
  private final int[] lines;

  /** By customer, the stretch behind the last. */
  private final int[] end;

  private Stretches(int[] place, int[] lines, int[] end) {
    this.place = place;
    this.lines = lines;
    this.end = end;
  }

  static Stretches of(LineSource source) {
    int customers = source.customers().size();
    int[] next = new int[customers + 1];
    source.forEachStretch((customer, place, lines) -> next[customer + 1]++);
    for (int customer = 0; customer < customers; customer++) {
      next[customer + 1] += next[customer];
    }
    int all = next[customers];
    Stretches stretches = new Stretches(new int[all], new int[all], next);
    source.forEachStretch(stretches::put);
    return stretches;
  }

  /** Moves {@code end} of a customer from the first stretch to that behind the last. */
  private void put(int customer, int from, int count) {
    int stretch = end[customer]++;
    place[stretch] = from;
    lines[stretch] = count;
  }

  /** A number for each stretch, asked for in the order of the source: the sum of those before. */
  int[] runningSums(LineSource source, IntBinaryOperator ofPlaceAndLines) {
    int[] next = new int[end.length];
    System.arraycopy(end, 0, next, 1, end.length - 1);
    next[0] = 0;
    int[] sums = new int[place.length];
    int[] sum = new int[1];
    source.forEachStretch(
        (customer, from, count) -> {
          sums[next[customer]++] = sum[0];
          sum[0] += ofPlaceAndLines.applyAsInt(from, count);
        });
    return sums;
  }

  /** The first stretch of a customer. */
  int first(int customer) {
    return customer == 0 ? 0 : end[customer - 1];
  }

  /** The stretch behind the last of a customer. */
  int end(int customer) {
    return end[customer];
  }

  int place(int stretch) {
    return place[stretch];
  }

  /** How many lines a stretch has, those without an invoice number included. */
  int lines(int stretch) {
    return lines[stretch];
  }

  /** How many lines the customer with the most lines has. */
  int mostLinesOfACustomer() {
    int most = 0;
    for (int customer = 0; customer + 1 < end.length; customer++) {
      int all = 0;
      for (int stretch = first(customer); stretch < end(customer); stretch++) {
        all += lines[stretch];
      }
      most = Math.max(most, all);
    }
    return most;
  }
}
