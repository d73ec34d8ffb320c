package dev.ecomm.clean;

import dev.ecomm.model.InvoiceTable;
import dev.ecomm.model.Selection;
import dev.ecomm.model.internal.ValueCounts;

/**
 * The test for quantities far from the middle half: outside {@code Q1 - whisker IQR} to {@code Q3 +
 * whisker IQR}, with linear quartiles of the lines learned from.
 *
 * @param q1 first quartile, NaN if there were no lines
 * @param q3 third quartile, NaN if there were no lines
 * @param whisker interquartile ranges from a quartile to its fence
 * @param fencesAreOutside whether a quantity on a fence is found
 */
record QuantityFences(double q1, double q3, double whisker, boolean fencesAreOutside) {
  static final String KIND = "quantity_fences";
  private static final String ID = "quantity_outlier";
  private static final String REASON = "the quantity is far from those of most lines";

  static LineTest learning(double whisker, boolean fencesAreOutside) {
    if (!(whisker >= 0) || Double.isInfinite(whisker)) {
      throw new IllegalArgumentException("whisker is " + whisker + ", must be at least 0");
    }
    return new LearningTest(
        ID,
        REASON,
        RuleDefinition.of(KIND, "whisker", whisker).with("fences_are_outside", fencesAreOutside),
        () -> new State(whisker, fencesAreOutside));
  }

  FixedTest test() {
    double lower = q1 - whisker * (q3 - q1);
    double upper = q3 + whisker * (q3 - q1);
    return new FixedTest(
        ID,
        REASON,
        RuleDefinition.of(KIND, "whisker", whisker)
            .with("fences_are_outside", fencesAreOutside)
            .with("q1", q1)
            .with("q3", q3)
            .with("lower", lower)
            .with("upper", upper),
        row -> isOutside(row.quantity(), lower, upper),
        table ->
            Selection.where(table.rows(), row -> isOutside(table.quantity(row), lower, upper)));
  }

  /** Fences of NaN have nothing outside. */
  private boolean isOutside(int quantity, double lower, double upper) {
    return fencesAreOutside
        ? quantity <= lower || quantity >= upper
        : quantity < lower || quantity > upper;
  }

  /** How often each quantity occurs. */
  private static final class State implements LearningTest.State {
    private final double whisker;
    private final boolean fencesAreOutside;
    private final ValueCounts quantities = new ValueCounts();

    State(double whisker, boolean fencesAreOutside) {
      this.whisker = whisker;
      this.fencesAreOutside = fencesAreOutside;
    }

    @Override
    public void add(InvoiceTable batch) {
      for (int row = 0; row < batch.rows(); row++) {
        quantities.add(batch.quantity(row));
      }
    }

    @Override
    public FixedTest fit() {
      return new QuantityFences(
              quantities.quantile(1, 4), quantities.quantile(3, 4), whisker, fencesAreOutside)
          .test();
    }
  }
}
