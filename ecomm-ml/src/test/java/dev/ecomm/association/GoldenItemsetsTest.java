package dev.ecomm.association;

import static dev.ecomm.testkit.DataTableAssert.assertThat;

import dev.ecomm.RealShop;
import dev.ecomm.basket.Baskets;
import dev.ecomm.basket.Population;
import dev.ecomm.testkit.DataFolder;
import java.util.Locale;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Itemsets of the real lines are those of independent code: the same rows in the same order. */
class GoldenItemsetsTest {

  @ParameterizedTest
  @EnumSource(Population.class)
  void itemsets_are_golden(Population population) {
    Baskets baskets = Baskets.builder().population(population).build(RealShop.notebook());
    String name = "golden/basket_itemsets_" + population.name().toLowerCase(Locale.ROOT) + "_";

    for (double support : new double[] {0.03, 0.02, 0.01}) {
      MiningOptions options = MiningOptions.builder().minSupport(support).build();

      assertThat(Itemsets.mine(baskets, options).toTable())
          .isCloseToGolden(DataFolder.require(name + support + ".csv"));
    }
  }
}
