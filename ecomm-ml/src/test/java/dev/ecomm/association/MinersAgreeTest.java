package dev.ecomm.association;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ecomm.basket.Baskets;
import dev.ecomm.run.RunContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** All miners find what brute force finds, in one order, on thousands of seeded baskets. */
class MinersAgreeTest {
  private static final int SEEDS = 1_000;

  @ParameterizedTest
  @EnumSource(ItemsetKind.class)
  void miners_and_brute_force_find_the_same(ItemsetKind kind) {
    compareAll(kind, SEEDS / 3);
  }

  @ParameterizedTest
  @EnumSource(ItemsetKind.class)
  @Tag("slow")
  void miners_and_brute_force_find_the_same_for_every_seed(ItemsetKind kind) {
    compareAll(kind, SEEDS);
  }

  private static void compareAll(ItemsetKind kind, int seeds) {
    for (long seed = 0; seed < seeds; seed++) {
      SplittableRandom random = new SplittableRandom(seed);
      Baskets baskets = RandomBaskets.of(seed);
      int least = 1 + random.nextInt(1 + baskets.size() / 2);
      int maxLength = random.nextBoolean() ? Integer.MAX_VALUE : 1 + random.nextInt(5);
      MiningOptions.Builder options =
          MiningOptions.builder().minSupportCount(least).maxLength(maxLength).kind(kind);

      Itemsets first = Itemsets.mine(baskets, options.miner(Miner.ECLAT).build());

      assertThat(BruteForce.found(first))
          .as("seed %d", seed)
          .isEqualTo(BruteForce.mine(baskets, least, maxLength, kind));
      for (Miner miner : Miner.values()) {
        assertThat(Itemsets.mine(baskets, options.miner(miner).build(), onThreads(miner)))
            .as("seed %d, %s", seed, miner)
            .isEqualTo(first);
      }
    }
  }

  private static RunContext onThreads(Miner miner) {
    return RunContext.withDefaults().onThreads(miner == Miner.AUTO ? 3 : 1);
  }

  @ParameterizedTest
  @EnumSource(Miner.class)
  void required_and_excluded_items_select_from_all(Miner miner) {
    for (long seed = 0; seed < SEEDS / 5; seed++) {
      Baskets baskets = RandomBaskets.of(seed);
      if (baskets.distinctItems() < 3) {
        continue;
      }
      String required = baskets.name((int) (seed % 3));
      String excluded = baskets.name((int) ((seed + 1) % 3));
      Map<String, Integer> expected =
          new TreeMap<>(BruteForce.mine(baskets, 2, 4, ItemsetKind.ALL));
      expected.keySet().removeIf(set -> !set.contains(required) || set.contains(excluded));

      Itemsets found =
          Itemsets.mine(
              baskets,
              MiningOptions.builder()
                  .minSupportCount(2)
                  .maxLength(4)
                  .miner(miner)
                  .containing(required)
                  .excluding(excluded)
                  .build());

      assertThat(BruteForce.found(found)).as("seed %d", seed).isEqualTo(expected);
    }
  }

  @ParameterizedTest
  @EnumSource(ItemsetKind.class)
  void required_items_leave_closed_and_maximal_sets_what_they_are(ItemsetKind kind) {
    for (long seed = 0; seed < SEEDS / 5; seed++) {
      Baskets baskets = RandomBaskets.of(seed);
      if (baskets.distinctItems() > 0) {
        String required = baskets.name((int) (seed % baskets.distinctItems()));
        Map<String, Integer> expected =
            new TreeMap<>(BruteForce.mine(baskets, 2, Integer.MAX_VALUE, kind));
        expected.keySet().removeIf(set -> !set.contains(required));

        Itemsets found =
            Itemsets.mine(
                baskets,
                MiningOptions.builder().minSupportCount(2).kind(kind).containing(required).build());

        assertThat(BruteForce.found(found)).as("seed %d", seed).isEqualTo(expected);
      }
    }
  }

  /** Up to 256 large baskets are kept as bits, the others as lists. */
  @ParameterizedTest
  @CsvSource({
    "255, 0",
    "256, 0",
    "256, 1",
    "256, 64",
    "257, 63",
    "192, 200",
    "64, 800",
    "300, 130"
  })
  void large_baskets_and_small_ones_count_alike(int large, int small) {
    for (long seed = 0; seed < 4; seed++) {
      SplittableRandom random = new SplittableRandom(seed);
      List<List<String>> all = new ArrayList<>();
      for (int i = 0; i < large + small; i++) {
        double share = i * 31 % (large + small) < large ? 0.7 : 0.15;
        all.add(
            IntStream.range(0, 12)
                .filter(item -> random.nextDouble() < share)
                .mapToObj(item -> "item " + item)
                .toList());
      }
      Baskets baskets = Baskets.of(all);
      int least = 1 + (large + small) / 10;
      for (ItemsetKind kind : ItemsetKind.values()) {
        MiningOptions options =
            MiningOptions.builder().minSupportCount(least).kind(kind).miner(Miner.ECLAT).build();

        assertThat(BruteForce.found(Itemsets.mine(baskets, options)))
            .isEqualTo(BruteForce.mine(baskets, least, Integer.MAX_VALUE, kind));
      }
    }
  }
}
