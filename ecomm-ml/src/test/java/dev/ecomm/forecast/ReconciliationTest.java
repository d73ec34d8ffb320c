package dev.ecomm.forecast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.LUDecomposition;
import org.apache.commons.math3.linear.MatrixUtils;
import org.apache.commons.math3.linear.RealMatrix;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReconciliationTest {

  /** A total of two series. */
  private static final Hierarchy PAIR = Hierarchy.builder(List.of("a", "b")).total("total").build();

  @Test
  void bottom_up_sums_the_series() {
    assertThat(Reconciliation.bottomUp().reconcile(PAIR, column(9, 1, 2)))
        .isDeepEqualTo(column(3, 1, 2));
  }

  @Test
  void top_down_deals_the_total_out() {
    assertThat(Reconciliation.topDown(30, 10).reconcile(PAIR, column(8, 1, 2)))
        .isDeepEqualTo(column(8, 6, 2));
  }

  @Test
  void least_squares_deals_the_gap_out_by_variance() {
    // the gap is 6: a third for each node; by structure half of it for the total
    assertThat(first(Reconciliation.ols().reconcile(PAIR, column(9, 1, 2))))
        .containsExactly(new double[] {7, 3, 4}, within(1e-9));
    assertThat(first(Reconciliation.structural().reconcile(PAIR, column(9, 1, 2))))
        .containsExactly(new double[] {6, 2.5, 3.5}, within(1e-9));
    assertThat(first(Reconciliation.variance(3, 1, 2).reconcile(PAIR, column(9, 1, 2))))
        .containsExactly(new double[] {6, 2, 4}, within(1e-9));
  }

  @Test
  void a_node_without_variance_stays() {
    assertThat(first(Reconciliation.variance(0, 1, 0).reconcile(PAIR, column(9, 1, 2))))
        .containsExactly(new double[] {9, 7, 2}, within(1e-9));
    assertThat(first(Reconciliation.variance(0, 0, 0).reconcile(PAIR, column(9, 1, 2))))
        .containsExactly(new double[] {7, 3, 4}, within(1e-9));
  }

  @Test
  void forecasts_that_add_up_already_are_not_changed() {
    Hierarchy shop = shop(40, new SplittableRandom(1));
    double[][] bottom = random(40, 3, 0, new SplittableRandom(2));

    assertThat(Reconciliation.structural().reconcile(shop, shop.sum(bottom)))
        .isDeepEqualTo(shop.sum(bottom));
  }

  @ParameterizedTest
  @ValueSource(longs = {0, 1, 2, 3, 4, 5, 6, 7})
  void least_squares_agree_with_the_dense_matrices(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    Hierarchy shop = shop(5 + (int) seed * 4, random);
    int nodes = shop.nodes().size();
    double[][] forecasts = random(nodes, 2, -2, random);
    double[] variances = new double[nodes];
    Arrays.setAll(variances, i -> StrictMath.exp(8 * random.nextDouble() - 4));

    assertClose(
        Reconciliation.variance(variances).reconcile(shop, forecasts),
        dense(shop, variances, forecasts));
    double[] ones = new double[nodes];
    Arrays.fill(ones, 1);
    assertClose(Reconciliation.ols().reconcile(shop, forecasts), dense(shop, ones, forecasts));
  }

  @Test
  void thousands_of_series_add_up_and_stay_non_negative() {
    SplittableRandom random = new SplittableRandom(7);
    Hierarchy shop = shop(4_000, random);
    double[][] forecasts = random(shop.nodes().size(), 3, -1, random);

    double[][] result = Reconciliation.structural().nonNegative().reconcile(shop, forecasts);

    double[][] bottom = Arrays.copyOfRange(result, shop.groupCount(), result.length);
    assertThat(result).isDeepEqualTo(shop.sum(bottom));
    assertThat(Arrays.stream(result).flatMapToDouble(Arrays::stream)).allMatch(v -> v >= 0);
  }

  @Test
  void what_is_held_at_zero_is_taken_from_the_others() {
    // the gap of 3 is shared by all three; with b held at 0 the gap of 1 by total and a
    double[][] forecasts = column(0, 1, -4);
    assertThat(first(Reconciliation.ols().reconcile(PAIR, forecasts)))
        .containsExactly(new double[] {-1, 2, -3}, within(1e-9));
    assertThat(first(Reconciliation.ols().nonNegative().reconcile(PAIR, forecasts)))
        .containsExactly(new double[] {0.5, 0.5, 0}, within(1e-9));
  }

  @Test
  void bottom_up_raises_negative_series_to_zero_where_asked() {
    assertThat(Reconciliation.bottomUp().nonNegative().reconcile(PAIR, column(9, -1, 2)))
        .isDeepEqualTo(column(2, 0, 2));
  }

  @Test
  void without_groups_nothing_changes() {
    Hierarchy flat = Hierarchy.builder(List.of("a", "b")).build();

    assertThat(Reconciliation.ols().reconcile(flat, new double[][] {{1}, {2}}))
        .isDeepEqualTo(new double[][] {{1}, {2}});
  }

  @Test
  void weights_and_variances_must_fit() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Reconciliation.topDown(0, 0))
        .withMessage("weights are all 0, must have one above 0");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Reconciliation.topDown(1, -1))
        .withMessage("weights has -1.0 at 1, must be 0 or more and finite");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Reconciliation.topDown(1).reconcile(PAIR, column(1, 1, 1)))
        .withMessage("weights are 1, must be one for each of 2 bottom series");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Reconciliation.variance(1, 1).reconcile(PAIR, column(1, 1, 1)))
        .withMessage("variances are 2, must be one for each of 3 nodes");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Reconciliation.ols().reconcile(PAIR, column(1, 1)))
        .withMessage("forecasts has 2 rows, must have one for each of 3 series");
  }

  @Test
  void top_down_needs_a_total() {
    Hierarchy two = Hierarchy.builder(List.of("a", "b")).level(List.of("x", "y")).build();

    assertThatIllegalArgumentException()
        .isThrownBy(() -> Reconciliation.topDown(1, 1).reconcile(two, column(1, 1, 1, 1)))
        .withMessage(
            "hierarchy has no total as its first level, must have one for top-down; add"
                + " total(name) first");
  }

  /** A total, countries and, across them, kinds. */
  private static Hierarchy shop(int series, SplittableRandom random) {
    List<String> bottom = new ArrayList<>();
    List<String> countries = new ArrayList<>();
    List<String> kinds = new ArrayList<>();
    for (int b = 0; b < series; b++) {
      bottom.add("series " + b);
      countries.add("country " + random.nextInt(3 + series / 100));
      kinds.add("kind " + random.nextInt(2 + series / 10));
    }
    return Hierarchy.builder(bottom).total("total").level(countries).level(kinds).build();
  }

  private static double[][] random(int rows, int steps, double least, SplittableRandom random) {
    double[][] values = new double[rows][steps];
    for (double[] row : values) {
      Arrays.setAll(row, i -> least + 10 * random.nextDouble());
    }
    return values;
  }

  /** S (S' W^-1 S)^-1 S' W^-1 y. */
  private static double[][] dense(Hierarchy shop, double[] variances, double[][] forecasts) {
    RealMatrix sums =
        new Array2DRowRealMatrix(
            shop.sum(MatrixUtils.createRealIdentityMatrix(shop.bottomCount()).getData()));
    double[] inverse = Arrays.stream(variances).map(v -> 1 / v).toArray();
    RealMatrix weighted = sums.transpose().multiply(MatrixUtils.createRealDiagonalMatrix(inverse));
    RealMatrix bottom =
        new LUDecomposition(weighted.multiply(sums))
            .getSolver()
            .solve(weighted.multiply(new Array2DRowRealMatrix(forecasts)));
    return sums.multiply(bottom).getData();
  }

  private static void assertClose(double[][] actual, double[][] expected) {
    for (int row = 0; row < expected.length; row++) {
      assertThat(actual[row]).containsExactly(expected[row], within(1e-8));
    }
  }

  private static double[][] column(double... values) {
    return Arrays.stream(values).mapToObj(v -> new double[] {v}).toArray(double[][]::new);
  }

  private static double[] first(double[][] rows) {
    return Arrays.stream(rows).mapToDouble(row -> row[0]).toArray();
  }
}
