package dev.ecomm.association;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ecomm.basket.Baskets;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.TreeSet;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Baskets of wholesale among those of customers, which miners keep in other ways. */
class LargeBasketsTest {
  private static final int ITEMS = 300;

  /** None, too few to be told apart, a word of bits and a part, several words. */
  @ParameterizedTest
  @ValueSource(ints = {0, 31, 33, 70, 200})
  void miners_agree_whatever_part_of_the_baskets_is_large(int large) {
    Baskets baskets = baskets(large, 600);

    for (ItemsetKind kind : ItemsetKind.values()) {
      Itemsets sets = mine(baskets, Miner.ECLAT, kind);

      assertThat(sets.size()).isGreaterThan(100);
      assertThat(sets).as("%s", kind).isEqualTo(mine(baskets, Miner.FP_GROWTH, kind));
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {32, 97})
  void large_baskets_are_those_with_a_tenth_of_the_items(int large) {
    Transactions data = Transactions.of(baskets(large, 600), 1, new int[0], new boolean[ITEMS]);
    int found = 0;

    for (int basket = 0; basket < data.ends.length; basket++) {
      boolean isLarge = data.ends[basket] - data.offsets[basket] >= ITEMS / 10;
      assertThat(data.large.isLarge[basket] == 1).isEqualTo(isLarge);
      found += isLarge ? 1 : 0;
    }
    assertThat(found).isEqualTo(large);
  }

  private static Itemsets mine(Baskets baskets, Miner miner, ItemsetKind kind) {
    return Itemsets.mine(
        baskets,
        MiningOptions.builder().minSupportCount(12).maxLength(4).miner(miner).kind(kind).build());
  }

  /** Large ones of 40 items among small ones of 2 to 12, the first items liked best. */
  private static Baskets baskets(int large, int small) {
    SplittableRandom random = new SplittableRandom(large);
    List<List<String>> baskets = new ArrayList<>();
    for (int i = 0; i < large + small; i++) {
      // spread over the others, so that places of both kinds take turns
      boolean isLarge = i * (long) large / (large + small) != (i + 1L) * large / (large + small);
      int size = isLarge ? 40 : 2 + random.nextInt(11);
      TreeSet<String> basket = new TreeSet<>();
      while (basket.size() < size) {
        double u = random.nextDouble();
        basket.add("item " + (int) (ITEMS * u * u * (isLarge ? 1 : u)));
      }
      baskets.add(List.copyOf(basket));
    }
    for (int item = 0; item < ITEMS; item++) { // so that none is missing
      baskets.add(List.of("item " + item));
    }
    return Baskets.of(baskets);
  }
}
