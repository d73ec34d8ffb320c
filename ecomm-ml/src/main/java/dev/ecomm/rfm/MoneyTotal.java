package dev.ecomm.rfm;

import dev.ecomm.model.MoneySum;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * An exact sum of amounts, made for many small sums in a hot loop: prices of up to three decimals
 * are summed as whole thousandths, all others go to a {@link MoneySum}. So the sum is the same bits
 * however the lines were split, and is rounded once, when it is asked for.
 */
final class MoneyTotal {
  private static final double SCALE = 1000;

  /** Of the whole thousandths of a price, so that a product with an int is no overflow. */
  private static final double MOST_THOUSANDTHS = 1L << 31;

  /** Up to here, a double holds every whole number. */
  private static final long EXACT_IN_DOUBLE = 1L << 53;

  private long thousandths;
  private @Nullable MoneySum rest;

  void clear() {
    thousandths = 0;
    rest = null;
  }

  void add(int quantity, double unitPrice) {
    double price = Math.rint(unitPrice * SCALE);
    if (price / SCALE == unitPrice && Math.abs(price) <= MOST_THOUSANDTHS) {
      addThousandths(((long) price) * quantity);
    } else {
      rest().add(quantity, unitPrice);
    }
  }

  private void addThousandths(long amount) {
    long next = thousandths + amount;
    if (((thousandths ^ next) & (amount ^ next)) < 0) {
      MoneySum sum = rest();
      sum.add(thousandths, 1 / SCALE);
      thousandths = amount;
    } else {
      thousandths = next;
    }
  }

  private MoneySum rest() {
    MoneySum known = rest;
    if (known == null) {
      known = new MoneySum();
      rest = known;
    }
    return known;
  }

  /** The double nearest to the exact sum. */
  double value() {
    if (rest == null && Math.abs(thousandths) <= EXACT_IN_DOUBLE) {
      return thousandths / SCALE;
    }
    BigDecimal whole = BigDecimal.valueOf(thousandths, 3);
    return (rest == null ? whole : whole.add(rest.total())).doubleValue();
  }
}
