package dev.ecomm.model;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/**
 * Seeded invoice lines with every kind of oddity, drawn from few values, so that lines repeat,
 * codes meet several descriptions, and votes are tied.
 */
public final class RandomLines {
  private static final String[] INVOICES = {
    "536365", "536366", "C536379", "A563185", "c1", "C", "581587", ""
  };
  private static final String[] CODES = {
    "85123A",
    "85123a",
    "POST",
    "post",
    "M",
    "m",
    "DOT",
    "D",
    "BANK CHARGES",
    "gift_0001_20",
    "71053"
  };
  private static final String[] DESCRIPTIONS = {
    "LANTERN", " LANTERN", "LANTERN ", "No Description", "£5 OFF", "🎄 TREE", "damaged", "?"
  };
  private static final String[] CUSTOMERS = {"17850", "9", "12346", "18287"};
  private static final String[] COUNTRIES = {"United Kingdom", "EIRE", "France"};
  private static final double[] PRICES = {
    0, -0.0, 2.55, 4.95, 0.001, 1e-7, -11062.06, 38970, 0.1, 12345678.125, 1e17, 0.30000000000000004
  };

  private RandomLines() {}

  /** Lines with rising row numbers that leave gaps. */
  public static List<InvoiceLine> of(long seed, int rows) {
    SplittableRandom random = new SplittableRandom(seed);
    List<InvoiceLine> lines = new ArrayList<>(rows);
    long rowNumber = 0;
    for (int row = 0; row < rows; row++) {
      rowNumber += random.nextInt(10) == 0 ? 1 + random.nextInt(5) : 1;
      if (row > 0 && random.nextInt(8) == 0) {
        lines.add(again(lines.get(random.nextInt(row)), rowNumber));
      } else {
        lines.add(line(random, rowNumber));
      }
    }
    return lines;
  }

  private static InvoiceLine line(SplittableRandom random, long rowNumber) {
    return new InvoiceLine(
        rowNumber,
        pick(random, INVOICES),
        pick(random, CODES),
        pick(random, DESCRIPTIONS),
        random.nextInt(20) == 0 ? random.nextInt(-80_995, 80_996) : random.nextInt(-3, 12),
        1_291_192_000L + random.nextInt(5) * 40_000L,
        PRICES[random.nextInt(PRICES.length)],
        pick(random, CUSTOMERS),
        pick(random, COUNTRIES));
  }

  private static InvoiceLine again(InvoiceLine line, long rowNumber) {
    return new InvoiceLine(
        rowNumber,
        line.invoiceNo(),
        line.stockCode(),
        line.description(),
        line.quantity(),
        line.epochSecond(),
        line.unitPrice(),
        line.customerId(),
        line.country());
  }

  private static @Nullable String pick(SplittableRandom random, String[] texts) {
    return random.nextInt(9) == 0 ? null : texts[random.nextInt(texts.length)];
  }
}
