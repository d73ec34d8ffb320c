package dev.ecomm.clean;

import dev.ecomm.model.Selection;

/**
 * What a rule found in the raw table.
 *
 * @param rule fitted
 * @param found rows found; a rejecting rule is shown rejected lines too, for their reasons
 * @param failed rows on which it could not be evaluated
 * @param errors why not
 * @param report counts and money
 */
record RuleOutcome(
    Rule rule, Selection found, Selection failed, RuleErrors errors, RuleReport report) {

  /** Adds what this rule has against a row of the raw table, if it has anything. */
  void addReason(int row, int rejectedRow, RejectedLines.Builder rejected) {
    if (failed.contains(row)) {
      String text = rule.id() + " could not be evaluated: " + errors.message(row);
      rejected.add(rejectedRow, RuleAction.QUARANTINE, new Reason(rule.id(), text));
    } else if (rule.action().rejects() && found.contains(row)) {
      rejected.add(rejectedRow, rule.action(), new Reason(rule.id(), rule.reason()));
    }
  }
}
