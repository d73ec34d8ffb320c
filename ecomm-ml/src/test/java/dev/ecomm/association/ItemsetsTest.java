package dev.ecomm.association;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ecomm.association.MiningReport.Cut;
import dev.ecomm.basket.Baskets;
import dev.ecomm.run.CancellationToken;
import dev.ecomm.run.Progress;
import dev.ecomm.run.RunContext;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CancellationException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class ItemsetsTest {
  private static final Baskets FOUR =
      Baskets.of(
          List.of(
              List.of("milk", "bread"),
              List.of("bread", "milk", "eggs"),
              List.of("bread"),
              List.of("eggs")));

  private static MiningOptions.Builder least(int supportCount) {
    return MiningOptions.builder().minSupportCount(supportCount);
  }

  /** 40 items, all in 30 baskets: 2^40 itemsets of support 30, and few of more. */
  private static Baskets exploding() {
    List<String> all = IntStream.range(0, 40).mapToObj(item -> "item" + item).toList();
    List<List<String>> baskets = new ArrayList<>(Collections.nCopies(30, all));
    for (int i = 0; i < 20; i++) {
      baskets.add(all.subList(i / 4, i / 4 + 3));
    }
    return Baskets.of(baskets);
  }

  @Test
  void an_itemset_has_codes_names_and_support() {
    Itemsets sets = Itemsets.mine(FOUR, least(2).build()).sorted();

    assertThat(IntStream.range(0, sets.size()).mapToObj(sets::names))
        .containsExactly(
            List.of("bread"), List.of("eggs"), List.of("milk"), List.of("bread", "milk"));
    assertThat(sets.items(3)).containsExactly(FOUR.code("bread"), FOUR.code("milk"));
    assertThat(sets.supportCount(3)).isEqualTo(2);
    assertThat(sets.support(3)).isEqualTo(0.5);
    assertThat(sets.indexOf(0, 2)).isEqualTo(3);
    assertThat(sets.indexOf(1, 2)).isEqualTo(-1);
    assertThat(sets.report().complete()).isTrue();
  }

  @Test
  void the_table_is_by_size_then_count_then_names() {
    var table = Itemsets.mine(FOUR, least(1).build()).toTable();

    assertThat(IntStream.range(0, table.rows()).mapToObj(table.strings("itemset")::textAt))
        .containsExactly(
            "bread",
            "eggs",
            "milk",
            "bread | milk",
            "bread | eggs",
            "eggs | milk",
            "bread | eggs | milk");
  }

  @ParameterizedTest
  @CsvSource({"0.28, 25, 7", "0.29, 100, 29", "0.1, 30, 3", "1e-9, 10, 1", "1, 3, 3", "0.34, 3, 2"})
  void a_fraction_is_the_exact_ceiling_of_its_text(double support, int baskets, int count) {
    Baskets some = Baskets.of(Collections.nCopies(baskets, List.of("x")));

    assertThat(MiningOptions.builder().minSupport(support).build().supportCount(some))
        .isEqualTo(count);
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, -0.1, 1.5, Double.NaN})
  void a_support_that_is_no_share_is_refused(double support) {
    assertThatThrownBy(() -> MiningOptions.builder().minSupport(support))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("minSupport is " + support + ", must be above 0 and at most 1");
  }

  @Test
  void what_makes_no_sense_is_refused() {
    assertThatThrownBy(() -> least(0)).hasMessage("minSupportCount is 0, must be at least 1");
    assertThatThrownBy(() -> least(1).containing("x").excluding("x").build())
        .hasMessageContaining("\"x\" is both required and excluded");
    assertThatThrownBy(() -> Itemsets.mine(FOUR, least(1).containing("tea").build()))
        .hasMessage("required item is \"tea\", must be one that some basket has");
    assertThatThrownBy(() -> Itemsets.mine(Baskets.of(List.of()), least(1).build()))
        .hasMessageContaining("baskets are none");
    assertThatThrownBy(() -> MiningBudget.withDefaults().withItemsets(0))
        .hasMessage("itemsets is 0, must be at least 1");
    assertThatThrownBy(() -> MiningBudget.withDefaults().withBytes(9))
        .hasMessage("bytes is 9, must be at least 1048576");
    assertThatThrownBy(() -> MiningBudget.withDefaults().withTime(Duration.ZERO))
        .hasMessage("time is PT0S, must be positive");
  }

  @ParameterizedTest
  @EnumSource(Miner.class)
  void at_the_budget_the_result_is_that_of_the_smallest_support_that_fits(Miner miner) {
    for (long seed = 0; seed < 100; seed++) {
      Baskets baskets = RandomBaskets.of(seed);
      Itemsets all = Itemsets.mine(baskets, least(1).build());
      int budget = 1 + all.size() / 3;
      int[] supports = IntStream.range(0, all.size()).map(all::supportCount).sorted().toArray();
      int fits =
          IntStream.rangeClosed(1, baskets.size() + 1)
              .filter(s -> Arrays.stream(supports).filter(of -> of >= s).count() <= budget)
              .findFirst()
              .orElseThrow();

      Itemsets cut =
          Itemsets.mine(
              baskets,
              least(1)
                  .miner(miner)
                  .budget(MiningBudget.withDefaults().withItemsets(budget))
                  .build());

      assertThat(cut).isEqualTo(Itemsets.mine(baskets, least(fits).build()));
      assertThat(cut.report().completeFrom()).isEqualTo(fits);
      assertThat(cut.report().cutBy()).isEqualTo(fits > 1 ? Cut.SIZE : Cut.NOTHING);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2})
  void an_explosion_ends_at_the_budget_and_says_so(int threads) {
    MiningOptions options =
        least(10).budget(MiningBudget.withDefaults().withItemsets(100_000)).build();

    Itemsets cut =
        Itemsets.mine(exploding(), options, RunContext.withDefaults().onThreads(threads));

    assertThat(cut.report().completeFrom()).isEqualTo(31);
    assertThat(cut.report().toString())
        .contains("complete from 31 baskets on", "Raise the support");
    assertThat(cut).isEqualTo(Itemsets.mine(exploding(), least(31).build()));
  }

  @ParameterizedTest
  @ValueSource(ints = {5, 1_000_000_000, Integer.MAX_VALUE})
  void a_support_of_more_baskets_than_there_are_finds_nothing_and_is_complete(int supportCount) {
    Baskets baskets = Baskets.of(List.of(List.of("a"), List.of("a", "b")));

    for (ItemsetKind kind : ItemsetKind.values()) {
      Itemsets none = Itemsets.mine(baskets, least(supportCount).kind(kind).top(3).build());

      assertThat(none.size()).isZero();
      assertThat(none.report().complete()).isTrue();
    }
  }

  @Test
  void a_budget_of_bytes_cuts_too() {
    MiningOptions options =
        least(10).budget(MiningBudget.withDefaults().withBytes(1 << 20)).build();

    assertThat(Itemsets.mine(exploding(), options).report().completeFrom()).isEqualTo(31);
  }

  @Test
  void baskets_beyond_the_budget_of_bytes_are_refused() {
    Baskets many = Baskets.of(Collections.nCopies(100_000, List.of("x", "y")));
    MiningBudget budget = MiningBudget.withDefaults().withBytes(1 << 20);

    assertThatThrownBy(() -> Itemsets.mine(many, least(1).budget(budget).build()))
        .hasMessageContaining("for these baskets alone; raise the budget or the support");
  }

  @Test
  void closed_sets_of_an_explosion_are_few() {
    Itemsets closed = Itemsets.mine(exploding(), least(10).kind(ItemsetKind.CLOSED).build());

    assertThat(closed.report().complete()).isTrue();
    assertThat(closed.sorted().length(closed.size() - 1)).isEqualTo(40);
  }

  @Test
  void a_basket_of_a_million_items_ends_at_the_budget() {
    List<String> items = IntStream.range(0, 1_000_000).mapToObj(Integer::toString).toList();
    MiningBudget budget = MiningBudget.withDefaults().withItemsets(10_000);

    Itemsets cut =
        Itemsets.mine(Baskets.of(List.of(items, List.of("7"))), least(1).budget(budget).build());

    assertThat(cut.size()).isEqualTo(1);
    assertThat(cut.report().completeFrom()).isEqualTo(2);
  }

  /** A basket so large that a look at each pair of its items would take hours. */
  @ParameterizedTest
  @CsvSource({"ECLAT, CLOSED, 6", "ECLAT, MAXIMAL, 2", "APRIORI, ALL, 0", "FP_GROWTH, ALL, 0"})
  void a_basket_of_a_hundred_thousand_items_ends_whatever_is_asked_for(
      Miner miner, ItemsetKind kind, int found) {
    List<String> items = IntStream.range(0, 100_000).mapToObj(Integer::toString).toList();
    Baskets baskets =
        Baskets.of(List.of(items, items.subList(0, 3), items.subList(1, 4), List.of("7", "x")));
    MiningBudget budget = MiningBudget.withDefaults().withItemsets(10_000);

    Itemsets sets = Itemsets.mine(baskets, least(1).miner(miner).kind(kind).budget(budget).build());

    if (found > 0) {
      assertThat(sets.report().complete()).isTrue();
      assertThat(sets.size()).isEqualTo(found);
    } else {
      assertThat(sets.report().completeFrom()).isEqualTo(2);
    }
  }

  @Test
  void a_budget_of_time_leaves_what_is_complete_from_some_support_on() {
    MiningOptions options =
        least(10)
            .budget(
                new MiningBudget(1L << 40, 1L << 40, Optional.empty())
                    .withItemsets(50_000_000)
                    .withTime(Duration.ofMillis(1)))
            .build();

    Itemsets some = Itemsets.mine(exploding(), options);

    assertThat(some.report().complete()).isFalse();
    assertThat(some.report().completeFrom()).isGreaterThan(30);
  }

  @Test
  void the_most_frequent_are_asked_for_by_number() {
    for (long seed = 0; seed < 100; seed++) {
      Baskets baskets = RandomBaskets.of(seed);
      Itemsets all = Itemsets.mine(baskets, least(1).build());
      int[] supports =
          IntStream.range(0, all.size()).map(set -> -all.supportCount(set)).sorted().toArray();

      Itemsets top = Itemsets.mine(baskets, least(1).top(7).build());

      assertThat(
              IntStream.range(0, top.size()).map(set -> -top.supportCount(set)).sorted().toArray())
          .containsExactly(Arrays.copyOf(supports, Math.min(7, supports.length)));
      if (supports.length != 7) { // of seven, no one may have looked for an eighth
        assertThat(top.report().complete()).isEqualTo(supports.length < 7);
      }
    }
  }

  @ParameterizedTest
  @EnumSource(Miner.class)
  void threads_do_not_change_the_order(Miner miner) {
    MiningOptions options = least(1).miner(miner).build();
    for (long seed = 0; seed < 100; seed += 10) {
      Baskets baskets = RandomBaskets.of(seed);
      Itemsets alone = Itemsets.mine(baskets, options, RunContext.withDefaults().onThreads(1));
      Itemsets together = Itemsets.mine(baskets, options, RunContext.withDefaults().onThreads(4));

      assertThat(IntStream.range(0, together.size()).mapToObj(together::names))
          .containsExactlyElementsOf(
              IntStream.range(0, alone.size()).mapToObj(alone::names).toList());
    }
  }

  @Test
  void progress_is_told_by_first_items() {
    List<Progress> told = new ArrayList<>();

    Itemsets sets = Itemsets.mine(FOUR, least(1).build(), RunContext.withProgress(told::add));

    assertThat(sets.size()).isEqualTo(7);
    assertThat(told)
        .containsExactly(
            new Progress("mining", 1, 3, "first items"),
            new Progress("mining", 2, 3, "first items"),
            new Progress("mining", 3, 3, "first items"));
  }

  @ParameterizedTest
  @EnumSource(Miner.class)
  void progress_never_falls_although_mining_begins_anew(Miner miner) {
    MiningBudget few = MiningBudget.withDefaults().withItemsets(50);
    for (MiningOptions.Builder again :
        List.of(
            least(1).kind(ItemsetKind.MAXIMAL).budget(few),
            least(1).maxLength(3).budget(few.withTime(Duration.ofHours(1))))) {
      Map<String, Integer> starts = new TreeMap<>();
      Map<String, Long> done = new TreeMap<>();

      Itemsets.mine(
          RandomBaskets.of(30),
          again.miner(miner).build(),
          RunContext.withProgress(
              progress -> {
                starts.merge(progress.step(), progress.done() == 1 ? 1 : 0, Integer::sum);
                Long before = done.put(progress.step(), progress.done());
                assertThat(before == null || before <= progress.done()).as("%s", progress).isTrue();
              }));

      assertThat(starts.values()).containsOnly(1);
    }
  }

  @Test
  void progress_of_apriori_is_told_by_levels() {
    List<Progress> told = new ArrayList<>();

    Object unused =
        Itemsets.mine(
            FOUR, least(1).miner(Miner.APRIORI).build(), RunContext.withProgress(told::add));

    assertThat(told)
        .containsExactly(
            new Progress("mining itemsets of 2", 1, 1, "parts"),
            new Progress("mining itemsets of 3", 1, 1, "parts"));
  }

  @ParameterizedTest
  @EnumSource(Miner.class)
  void a_cancelled_run_ends(Miner miner) {
    CancellationToken token = new CancellationToken();
    RunContext run = RunContext.withDefaults().onThreads(2).cancelledBy(token);
    MiningOptions endless =
        least(10)
            .miner(miner)
            .budget(new MiningBudget(Long.MAX_VALUE, 1L << 40, Optional.empty()))
            .build();
    RunContext cancelling = run.reportingTo(progress -> token.cancel());

    assertThatThrownBy(() -> Itemsets.mine(exploding(), endless, cancelling))
        .isInstanceOf(CancellationException.class);
  }
}
