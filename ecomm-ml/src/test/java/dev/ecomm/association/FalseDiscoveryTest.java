package dev.ecomm.association;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.ecomm.basket.Baskets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.BiPredicate;
import org.junit.jupiter.api.Test;

class FalseDiscoveryTest {
  private static final int SEEDS = 200;
  private static final int BASKETS = 300;
  private static final int ITEMS = 20;

  @Test
  void q_values_are_those_of_the_textbook() {
    // the first example of Benjamini and Hochberg, 15 p-values
    double[] p = {
      0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344, 0.0459, 0.3240, 0.4262,
      0.5719, 0.6528, 0.7590, 1.0000
    };

    double[] q = FalseDiscovery.qValues(p, p.length);

    assertThat(Arrays.stream(q).filter(value -> value <= 0.05)).hasSize(4); // as they find
    assertThat(q[0]).isCloseTo(0.0015, within(1e-15));
    assertThat(q[3]).isCloseTo(0.035625, within(1e-15));
    assertThat(q[5]).isCloseTo(q[6], within(1e-15)); // a larger rank lowers those before it
    assertThat(q).isSortedAccordingTo(Double::compare);
  }

  /** Items are dealt out to baskets anew, each as often as before: nothing belongs together. */
  private static Baskets permuted(SplittableRandom random) {
    List<List<String>> baskets = new ArrayList<>();
    for (int basket = 0; basket < BASKETS; basket++) {
      baskets.add(new ArrayList<>());
    }
    for (int item = 0; item < ITEMS; item++) {
      int wanted = 20 + 5 * item;
      int left = BASKETS;
      for (int basket = 0; basket < BASKETS; basket++) {
        if (random.nextInt(left--) < wanted) { // each choice of baskets is equally likely
          baskets.get(basket).add("item " + item);
          wanted--;
        }
      }
    }
    return Baskets.of(baskets);
  }

  private static AssociationRules rules(Baskets baskets) {
    return AssociationRules.of(
        Itemsets.mine(baskets, MiningOptions.builder().minSupportCount(8).maxLength(3).build()),
        RuleOptions.withDefaults());
  }

  private static int seedsWithFindings(BiPredicate<AssociationRules, Integer> finds) {
    int findings = 0;
    for (int seed = 0; seed < SEEDS; seed++) {
      AssociationRules rules = rules(permuted(new SplittableRandom(seed)));
      assertThat(rules.size()).isGreaterThan(50);
      findings += finds.test(rules, seed) ? 1 : 0;
    }
    return findings;
  }

  @Test
  void on_permuted_baskets_hardly_ever_is_anything_found() {
    int findings = seedsWithFindings((rules, seed) -> rules.falseDiscoveryRate(0.05).size() > 0);

    // every finding is false, so at most one seed in 20, and three standard errors
    assertThat(findings).isLessThanOrEqualTo((int) (SEEDS * 0.05 + 3 * Math.sqrt(SEEDS * 0.0475)));
  }

  @Test
  void counting_only_the_rules_that_were_found_would_find_a_lot_that_is_not_there() {
    int findings =
        seedsWithFindings(
            (rules, seed) -> {
              double[] p = new double[rules.size()];
              for (int rule = 0; rule < p.length; rule++) {
                p[rule] = rules.value(RuleMetric.FISHER_P_VALUE, rule);
              }
              double least = 1;
              for (double q : FalseDiscovery.qValues(p, p.length)) {
                least = Math.min(least, q);
              }
              return least <= 0.05;
            });

    assertThat(findings).isGreaterThan(SEEDS / 10);
  }

  @Test
  void what_does_belong_together_is_found_whatever_was_filtered() {
    SplittableRandom random = new SplittableRandom(1);
    List<List<String>> baskets = new ArrayList<>();
    Baskets noise = permuted(random);
    for (int basket = 0; basket < noise.size(); basket++) {
      List<String> items = new ArrayList<>();
      for (int item : noise.basket(basket)) {
        items.add(noise.name(item));
      }
      if (basket % 10 == 0) {
        items.addAll(List.of("cup", "saucer"));
      }
      baskets.add(items);
    }

    AssociationRules found = rules(Baskets.of(baskets)).falseDiscoveryRate(0.05);

    assertThat(found)
        .extracting(rule -> rule.antecedents() + " " + rule.consequents())
        .contains("[cup] [saucer]", "[saucer] [cup]")
        .allMatch(rule -> rule.contains("cup") || rule.contains("saucer"));
  }
}
