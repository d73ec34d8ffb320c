package dev.ecomm.association;

import static dev.ecomm.testkit.DataTableAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ecomm.RealShop;
import dev.ecomm.basket.Baskets;
import dev.ecomm.basket.Population;
import dev.ecomm.model.InvoiceTable;
import dev.ecomm.testkit.DataFolder;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Rules of the real lines are those of independent code, to nine digits. */
class GoldenRulesTest {
  private static final Map<Double, String> FILES =
      Map.of(0.03, "0.03.csv", 0.02, "0.02.csv", 0.01, "0.01.csv.gz");

  private static InvoiceTable lines = InvoiceTable.builder().build();

  @BeforeAll
  static void read() {
    lines = RealShop.notebook();
  }

  @ParameterizedTest
  @EnumSource(Population.class)
  void rules_are_golden(Population population) {
    Baskets baskets = Baskets.builder().population(population).build(lines);
    String name = "golden/basket_rules_" + population.name().toLowerCase(Locale.ROOT) + "_";

    FILES.forEach(
        (support, ending) -> {
          MiningOptions options = MiningOptions.builder().minSupport(support).build();
          AssociationRules rules =
              AssociationRules.of(Itemsets.mine(baskets, options), RuleOptions.withDefaults());

          assertThat(rules.toTable())
              .keyedBy("antecedents", "consequents")
              .isCloseToGolden(DataFolder.require(name + ending));
        });
  }

  @ParameterizedTest
  @EnumSource(Population.class)
  void order_by_lift_and_support_is_that_of_the_golden_file(Population population) {
    Baskets baskets = Baskets.builder().population(population).build(lines);
    String name = "golden/basket_rules_" + population.name().toLowerCase(Locale.ROOT) + "_";
    AssociationRules rules =
        AssociationRules.of(
            Itemsets.mine(baskets, MiningOptions.builder().minSupport(0.02).build()),
            RuleOptions.withDefaults());

    // a rule and its reverse have equal lifts here; rounding parts them there
    assertThat(rules.sortedBy(RuleMetric.LIFT, RuleMetric.SUPPORT).toTable())
        .comparingOnly("lift", "support")
        .isCloseToGolden(DataFolder.require(name + FILES.get(0.02)));
    assertThat(rules.falseDiscoveryRate(0.05).size()).isEqualTo(rules.size());
  }
}
