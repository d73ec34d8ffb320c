package dev.ecomm.examples;

import dev.ecomm.association.MiningOptions;
import dev.ecomm.association.RuleChange;
import dev.ecomm.association.RuleComparison;
import dev.ecomm.association.RuleOptions;
import dev.ecomm.basket.Baskets;
import dev.ecomm.io.Invoices;
import dev.ecomm.model.InvoiceTable;
import dev.ecomm.model.Selection;
import dev.ecomm.store.Stores;
import java.time.LocalDate;
import java.time.ZoneOffset;

/** Tells which habits changed from one day on. */
public final class CompareRulesBetweenPeriods {

  private CompareRulesBetweenPeriods() {}

  /**
   * Prints the rules that changed by more than chance.
   *
   * @param args cleaned invoice lines, and the first day of the second period
   */
  public static void main(String[] args) {
    InvoiceTable lines = Invoices.read(Stores.uri(args[0]));
    long day = LocalDate.parse(args[1]).atStartOfDay().toEpochSecond(ZoneOffset.UTC);

    // snippet: compare
    Selection early = Selection.where(lines.rows(), row -> lines.epochSecond(row) < day);
    Selection late = Selection.where(lines.rows(), row -> lines.epochSecond(row) >= day);
    Baskets before = Baskets.builder().build(lines.select(early));
    Baskets after = Baskets.builder().build(lines.select(late));

    RuleComparison comparison =
        RuleComparison.of(
            before,
            after,
            MiningOptions.builder().minSupport(0.01).build(),
            RuleOptions.withDefaults());

    for (RuleChange change : comparison.changed(0.05)) {
      System.out.println(change);
    }
    // end
    System.out.println(comparison.rules().size() + " rules were compared");
  }
}
