package dev.ecomm.association;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ecomm.basket.Baskets;
import dev.ecomm.run.RunContext;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Baskets so dense that Eclat counts all sets of a few items at once. */
class DenseBasketsTest {

  /** Some items are in nearly every basket, and the 17th wherever the 16th is. */
  private static Baskets dense(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    List<List<String>> baskets = new ArrayList<>();
    for (int basket = 0; basket < 700; basket++) {
      List<String> items = new ArrayList<>();
      for (int item = 0; item < 17; item++) {
        if (random.nextDouble() < 0.5 + item * 0.03) {
          items.add("item" + item);
        }
      }
      if (items.contains("item16")) {
        items.add("item17");
      }
      baskets.add(items);
    }
    return Baskets.of(baskets);
  }

  @ParameterizedTest
  @ValueSource(ints = {40, 150, 300})
  void eclat_and_fp_growth_find_the_same(int supportCount) {
    for (long seed = 0; seed < 5; seed++) {
      Baskets baskets = dense(seed);
      MiningOptions.Builder options = MiningOptions.builder().minSupportCount(supportCount);
      assertThat(mine(baskets, options.miner(Miner.ECLAT), 1))
          .isEqualTo(mine(baskets, options.miner(Miner.FP_GROWTH), 1));
    }
  }

  @Test
  void no_itemset_is_longer_than_asked_for() {
    Baskets baskets = dense(1);
    MiningOptions.Builder options = MiningOptions.builder().minSupportCount(100).maxLength(5);
    Itemsets sets = mine(baskets, options.miner(Miner.ECLAT), 1);
    assertThat(sets).isEqualTo(mine(baskets, options.miner(Miner.FP_GROWTH), 1));
    assertThat(IntStream.range(0, sets.size()).map(sets::length).max()).hasValue(5);
  }

  @Test
  void under_a_budget_the_order_is_the_same_on_any_number_of_threads() {
    Baskets baskets = dense(2);
    MiningOptions.Builder options =
        MiningOptions.builder()
            .minSupportCount(30)
            .budget(MiningBudget.withDefaults().withItemsets(20_000));
    Itemsets one = mine(baskets, options, 1);
    Itemsets three = mine(baskets, options, 3);
    assertThat(one.report().complete()).isFalse();
    assertThat(three.size()).isEqualTo(one.size());
    for (int set = 0; set < one.size(); set++) {
      assertThat(three.items(set)).isEqualTo(one.items(set));
    }
  }

  @Test
  void under_a_budget_what_is_left_is_as_with_the_support_it_is_complete_from() {
    Baskets baskets = dense(3);
    MiningOptions.Builder options = MiningOptions.builder().minSupportCount(30);
    Itemsets cut =
        mine(baskets, options.budget(MiningBudget.withDefaults().withItemsets(20_000)), 2);
    Itemsets whole =
        mine(
            baskets,
            options
                .minSupportCount(cut.report().completeFrom())
                .budget(MiningBudget.withDefaults()),
            1);
    assertThat(cut.size()).isEqualTo(whole.size());
    for (int set = 0; set < whole.size(); set++) {
      assertThat(cut.items(set)).isEqualTo(whole.items(set));
    }
  }

  private static Itemsets mine(Baskets baskets, MiningOptions.Builder options, int threads) {
    return Itemsets.mine(baskets, options.build(), RunContext.withDefaults().onThreads(threads));
  }
}
