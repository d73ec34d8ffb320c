package dev.ecomm.rfm;

import dev.ecomm.model.InvoiceLine;
import dev.ecomm.model.InvoiceTable;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/**
 * Seeded lines of a small shop with every oddity that a profile can meet: invoices whose lines
 * stand apart and fall into two months, times out of order, customers and numbers missing, prices
 * of many decimals, free and cancelled goods.
 */
final class RandomShop {
  static final LocalDateTime START = LocalDateTime.of(2010, 11, 1, 0, 0);

  /** In the middle of the lines. */
  static final LocalDateTime CUT = LocalDateTime.of(2011, 5, 4, 0, 0);

  private static final double[] PRICES = {
    0, 0.55, 2.55, 4.95, 12.75, 0.001, 0.1, 1.005, 649.5, 1e-7, -3.5, 12345678.125
  };

  private RandomShop() {}

  /** Seeds for parameterized tests. */
  static LongStream seeds() {
    return LongStream.range(0, 60);
  }

  static InvoiceTable lines(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    int rows = 1 + random.nextInt(200);
    int customers = 1 + random.nextInt(12);
    List<InvoiceLine> lines = new ArrayList<>();
    long second = START.toEpochSecond(ZoneOffset.UTC);
    String invoice = "536365";
    int customer = 0;
    for (int row = 0; row < rows; row++) {
      if (random.nextInt(3) == 0) {
        second += random.nextLong(5 * 86_400) - 86_400;
        customer = random.nextInt(customers);
        int number = random.nextInt(40);
        invoice = (number % 5 == 0 ? "C" : number % 17 == 0 ? "A" : "") + (536_365 + number);
      }
      lines.add(
          new InvoiceLine(
              row + 1,
              random.nextInt(30) == 0 ? null : invoice,
              random.nextInt(20) == 0 ? null : "P" + random.nextInt(6),
              null,
              random.nextInt(15) == 0 ? random.nextInt() : random.nextInt(-3, 9),
              second + random.nextInt(3) * 60,
              PRICES[random.nextInt(PRICES.length)],
              id(random, customer),
              null));
    }
    return InvoiceTable.of(lines);
  }

  private static @Nullable String id(SplittableRandom random, int customer) {
    if (random.nextInt(12) == 0) {
      return null;
    }
    return customer % 4 == 3 ? "shop-" + customer : String.valueOf(customer * 7);
  }
}
