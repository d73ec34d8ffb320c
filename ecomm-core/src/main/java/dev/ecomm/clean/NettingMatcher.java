package dev.ecomm.clean;

import dev.ecomm.model.internal.PairCounts;
import java.util.Arrays;

/**
 * Walks through the lines by time and lets each cancellation take units from purchases before it.
 *
 * <p>The purchases of a customer and product lie on a stack, the latest on top, and once more on a
 * stack of their price. A cancellation takes from the top of its price's stack, then from the top
 * of the other. A purchase that is used up is popped when it is met, so all of it is linear in
 * lines and matches. Stacks are linked through arrays: no object per line.
 */
final class NettingMatcher {
  private static final int EMPTY = -1;

  private final NettingLines lines;
  private final double[] prices;
  private final PairCounts priceStacks = new PairCounts();
  private final int[] topOfKey;
  private int[] topOfPrice = new int[64];
  private final int[] belowInKey;
  private final int[] belowInPrice;

  /** Units that a purchase still has. */
  private final int[] left;

  private final int[] cancellations;
  private final int[] matchEnds;
  private int cancellationCount;
  private int[] matchLines = new int[64];
  private int[] matchUnits = new int[64];
  private int matchCount;

  /** Units that the cancellation at hand still looks for. */
  private long needed;

  private NettingMatcher(NettingLines lines, int keys) {
    this.lines = lines;
    prices = lines.distinctPrices();
    topOfKey = new int[keys];
    Arrays.fill(topOfKey, EMPTY);
    belowInKey = new int[lines.size()];
    belowInPrice = new int[lines.size()];
    left = new int[lines.size()];
    cancellations = new int[lines.cancellations()];
    matchEnds = new int[lines.cancellations()];
  }

  /** Matches all lines; keys run from 0 to the given number, exclusive. */
  static NettingMatcher match(NettingLines lines, int keys, Looks looks) {
    looks.at(0);
    NettingMatcher matcher = new NettingMatcher(lines, keys);
    int[] order = lines.byTime();
    for (int i = 0; i < order.length; i++) {
      looks.at(i);
      int line = order[i];
      if (lines.quantity(line) > 0) {
        matcher.push(line);
      } else {
        matcher.cancel(line);
      }
    }
    return matcher;
  }

  private void push(int purchase) {
    int key = lines.key(purchase);
    int stack = priceStack(purchase);
    left[purchase] = lines.quantity(purchase);
    belowInKey[purchase] = topOfKey[key];
    topOfKey[key] = purchase;
    belowInPrice[purchase] = topOfPrice[stack];
    topOfPrice[stack] = purchase;
  }

  private void cancel(int cancellation) {
    int key = lines.key(cancellation);
    if (key >= 0) {
      int stack = priceStack(cancellation);
      needed = -(long) lines.quantity(cancellation);
      topOfPrice[stack] = takeFrom(topOfPrice[stack], belowInPrice);
      topOfKey[key] = takeFrom(topOfKey[key], belowInKey);
    }
    cancellations[cancellationCount] = cancellation;
    matchEnds[cancellationCount++] = matchCount;
  }

  /** Takes what is needed from a stack, and returns its new top. */
  private int takeFrom(int top, int[] below) {
    int purchase = top;
    while (needed > 0 && purchase != EMPTY) {
      int units = (int) Math.min(needed, left[purchase]);
      if (units > 0) {
        left[purchase] -= units;
        needed -= units;
        record(purchase, units);
      }
      if (left[purchase] == 0) {
        purchase = below[purchase];
      }
    }
    return purchase;
  }

  private void record(int purchase, int units) {
    if (matchCount == matchLines.length) {
      matchLines = Arrays.copyOf(matchLines, matchCount * 2);
      matchUnits = Arrays.copyOf(matchUnits, matchCount * 2);
    }
    matchLines[matchCount] = purchase;
    matchUnits[matchCount++] = units;
  }

  /** The stack of the line's customer, product and price. */
  private int priceStack(int line) {
    int before = priceStacks.size();
    int stack = priceStacks.add(lines.key(line), Arrays.binarySearch(prices, lines.price(line)));
    if (stack == topOfPrice.length) {
      topOfPrice = Arrays.copyOf(topOfPrice, stack * 2);
    }
    if (stack == before) {
      topOfPrice[stack] = EMPTY;
    }
    return stack;
  }

  /** The cancellations, as lines, in the order in which they were matched. */
  int[] cancellations() {
    return cancellations;
  }

  /** For each cancellation, how many matches there are up to its last. */
  int[] matchEnds() {
    return matchEnds;
  }

  /** For each match, the line that is the purchase. */
  int[] matchLines() {
    return Arrays.copyOf(matchLines, matchCount);
  }

  int[] matchUnits() {
    return Arrays.copyOf(matchUnits, matchCount);
  }

  /** Units that a purchase still has after all; 0 of a cancellation. */
  int left(int line) {
    return left[line];
  }
}
