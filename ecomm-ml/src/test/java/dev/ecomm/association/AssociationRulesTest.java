package dev.ecomm.association;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ecomm.basket.Baskets;
import dev.ecomm.model.DataTable;
import dev.ecomm.run.CancellationToken;
import dev.ecomm.run.Progress;
import dev.ecomm.run.RunContext;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CancellationException;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class AssociationRulesTest {
  private static final int SEEDS = 60;

  private static final Baskets TEA =
      Baskets.of(
          List.of(
              List.of("cup", "saucer", "tea"),
              List.of("cup", "saucer"),
              List.of("cup", "tea"),
              List.of("tea"),
              List.of("mat")));

  private static AssociationRules rules(Baskets baskets, int least, RuleOptions.Builder options) {
    return AssociationRules.of(
        Itemsets.mine(baskets, MiningOptions.builder().minSupportCount(least).build()),
        options.build());
  }

  private static RuleOptions.Builder any() {
    return RuleOptions.builder().minLift(0);
  }

  private static Map<String, String> byName(AssociationRules rules) {
    Map<String, String> found = new TreeMap<>();
    for (AssociationRule rule : rules) {
      found.put(
          rule.antecedents() + " -> " + rule.consequents(),
          rule.count() + " " + rule.antecedentCount() + " " + rule.consequentCount());
    }
    return found;
  }

  /** Every pair of two disjoint frequent sets whose union is frequent. */
  private static Map<String, String> bruteForce(
      Baskets baskets, int least, double minConfidence, double minLift, boolean single) {
    Map<String, Integer> sets = BruteForce.mine(baskets, least, Integer.MAX_VALUE, ItemsetKind.ALL);
    Map<String, String> found = new TreeMap<>();
    sets.forEach(
        (left, a) ->
            sets.forEach(
                (right, c) -> {
                  List<String> consequents = List.of(right.split(" \\| "));
                  if (consequents.stream().noneMatch(left::contains)
                      && !(single && consequents.size() > 1)) {
                    List<String> antecedents = List.of(left.split(" \\| "));
                    Integer x = sets.get(union(antecedents, consequents));
                    if (x != null
                        && (double) x / a >= minConfidence
                        && (double) x * baskets.size() / ((double) a * c) >= minLift) {
                      found.put(antecedents + " -> " + consequents, x + " " + a + " " + c);
                    }
                  }
                }));
    return found;
  }

  private static String union(List<String> left, List<String> right) {
    return Stream.of(left, right).flatMap(List::stream).sorted().collect(Collectors.joining(" | "));
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void rules_are_those_of_brute_force(boolean single) {
    for (long seed = 0; seed < SEEDS; seed++) {
      Baskets baskets = RandomBaskets.of(seed);
      int least = 1 + (int) (seed % 7) * baskets.size() / 10;
      double minConfidence = seed % 5 / 4.0;
      double minLift = seed % 3;
      RuleOptions.Builder options =
          any().minConfidence(minConfidence).minLift(minLift).singleConsequent(single);

      AssociationRules rules = rules(baskets, least, options);

      assertThat(byName(rules))
          .as("seed %d", seed)
          .hasSize(rules.size())
          .isEqualTo(bruteForce(baskets, least, minConfidence, minLift, single));
    }
  }

  @Test
  void threads_change_nothing() {
    for (long seed = 0; seed < SEEDS; seed++) {
      Itemsets sets =
          Itemsets.mine(RandomBaskets.of(seed), MiningOptions.builder().minSupportCount(1).build());
      RunContext run = RunContext.withDefaults();

      DataTable one = AssociationRules.of(sets, any().build(), run.onThreads(1)).toTable();

      assertThat(AssociationRules.of(sets, any().build(), run.onThreads(3)).toTable())
          .isEqualTo(one);
    }
  }

  @Test
  void sorting_puts_the_best_first_and_ties_by_names() {
    AssociationRules sorted = rules(TEA, 2, any()).sortedBy(RuleMetric.LIFT);

    assertThat(sorted)
        .extracting(AssociationRule::toString)
        .containsExactly(
            "cup -> saucer: in 2 of 5 baskets, confidence 0.667, lift 1.667",
            "saucer -> cup: in 2 of 5 baskets, confidence 1.000, lift 1.667",
            "cup -> tea: in 2 of 5 baskets, confidence 0.667, lift 1.111",
            "tea -> cup: in 2 of 5 baskets, confidence 0.667, lift 1.111");
    assertThat(sorted.sortedBy(RuleMetric.CONVICTION).limit(1).consequents(0))
        .containsExactly("cup");
    assertThat(sorted.sortedBy(RuleMetric.FISHER_P_VALUE).limit(2).antecedents(0))
        .containsExactly("cup");
  }

  @Test
  void sorting_by_any_metric_agrees_with_sorting_records() {
    AssociationRules rules = rules(RandomBaskets.of(17), 1, any());
    for (RuleMetric metric : RuleMetric.values()) {
      double[] values =
          rules.sortedBy(metric).toTableOfAllMetrics().doubles(metric.column()).toArray();
      for (int i = 1; i < values.length; i++) {
        double better = metric == RuleMetric.FISHER_P_VALUE ? -values[i - 1] : values[i - 1];
        double worse = metric == RuleMetric.FISHER_P_VALUE ? -values[i] : values[i];
        assertThat(better >= worse || Double.isNaN(worse)).as("%s %d", metric, i).isTrue();
      }
    }
  }

  @Test
  void filters_keep_what_is_large_or_small_enough() {
    AssociationRules rules = rules(TEA, 2, any());

    assertThat(rules.atLeast(RuleMetric.CONFIDENCE, 1)).hasSize(1);
    assertThat(rules.atMost(RuleMetric.LIFT, 1.2)).hasSize(2);
    assertThat(rules.atLeast(RuleMetric.LIFT, Double.NaN)).isEmpty();
    assertThat(rules.limit(0)).isEmpty();
    assertThat(rules.limit(99)).hasSize(4);
  }

  @ParameterizedTest
  @EnumSource(
      value = ItemsetKind.class,
      names = {"CLOSED", "MAXIMAL"})
  void itemsets_without_their_parts_are_refused(ItemsetKind kind) {
    Itemsets sets =
        Itemsets.mine(TEA, MiningOptions.builder().minSupportCount(1).kind(kind).build());

    assertThatThrownBy(() -> AssociationRules.of(sets, RuleOptions.withDefaults()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("itemsets lack ")
        .hasMessageContaining("; must be all frequent ones")
        .hasMessageContaining("ItemsetKind.ALL");
  }

  @Test
  void itemsets_with_required_items_only_are_refused() {
    Itemsets sets =
        Itemsets.mine(TEA, MiningOptions.builder().minSupportCount(1).containing("cup").build());

    assertThatThrownBy(() -> AssociationRules.of(sets, RuleOptions.withDefaults()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("without required items");
  }

  @Test
  void the_most_frequent_itemsets_have_their_parts() {
    for (long seed = 0; seed < SEEDS; seed++) {
      Itemsets sets =
          Itemsets.mine(
              RandomBaskets.of(seed),
              MiningOptions.builder().minSupportCount(1).top(1 + (int) (seed % 40)).build());

      assertThat(AssociationRules.of(sets, any().build()).size()).isNotNegative();
    }
  }

  @Test
  void of_more_rules_than_allowed_those_of_the_rarest_itemsets_are_left_out() {
    int cuts = 0;
    for (long seed = 0; seed < SEEDS; seed++) {
      Baskets baskets = RandomBaskets.of(seed);
      AssociationRules all = rules(baskets, 1, any());
      int allowed = 1 + all.size() / 3;
      int fits = 1;
      while (rules(baskets, fits, any()).size() > allowed) {
        fits++;
      }

      AssociationRules cut = rules(baskets, 1, any().maxRules(allowed));

      assertThat(byName(cut)).as("seed %d", seed).isEqualTo(byName(rules(baskets, fits, any())));
      assertThat(cut.report().completeFrom()).isEqualTo(fits);
      assertThat(cut.report().complete()).isEqualTo(fits == 1);
      cuts += fits == 1 ? 0 : 1;
    }
    assertThat(cuts).isGreaterThan(SEEDS / 2);
  }

  /** One itemset of 18 items has 262,142 splits: more than allowed, and no room for them. */
  @Test
  void one_itemset_alone_may_have_too_many_rules() {
    List<String> all = IntStream.range(0, 18).mapToObj(item -> "item " + item).toList();
    Baskets baskets = Baskets.of(List.of(all, all, List.of("item 0"), List.of("mat")));
    List<Progress> told = Collections.synchronizedList(new ArrayList<>());

    AssociationRules rules =
        AssociationRules.of(
            Itemsets.mine(baskets, MiningOptions.builder().minSupportCount(2).build()),
            any().maxRules(100_000).build(),
            RunContext.withProgress(told::add));

    assertThat(rules.size()).isZero();
    assertThat(rules.report().completeFrom()).isEqualTo(3);
    assertThat(told).extracting(Progress::step).last().isEqualTo("rules of fewer itemsets");
  }

  @Test
  void a_report_says_what_cut_the_rules_and_what_to_do() {
    assertThat(rules(TEA, 1, any().maxRules(12)).report().complete()).isTrue();
    assertThat(rules(TEA, 1, any().maxRules(11)).report().toString())
        .contains("cut at maxRules", "Raise minConfidence, minLift or the support");
  }

  @Test
  void a_cancelled_run_ends() {
    CancellationToken token = new CancellationToken();
    Itemsets sets = Itemsets.mine(TEA, MiningOptions.builder().minSupportCount(1).build());
    token.cancel();

    assertThatThrownBy(
            () ->
                AssociationRules.of(
                    sets, any().build(), RunContext.withDefaults().cancelledBy(token)))
        .isInstanceOf(CancellationException.class);
  }

  @Test
  void options_out_of_range_are_named() {
    assertThatThrownBy(() -> RuleOptions.builder().minConfidence(1.5))
        .hasMessage("minConfidence is 1.5, must be from 0 to 1");
    assertThatThrownBy(() -> RuleOptions.builder().minConfidence(Double.NaN))
        .hasMessage("minConfidence is NaN, must be from 0 to 1");
    assertThatThrownBy(() -> RuleOptions.builder().minLift(-1))
        .hasMessage("minLift is -1.0, must be at least 0");
    assertThatThrownBy(() -> RuleOptions.builder().maxRules(0))
        .hasMessage("maxRules is 0, must be from 1 to 500000000");
    assertThatThrownBy(() -> rules(TEA, 1, any()).limit(-1))
        .hasMessage("limit is -1, must be at least 0");
    assertThatThrownBy(() -> rules(TEA, 1, any()).falseDiscoveryRate(0))
        .hasMessage("rate is 0.0, must be above 0 and at most 1");
  }

  @Test
  void records_with_impossible_counts_are_refused() {
    assertThatThrownBy(() -> new AssociationRule(List.of("a"), List.of("b"), 5, 4, 9, 10))
        .hasMessageContaining("counts of [a] -> [b] are 5 with both, 4 and 9 with one side");
    assertThatThrownBy(() -> new AssociationRule(List.of(), List.of("b"), 1, 1, 1, 1))
        .hasMessageContaining("must have items on both sides");
  }

  @Test
  void a_redundant_rule_names_the_more_general_one_that_is_as_sure() {
    int pruned = 0;
    for (long seed = 0; seed < SEEDS; seed++) {
      AssociationRules rules = rules(RandomBaskets.of(seed), 1, any());
      if (rules.size() > 600) {
        continue; // every pair of rules is compared
      }
      RedundantRules parted = rules.redundant();
      Map<String, AssociationRule> kept = new HashMap<>();
      parted.kept().forEach(rule -> kept.put(rule.antecedents() + "->" + rule.consequents(), rule));

      assertThat(parted.kept().size() + parted.redundant().size()).isEqualTo(rules.size());
      for (int i = 0; i < parted.redundant().size(); i++) {
        AssociationRule rule = parted.redundant().rule(i);
        AssociationRule better = parted.dominating(i);
        assertThat(better.consequents()).isEqualTo(rule.consequents());
        assertThat(better.confidence()).isGreaterThanOrEqualTo(rule.confidence());
        assertThat(rule.antecedents())
            .containsAll(better.antecedents())
            .hasSizeGreaterThan(better.antecedents().size());
        assertThat(kept).containsValue(better);
        pruned++;
      }
      for (AssociationRule rule : parted.kept()) {
        assertThat(kept.values())
            .noneMatch(
                other ->
                    other.consequents().equals(rule.consequents())
                        && other.antecedents().size() < rule.antecedents().size()
                        && rule.antecedents().containsAll(other.antecedents())
                        && other.confidence() >= rule.confidence());
      }
    }
    assertThat(pruned).isGreaterThan(100);
  }

  @Test
  void the_table_of_redundant_rules_says_which_antecedents_suffice() {
    DataTable table =
        rules(
                Baskets.of(
                    List.of(
                        List.of("a", "b", "c"),
                        List.of("a", "b", "c"),
                        List.of("c"),
                        List.of("a"))),
                2,
                any())
            .redundant()
            .toTable();

    assertThat(table.strings("antecedents").textAt(0)).isEqualTo("b | c");
    assertThat(table.strings("consequents").textAt(0)).isEqualTo("a");
    assertThat(table.strings("dominated_by").textAt(0)).isEqualTo("b");
  }
}
