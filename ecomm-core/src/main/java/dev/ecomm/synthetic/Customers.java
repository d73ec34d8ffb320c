package dev.ecomm.synthetic;

/**
 * Who orders when, without a list of customers. Customers of a kind are numbered in order of their
 * first purchase, at an even rate per year of trade; everything about the i-th one is a hash of
 * seed and i. So the customers who may order on a day are those numbered within one lifetime of it,
 * and each tells by arithmetic whether an order falls on that day.
 *
 * <p>The k-th order after the first comes in the k-th period, at a place within it that is hashed
 * from customer and k: a habit, but not clockwork. Cost: about five customers are asked for each
 * line.
 */
final class Customers {

  /** How much of a period the order may move; less than 1 keeps orders apart. */
  private static final double JITTER = 0.95;

  private static final int FIRST_NUMBER = 12346;

  private static final CustomerKind[] KINDS = CustomerKind.values();

  /** By kind, as the two below. */
  private final long[] seeds = new long[KINDS.length];

  private final double[] perYear = new double[KINDS.length];
  private final long[] firstOfKind = new long[KINDS.length];
  private final long numbers;
  private final long step;

  /**
   * Prepares to ask.
   *
   * @param newPerYear customers who appear in a year of trade
   * @param years length of the whole history
   */
  Customers(long seed, double newPerYear, double years) {
    long total = 0;
    for (CustomerKind kind : KINDS) {
      int k = kind.ordinal();
      seeds[k] = Hash.of(Hash.of(seed, 0xC057), k);
      perYear[k] = newPerYear * kind.share();
      firstOfKind[k] = total;
      // twice the years: the history may run faster than planned, see History
      total += (long) ((2 * years + kind.lifetime().largest() + 1) * perYear[k]) + 2;
    }
    numbers = total;
    step = coprimeStep(total);
  }

  /** Takes the customers that order. */
  interface Listener {
    /**
     * Takes an order.
     *
     * @param orderKey a hash that no other order has
     */
    void orders(Customer customer, long orderKey);
  }

  /** Asks who orders from one time, included, to another, excluded, in years of trade. */
  void ordering(double from, double to, Listener listener) {
    for (CustomerKind kind : KINDS) {
      int k = kind.ordinal();
      double longest = kind.lifetime().largest();
      long first = Math.max(0, (long) (from * perYear[k]) - 1);
      long end = (long) ((to + longest) * perYear[k]) + 1;
      long last = (k + 1 < KINDS.length ? firstOfKind[k + 1] : numbers) - firstOfKind[k];
      for (long i = first; i < Math.min(end, last); i++) {
        long key = Hash.of(seeds[k], i);
        double birth = (i + Hash.unit(key)) / perYear[k] - longest;
        if (birth < to) {
          ask(kind, i, key, birth, from, to, listener);
        }
      }
    }
  }

  private void ask(
      CustomerKind kind,
      long index,
      long key,
      double birth,
      double from,
      double to,
      Listener listener) {
    double death = birth + kind.lifetime().at(Hash.unit(Hash.mix(key + 1)));
    if (death < from) {
      return;
    }
    double period = kind.period().at(Hash.unit(Hash.mix(key + 2)));
    long k = Math.max(0, (long) ((from - birth) / period - JITTER / 2));
    for (; birth + (k - JITTER / 2) * period < to; k++) {
      long orderKey = Hash.of(key, k);
      double time = birth;
      if (k > 0) {
        time += (k + JITTER * (Hash.unit(orderKey) - 0.5)) * period;
      }
      if (time >= from && time < to && time <= death) {
        listener.orders(Customer.of(key, number(kind, index), kind), orderKey);
      }
    }
  }

  /** Numbers are spread so that they tell nothing about kind or age. */
  private int number(CustomerKind kind, long index) {
    long number = firstOfKind[kind.ordinal()] + index;
    return Math.toIntExact(FIRST_NUMBER + number * step % numbers);
  }

  private static long coprimeStep(long modulus) {
    long step = (long) (modulus * 0.6180339887) | 1;
    while (gcd(step, modulus) != 1) {
      step += 2;
    }
    return step;
  }

  private static long gcd(long a, long b) {
    return b == 0 ? a : gcd(b, a % b);
  }
}
