package dev.ecomm.testkit;

import dev.ecomm.model.DataTable;
import dev.ecomm.model.InvoiceLine;
import dev.ecomm.model.InvoiceTable;
import dev.ecomm.model.InvoiceTableBuilder;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Proves that an analysis as of an instant does not look at later lines: they are overwritten with
 * rubbish, more rubbish is added, and the result must be the same, bit for bit.
 *
 * <pre>{@code
 * PoisonTest.assertBlindToTheFuture(
 *     lines, cut, table -> Rfm.builder().asOf(cut).add(myFeature).build().compute(table).toTable());
 * }</pre>
 *
 * <p>Rubbish has invoice numbers and customers of earlier lines and new ones, cancellations among
 * them, absurd quantities and prices, and any time from the cut on.
 */
public final class PoisonTest {
  private static final int SEEDS = 5;
  private static final long MOST_SECONDS_LATER = 400L * 86_400;
  private static final int[] QUANTITIES = {
    0, 1, -1, 7, 1_000_000, Integer.MAX_VALUE, Integer.MIN_VALUE
  };
  private static final double[] PRICES = {0, 0.001, -5, 2.55, 1e12, -1e12, 1e-7};

  private PoisonTest() {}

  /**
   * Fails if lines at or after an instant change the result of an analysis. Cost: the analysis,
   * seven times.
   *
   * @param lines with some before and some at or after the cut
   * @param cut the instant
   * @param analysis as of that instant
   * @throws AssertionError if a result differs, naming cells; or if no line is before the cut, or
   *     none is after it, so that nothing would be proven
   */
  public static void assertBlindToTheFuture(
      InvoiceTable lines, LocalDateTime cut, Function<InvoiceTable, DataTable> analysis) {
    List<InvoiceLine> past = past(lines, cut);
    if (past.isEmpty() || past.size() == lines.rows()) {
      throw new AssertionError(
          past.size()
              + " of "
              + lines.rows()
              + " lines are before "
              + cut
              + "; there must be lines on both sides");
    }
    DataTable expected = analysis.apply(lines);
    DataTableAssert.assertThat(analysis.apply(InvoiceTable.of(past)))
        .as("the result without the lines from %s on", cut)
        .isEqualTo(expected);
    for (long seed = 0; seed < SEEDS; seed++) {
      DataTableAssert.assertThat(analysis.apply(poisoned(lines, cut, seed)))
          .as("the result with rubbish from %s on, seed %s", cut, seed)
          .isEqualTo(expected);
    }
  }

  private static List<InvoiceLine> past(InvoiceTable lines, LocalDateTime cut) {
    List<InvoiceLine> past = new ArrayList<>();
    for (InvoiceLine line : lines) {
      if (line.epochSecond() < second(cut)) {
        past.add(line);
      }
    }
    return past;
  }

  private static long second(LocalDateTime cut) {
    return cut.toEpochSecond(ZoneOffset.UTC) + (cut.getNano() > 0 ? 1 : 0);
  }

  /**
   * Overwrites the lines at or after an instant with rubbish and adds as many again at the end.
   *
   * @param lines unchanged
   * @param cut the instant
   * @param seed chooses the rubbish
   * @return a table with the same lines before the cut, in the same places
   */
  public static InvoiceTable poisoned(InvoiceTable lines, LocalDateTime cut, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    InvoiceTableBuilder poisoned = InvoiceTable.builder();
    long lastNumber = 0;
    int overwritten = 0;
    for (InvoiceLine line : lines) {
      boolean isPast = line.epochSecond() < second(cut);
      poisoned.append(isPast ? line : rubbish(lines, cut, line.rowNumber(), random));
      overwritten += isPast ? 0 : 1;
      lastNumber = Math.max(lastNumber, line.rowNumber());
    }
    for (int i = 1; i <= overwritten; i++) {
      poisoned.append(rubbish(lines, cut, lastNumber + i, random));
    }
    return poisoned.build();
  }

  private static InvoiceLine rubbish(
      InvoiceTable lines, LocalDateTime cut, long rowNumber, SplittableRandom random) {
    return new InvoiceLine(
        rowNumber,
        text(lines.invoiceNo().text(random.nextInt(lines.rows())), "CPOISON", random),
        text(lines.stockCode().text(random.nextInt(lines.rows())), "POISON", random),
        "POISON",
        QUANTITIES[random.nextInt(QUANTITIES.length)],
        second(cut) + random.nextLong(MOST_SECONDS_LATER),
        PRICES[random.nextInt(PRICES.length)],
        text(lines.customerId().text(random.nextInt(lines.rows())), "9999", random),
        "POISON");
  }

  /** Mostly a text that is there already, which is where a leak shows. */
  private static @Nullable String text(
      @Nullable String known, String made, SplittableRandom random) {
    return switch (random.nextInt(4)) {
      case 0 -> made + random.nextInt(100);
      default -> known;
    };
  }
}
