package dev.ecomm.interpret;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.ecomm.feature.FeatureMatrix;
import dev.ecomm.feature.FittedScaler;
import dev.ecomm.feature.StandardScaler;
import dev.ecomm.interpret.RetrainingDecision.Cause;
import dev.ecomm.run.RunContext;
import dev.ecomm.segment.KMeans;
import dev.ecomm.segment.KMeansModel;
import dev.ecomm.segment.Segmenter;
import java.util.List;
import org.junit.jupiter.api.Test;

class RetrainingTest {

  private static final RunContext ONE = RunContext.withDefaults().onThreads(1);

  /** A run: features, their clusters, and what assigns others. */
  @SuppressWarnings("ArrayRecordComponent") // a bundle for tests, never compared
  private record Run(FeatureMatrix features, Segmenter segmenter, int[] clusters) {

    static Run of(String feature, int k, double... values) {
      FeatureMatrix features = FeatureMatrix.of(List.of(feature), values);
      FittedScaler scaler = new StandardScaler().fit(features);
      KMeansModel model = KMeans.builder().k(k).build().fit(scaler.transform(features));
      return new Run(features, new Segmenter(scaler, model), model.assignments());
    }

    InterpreterModel interpreter() {
      return Interpreter.builder()
          .build()
          .fit(features, clusters, segmenter.clusters().k(), ONE)
          .model();
    }
  }

  private static final Run BEFORE = Run.of("spend", 2, 1, 2, 3, 2, 1, 3, 2, 90, 91, 92);

  /** The same places, but now most are large, so that the numbers are exchanged. */
  private static final Run TURNED = Run.of("spend", 2, 1, 2, 90, 91, 92, 93, 90, 91);

  private static RetrainingDecision decide(Retraining retraining, Run now) {
    return retraining.decide(
        BEFORE.interpreter(), BEFORE.segmenter(), now.segmenter(), now.features(), now.clusters());
  }

  @Test
  void an_interpreter_that_still_tells_clusters_apart_is_kept_though_their_numbers_changed() {
    RetrainingDecision decision = decide(Retraining.withDefaults(), TURNED);

    assertThat(decision.cause()).isEqualTo(Cause.STILL_GOOD);
    assertThat(decision.retrain()).isFalse();
    assertThat(decision.macroF1()).hasValue(1);
    assertThat(decision.matching().orElseThrow().toOld(new int[] {0, 1})).containsExactly(1, 0);
    assertThat(decision.reason())
        .isEqualTo(
            "The earlier interpreter is kept: its macro F1 on the new clusters is 1, at least"
                + " 0.75.");
  }

  @Test
  void a_kept_interpreter_speaks_in_the_new_numbers() {
    ClusterMatching matching = decide(Retraining.withDefaults(), TURNED).matching().orElseThrow();
    InterpreterModel kept = BEFORE.interpreter().renumbered(matching);

    Interpretation again =
        Interpreter.builder().build().explain(kept, TURNED.features(), TURNED.clusters(), ONE);

    assertThat(kept.predict(TURNED.features())).isEqualTo(TURNED.clusters());
    assertThat(again.clusters()).allMatch(one -> one.onAllRows().precision() == 1);
    assertThat(again.report().used().orElseThrow().accuracy()).isEqualTo(1);
    assertThat(again.report().notes()).singleElement().asString().contains("was kept");
    assertThat(InterpreterModel.fromJson(kept.toJson()).predict(TURNED.features()))
        .isEqualTo(TURNED.clusters());
  }

  @Test
  void clusters_that_moved_are_learned_anew() {
    // rows at 40 to 50 were with the large ones; now they are with the small ones
    Run moved = Run.of("spend", 2, 1, 45, 48, 49, 50, 40, 45, 300, 301);

    RetrainingDecision decision = decide(Retraining.withDefaults(), moved);

    assertThat(decision.cause()).isEqualTo(Cause.SCORE_TOO_LOW);
    assertThat(decision.retrain()).isTrue();
    assertThat(decision.macroF1().orElseThrow()).isLessThan(0.75);
    assertThat(decision.reason()).endsWith(", below 0.75, so it is trained anew.");
    assertThat(decide(Retraining.builder().minMacroF1(0).build(), moved).retrain()).isFalse();
  }

  @Test
  void another_number_of_clusters_is_learned_anew() {
    RetrainingDecision decision =
        decide(Retraining.withDefaults(), Run.of("spend", 3, 1, 2, 3, 50, 51, 90, 91));

    assertThat(decision.cause()).isEqualTo(Cause.K_CHANGED);
    assertThat(decision.matching().orElseThrow().oldClusters()).isEqualTo(2);
    assertThat(decision.reason())
        .isEqualTo(
            "There are 3 clusters, the earlier run had 2, so the interpreter is trained anew.");
  }

  @Test
  void other_features_are_learned_anew() {
    RetrainingDecision decision =
        decide(Retraining.withDefaults(), Run.of("visits", 2, 1, 2, 90, 91));

    assertThat(decision.cause()).isEqualTo(Cause.FEATURES_CHANGED);
    assertThat(decision.matching()).isEmpty();
    assertThat(decision.reason())
        .isEqualTo(
            "The features changed from [spend] to [visits], so the interpreter is trained anew.");
  }

  @Test
  void training_can_be_forced_and_comes_first_without_an_earlier_run() {
    assertThat(decide(Retraining.builder().forced(true).build(), TURNED).cause())
        .isEqualTo(Cause.FORCED);
    assertThat(Retraining.first().cause()).isEqualTo(Cause.FIRST);
    assertThat(Retraining.first().retrain()).isTrue();
  }

  @Test
  void models_that_do_not_belong_together_are_refused() {
    Run three = Run.of("spend", 3, 1, 2, 3, 50, 51, 90, 91);

    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                Retraining.withDefaults()
                    .decide(
                        three.interpreter(),
                        BEFORE.segmenter(),
                        three.segmenter(),
                        three.features(),
                        three.clusters()))
        .withMessage("before has 2 clusters, must have 3 as the earlier interpreter");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Retraining.builder().minMacroF1(Double.NaN))
        .withMessage("score is NaN, must be from 0 to 1");
  }
}
