package dev.ecomm.segment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ecomm.io.Tables;
import dev.ecomm.model.DataTable;
import dev.ecomm.model.Field;
import dev.ecomm.model.Schema;
import dev.ecomm.testkit.DataFolder;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SeedSelectorTest {

  private static List<KCriteria> curve(String values) {
    List<KCriteria> curve = new ArrayList<>();
    for (String value : values.isEmpty() ? new String[0] : values.split(" ")) {
      curve.add(KCriteria.ofInertia(curve.size() + 1, Double.parseDouble(value)));
    }
    return curve;
  }

  @Test
  void every_golden_curve_gives_the_seeds_k_by_the_same_branch_or_a_typed_error() {
    DataTable golden =
        Tables.read(
            DataFolder.require("golden/optimal_k_curves.csv").toUri(),
            Schema.of(
                Field.ofString("curve_id"),
                Field.ofDouble("threshold_percent"),
                Field.ofString("status"),
                Field.ofLong("optimal_k"),
                Field.ofString("branch"),
                Field.ofString("distortions")));
    assertThat(golden.rows()).isEqualTo(51);
    for (int row = 0; row < golden.rows(); row++) {
      List<KCriteria> curve =
          curve(golden.strings("distortions").valueAt(row).map(Object::toString).orElse(""));
      KSelector selector = KSelectors.seed(golden.doubles("threshold_percent").doubleAt(row));
      String name = golden.strings("curve_id").textAt(row);
      if (golden.strings("status").textAt(row).equals("ok")) {
        KChoice choice = selector.choose(curve);
        assertThat(choice.k()).as(name).isEqualTo((int) golden.longs("optimal_k").longAt(row));
        assertThat(choice.reason()).as(name).startsWith(golden.strings("branch").textAt(row));
      } else if (curve.isEmpty()) {
        assertThatThrownBy(() -> selector.choose(curve))
            .as(name)
            .isInstanceOf(IllegalArgumentException.class);
      } else {
        assertThatThrownBy(() -> selector.choose(curve))
            .as(name)
            .isInstanceOf(KSelectionException.class);
      }
    }
  }

  @Test
  void a_straight_line_is_not_clear() {
    assertThat(KSelectors.seed().choose(curve("9 8 7 6")))
        .isInstanceOf(KChoice.NoClearK.class)
        .extracting(KChoice::k)
        .isEqualTo(4);
  }

  @Test
  void the_messages_say_what_to_do() {
    assertThatThrownBy(() -> KSelectors.seed().choose(curve("5 3")))
        .hasMessage(
            "The rule \"seed\" needs the inertia of at least 3 k, there are 2. Try more k, or"
                + " choose another selector.");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> KSelectors.seed().choose(List.of(KCriteria.ofInertia(2, 1))))
        .withMessage("the first k is 2, must be 1: the rule counts from there");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> KSelectors.seed(Double.NaN))
        .withMessage("thresholdPercent is NaN, must be finite");
  }
}
