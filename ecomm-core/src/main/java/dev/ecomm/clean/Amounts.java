package dev.ecomm.clean;

import com.fasterxml.jackson.core.io.NumberOutput;
import dev.ecomm.model.InvoiceTable;
import dev.ecomm.model.MoneySum;
import dev.ecomm.model.Selection;
import java.math.BigDecimal;
import java.util.Locale;

/** Sums of money of tables, and numbers as texts, the same on every JDK and in every locale. */
final class Amounts {

  private Amounts() {}

  /** The exact sum of quantity times price. */
  static BigDecimal total(InvoiceTable table) {
    MoneySum sum = new MoneySum();
    for (int row = 0; row < table.rows(); row++) {
      sum.add(table.quantity(row), table.unitPrice(row));
    }
    return sum.total();
  }

  /** The same of some rows. */
  static BigDecimal total(InvoiceTable table, Selection rows) {
    MoneySum sum = new MoneySum();
    for (int row : rows.rows()) {
      sum.add(table.quantity(row), table.unitPrice(row));
    }
    return sum.total();
  }

  /**
   * The shortest text that reads back as the double; {@code Double.toString} of old JDKs is not.
   */
  static String text(double value) {
    return NumberOutput.toString(value, true);
  }

  /** The same amount without zeros at the end of its decimals, so that equal amounts are equal. */
  static BigDecimal plain(BigDecimal amount) {
    BigDecimal stripped = amount.stripTrailingZeros();
    return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
  }

  /** Digits in groups of three, for people. */
  static String grouped(long value) {
    return String.format(Locale.ROOT, "%,d", value);
  }

  /** An exact amount with its digits in groups of three, for people. */
  static String grouped(BigDecimal value) {
    return String.format(Locale.ROOT, "%,." + Math.max(0, value.scale()) + "f", value);
  }
}
