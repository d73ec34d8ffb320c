package dev.ecomm.model.internal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ecomm.model.Seeds;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;

class PairCountsTest {

  @Test
  void pairs_are_numbered_in_order_of_appearance() {
    PairCounts pairs = new PairCounts();

    assertThat(pairs.add(0, 0)).isZero();
    assertThat(pairs.add(0, 1)).isEqualTo(1);
    assertThat(pairs.add(0, 0)).isZero();
    assertThat(pairs.find(0, 1)).isEqualTo(1);
    assertThat(pairs.find(1, 0)).isEqualTo(PairCounts.NONE);
  }

  @ParameterizedTest
  @Seeds(30)
  void counts_equal_those_of_a_map(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    PairCounts pairs = new PairCounts();
    Map<List<Integer>, Long> expected = new LinkedHashMap<>();
    int codes = 1 + random.nextInt(80);
    for (int i = 0; i < 3_000; i++) {
      int first = random.nextInt(codes);
      int second = random.nextInt(codes) - 1;
      int times = random.nextInt(3);
      int pair = pairs.add(first, second, times);
      pairs.again(pair);
      expected.merge(List.of(first, second), times + 1L, Long::sum);
      assertThat(pairs.first(pair)).isEqualTo(first);
      assertThat(pairs.second(pair)).isEqualTo(second);
    }

    Map<List<Integer>, Long> counted = new LinkedHashMap<>();
    pairs.forEach((first, second, count) -> counted.put(List.of(first, second), count));
    assertThat(new ArrayList<>(counted.entrySet())).isEqualTo(new ArrayList<>(expected.entrySet()));
  }
}
