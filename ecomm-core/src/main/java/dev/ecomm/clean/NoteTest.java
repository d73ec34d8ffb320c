package dev.ecomm.clean;

import dev.ecomm.model.InvoiceColumn;
import dev.ecomm.model.InvoiceTable;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The test for notes of the stock-take: learned from descriptions that never have a price. */
final class NoteTest {
  static final String KIND = "stock_take_notes";
  private static final String ID = "stock_take_note";
  private static final String REASON = "the description is a note, no line with a price carries it";

  private NoteTest() {}

  static LineTest learning() {
    return new LearningTest(ID, REASON, RuleDefinition.of(KIND), State::new);
  }

  static FixedTest fitted(Notes notes) {
    Set<String> known = new HashSet<>(notes.texts()); // searched for every text of every batch
    return TextTests.present(
        ID,
        REASON,
        RuleDefinition.of(KIND, "texts", List.copyOf(notes.texts())),
        InvoiceColumn.DESCRIPTION,
        known::contains);
  }

  /** Which texts ever have a price. */
  private static final class State implements LearningTest.State {
    private final NoteLearner learner = new NoteLearner();

    @Override
    public void add(InvoiceTable batch) {
      learner.add(batch);
    }

    @Override
    public FixedTest fit() {
      return fitted(learner.fit());
    }
  }
}
