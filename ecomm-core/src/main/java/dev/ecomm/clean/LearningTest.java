package dev.ecomm.clean;

import dev.ecomm.model.InvoiceTable;
import java.util.function.Supplier;

/** A test that must see lines before it can judge any. */
final class LearningTest extends LineTest {
  private final RuleDefinition definition;
  private final Supplier<State> states;

  /** What was learned so far. */
  interface State {
    void add(InvoiceTable batch);

    /** A test of any name; it takes over that of the learning one. */
    FixedTest fit();
  }

  LearningTest(String id, String reason, RuleDefinition definition, Supplier<State> states) {
    super(id, reason);
    this.definition = definition;
    this.states = states;
  }

  @Override
  public LearningTest named(String newId, String newReason) {
    return new LearningTest(newId, newReason, definition, states);
  }

  @Override
  RuleDefinition definition() {
    return definition;
  }

  Learner learner(RuleAction action) {
    State state = states.get();
    return new Learner() {
      @Override
      public void add(InvoiceTable lines, int pass) {
        state.add(lines);
      }

      @Override
      public Rule fit() {
        return new LineRule(state.fit().named(id(), reason()), action);
      }
    };
  }
}
