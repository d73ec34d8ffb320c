package dev.ecomm.association;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.ecomm.basket.Baskets;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class RuleComparisonTest {
  private static final int SEEDS = 200;
  private static final MiningOptions MINING =
      MiningOptions.builder().minSupportCount(10).maxLength(3).build();

  /** Groups of items that belong together, each in a share of baskets, and noise. */
  private static Baskets shop(SplittableRandom random, int size, double together) {
    List<List<String>> baskets = new ArrayList<>();
    for (int i = 0; i < size; i++) {
      List<String> basket = new ArrayList<>();
      for (int group = 0; group < 5; group++) {
        boolean bought = random.nextDouble() < 0.15;
        for (int item = 0; item < 3; item++) {
          if (random.nextDouble() < (bought ? together : 0.04)) {
            basket.add("item " + group + item);
          }
        }
      }
      baskets.add(basket);
    }
    return Baskets.of(baskets);
  }

  private static RuleComparison compare(Baskets first, Baskets second) {
    return RuleComparison.of(first, second, MINING, RuleOptions.withDefaults());
  }

  @Test
  void two_samples_of_the_same_shop_hardly_ever_differ() {
    int differing = 0;
    for (int seed = 0; seed < SEEDS; seed++) {
      SplittableRandom random = new SplittableRandom(seed);
      RuleComparison comparison = compare(shop(random, 300, 0.6), shop(random, 200 + seed, 0.6));

      assertThat(comparison.rules()).hasSizeGreaterThan(20);
      differing += comparison.changed(0.05).isEmpty() ? 0 : 1;
    }

    // every difference is chance, so at most one seed in 20, and three standard errors
    assertThat(differing).isLessThanOrEqualTo((int) (SEEDS * 0.05 + 3 * Math.sqrt(SEEDS * 0.0475)));
  }

  @Test
  void habits_that_changed_are_found() {
    SplittableRandom random = new SplittableRandom(1);

    RuleComparison comparison = compare(shop(random, 2_000, 0.8), shop(random, 2_000, 0.4));

    RuleChange most = comparison.changed(0.05).get(0);
    assertThat(comparison.changed(0.05)).hasSizeGreaterThan(20);
    assertThat(most.first().confidence()).isGreaterThan(most.second().confidence() + 0.2);
    assertThat(most).isEqualTo(comparison.rules().get(0));
  }

  @Test
  void counts_are_those_of_each_side() {
    Baskets first = Baskets.of(List.of(List.of("a", "b"), List.of("a"), List.of("b", "c")));
    Baskets second = Baskets.of(List.of(List.of("a", "b", "c"), List.of("c")));

    RuleComparison comparison =
        RuleComparison.of(
            first,
            second,
            MiningOptions.builder().minSupportCount(1).build(),
            RuleOptions.builder().minLift(0).build());

    RuleChange change =
        comparison.rules().stream()
            .filter(rule -> rule.antecedents().equals(List.of("c")))
            .filter(rule -> rule.consequents().equals(List.of("b")))
            .findFirst()
            .orElseThrow();
    assertThat(change.first()).isEqualTo(new RuleChange.Counts(1, 1, 2, 3));
    assertThat(change.second()).isEqualTo(new RuleChange.Counts(1, 2, 1, 2));
    assertThat(change.first().confidence()).isEqualTo(1);
    assertThat(change.second().lift()).isEqualTo(1);
    assertThat(change.confidencePValue()).isEqualTo(1);
    assertThat(comparison.toTable().rows()).isEqualTo(comparison.rules().size());
    assertThat(comparison.toTable().longs("second_baskets").longAt(0)).isEqualTo(2);
  }

  @Test
  void sides_may_be_exchanged() {
    SplittableRandom random = new SplittableRandom(2);
    Baskets first = shop(random, 300, 0.7);
    Baskets second = shop(random, 400, 0.5);

    List<RuleChange> forth = compare(first, second).rules();
    List<RuleChange> back = compare(second, first).rules();

    assertThat(back).hasSameSizeAs(forth);
    for (int i = 0; i < forth.size(); i++) {
      assertThat(back.get(i).qValue()).isCloseTo(forth.get(i).qValue(), within(1e-9));
    }
  }

  @Test
  void a_rule_that_vanishes_is_a_change_and_a_rate_out_of_range_is_named() {
    List<List<String>> with = new ArrayList<>();
    List<List<String>> without = new ArrayList<>();
    for (int i = 0; i < 200; i++) {
      with.add(i % 4 == 0 ? List.of("cup", "saucer") : List.of("mat"));
      without.add(i % 4 == 0 ? List.of("cup") : i % 4 == 1 ? List.of("saucer") : List.of("mat"));
    }

    RuleComparison comparison = compare(Baskets.of(with), Baskets.of(without));

    assertThat(comparison.changed(0.001))
        .extracting(change -> change.antecedents() + " " + change.second().count())
        .containsExactlyInAnyOrder("[cup] 0", "[saucer] 0");
    assertThat(comparison.rules().get(0).toString())
        .startsWith("cup -> saucer: confidence 1.000, then 0.000; lift 4.000, then 0.000; q-value");
    assertThatThrownBy(() -> comparison.changed(2))
        .hasMessage("rate is 2.0, must be above 0 and at most 1");
  }
}
