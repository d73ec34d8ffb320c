package dev.ecomm.describe;

import dev.ecomm.model.Dictionary;
import dev.ecomm.model.InvoiceTable;
import dev.ecomm.model.MoneySum;
import java.math.BigDecimal;

/**
 * What the lines are worth: quantity times price, summed exactly.
 *
 * @param total all lines, refunds subtracted
 * @param ofPositiveRows lines worth more than 0
 * @param ofNegativeRows lines worth less than 0; together with the positive ones this is the total
 * @param ofKnownCustomers lines that name a customer, refunds subtracted
 * @param negativeRows lines worth less than 0
 */
public record RevenueFacts(
    BigDecimal total,
    BigDecimal ofPositiveRows,
    BigDecimal ofNegativeRows,
    BigDecimal ofKnownCustomers,
    long negativeRows) {

  static RevenueFacts of(InvoiceTable table) {
    MoneySum positive = new MoneySum();
    MoneySum negative = new MoneySum();
    MoneySum known = new MoneySum();
    long negativeRows = 0;
    for (int row = 0; row < table.rows(); row++) {
      int quantity = table.quantity(row);
      double price = table.unitPrice(row);
      if (quantity == 0 || price == 0) {
        continue;
      }
      if (quantity < 0 == price < 0) {
        positive.add(quantity, price);
      } else {
        negative.add(quantity, price);
        negativeRows++;
      }
      if (table.customerId().code(row) != Dictionary.MISSING) {
        known.add(quantity, price);
      }
    }
    MoneySum total = new MoneySum();
    total.merge(positive);
    total.merge(negative);
    return new RevenueFacts(
        total.total(), positive.total(), negative.total(), known.total(), negativeRows);
  }
}
