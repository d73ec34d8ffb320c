package dev.ecomm.association;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Counts of 64 items at once are those of one after the other. */
class LaneCountsTest {
  private static final int ITEMS = 150;
  private static final int STRIPES = 3;

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 7, 8, 9, 63, 64, 65, 127, 129, 255, 257, 300, 1_000, 5_000})
  void items_with_the_least_count_are_found_and_counted(int baskets) {
    SplittableRandom random = new SplittableRandom(baskets);
    int all = baskets + 20;
    BasketBits bits = new BasketBits(all, ITEMS);
    boolean[][] has = new boolean[ITEMS][all];
    int[] number = IntStream.range(0, all).toArray();
    for (int item = 0; item < ITEMS; item++) {
      double often = random.nextDouble();
      for (int basket = 0; basket < all; basket++) {
        if (item == 7 || random.nextDouble() < often) { // one item is in all of them
          has[item][basket] = true;
          bits.set(item, number, basket, basket + 1);
        }
      }
    }
    int[] some = random.ints(0, all).distinct().limit(baskets).sorted().toArray();
    LaneCounts lanes = new LaneCounts();

    for (int least : new int[] {0, 1, baskets / 3, baskets / 2, baskets - 1, baskets, all}) {
      if (least >= 0) {
        for (int stripe = 0; stripe < STRIPES; stripe++) {
          assertCounts(lanes, bits, stripe, has, some, least);
        }
      }
    }
  }

  private static void assertCounts(
      LaneCounts lanes, BasketBits bits, int stripe, boolean[][] has, int[] some, int least) {
    long asked = stripe == STRIPES - 1 ? 0b1011 : -1L;
    int[] padded = Arrays.copyOf(some, some.length + 3); // what is behind the end does not count

    long found = lanes.count(bits, stripe, asked, padded, 0, some.length, least);

    for (int lane = 0; lane < Long.SIZE; lane++) {
      int item = stripe * Long.SIZE + lane;
      int count =
          item < ITEMS ? (int) Arrays.stream(some).filter(basket -> has[item][basket]).count() : 0;
      boolean wanted = (asked >>> lane & 1) == 1 && count >= least;
      assertThat((found >>> lane & 1) == 1).as("item %d", item).isEqualTo(wanted);
      if (wanted) {
        assertThat(lanes.count(lane)).as("item %d", item).isEqualTo(count);
      }
    }
  }
}
