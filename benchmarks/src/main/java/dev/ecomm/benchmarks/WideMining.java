package dev.ecomm.benchmarks;

import dev.ecomm.association.Itemsets;
import dev.ecomm.association.MiningOptions;
import dev.ecomm.basket.Baskets;
import dev.ecomm.run.RunContext;
import java.io.BufferedWriter;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.SplittableRandom;

/**
 * Does a year of a large shop, 2.7 million baskets over 350,000 items, fit a heap of 2 GB? For
 * {@code benchmarks/run-wide.sh}.
 */
public final class WideMining {
  private static final int BASKETS = 2_700_000;
  private static final int ITEMS = 350_000;

  private WideMining() {}

  /**
   * Makes the file if it is not there, or else mines it and prints what was found and used.
   *
   * @param args the file, and the least support count, or {@code make}
   * @throws IOException if the file cannot be written or read
   */
  public static void main(String[] args) throws IOException {
    Path file = Path.of(args[0]);
    if (args[1].equals("make")) {
      if (Files.notExists(file)) {
        make(file);
      }
      return;
    }
    Baskets baskets = Baskets.readTransactions(file.toUri());
    System.out.printf(
        Locale.ROOT,
        "%d baskets of %d items, read in %.1f s of processor time%n",
        baskets.size(),
        baskets.distinctItems(),
        cpuSeconds());
    Itemsets sets =
        Itemsets.mine(
            baskets,
            MiningOptions.builder().minSupportCount(Integer.parseInt(args[1])).build(),
            RunContext.withDefaults().onThreads(2));
    System.out.printf(
        Locale.ROOT,
        "%d itemsets at %s: %s%n%.1f s of processor time, at most %d MiB of the heap's %d in use%n",
        sets.size(),
        args[1],
        sets.report(),
        cpuSeconds(),
        peakHeap() >> 20,
        Runtime.getRuntime().maxMemory() >> 20);
  }

  /** Sizes and items are skewed, as of a shop: most baskets are small, and few items sell often. */
  private static void make(Path file) throws IOException {
    SplittableRandom random = new SplittableRandom(InvoiceFiles.SEED);
    Path part = file.resolveSibling(file.getFileName() + ".part");
    try (BufferedWriter to = Files.newBufferedWriter(part, StandardCharsets.US_ASCII)) {
      for (int basket = 0; basket < BASKETS; basket++) {
        double luck = random.nextDouble();
        int size = 1 + (int) (30 * luck * luck * luck);
        for (int i = 0; i < size; i++) {
          double u = random.nextDouble();
          // the first baskets have each item once, so that none is missing
          int item = i == 0 && basket < ITEMS ? basket : (int) (ITEMS * u * u * u * u);
          to.write(Integer.toString(item));
          to.write(i + 1 < size ? ' ' : '\n');
        }
      }
    }
    Files.move(part, file);
  }

  private static double cpuSeconds() {
    return ((com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
            .getProcessCpuTime()
        / 1e9;
  }

  /** Of all parts of the heap together, each at its highest. */
  private static long peakHeap() {
    long bytes = 0;
    for (MemoryPoolMXBean pool : ManagementFactory.getMemoryPoolMXBeans()) {
      bytes += pool.getType() == MemoryType.HEAP ? pool.getPeakUsage().getUsed() : 0;
    }
    return bytes;
  }
}
