package dev.ecomm.recommend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ecomm.association.AssociationRule;
import dev.ecomm.association.AssociationRules;
import dev.ecomm.association.Itemsets;
import dev.ecomm.association.MiningOptions;
import dev.ecomm.association.RuleMetric;
import dev.ecomm.association.RuleOptions;
import dev.ecomm.basket.Baskets;
import dev.ecomm.error.InvoiceDataException;
import dev.ecomm.model.DataTable;
import dev.ecomm.model.DoubleColumn;
import dev.ecomm.model.Field;
import dev.ecomm.model.LongColumn;
import dev.ecomm.model.Schema;
import dev.ecomm.model.StringColumn;
import dev.ecomm.registry.ModelRegistry;
import dev.ecomm.registry.ReleaseDraft;
import dev.ecomm.store.Stores;
import dev.ecomm.testkit.MemoryStore;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class RecommenderTest {
  private static final Baskets TEA =
      Baskets.of(
          List.of(
              List.of("cup", "saucer", "tea"),
              List.of("cup", "saucer"),
              List.of("cup", "tea"),
              List.of("tea", "milk"),
              List.of("mat")));

  private static AssociationRules rules(Baskets baskets) {
    return AssociationRules.of(
        Itemsets.mine(baskets, MiningOptions.builder().minSupportCount(1).build()),
        RuleOptions.builder().minLift(0).build());
  }

  private static Recommender recommender() {
    return Recommender.of(rules(TEA), Ranking.CONFIDENCE);
  }

  private static Baskets random(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    List<List<String>> baskets = new ArrayList<>();
    for (int i = 0; i < 30; i++) {
      List<String> basket = new ArrayList<>();
      for (int item = 0; item < 7; item++) {
        if (random.nextInt(3) == 0) {
          basket.add("item " + item);
        }
      }
      baskets.add(basket);
    }
    return Baskets.of(baskets);
  }

  @Test
  void an_item_is_offered_for_the_surest_rule_and_says_why() {
    Recommendations next = recommender().recommend(Set.of("saucer"), 5);

    assertThat(next.names()).containsExactly("cup", "tea");
    assertThat(next.items().get(0).toString())
        .isEqualTo("cup (confidence 1.000, lift 1.667) because of saucer");
    assertThat(next.items().get(0).reasons().get(0))
        .isEqualTo(new AssociationRule(List.of("saucer"), List.of("cup"), 2, 2, 3, 5));
    assertThat(next.unknown()).isEmpty();
  }

  @Test
  void unknown_items_are_said_and_change_nothing() {
    Recommendations next = recommender().recommend(Set.of("saucer", "Cup", "spoon"), 1);

    assertThat(next.names()).containsExactly("cup");
    assertThat(next.unknown()).containsExactly("Cup", "spoon");
  }

  @Test
  void an_empty_basket_or_one_that_no_rule_knows_is_offered_nothing() {
    assertThat(recommender().recommend(Set.of(), 5).items()).isEmpty();
    assertThat(recommender().recommend(Set.of("mat"), 5).items()).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(Ranking.class)
  void what_is_offered_is_what_a_look_at_every_rule_finds(Ranking ranking) {
    for (long seed = 0; seed < 60; seed++) {
      AssociationRules rules = rules(random(seed));
      Recommender recommender = Recommender.of(rules, ranking);
      SplittableRandom chosen = new SplittableRandom(seed);
      Set<String> basket = new HashSet<>();
      for (int item = 0; item < 3; item++) {
        basket.add("item " + chosen.nextInt(7));
      }

      List<Recommendation> offered = recommender.recommend(basket, 4).items();

      assertThat(offered.stream().map(item -> item.item() + " " + score(item, ranking)).toList())
          .as("seed %d", seed)
          .isEqualTo(naive(rules, ranking, basket));
      assertThat(offered)
          .allSatisfy(
              item -> {
                assertThat(basket).doesNotContain(item.item());
                assertThat(item.reasons()).hasSizeBetween(1, Recommender.MOST_REASONS);
                assertThat(item.reasons())
                    .allSatisfy(
                        rule -> {
                          assertThat(basket).containsAll(rule.antecedents());
                          assertThat(rule.consequents()).contains(item.item());
                        });
              });
    }
  }

  private static double score(Recommendation item, Ranking ranking) {
    return ranking == Ranking.LIFT ? item.lift() : item.confidence();
  }

  private static List<String> naive(AssociationRules rules, Ranking ranking, Set<String> basket) {
    RuleMetric first = ranking == Ranking.LIFT ? RuleMetric.LIFT : RuleMetric.CONFIDENCE;
    RuleMetric second = ranking == Ranking.LIFT ? RuleMetric.CONFIDENCE : RuleMetric.LIFT;
    Map<String, AssociationRule> best = new HashMap<>();
    for (AssociationRule rule : rules) {
      for (String item : rule.consequents()) {
        if (basket.containsAll(rule.antecedents()) && !basket.contains(item)) {
          best.merge(
              item,
              rule,
              (a, b) ->
                  a.value(first) > b.value(first)
                          || (a.value(first) == b.value(first)
                              && a.value(second) >= b.value(second))
                      ? a
                      : b);
        }
      }
    }
    List<String> names = new ArrayList<>(new TreeSet<>(best.keySet()));
    names.sort(
        (a, b) -> {
          int byFirst = Double.compare(best.get(b).value(first), best.get(a).value(first));
          return byFirst != 0
              ? byFirst
              : Double.compare(best.get(b).value(second), best.get(a).value(second));
        });
    return names.stream().limit(4).map(item -> item + " " + best.get(item).value(first)).toList();
  }

  @Test
  void a_saved_recommender_answers_alike() {
    for (long seed = 0; seed < 20; seed++) {
      Recommender saved = Recommender.of(rules(random(seed)), Ranking.LIFT);

      Recommender read = Recommender.fromJson(saved.toJson());

      assertThat(read.toJson()).isEqualTo(saved.toJson());
      assertThat(read.ranking()).isEqualTo(Ranking.LIFT);
      assertThat(read.recommend(Set.of("item 1", "item 2"), 9))
          .isEqualTo(saved.recommend(Set.of("item 1", "item 2"), 9));
    }
  }

  @Test
  void the_registry_keeps_it() {
    MemoryStore store = new MemoryStore();
    ModelRegistry registry =
        ModelRegistry.builder(URI.create("mem:/shop"))
            .stores(Stores.discovered().with(store))
            .model("recommender")
            .build();
    registry.publish(ReleaseDraft.of(recommender().toJson()).build(), "test", "2011-12-10");

    Recommender served = Recommender.fromJson(registry.latest().orElseThrow().content());

    assertThat(served.recommend(Set.of("saucer"), 1).names()).containsExactly("cup");
  }

  @Test
  void a_table_of_rules_makes_the_same_recommender() {
    AssociationRules rules = rules(TEA);

    Recommender read = Recommender.of(rules.toTable(), "rules.csv", Ranking.CONFIDENCE);

    assertThat(read.toJson()).isEqualTo(recommender().toJson());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "1; 0.0; support is 0.0, must be a share of at most 2^31 - 1 baskets",
        "1; -0.2; support is -0.2, must be a share",
        "1; 1.5; support is 1.5, must be a share",
        "1; 2e-10; support is 2.0E-10, must be a share of at most 2^31 - 1 baskets",
        "0; 0.2; count is 0, must be from 1 to 2147483647",
        "4294967297; 0.2; count is 4294967297, must be from 1 to 2147483647",
        "2; 0.2; its counts cannot be, of 10 baskets",
      })
  void a_row_that_is_no_rule_is_named(long count, double support, String message) {
    DataTable table =
        DataTable.of(
            Schema.of(
                Field.ofString("antecedents"),
                Field.ofString("consequents"),
                Field.ofLong("n_antecedents"),
                Field.ofLong("n_consequents"),
                Field.ofLong("count"),
                Field.ofLong("antecedent_count"),
                Field.ofLong("consequent_count"),
                Field.ofDouble("support")),
            StringColumn.of("cup"),
            StringColumn.of("saucer"),
            LongColumn.of(1),
            LongColumn.of(1),
            LongColumn.of(count),
            LongColumn.of(1),
            LongColumn.of(1),
            DoubleColumn.of(support));

    assertThatThrownBy(() -> Recommender.of(table, "rules.csv", Ranking.CONFIDENCE))
        .isInstanceOf(InvoiceDataException.class)
        .hasMessageStartingWith("[rules.csv] row 1 is no rule: ")
        .hasMessageContaining(message);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "\"ecomm-recommender\"; \"other\"; type is \"other\", must be \"ecomm-recommender\"",
        "\"format\" : 1; \"format\" : 2; format is 2, this version reads 1",
        "\"baskets\" : 5; \"baskets\" : 2; counts of rule",
        "\"baskets\" : 5; \"baskets\" : -5; baskets is -5, must be a count",
        "\"confidence\"; \"fun\"; ranking is \"fun\", must be confidence or lift",
        "\"cup\", \"milk\"; \"milk\", \"cup\"; item \"cup\" is out of order",
        "\"antecedents\" : [ ; \"antecedents\" : [ 99, ; are not items, ascending",
        "\"antecedents\" : [ ; \"antecedents\" : [ 0.5, ; a number that is no count: 0.5",
        "\"antecedent_ends\" : [ ; \"antecedent_ends\" : [ 0, ; antecedent_ends do not fit",
        "\"counts\" : [ ; \"counts\" : [ 1, ; are not of equally many rules",
        "\"items\"; \"things\"; \"items\" is null, must be a List",
      })
  void a_damaged_text_is_an_error_that_says_what_is_wrong(
      String whole, String damaged, String message) {
    String json = recommender().toJson();
    assertThat(json).contains(whole);

    assertThatThrownBy(() -> Recommender.fromJson(json.replace(whole, damaged)))
        .isInstanceOf(InvoiceDataException.class)
        .hasMessageContaining("[recommender] ")
        .hasMessageContaining(message);
  }

  @Test
  void a_text_that_ends_early_or_is_none_is_an_error() {
    String json = recommender().toJson();
    for (int length = 0; length < json.length() - 2; length += 7) {
      String part = json.substring(0, length);
      assertThatThrownBy(() -> Recommender.fromJson(part)).isInstanceOf(InvoiceDataException.class);
    }
  }

  @Test
  void fewer_than_one_item_cannot_be_asked_for() {
    assertThatThrownBy(() -> recommender().recommend(Set.of("cup"), 0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("n is 0, must be at least 1");
  }
}
