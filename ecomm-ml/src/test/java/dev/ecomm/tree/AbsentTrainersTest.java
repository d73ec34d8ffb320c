package dev.ecomm.tree;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Trainers of artifacts that this module does not have. */
class AbsentTrainersTest {

  @ParameterizedTest
  @CsvSource({"xgboost, dev.ecomm:ecomm-ml-xgboost", "smile, dev.ecomm:ecomm-ml-smile"})
  void asking_for_one_says_which_artifact_to_add(String id, String artifact) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> TreeTrainers.of(id))
        .withMessageStartingWith("trainer is \"" + id + "\", must be one of ")
        .withMessageEndingWith("; add " + artifact + " to the class path for it");
  }

  @Test
  void asking_for_one_that_nobody_has_says_which_there_are() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> TreeTrainers.of("oak"))
        .withMessage("trainer is \"oak\", must be one of " + TreeTrainers.ids());
  }

  @Test
  void they_are_not_listed() {
    assertThat(TreeTrainers.ids()).doesNotContain("xgboost", "smile");
  }
}
