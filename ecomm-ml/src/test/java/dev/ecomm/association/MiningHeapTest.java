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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Mines in JVMs whose heap is hardly larger than the budget: what is not accounted for shows as a
 * full heap.
 */
class MiningHeapTest {
  private static final int BUDGET_MIB = 16;

  /** The JVM's own, the baskets, and scratch memory. */
  private static final int BESIDE_MIB = 8;

  @ParameterizedTest
  @CsvSource({"ECLAT, ALL", "APRIORI, ALL", "FP_GROWTH, CLOSED"})
  void a_result_that_fills_the_budget_is_mined_and_sorted_in_it(String miner, String kind)
      throws Exception {
    assertThat(child(miner, kind)).startsWith("cut by SIZE, ");
  }

  private static String child(String miner, String kind) throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx" + (BUDGET_MIB + BESIDE_MIB) + "m",
                "-Xmn4m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName(),
                miner,
                kind)
            .redirectErrorStream(true)
            .start();
    String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(text).isZero();
    return text;
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

  /** What the child runs. */
  static final class Main {
    private Main() {}

    public static void main(String[] args) {
      MiningOptions options =
          MiningOptions.builder()
              .minSupportCount(2)
              .maxLength(3)
              .miner(Miner.valueOf(args[0]))
              .kind(ItemsetKind.valueOf(args[1]))
              .budget(MiningBudget.withDefaults().withBytes((long) BUDGET_MIB << 20))
              .build();
      Itemsets sets =
          Itemsets.mine(baskets(), options, RunContext.withDefaults().onThreads(2)).sorted();
      System.out.printf("cut by %s, %d itemsets%n", sets.report().cutBy(), sets.size());
    }
  }
}
