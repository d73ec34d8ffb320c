package dev.ecomm.clean;

import dev.ecomm.model.InvoiceTable;
import dev.ecomm.run.Progress;
import dev.ecomm.run.RunContext;
import java.util.List;

/**
 * Rules that know all they need: what {@link CleaningPipeline#fit} learned, as a value. It can be
 * inspected and applied to other lines, such as tomorrow's; applying the built-in rules to what
 * they cleaned changes nothing.
 *
 * <p>Immutable and safe for use by many threads, as far as a user's own rules are.
 */
public final class FittedCleaning {
  private final List<Rule> rules;
  private final CleaningOptions options;

  FittedCleaning(List<Rule> rules, CleaningOptions options) {
    this.rules = List.copyOf(rules);
    this.options = options;
  }

  /**
   * Returns the rules, with what they learned.
   *
   * @return in the order in which they are applied; unmodifiable
   */
  public List<Rule> rules() {
    return rules;
  }

  /**
   * Writes the rules and what they learned as JSON, for a file that {@link #fromJson} reads again.
   * Of a rule that is code of your own only the name is written.
   *
   * @return indented, with a line end behind; the same text for the same rules, on every machine
   */
  public String toJson() {
    return FittedJson.write(this);
  }

  /**
   * Reads what {@link #toJson} wrote.
   *
   * @param json the text
   * @param own the rules among them that are code of your own, found by their ids
   * @return rules that do the same as those written
   * @throws dev.ecomm.error.InvoiceDataException if the text is damaged, is of a newer format or
   *     holds a rule that this version does not know, or a rule of your own is not given; names it
   */
  public static FittedCleaning fromJson(String json, Rule... own) {
    return FittedJson.read(json, List.of(own));
  }

  CleaningOptions options() {
    return options;
  }

  /**
   * Cleans a table.
   *
   * @param raw the lines, unchanged
   * @return clean lines, rejects, ledger and report
   * @throws CleaningLimitException if a rule found more than its {@code errorIf} allows
   */
  public CleaningResult apply(InvoiceTable raw) {
    return apply(raw, RunContext.withDefaults());
  }

  /**
   * Cleans a table. Cost: one or two passes over the columns a rule needs, on the calling thread.
   *
   * @param raw the lines, unchanged
   * @param run reports {@code cleaning}, and is asked before each rule whether to stop
   * @return clean lines, rejects, ledger and report
   * @throws CleaningLimitException if a rule found more than its {@code errorIf} allows
   * @throws java.util.concurrent.CancellationException if the run is cancelled
   */
  public CleaningResult apply(InvoiceTable raw, RunContext run) {
    CleaningRun cleaning = new CleaningRun(raw, run);
    for (int i = 0; i < rules.size(); i++) {
      Rule unused = cleaning.apply(rules.get(i));
      run.listener().onProgress(new Progress("cleaning", i + 1L, rules.size(), "rules"));
    }
    return checked(cleaning.result(this));
  }

  CleaningResult checked(CleaningResult result) {
    return result.withReport(options.checked(result.report()));
  }

  @Override
  public String toString() {
    return "FittedCleaning" + rules;
  }
}
