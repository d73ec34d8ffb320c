package dev.ecomm.cli;

import dev.ecomm.association.AssociationRules;
import dev.ecomm.association.Itemsets;
import dev.ecomm.association.MiningOptions;
import dev.ecomm.association.RuleMetric;
import dev.ecomm.association.RuleOptions;
import dev.ecomm.basket.Baskets;
import dev.ecomm.basket.NoBasketsException;
import dev.ecomm.model.InvoiceTable;
import dev.ecomm.model.InvoiceTableBuilder;
import dev.ecomm.run.RunContext;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What sells together: rules of invoices. */
final class RulesStep implements JobStep {
  static final String NAME = "rules";
  static final String FILE = "rules.parquet";
  private static final int SHOWN = 5;

  private final Baskets.Builder baskets;
  private final MiningOptions mining;
  private final RuleOptions wanted;
  private final InvoiceTableBuilder lines = InvoiceTable.builder();

  /**
   * Starts without any line.
   *
   * @param baskets makes baskets
   * @param mining which itemsets
   * @param wanted which rules of them
   */
  RulesStep(Baskets.Builder baskets, MiningOptions mining, RuleOptions wanted) {
    this.baskets = baskets;
    this.mining = mining;
    this.wanted = wanted;
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public void add(InvoiceTable cleaned) {
    lines.appendAll(cleaned, 0);
  }

  @Override
  public Found run(RunContext run) {
    Baskets made;
    try {
      made = baskets.build(lines.build()); // the table is needed no more when mining starts
    } catch (NoBasketsException e) { // a shop may sell one thing at a time; its segments stand
      String reason = "No rules: " + e.getMessage();
      return new Found(NAME, Map.of(), List.of(reason), Map.of("rules", 0, "reason", reason));
    }
    Itemsets sets = Itemsets.mine(made, mining, run);
    AssociationRules rules =
        AssociationRules.of(sets, wanted, run).sortedBy(run, RuleMetric.LIFT, RuleMetric.SUPPORT);
    Map<String, Object> values = new LinkedHashMap<>();
    values.put("baskets", made.size());
    values.put("support_count", rules.report().wantedSupportCount());
    values.put("itemsets", sets.size());
    values.put("rules", rules.size());
    values.put("complete", rules.report().complete());
    values.put("complete_from_count", rules.report().completeFrom());
    return new Found(NAME, Map.of(FILE, rules.toTable()), lines(sets, rules), values);
  }

  private static List<String> lines(Itemsets sets, AssociationRules rules) {
    List<String> lines = new ArrayList<>();
    lines.add(
        "What sells together: "
            + Texts.count(rules.size(), "rule")
            + " of "
            + Texts.count(sets.size(), "itemset")
            + (rules.size() > 0 ? "; the largest lift first:" : "."));
    if (!rules.report().complete()) {
      lines.add(rules.report().toString());
    }
    if (rules.size() > 0) {
      lines.addAll(RulesCommand.table(rules.limit(SHOWN)));
    }
    return lines;
  }
}
