package dev.ecomm.benchmarks;

import dev.ecomm.association.AssociationRules;
import dev.ecomm.association.Itemsets;
import dev.ecomm.association.MiningOptions;
import dev.ecomm.association.RuleMetric;
import dev.ecomm.association.RuleOptions;
import dev.ecomm.basket.Baskets;
import dev.ecomm.recommend.Ranking;
import dev.ecomm.recommend.Recommendations;
import dev.ecomm.recommend.Recommender;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** How long does a shop wait for five recommendations at 300,000 rules, and how long at worst? */
@State(Scope.Thread)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(value = 1, jvmArgsAppend = "-Xmx1g")
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
public class RecommenderBenchmark {

  /** How many rules; a gate test takes fewer. */
  @Param("300000")
  public int rules;

  private final List<Set<String>> baskets = new ArrayList<>();
  private Recommender recommender = Recommender.of(none(), Ranking.CONFIDENCE);
  private int next;

  private static AssociationRules none() {
    return AssociationRules.of(
        Itemsets.mine(Baskets.of(List.of(List.of("x"))), MiningOptions.builder().build()),
        RuleOptions.withDefaults());
  }

  private static AssociationRules rulesOf(int wanted) {
    Baskets made = DenseBaskets.of(20_000, 60, 7);
    Itemsets sets =
        Itemsets.mine(made, MiningOptions.builder().minSupportCount(200).top(200_000).build());
    return AssociationRules.of(sets, RuleOptions.builder().singleConsequent(true).build())
        .sortedBy(RuleMetric.SUPPORT)
        .limit(wanted);
  }

  /** Makes rules, and baskets that they were not made of. */
  @Setup
  public void make() {
    recommender = Recommender.of(rulesOf(rules), Ranking.CONFIDENCE);
    Baskets others = DenseBaskets.of(1_000, 60, 8);
    for (int basket = 0; basket < others.size(); basket++) {
      Set<String> items = new TreeSet<>();
      for (int item : others.basket(basket)) {
        items.add(others.name(item));
      }
      baskets.add(items);
    }
  }

  /**
   * Five items for the next basket, of some 13 items.
   *
   * @return the recommendations
   */
  @Benchmark
  public Recommendations recommend() {
    next = (next + 1) % baskets.size();
    return recommender.recommend(baskets.get(next), 5);
  }

  int size() {
    return recommender.size();
  }
}
