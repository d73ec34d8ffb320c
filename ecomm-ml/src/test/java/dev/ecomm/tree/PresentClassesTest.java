package dev.ecomm.tree;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.ecomm.feature.FeatureMatrix;
import java.util.List;
import org.junit.jupiter.api.Test;

class PresentClassesTest {

  private static final FeatureMatrix THREE = FeatureMatrix.of(List.of("x"), 1, 2, 3);

  @Test
  void classes_with_rows_are_numbered_in_their_order() {
    PresentClasses present = PresentClasses.of(THREE, new int[] {4, 1, 4}, 6);

    assertThat(present.count()).isEqualTo(2);
    assertThat(present.labels()).containsExactly(1, 0, 1);
    assertThat(present.indexOf(1)).isZero();
    assertThat(present.indexOf(4)).isEqualTo(1);
    assertThat(present.indexOf(0)).isEqualTo(-1);
  }

  @Test
  void a_class_without_rows_starts_below_every_other() {
    assertThat(PresentClasses.of(THREE, new int[] {2, 0, 2}, 3).base())
        .containsExactly(0, -Float.MAX_VALUE, 0);
  }

  @Test
  void where_one_class_has_all_rows_it_is_predicted_always() {
    TreeClassifier constant =
        PresentClasses.of(THREE, new int[] {1, 1, 1}, 3).constant("some", List.of("x"));

    assertThat(constant.predict(FeatureMatrix.of(List.of("x"), -5, 0, 1e300)))
        .containsExactly(1, 1, 1);
    assertThat(constant.classes()).isEqualTo(3);
    assertThat(constant.trainer()).isEqualTo("some");
  }

  @Test
  void what_cannot_be_trained_on_is_refused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> PresentClasses.of(THREE, new int[2], 3))
        .withMessageStartingWith("labels are 2, must be 3, one per row");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> PresentClasses.of(FeatureMatrix.of(List.of("x")), new int[0], 3))
        .withMessageStartingWith("labels are 0, must be 0");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> PresentClasses.of(THREE, new int[] {0, 3, 0}, 3))
        .withMessageStartingWith("label of row 1 is 3, must be a class from 0 to 2");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> PresentClasses.of(THREE, new int[] {0, 0, -1}, 3))
        .withMessageStartingWith("label of row 2 is -1");
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                PresentClasses.of(FeatureMatrix.of(List.of("x"), 1, Double.NaN, 2), new int[3], 3))
        .withMessageContaining("\"x\" of row 1 is NaN");
  }
}
