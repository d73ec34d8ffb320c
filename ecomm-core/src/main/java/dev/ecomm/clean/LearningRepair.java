package dev.ecomm.clean;

import dev.ecomm.model.InvoiceColumn;
import dev.ecomm.model.InvoiceTable;
import dev.ecomm.model.Selection;
import dev.ecomm.run.RunContext;
import java.util.function.Supplier;

/** A repair that must see lines before it can repair any. */
final class LearningRepair extends Repair {
  private final RuleDefinition definition;
  private final Supplier<State> states;

  /** What was learned so far. */
  interface State {
    void add(InvoiceTable batch);

    /** A repair of any name; it takes over that of the learning one. */
    Repair fit();
  }

  LearningRepair(
      String id,
      String reason,
      RuleDefinition definition,
      InvoiceColumn column,
      Supplier<State> states) {
    super(id, reason, column);
    this.definition = definition;
    this.states = states;
  }

  @Override
  LearningRepair named(String newId, String newReason) {
    return new LearningRepair(newId, newReason, definition, column(), states);
  }

  @Override
  public boolean learns() {
    return true;
  }

  @Override
  RuleDefinition definition() {
    return definition;
  }

  @Override
  Learner learner() {
    State state = states.get();
    return new Learner() {
      @Override
      public void add(InvoiceTable lines, int pass) {
        state.add(lines);
      }

      @Override
      public Rule fit() {
        return state.fit().named(id(), reason());
      }
    };
  }

  @Override
  Repaired apply(InvoiceTable table, Selection alive, RuleErrors errors, RunContext run) {
    throw new IllegalStateException("rule " + id() + " is not fitted");
  }
}
