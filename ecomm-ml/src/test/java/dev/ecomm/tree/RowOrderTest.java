package dev.ecomm.tree;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ecomm.run.CancellationToken;
import java.util.Comparator;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RowOrderTest {

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3, 7, 8, 9, 1000, 1025})
  void rows_are_ordered_by_value_and_then_by_number(int n) {
    double[] values =
        new SplittableRandom(n).ints(n, -20, 20).asDoubleStream().map(v -> v / 7).toArray();

    int[] expected =
        IntStream.range(0, n)
            .boxed()
            .sorted(Comparator.comparingDouble(row -> values[row]))
            .mapToInt(row -> row)
            .toArray();

    assertThat(RowOrder.ascending(values, new CancellationToken())).containsExactly(expected);
  }

  @Test
  void only_the_rows_in_question_are_parted_and_keep_their_order() {
    int[] rows = {5, 4, 3, 2, 1, 0};

    RowOrder.part(rows, 1, 5, new boolean[] {true, true, false, true, false, false}, new int[6]);

    assertThat(rows).containsExactly(5, 3, 1, 4, 2, 0);
  }
}
