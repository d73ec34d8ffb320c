package dev.ecomm.clean;

import dev.ecomm.model.InvoiceColumn;
import dev.ecomm.model.InvoiceRow;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.SplittableRandom;

/** Seeded pipelines of built-in and custom rules in any order, some of which throw. */
final class RandomPipelines {

  private RandomPipelines() {}

  static CleaningPipeline of(long seed) {
    SplittableRandom random = new SplittableRandom(seed * 31 + 7);
    List<Rule> pool = pool();
    CleaningPipeline.Builder builder = CleaningPipeline.builder();
    int rules = 1 + random.nextInt(10);
    for (int i = 0; i < rules; i++) {
      builder.rule(pool.remove(random.nextInt(pool.size())));
    }
    if (random.nextBoolean()) {
      builder.netCancellations().lineKinds(LineKinds.withDefaults());
    }
    return builder.build();
  }

  /** Every rule that a pipeline may have; those by column and those by row. */
  private static List<Rule> pool() {
    List<Rule> pool = new ArrayList<>();
    pool.add(Rule.drop(Rules.cancellations()));
    pool.add(Rule.drop(Rules.quantityBelow(0)));
    pool.add(Rule.quarantine(Rules.unitPriceBelow(0)));
    pool.add(Rule.drop(Rules.defects()));
    pool.add(Rule.flag(Rules.missingCustomer()));
    pool.add(Rule.flag(LineTest.of("large", "large", row -> Math.abs(row.totalSpend()) > 1000)));
    pool.add(Rule.quarantine(LineTest.of("odd", "throws", RandomPipelines::throwing)));
    pool.add(
        Rule.flag(
            LineTest.of(
                "no_country", "throws", row -> Objects.requireNonNull(row.country()).isEmpty())));
    pool.add(Rules.fillMissing(InvoiceColumn.DESCRIPTION, "No Description"));
    pool.add(Rules.trim(InvoiceColumn.DESCRIPTION));
    pool.add(Rules.upperCase(InvoiceColumn.STOCK_CODE));
    pool.add(
        Repair.ofText(
            "strict",
            InvoiceColumn.DESCRIPTION,
            text -> {
              if (text.equals("?")) {
                throw new IllegalStateException("a question");
              }
              return text.toLowerCase(Locale.ROOT);
            }));
    pool.add(
        Repair.ofLineText(
            "by_price",
            InvoiceColumn.DESCRIPTION,
            row -> row.unitPrice() == 0 ? null : row.description()));
    pool.add(Repair.ofQuantity("capped", row -> Math.min(row.quantity(), 10)));
    pool.add(Repair.ofUnitPrice("discounted", row -> row.unitPrice() / 2));
    pool.add(
        Repair.ofUnitPrice(
            "divided", row -> row.quantity() == 0 ? Double.NaN : row.unitPrice() * 3));
    pool.add(Rule.drop(Rules.exactDuplicates()));
    pool.add(Rule.flag(Rules.exactDuplicates().named("repeated", "repeated")));
    pool.add(Rule.flag(Rules.stockTakeNotes()));
    pool.add(Rule.quarantine(Rules.quantityBeyondFences(1.5)));
    pool.add(Rule.flag(Rules.quantityBeyondFences(1).named("unusual", "an unusual quantity")));
    pool.add(Rule.drop(Rules.priceDeviation(2)));
    pool.add(Rules.canonicalDescriptions());
    pool.add(Rules.canonicalProductNames().named("product_name", "another product name"));
    return pool;
  }

  private static boolean throwing(InvoiceRow row) {
    return Integer.parseInt(Objects.requireNonNull(row.invoiceNo())) % 2 == 0;
  }
}
