package dev.ecomm.basket;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ecomm.RealShop;
import dev.ecomm.io.Tables;
import dev.ecomm.model.DataTable;
import dev.ecomm.testkit.DataFolder;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Baskets of the real lines are those that independent code counted. */
class GoldenBasketsTest {

  @ParameterizedTest
  @EnumSource(Population.class)
  void counts_are_golden(Population population) {
    Map<String, Integer> golden = golden(population);

    Baskets baskets = Baskets.builder().population(population).build(RealShop.notebook());

    assertThat(baskets.report().candidates()).isEqualTo(golden.get("baskets_before_filter"));
    assertThat(baskets.size()).isEqualTo(golden.get("baskets_with_2_or_more_items"));
    assertThat(baskets.distinctItems()).isEqualTo(golden.get("distinct_items"));
    assertThat(baskets.pairs()).isEqualTo(golden.get("basket_item_pairs"));
  }

  private static Map<String, Integer> golden(Population population) {
    DataTable file = Tables.read(DataFolder.require("golden/basket_counts.csv").toUri());
    Map<String, Integer> facts = new HashMap<>();
    for (int row = 0; row < file.rows(); row++) {
      if (file.column("population")
              .valueAt(row)
              .orElseThrow()
              .toString()
              .equalsIgnoreCase(population.name())
          && file.column("min_support").isMissing(row)) {
        facts.put(
            file.strings("fact").textAt(row),
            Integer.parseInt(file.column("value").valueAt(row).orElseThrow().toString()));
      }
    }
    return facts;
  }
}
