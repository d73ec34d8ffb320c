package dev.ecomm.clean;

/** A test, and what is done with the lines that it finds: DROP, QUARANTINE or FLAG. */
final class LineRule extends Rule {
  private final LineTest test;
  private final RuleAction action;

  LineRule(LineTest test, RuleAction action) {
    super(test.id(), test.reason());
    this.test = test;
    this.action = action;
  }

  LineTest test() {
    return test;
  }

  @Override
  public RuleAction action() {
    return action;
  }

  @Override
  public boolean learns() {
    return test instanceof LearningTest;
  }

  @Override
  RuleDefinition definition() {
    return test.definition();
  }

  @Override
  Learner learner() {
    return test instanceof LearningTest learning ? learning.learner(action) : super.learner();
  }
}
