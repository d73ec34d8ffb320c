package dev.ecomm.benchmarks.peers;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.StringTokenizer;
import smile.association.FPGrowth;
import smile.association.FPTree;
import smile.association.ItemSet;

/** Frequent itemsets by FP-growth of Smile 2.6.0, from a file of numbers. */
public final class SmileItemsets {

  private SmileItemsets() {}

  /**
   * Reads, mines and counts. The itemsets are looked at one by one and not kept, which spares Smile
   * the memory.
   *
   * @param file a basket a line, whole numbers with blanks between
   * @param supportCount the least
   * @return the number of itemsets, and the sum of their supports
   * @throws IOException if the file cannot be read
   */
  public static long[] mine(Path file, int supportCount) throws IOException {
    List<int[]> baskets = new ArrayList<>();
    for (String line : Files.readAllLines(file, StandardCharsets.US_ASCII)) {
      StringTokenizer words = new StringTokenizer(line);
      int[] basket = new int[words.countTokens()];
      for (int i = 0; i < basket.length; i++) {
        basket[i] = Integer.parseInt(words.nextToken());
      }
      baskets.add(basket);
    }
    long[] found = new long[2];
    Iterator<ItemSet> sets =
        FPGrowth.apply(FPTree.of(supportCount, baskets.toArray(int[][]::new))).iterator();
    while (sets.hasNext()) {
      found[0]++;
      found[1] += sets.next().support;
    }
    return found;
  }
}
