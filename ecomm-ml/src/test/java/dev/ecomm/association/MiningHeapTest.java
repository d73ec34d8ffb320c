package dev.ecomm.association;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ecomm.basket.Baskets;
import dev.ecomm.run.RunContext;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Mines in JVMs whose heap is hardly larger than the budget: what is not accounted for shows as a
 * full heap. In a far smaller one, what is accounted for and not needed shows as none.
 */
class MiningHeapTest {
  private static final int BUDGET_MIB = 16;

  /** The JVM's own, the baskets, and scratch memory. */
  private static final int BESIDE_MIB = 8;

  @Test
  void a_result_that_fills_the_budget_is_mined_and_sorted_in_it() throws Exception {
    Child child =
        child(BUDGET_MIB + BESIDE_MIB, "ECLAT:ALL:3", "APRIORI:ALL:3", "FP_GROWTH:CLOSED:3");

    assertThat(child.exit).as(child.text).isZero();
    assertThat(child.text.lines().filter(line -> line.contains(" cut by SIZE, "))).hasSize(3);
  }

  @Test
  @Tag("slow")
  void so_are_results_of_every_miner_and_kind() throws Exception {
    List<String> runs = new ArrayList<>();
    for (Miner miner : List.of(Miner.ECLAT, Miner.APRIORI, Miner.FP_GROWTH)) {
      for (ItemsetKind kind : ItemsetKind.values()) {
        runs.add(miner + ":" + kind + ":3");
      }
    }

    Child child = child(BUDGET_MIB + BESIDE_MIB, runs.toArray(String[]::new));

    assertThat(child.exit).as(child.text).isZero();
    assertThat(child.text.lines().filter(line -> line.contains(" cut by "))).hasSize(runs.size());
  }

  /** Those of three items, which the next level is made of, are most of what is left behind. */
  @Test
  void apriori_gives_back_what_a_risen_support_leaves_behind() throws Exception {
    Child child = child(BUDGET_MIB + BESIDE_MIB / 2, "APRIORI:ALL:4");

    assertThat(child.exit).as(child.text).isZero();
    assertThat(child.text).contains(" cut by SIZE, ");
  }

  /** A charge of far more than what is needed would cut results that there is room for. */
  @Test
  void a_third_of_the_budget_would_be_too_little() throws Exception {
    Child third = child(BUDGET_MIB / 3, "ECLAT:ALL:3", "APRIORI:ALL:3", "FP_GROWTH:ALL:3");

    assertThat(third.exit).as(third.text).isZero();
    assertThat(third.text.lines().filter(line -> line.endsWith(" fills the heap")))
        .as(third.text)
        .hasSize(3);
  }

  private record Child(int exit, String text) {}

  private static Child child(int heapMib, String... runs) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-Xmx" + heapMib + "m", "-Xmn4m"));
    command.addAll(List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), Main.class.getName()));
    command.addAll(List.of(runs));
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return new Child(process.waitFor(), text);
  }

  /** Nearly all itemsets are of three items, so that sorting them takes the most memory. */
  private static Baskets baskets() {
    SplittableRandom random = new SplittableRandom(1);
    List<List<String>> baskets = new ArrayList<>();
    for (int basket = 0; basket < 3000; basket++) {
      List<String> items = new ArrayList<>();
      for (int item = 0; item < 250; item++) {
        if (random.nextDouble() < 0.12) {
          items.add("item" + item);
        }
      }
      baskets.add(items);
    }
    return Baskets.of(baskets);
  }

  /** What the child runs: miners, kinds and largest lengths, one after the other. */
  static final class Main {
    private Main() {}

    public static void main(String[] runs) {
      for (String run : runs) {
        String[] parts = run.split(":", -1);
        try {
          mine(Miner.valueOf(parts[0]), ItemsetKind.valueOf(parts[1]), Integer.parseInt(parts[2]));
        } catch (OutOfMemoryError e) {
          System.out.println(run + " fills the heap");
        }
      }
    }

    private static void mine(Miner miner, ItemsetKind kind, int maxLength) {
      MiningOptions options =
          MiningOptions.builder()
              .minSupportCount(2)
              .maxLength(maxLength)
              .miner(miner)
              .kind(kind)
              .budget(MiningBudget.withDefaults().withBytes((long) BUDGET_MIB << 20))
              .build();
      Itemsets sets =
          Itemsets.mine(baskets(), options, RunContext.withDefaults().onThreads(2)).sorted();
      System.out.printf(
          "%s %s cut by %s, %d itemsets%n", miner, kind, sets.report().cutBy(), sets.size());
    }
  }
}
