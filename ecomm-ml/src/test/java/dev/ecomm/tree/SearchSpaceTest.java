package dev.ecomm.tree;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SearchSpaceTest {

  private static final SearchSpace ONE = SearchSpace.around(TreeParameters.boosting());

  private static final SearchSpace ALL =
      ONE.withTrees(1, 2)
          .withMaxDepths(3, 4, 5)
          .withMinLeaves(6, 7)
          .withLearningRates(0.1, 0.2, 0.3)
          .withRowShares(0.4, 0.5)
          .withFeatureShares(0.6, 0.7)
          .withL1s(8, 9, 10)
          .withL2s(11, 12);

  @Test
  void one_candidate_is_the_parameters_with_the_seed_of_the_search() {
    assertThat(ONE.size()).isOne();
    assertThat(ONE.draw(10, 7)).containsExactly(TreeParameters.boosting().withSeed(7));
  }

  @Test
  void every_combination_is_a_candidate_and_none_comes_twice() {
    List<TreeParameters> drawn = ALL.draw(Integer.MAX_VALUE, 1);

    assertThat(ALL.size()).isEqualTo(2 * 3 * 2 * 3 * 2 * 2 * 3 * 2);
    assertThat(drawn).hasSize(ALL.size()).doesNotHaveDuplicates();
    assertThat(drawn)
        .contains(new TreeParameters(TreeKind.BOOSTING, 2, 4, 7, 0.3, 0.4, 0.7, 9, 12, 1));
  }

  @Test
  void few_are_drawn_without_repetition_as_the_seed_decides() {
    for (long seed = 0; seed < 200; seed++) {
      assertThat(ALL.draw(50, seed)).hasSize(50).doesNotHaveDuplicates();
    }
    assertThat(ALL.draw(5, 3)).isEqualTo(ALL.draw(5, 3)).isNotEqualTo(ALL.draw(5, 4));
  }

  @Test
  void draws_stay_as_they_are_on_every_machine() {
    assertThat(ONE.withTrees(IntStream.range(1, 101).toArray()).draw(5, 42))
        .extracting(TreeParameters::trees)
        .containsExactly(72, 66, 28, 76, 82);
  }

  @Test
  void each_candidate_is_as_likely() {
    SearchSpace six = ONE.withMaxDepths(1, 2, 3, 4, 5, 6);
    int[] times = new int[7];
    for (long seed = 0; seed < 3000; seed++) {
      six.draw(2, seed).forEach(candidate -> times[candidate.maxDepth()]++);
    }

    // 1000 are expected of each, with a standard deviation of 26
    assertThat(IntStream.rangeClosed(1, 6).map(depth -> times[depth]).boxed())
        .allMatch(count -> count > 870 && count < 1130);
  }

  @Test
  void the_space_like_the_seeds_lets_leaves_be_small() {
    SearchSpace space = SearchSpace.likeSeed();

    assertThat(space.size()).isEqualTo(384);
    assertThat(space.kind()).isEqualTo(TreeKind.BOOSTING);
    assertThat(space.trees()).containsExactly(100, 200, 300, 500);
    assertThat(space.minLeaves()).containsExactly(1, 20);
    assertThat(space.learningRates()).containsExactly(0.1, 0.3, 0.5);
    assertThat(space.maxDepths()).containsExactly(6, 15);
    assertThat(space.rowShares()).containsExactly(0.5, 1.0);
    assertThat(space.featureShares()).containsExactly(1.0);
    assertThat(space.l1s()).containsExactly(0.5, 1.0);
    assertThat(space.l2s()).containsExactly(0.0, 0.5);
  }

  @Test
  void values_that_cannot_be_tried_are_refused_before_the_search() {
    refused(space -> space.withTrees(), "trees are [], must be at least one value, and each once");
    refused(space -> space.withMaxDepths(6, 6), "maxDepths are [6, 6], must be");
    refused(space -> space.withMinLeaves(1, 2, 0), "minLeaf is 0.0, must be from 1.0");
    refused(space -> space.withTrees(1, 2).withL1s(0, 1, -1), "l1 is -1.0, must be from 0.0");
    refused(space -> space.withRowShares(0.5, 2), "rowShare is 2.0, must be above 0");
    int[] many = IntStream.rangeClosed(1, 50_000).toArray();
    refused(
        space -> space.withTrees(many).withMinLeaves(many),
        "there are more than 2147483647 candidates");
  }

  private static void refused(UnaryOperator<SearchSpace> change, String message) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> change.apply(ONE))
        .withMessageContaining(message);
  }
}
