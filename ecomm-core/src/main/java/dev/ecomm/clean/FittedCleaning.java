package dev.ecomm.clean;

import dev.ecomm.model.InvoiceTable;
import dev.ecomm.run.Progress;
import dev.ecomm.run.RunContext;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

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
    CleaningRun cleaning = CleaningRun.of(raw, run);
    for (int i = 0; i < rules.size(); i++) {
      Rule unused = cleaning.apply(rules.get(i));
      run.listener().onProgress(new Progress("cleaning", i + 1L, rules.size(), "rules"));
    }
    return checked(cleaning.result(this, Optional.empty()));
  }

  /**
   * Tells how often {@link #applyInBatches} goes through the lines.
   *
   * @return 1, or 3 if duplicates are searched or cancellations netted; more if a rule that rejects
   *     duplicates comes before one of these
   */
  public int passes() {
    return BatchPasses.toApply(this).count() + 1;
  }

  /**
   * Cleans lines that fit no heap, piece by piece. Clean lines, rejects and ledgers of the pieces,
   * one behind the other, are those of {@link #apply} on all lines. Duplicates and cancellations
   * must be looked for in all lines first: {@link #passes()} tells how often they are gone through.
   *
   * <p>Memory: one batch and its result; for duplicates a sixteenth of the heap and what {@link
   * Duplicates} tells; for netting what {@link Netting} tells.
   *
   * @param batches the lines
   * @param run reports lines by pass, and is asked before each rule whether to stop
   * @param consumer takes the result of each piece, in order, on the calling thread; its report is
   *     of the piece, its netting of all lines
   * @return the report of all lines
   * @throws CleaningLimitException at the end, if a rule found more than its {@code errorIf} allows
   * @throws java.util.concurrent.CancellationException if the run is cancelled
   */
  public CleaningReport applyInBatches(
      Batches batches, RunContext run, Consumer<CleaningResult> consumer) {
    BatchPasses passes = BatchPasses.toApply(this);
    passes.run(batches, run);
    Optional<NettingResult> netting = passes.netting(run);
    CleaningReport[] total = {
      clean(InvoiceTable.builder().build(), passes.rules(), netting, run).report()
    };
    batches.forEach(
        batch -> {
          CleaningResult result = clean(batch, passes.rules(), netting, run);
          total[0] = total[0].plus(result.report());
          run.listener()
              .onProgress(new Progress("cleaning", total[0].read(), Progress.UNKNOWN, "lines"));
          consumer.accept(result);
        });
    return options.checked(total[0]);
  }

  private CleaningResult clean(
      InvoiceTable batch, List<Rule> known, Optional<NettingResult> netting, RunContext run) {
    CleaningRun cleaning = CleaningRun.of(batch, run);
    known.forEach(cleaning::apply);
    return cleaning.result(this, netting);
  }

  CleaningResult checked(CleaningResult result) {
    return result.withReport(options.checked(result.report()));
  }

  @Override
  public String toString() {
    return "FittedCleaning" + rules;
  }
}
