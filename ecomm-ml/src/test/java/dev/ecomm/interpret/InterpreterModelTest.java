package dev.ecomm.interpret;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ecomm.error.InvoiceDataException;
import dev.ecomm.feature.FeatureMatrix;
import dev.ecomm.run.RunContext;
import dev.ecomm.tree.CartTrainer;
import dev.ecomm.tree.TreeClassifier;
import dev.ecomm.tree.TreeParameters;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class InterpreterModelTest {

  private static final FeatureMatrix FEATURES = FeatureMatrix.of(List.of("x"), 1, 2, 3, 4, 0.1);

  private static TreeClassifier tree(int k) {
    return new CartTrainer()
        .train(
            FEATURES,
            new int[] {0, 1 % k, 2 % k, 2 % k, 0},
            k,
            TreeParameters.single(),
            RunContext.withDefaults());
  }

  private static InterpreterModel model() {
    return InterpreterModel.of(tree(3), Optional.of(tree(3)));
  }

  @Test
  void a_model_read_again_is_the_same_text_and_predicts_the_same() {
    InterpreterModel alone = InterpreterModel.of(tree(3), Optional.empty());

    for (InterpreterModel model : List.of(model(), alone)) {
      InterpreterModel again = InterpreterModel.fromJson(model.toJson());

      assertThat(again.toJson()).isEqualTo(model.toJson());
      assertThat(again.predict(FEATURES)).containsExactly(0, 1, 2, 2, 0);
      assertThat(again.usesSurrogate()).isEqualTo(model.usesSurrogate());
      assertThat(again.features()).containsExactly("x");
      assertThat(again.k()).isEqualTo(3);
    }
  }

  @Test
  void a_text_cut_anywhere_is_refused() {
    String json = model().toJson();

    for (int end = 0; end < json.length() - 1; end++) {
      String cut = json.substring(0, end);
      assertThatThrownBy(() -> InterpreterModel.fromJson(cut))
          .as("cut at %s", end)
          .isInstanceOf(InvoiceDataException.class);
    }
  }

  @Test
  void damage_of_any_kind_is_a_typed_error_or_no_damage() {
    String json = model().toJson();
    SplittableRandom random = new SplittableRandom(1);
    int refused = 0;
    for (int i = 0; i < 3_000; i++) {
      StringBuilder damaged = new StringBuilder(json);
      for (int hits = 1 + random.nextInt(3); hits > 0; hits--) {
        int at = random.nextInt(damaged.length());
        switch (random.nextInt(3)) {
          case 0 -> damaged.setCharAt(at, (char) random.nextInt(32, 127));
          case 1 -> damaged.deleteCharAt(at);
          default -> damaged.insert(at, (char) random.nextInt(32, 127));
        }
      }
      try {
        InterpreterModel read = InterpreterModel.fromJson(damaged.toString());
        assertThat(read.k()).isPositive();
      } catch (InvoiceDataException e) {
        refused++;
      }
    }
    assertThat(refused).isGreaterThan(1_000);
  }

  @Test
  void texts_of_other_kinds_and_formats_are_refused_with_the_reason() {
    String json = model().toJson();

    assertRefused(json.replace("cluster_interpreter", "kmeans"), "type is \"kmeans\"");
    assertRefused(json.replaceFirst("\"format\" : 1", "\"format\" : 2"), "format is 2");
    assertRefused(json.replaceFirst("\"k\" : 3", "\"k\" : 4"), "k or features are not those");
    assertRefused(json.replaceFirst("\\[ 0, 1, 2 ]", "[ 0, 1, 1 ]"), "once");
    assertRefused(json.replaceFirst("\\[ 0, 1, 2 ]", "[ 0, 1 ]"), "once");
    assertRefused(json.replaceFirst("\\[ 0, 1, 2 ]", "[ ]"), "no clusters of the classes");
    assertRefused(json.replaceFirst("\\[ 0, 1, 2 ]", "[ 0, 1.5, 2 ]"), "must be a whole number");
  }

  private static void assertRefused(String json, String problem) {
    assertThatExceptionOfType(InvoiceDataException.class)
        .isThrownBy(() -> InterpreterModel.fromJson(json))
        .withMessageContaining(problem);
  }

  @Test
  void renumbering_needs_as_many_clusters() {
    ClusterMatching two =
        ClusterMatching.of(
            FeatureMatrix.of(List.of("x"), 1, 2), FeatureMatrix.of(List.of("x"), 1, 2));

    assertThatIllegalArgumentException()
        .isThrownBy(() -> model().renumbered(two))
        .withMessage("matching is of 2 old and 2 new clusters, must be of 3 each");
  }

  @Test
  void classifiers_of_different_clusters_are_refused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> InterpreterModel.of(tree(3), Optional.of(tree(2))))
        .withMessage(
            "the classifier has 2 classes of [x], must have those of the surrogate: 3 of [x]");
  }
}
