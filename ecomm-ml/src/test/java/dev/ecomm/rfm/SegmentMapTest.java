package dev.ecomm.rfm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ecomm.model.DataTable;
import dev.ecomm.model.Field;
import dev.ecomm.model.LongColumn;
import dev.ecomm.model.Schema;
import dev.ecomm.model.StringColumn;
import org.junit.jupiter.api.Test;

class SegmentMapTest {

  @Test
  void a_gap_and_an_overlap_are_named_cell_by_cell() {
    SegmentMap.Builder map =
        SegmentMap.builder()
            .segment("Up", 3, 5, 1, 5)
            .segment("Down", 1, 3, 2, 5)
            .segment("Low", 1, 1, 1, 1);

    assertThatThrownBy(map::build)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "each cell must have one segment, but r 3, f 5 has Down and Up; r 3, f 4 has Down and"
                + " Up; r 3, f 3 has Down and Up; r 3, f 2 has Down and Up; r 2, f 1 has no"
                + " segment");
  }

  @Test
  void a_segment_may_be_made_of_several_rectangles() {
    SegmentMap map =
        SegmentMap.builder()
            .segment("Ends", 5, 5, 1, 5)
            .segment("Middle", 2, 4, 1, 5)
            .segment("Ends", 1, 1, 1, 5)
            .build();

    assertThat(map.names()).containsExactly("Ends", "Middle");
    assertThat(map.segment(1, 3)).isEqualTo("Ends");
  }

  @Test
  void the_table_of_a_map_is_read_as_the_same_cells() {
    SegmentMap again = SegmentMap.of(SegmentMap.standard().toTable());

    assertThat(again.toTable()).isEqualTo(SegmentMap.standard().toTable());
    assertThat(again.names()).containsExactlyInAnyOrderElementsOf(SegmentMap.standard().names());
  }

  @Test
  void a_table_of_one_cell_names_the_24_others() {
    DataTable one =
        DataTable.of(
            Schema.of(Field.ofLong("r"), Field.ofLong("f"), Field.ofString("segment")),
            LongColumn.of(5),
            LongColumn.of(5),
            StringColumn.of("Best"));

    assertThatThrownBy(() -> SegmentMap.of(one)).hasMessageContaining("r 1, f 1 has no segment");
  }

  @Test
  void values_out_of_range_are_named() {
    assertThatThrownBy(() -> SegmentMap.builder().segment("A", 0, 1, 1, 1))
        .hasMessage("rFrom is 0, must be from 1 to 5");
    assertThatThrownBy(() -> SegmentMap.builder().segment("A", 2, 1, 1, 1))
        .hasMessage("rFrom is 2, must be at most rTo, which is 1");
    assertThatThrownBy(() -> SegmentMap.builder().segment(" ", 1, 1, 1, 1))
        .hasMessageContaining("must be not blank");
    assertThatThrownBy(() -> SegmentMap.builder().segment("No Purchase Yet", 1, 1, 1, 1))
        .hasMessageContaining("which is for customers without a score");
    assertThatThrownBy(() -> SegmentMap.standard().segment(6, 1))
        .hasMessage("r is 6, must be from 1 to 5");
  }

  @Test
  void a_table_with_a_score_out_of_range_or_without_one_names_the_row() {
    Schema schema = Schema.of(Field.ofLong("r"), Field.ofLong("f"), Field.ofString("segment"));
    DataTable tooHigh =
        DataTable.of(schema, LongColumn.of(5, 77), LongColumn.of(1, 2), StringColumn.of("A", "B"));
    DataTable missing = DataTable.builder(schema).row(5, 1, "A").row(5, null, "A").build();

    assertThatThrownBy(() -> SegmentMap.of(tooHigh))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("r of row 1 is 77, must be from 1 to 5");
    assertThatThrownBy(() -> SegmentMap.of(missing))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("f of row 1 is missing, must be from 1 to 5");
  }
}
