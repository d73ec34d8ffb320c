package dev.ecomm.synthetic;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ecomm.model.InvoiceLine;
import dev.ecomm.model.InvoiceTable;
import dev.ecomm.model.Seeds;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;

/** Goods that come back were bought before. */
class CancellationsTest {

  /** Credited without a purchase. */
  private static final Set<String> FEES =
      Set.of("AMAZONFEE", "BANK CHARGES", "CRUK", "D", "S", "M");

  /** Same customer, code and price, at an earlier time, and never more than is still with them. */
  @ParameterizedTest
  @Seeds(5)
  void cancelled_goods_were_bought_before_and_not_yet_given_back(long seed) {
    InvoiceTable table = SyntheticInvoices.of(40_000, seed);
    Map<String, Integer> held = new HashMap<>();
    Map<String, Long> firstBought = new HashMap<>();
    int checked = 0;
    for (InvoiceLine line : table) {
      String invoice = String.valueOf(line.invoiceNo());
      String purchase = line.customerId() + "/" + line.stockCode() + "/" + line.unitPrice();
      if (!invoice.startsWith("C")) {
        held.merge(purchase, line.quantity(), Integer::sum);
        firstBought.putIfAbsent(purchase, line.epochSecond());
      } else if (!FEES.contains(line.stockCode())) {
        assertThat(line.quantity()).isNegative();
        assertThat(firstBought).as("%s", line).containsKey(purchase);
        assertThat(firstBought.get(purchase)).as("%s", line).isLessThan(line.epochSecond());
        assertThat(held.merge(purchase, line.quantity(), Integer::sum))
            .as("%s", line)
            .isNotNegative();
        checked++;
      }
    }
    assertThat(checked).isGreaterThan(300);
  }

  @ParameterizedTest
  @Seeds(3)
  void only_cancellations_stock_notes_and_bad_debts_are_negative(long seed) {
    for (InvoiceLine line : SyntheticInvoices.of(30_000, seed)) {
      String invoice = String.valueOf(line.invoiceNo());
      if (line.quantity() < 0 && !invoice.startsWith("C")) {
        assertThat(line.unitPrice()).isZero();
        assertThat(line.customerId()).isNull();
      }
      if (line.unitPrice() < 0) {
        assertThat(invoice).startsWith("A");
      }
      assertThat(line.quantity()).isNotZero();
    }
  }
}
