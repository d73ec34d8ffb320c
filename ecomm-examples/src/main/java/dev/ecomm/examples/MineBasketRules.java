package dev.ecomm.examples;

import dev.ecomm.association.AssociationRules;
import dev.ecomm.association.Itemsets;
import dev.ecomm.association.MiningOptions;
import dev.ecomm.association.RuleMetric;
import dev.ecomm.association.RuleOptions;
import dev.ecomm.basket.Baskets;
import dev.ecomm.io.Invoices;
import dev.ecomm.io.Tables;
import dev.ecomm.model.InvoiceTable;
import dev.ecomm.store.Stores;

/** Finds what is bought together, and keeps what is more than chance. */
public final class MineBasketRules {

  private MineBasketRules() {}

  /**
   * Prints the most surprising rules and writes all that are more than chance.
   *
   * @param args cleaned invoice lines, the least support, and a file for the rules
   */
  public static void main(String[] args) {
    InvoiceTable lines = Invoices.read(Stores.uri(args[0]));
    double support = Double.parseDouble(args[1]);

    // snippet: rules
    Baskets baskets = Baskets.builder().build(lines);
    Itemsets itemsets = Itemsets.mine(baskets, MiningOptions.builder().minSupport(support).build());
    System.out.println(itemsets.report());

    AssociationRules rules =
        AssociationRules.of(itemsets, RuleOptions.builder().minConfidence(0.5).build())
            .redundant()
            .kept()
            .falseDiscoveryRate(0.05)
            .sortedBy(RuleMetric.LIFT);

    rules.limit(3).forEach(rule -> System.out.println(rule));
    Tables.write(rules.toTable(), Stores.uri(args[2]));
    // end
  }
}
