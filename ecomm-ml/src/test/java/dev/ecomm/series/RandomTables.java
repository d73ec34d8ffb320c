package dev.ecomm.series;

import dev.ecomm.model.InvoiceLine;
import dev.ecomm.model.InvoiceTable;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/** Seeded lines of a few months with every oddity that demand can meet, in no order of time. */
final class RandomTables {
  static final LocalDateTime START = LocalDateTime.of(2010, 12, 25, 0, 0);

  /** In the middle of the lines. */
  static final LocalDateTime CUT = START.plusDays(45);

  private static final double[] PRICES = {
    0, 0, 0.55, 2.55, 0.001, 0.1, 649.5, 1e-7, -3.5, 12345678.125, 1e12, 3.3333333333
  };

  private RandomTables() {}

  /** Seeds for parameterized tests. */
  static LongStream seeds() {
    return LongStream.range(0, 12);
  }

  static InvoiceTable lines(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    int rows = 20 + random.nextInt(200);
    int days = seed % 4 == 0 ? 3 : 90; // too short for a week, or long
    List<InvoiceLine> lines = new ArrayList<>();
    for (int row = 1; row <= rows; row++) {
      long second = START.toEpochSecond(ZoneOffset.UTC) + random.nextLong(days * 86_400L);
      lines.add(
          new InvoiceLine(
              row,
              missing(random, "5363" + random.nextInt(30)),
              missing(random, "P" + random.nextInt(7)),
              random.nextInt(8) == 0 ? "Discount" : missing(random, "CUP"),
              random.nextInt(12) == 0 ? random.nextInt() : random.nextInt(-4, 9),
              second,
              PRICES[random.nextInt(PRICES.length)],
              missing(random, String.valueOf(12_346 + random.nextInt(6))),
              missing(random, random.nextBoolean() ? "France" : "Spain")));
    }
    lines.add(line(rows + 1, CUT.minusDays(44)));
    lines.add(line(rows + 2, CUT.plusDays(1)));
    return InvoiceTable.of(lines);
  }

  private static InvoiceLine line(long row, LocalDateTime time) {
    return new InvoiceLine(
        row, "1", "P1", "CUP", 1, time.toEpochSecond(ZoneOffset.UTC), 1, "12346", "France");
  }

  private static @Nullable String missing(SplittableRandom random, String text) {
    return random.nextInt(15) == 0 ? null : text;
  }
}
