package dev.ecomm.association;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ecomm.basket.Baskets;
import dev.ecomm.run.CancellationToken;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.TreeSet;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Baskets of wholesale among those of customers: either are bits or not. */
class LargeBasketsTest {

  /** Five words of bits a basket. */
  private static final int ITEMS = 300;

  private static final int STRIPES = 5;
  private static final int SMALL = 600;

  /**
   * None, a few, 64 and some, several words of 64; small ones that are no bits, or some, or all.
   */
  @ParameterizedTest
  @CsvSource({"0, 4, 9", "3, 4, 9", "33, 4, 9", "70, 12, 9", "200, 12, 9", "0, 12, 1", "70, 12, 1"})
  void miners_agree_whatever_part_of_the_baskets_are_bits(int large, int most, int singles) {
    Baskets baskets = baskets(large, most, singles);

    for (ItemsetKind kind : ItemsetKind.values()) {
      Itemsets sets = mine(baskets, Miner.ECLAT, kind);

      assertThat(sets.size()).isGreaterThan(100);
      assertThat(sets).as("%s", kind).isEqualTo(mine(baskets, Miner.FP_GROWTH, kind));
    }
  }

  @ParameterizedTest
  @CsvSource({"0, 4", "1, 4", "32, 12", "97, 12"})
  void baskets_are_bits_that_have_an_item_for_each_word(int large, int most) {
    Transactions data = transactions(baskets(large, most, 9));
    int[] offsets = data.byBasket().offsets;
    int found = 0;

    for (int basket = 0; basket < data.baskets; basket++) {
      boolean isLarge = offsets[basket + 1] - offsets[basket] >= STRIPES;
      assertThat(basket < data.bits.baskets).isEqualTo(isLarge);
      found += isLarge ? 1 : 0;
    }
    assertThat(data.bits.baskets).isEqualTo(found).isBetween(large, large + SMALL);
  }

  @ParameterizedTest
  @CsvSource({"70, 12, true", "0, 4, false"})
  void all_baskets_are_bits_if_they_have_as_many_items_as_words(
      int large, int most, boolean allBits) {
    Transactions data = transactions(baskets(large, most, 1));

    assertThat(STRIPES * data.baskets <= data.basketAt.length).isEqualTo(allBits);
    assertThat(data.bits.baskets).isEqualTo(allBits ? data.baskets : 0);
  }

  private static Transactions transactions(Baskets baskets) {
    return Transactions.of(baskets, 1, new int[0], new boolean[ITEMS], new CancellationToken());
  }

  private static Itemsets mine(Baskets baskets, Miner miner, ItemsetKind kind) {
    return Itemsets.mine(
        baskets,
        MiningOptions.builder().minSupportCount(12).maxLength(4).miner(miner).kind(kind).build());
  }

  /**
   * Large ones of 40 items among small ones of two or more, the first items liked best, and each
   * item alone some times.
   */
  private static Baskets baskets(int large, int most, int singles) {
    SplittableRandom random = new SplittableRandom(large);
    List<List<String>> baskets = new ArrayList<>();
    for (int i = 0; i < large + SMALL; i++) {
      // spread over the others, so that places of both kinds take turns
      boolean isLarge = i * (long) large / (large + SMALL) != (i + 1L) * large / (large + SMALL);
      int size = isLarge ? 40 : 2 + random.nextInt(most - 1);
      TreeSet<String> basket = new TreeSet<>();
      while (basket.size() < size) {
        double u = random.nextDouble();
        basket.add("item " + (int) (ITEMS * u * u * (isLarge ? 1 : u)));
      }
      baskets.add(List.copyOf(basket));
    }
    for (int item = 0; item < ITEMS * singles; item++) {
      baskets.add(List.of("item " + item % ITEMS));
    }
    return Baskets.of(baskets);
  }
}
