package dev.ecomm.clean;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a pipeline has beside its rules.
 *
 * @param limits how many lines rules may find
 * @param anonymousCustomer what the clean table shows where the customer is missing
 * @param lineKinds how clean lines are classified, if they are
 * @param netting whether cancellations are matched with purchases
 */
record CleaningOptions(
    List<RuleLimit> limits,
    Optional<String> anonymousCustomer,
    Optional<LineKinds> lineKinds,
    boolean netting) {

  /** A limit of one rule; an error ends the run, a warning goes to the report. */
  record RuleLimit(String rule, Limit limit, boolean isError) {

    boolean isPassed(RuleReport report) {
      return limit.isPassed(report.touched() + report.errors(), report.seen());
    }

    String message(RuleReport report) {
      return "rule %s found %s of %s lines seen, more than %s (first rows %s)"
          .formatted(
              rule,
              Amounts.grouped(report.touched() + report.errors()),
              Amounts.grouped(report.seen()),
              limit,
              report.samples());
    }
  }

  CleaningOptions {
    limits = List.copyOf(limits);
  }

  /**
   * Adds the warnings of limits that were passed.
   *
   * @throws CleaningLimitException if a limit that is an error was passed
   */
  CleaningReport checked(CleaningReport report) {
    List<String> warnings = new ArrayList<>();
    List<String> faults = new ArrayList<>();
    for (RuleLimit limit : limits) {
      RuleReport rule = report.rule(limit.rule());
      if (limit.isPassed(rule)) {
        (limit.isError() ? faults : warnings).add(limit.message(rule));
      }
    }
    CleaningReport checked = report.withLimitWarnings(warnings);
    if (!faults.isEmpty()) {
      throw new CleaningLimitException(
          String.join("; ", faults) + ". Look at these rows, or raise the limit of errorIf.",
          checked);
    }
    return checked;
  }
}
