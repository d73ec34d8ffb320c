package dev.ecomm.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.ecomm.tree.TreeTrainers;
import org.junit.jupiter.api.Test;

/** Which trainers of trees the runnable jar is made with: its class path is that of these tests. */
class TrainersTest {

  @Test
  void xgboost_is_bundled() {
    assertThat(TreeTrainers.of("xgboost").id()).isEqualTo("xgboost");
  }

  @Test
  void smile_is_not_and_asking_for_it_says_what_to_add() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> TreeTrainers.of("smile"))
        .withMessageEndingWith("add dev.ecomm:ecomm-ml-smile to the class path for it");
  }

  @Test
  void no_class_under_the_lgpl_is_on_the_class_path() {
    assertThatExceptionOfType(ClassNotFoundException.class)
        .isThrownBy(() -> Class.forName("smile.math.MathEx"));
    assertThatExceptionOfType(ClassNotFoundException.class)
        .isThrownBy(() -> Class.forName("dev.ecomm.tree.smile.SmileTrainer"));
  }
}
