package dev.ecomm.clean;

import dev.ecomm.model.InvoiceLine;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Seeded purchases and cancellations of a few customers, products and prices, so that many meet.
 */
final class RandomTrade {
  private static final String[] INVOICES = {"5", "5", "5", "5", "C5", "C5", "C5", "A5", "c5", null};
  private static final String[] CUSTOMERS = {"17850", "17850", "12346", null};
  private static final String[] PRODUCTS = {"85123A", "85123a ", " POST", "post", null};
  private static final double[] PRICES = {2.55, 2.55, 4.95, 0.1, 0.30000000000000004, 0, -0.0, -1};

  private RandomTrade() {}

  /** Row numbers rise and leave gaps; times rise too if asked to, and often stand still. */
  static List<InvoiceLine> of(long seed, int rows, boolean byTime) {
    SplittableRandom random = new SplittableRandom(seed);
    List<InvoiceLine> lines = new ArrayList<>();
    long rowNumber = 0;
    long second = -500;
    for (int row = 0; row < rows; row++) {
      rowNumber += random.nextInt(5) == 0 ? 3 : 1;
      second = byTime ? second + random.nextInt(2) : random.nextInt(12);
      String invoice = INVOICES[random.nextInt(INVOICES.length)];
      int units = random.nextInt(12) - (random.nextInt(3) == 0 ? 12 : 0);
      boolean cancels = invoice != null && invoice.startsWith("C") && random.nextInt(10) > 0;
      lines.add(
          new InvoiceLine(
              rowNumber,
              invoice,
              PRODUCTS[random.nextInt(PRODUCTS.length)],
              null,
              cancels ? -Math.abs(units) : units,
              second,
              PRICES[random.nextInt(PRICES.length)],
              CUSTOMERS[random.nextInt(CUSTOMERS.length)],
              null));
    }
    return lines;
  }
}
