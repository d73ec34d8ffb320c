package dev.ecomm.clean;

import dev.ecomm.model.Selection;

/** What a rule found in the raw table. */
final class RuleOutcome {
  private final Rule rule;
  private final Selection found;
  private final Selection failed;
  private final RuleErrors errors;
  private final RuleReport report;
  private final Reason reason;

  /**
   * An outcome.
   *
   * @param rule fitted
   * @param found rows found; a rejecting rule is shown rejected lines too, for their reasons
   * @param failed rows on which it could not be evaluated
   * @param errors why not
   * @param report counts and money
   */
  RuleOutcome(Rule rule, Selection found, Selection failed, RuleErrors errors, RuleReport report) {
    this.rule = rule;
    this.found = found;
    this.failed = failed;
    this.errors = errors;
    this.report = report;
    reason = new Reason(rule.id(), rule.reason());
  }

  Rule rule() {
    return rule;
  }

  Selection found() {
    return found;
  }

  RuleReport report() {
    return report;
  }

  /** Whether this rule has anything against any line. */
  boolean hasReasons() {
    return failed.count() > 0 || (rule.action().rejects() && found.count() > 0);
  }

  /** Adds what this rule has against a row of the raw table, if it has anything. */
  void addReason(int row, int rejectedRow, RejectedLines.Builder rejected) {
    if (failed.contains(row)) {
      String text = rule.id() + " could not be evaluated: " + errors.message(row);
      rejected.add(rejectedRow, RuleAction.QUARANTINE, new Reason(rule.id(), text));
    } else if (rule.action().rejects() && found.contains(row)) {
      rejected.add(rejectedRow, rule.action(), reason);
    }
  }
}
