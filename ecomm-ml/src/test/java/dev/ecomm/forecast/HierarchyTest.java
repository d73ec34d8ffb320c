package dev.ecomm.forecast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;

class HierarchyTest {
  private static final Hierarchy SHOP =
      Hierarchy.builder(List.of("uk/mug", "uk/bag", "de/mug"))
          .total("total")
          .level(List.of("uk", "uk", "de"))
          .level(List.of("mug", "bag", "mug"))
          .build();

  @Test
  void nodes_come_level_by_level_and_the_bottom_last() {
    assertThat(SHOP.nodes())
        .containsExactly("total", "uk", "de", "mug", "bag", "uk/mug", "uk/bag", "de/mug");
    assertThat(SHOP.groupCount()).isEqualTo(5);
    assertThat(SHOP.bottomCount()).isEqualTo(3);
  }

  @Test
  void each_group_is_the_sum_of_its_series_at_each_step() {
    assertThat(SHOP.sum(new double[][] {{5, 6}, {1, 0}, {2, 2}}))
        .isDeepEqualTo(
            new double[][] {{8, 8}, {6, 6}, {2, 2}, {7, 8}, {1, 0}, {5, 6}, {1, 0}, {2, 2}});
  }

  @Test
  void names_are_given_once() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Hierarchy.builder(List.of("mug", "mug")))
        .withMessage("bottom has a name twice, must name each series once");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Hierarchy.builder(List.of("mug")).total("mug"))
        .withMessage(
            "groupOf has \"mug\", must not be the name of another node; put the level in front of"
                + " it");
  }

  @Test
  void there_is_a_bottom_and_each_series_of_it_has_a_group() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Hierarchy.builder(List.of()))
        .withMessage("bottom has no series, must have at least 1");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Hierarchy.builder(List.of("mug")).level(List.of("a", "b")))
        .withMessage("groupOf has 2 names, must have one for each of 1 bottom series");
  }

  @Test
  void rows_must_fit() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> SHOP.sum(new double[2][1]))
        .withMessage("bottom has 2 rows, must have one for each of 3 series");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> SHOP.sum(new double[][] {{1}, {1, 2}, {1}}))
        .withMessage("bottom has 2 steps in row 1, must have 1 as row 0 has");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> SHOP.sum(new double[][] {{1}, {Double.NaN}, {1}}))
        .withMessage("bottom has NaN in row 1, must be finite");
  }
}
