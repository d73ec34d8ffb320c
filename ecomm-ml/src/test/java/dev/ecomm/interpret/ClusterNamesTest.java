package dev.ecomm.interpret;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.ecomm.feature.FeatureMatrix;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClusterNamesTest {

  /** Contrasts written as {@code feature effect median}, joined by semicolons. */
  private static List<FeatureContrast> contrasts(String text) {
    List<FeatureContrast> contrasts = new ArrayList<>();
    for (String one : text.split(";")) {
      String[] parts = one.strip().split(" ");
      contrasts.add(
          new FeatureContrast(
              parts[0],
              parts.length > 2
                  ? OptionalDouble.of(Double.parseDouble(parts[2]))
                  : OptionalDouble.of(7),
              OptionalDouble.of(5),
              OptionalDouble.empty(),
              Double.parseDouble(parts[1])));
    }
    return contrasts;
  }

  private static List<String> names(String... clusters) {
    return ClusterNames.of(List.of(clusters).stream().map(ClusterNamesTest::contrasts).toList());
  }

  @ParameterizedTest
  @CsvSource({
    "frequency 0.9;monetary 0.95, frequent big spenders",
    "recency 0.8;frequency -0.7 1, lapsed one-time buyers",
    "recency_days_exact -0.8;n_purchase_invoices -0.7 2, recent rare buyers",
    "is_first_time_buyer 1, one-time buyers",
    "one_time_purchase -0.5, repeat buyers",
    "monetary_net -0.6, small spenders",
    "mean_ticket_size 0.6;mean_quantity -0.6, "
        + "customers with large invoices and few pieces an invoice",
    "mean_gap_days 0.6;refund_rate 0.6, customers with long pauses and many refunds",
    "tenure_days -0.6;mean_unique_item 0.6, new buyers with many different items",
    "weekend_share 0.5, customers with high weekend share",
    "weekend_share -0.5;monetary 0.4, big spenders with low weekend share",
    "a 0.9;b -0.9, customers with high a and low b",
    "frequency 0.2;monetary -0.32, typical customers"
  })
  void two_strong_contrasts_make_a_name(String strong, String expected) {
    assertThat(names(strong, "other 0")).first().isEqualTo(expected);
  }

  @Test
  void the_stronger_contrasts_are_taken_and_one_of_a_kind() {
    assertThat(names("recency 0.5;frequency 0.9;freq_per_month 0.95;monetary 0.7", "x 0"))
        .first()
        .isEqualTo("frequent big spenders");
  }

  @Test
  void equal_names_get_a_third_contrast_and_then_a_number() {
    String frequent = "frequency 0.9;monetary 0.9;recency ";

    assertThat(names(frequent + "-0.5", frequent + "0.5", frequent + "0.5", frequent + "0"))
        .containsExactly(
            "recent frequent big spenders",
            "lapsed frequent big spenders",
            "lapsed frequent big spenders 2",
            "frequent big spenders");
  }

  @Test
  void one_cluster_is_all_customers_and_an_empty_one_is_nobody() {
    FeatureMatrix features = FeatureMatrix.of(List.of("x"), 1, 2);

    assertThat(ClusterNames.of(Contrasts.of(features, new int[][] {{0, 1}})))
        .containsExactly("all customers");
    assertThat(ClusterNames.of(Contrasts.of(features, new int[][] {{0, 1}, {}})))
        .containsExactly("typical customers", "nobody");
  }

  @Test
  void contrasts_compare_medians_and_every_pair_of_rows() {
    SplittableRandom random = new SplittableRandom(2);
    for (int trial = 0; trial < 50; trial++) {
      double[] values = random.ints(20, -3, 6).asDoubleStream().toArray();
      int members = 1 + random.nextInt(18);
      int[][] rows = {range(0, members), range(members, 20)};
      double balance = 0;
      for (int i : rows[0]) {
        for (int j : rows[1]) {
          balance += Math.signum(values[i] - values[j]);
        }
      }

      FeatureContrast contrast =
          Contrasts.of(FeatureMatrix.of(List.of("x"), values), rows).get(0).get(0);

      assertThat(contrast.effect()).isCloseTo(balance / (members * (20 - members)), within(1e-12));
    }
  }

  private static int[] range(int from, int to) {
    return java.util.stream.IntStream.range(from, to).toArray();
  }

  @Test
  void a_ratio_is_left_out_where_it_has_no_meaning() {
    FeatureMatrix features = FeatureMatrix.of(List.of("x", "y"), 4, 1, 6, 2, 1, 0, 3, 0);

    List<FeatureContrast> contrasts = Contrasts.of(features, new int[][] {{0, 1}, {2, 3}}).get(0);

    assertThat(contrasts.get(0))
        .isEqualTo(
            new FeatureContrast(
                "x", OptionalDouble.of(5), OptionalDouble.of(2), OptionalDouble.of(2.5), 1));
    assertThat(contrasts.get(1).ratio()).isEmpty();
  }
}
