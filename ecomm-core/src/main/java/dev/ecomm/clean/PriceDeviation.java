package dev.ecomm.clean;

import dev.ecomm.model.InvoiceTable;
import dev.ecomm.model.Selection;
import dev.ecomm.model.internal.ValueCounts;

/**
 * The test for prices far from the mean: {@code limit} or more standard deviations. The deviation
 * is that of the population (divided by n). Where all prices are equal none is far.
 *
 * @param mean of the unit prices learned from, NaN if there were no lines
 * @param std their standard deviation, NaN if there were no lines
 * @param limit standard deviations from the mean at which a price is found
 */
record PriceDeviation(double mean, double std, double limit) {
  static final String KIND = "price_deviation";
  private static final String ID = "price_outlier";
  private static final String REASON = "the unit price is far from the mean";

  static LineTest learning(double limit) {
    if (!(limit > 0) || Double.isInfinite(limit)) {
      throw new IllegalArgumentException("limit is " + limit + ", must be greater than 0");
    }
    return new LearningTest(
        ID, REASON, RuleDefinition.of(KIND, "limit", limit), () -> new State(limit));
  }

  FixedTest test() {
    return new FixedTest(
        ID,
        REASON,
        RuleDefinition.of(KIND, "limit", limit).with("mean", mean).with("std", std),
        row -> isFar(row.unitPrice()),
        table -> Selection.where(table.rows(), row -> isFar(table.unitPrice(row))));
  }

  private boolean isFar(double price) {
    return std != 0 && Math.abs((price - mean) / std) >= limit;
  }

  /** How often each price occurs. */
  private static final class State implements LearningTest.State {
    private final double limit;
    private final ValueCounts prices = new ValueCounts();

    State(double limit) {
      this.limit = limit;
    }

    @Override
    public void add(InvoiceTable batch) {
      for (int row = 0; row < batch.rows(); row++) {
        prices.add(batch.unitPrice(row));
      }
    }

    @Override
    public FixedTest fit() {
      return new PriceDeviation(prices.mean(), prices.standardDeviation(0), limit).test();
    }
  }
}
