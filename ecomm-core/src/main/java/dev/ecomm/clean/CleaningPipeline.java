package dev.ecomm.clean;

import dev.ecomm.model.InvoiceColumn;
import dev.ecomm.model.InvoiceRow;
import dev.ecomm.model.InvoiceTable;
import dev.ecomm.run.Progress;
import dev.ecomm.run.RunContext;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;

/**
 * Cleaning rules in the order in which they are applied: what shall be done, before any data is
 * seen.
 *
 * <pre>{@code
 * CleaningResult cleaned =
 *     CleaningPipeline.builder()
 *         .drop(Rules.cancellations())
 *         .drop(Rules.quantityBelow(1))
 *         .quarantine("price_outlier", row -> row.unitPrice() > 5_000)
 *         .repairText("upper", InvoiceColumn.COUNTRY, text -> text.toUpperCase(Locale.ROOT))
 *         .build()
 *         .apply(raw);
 * }</pre>
 *
 * <p>A rejected line is shown to the dropping and quarantining rules behind, so that it carries
 * every reason; counts, learning and repairs are of the lines that are still alive. A line on which
 * a rule throws is quarantined and reported, never passed.
 *
 * <p>Immutable and safe for use by many threads, as far as a user's own rules are.
 */
public final class CleaningPipeline {
  private final List<Rule> rules;
  private final CleaningOptions options;

  private CleaningPipeline(List<Rule> rules, CleaningOptions options) {
    this.rules = List.copyOf(rules);
    this.options = options;
  }

  /**
   * Starts a pipeline.
   *
   * @return a builder without rules
   */
  public static Builder builder() {
    return new Builder();
  }

  /**
   * Returns the rules.
   *
   * @return in the order in which they are applied; unmodifiable
   */
  public List<Rule> rules() {
    return rules;
  }

  /**
   * Starts a pipeline that goes on from this one.
   *
   * @return a builder with the rules and options of this pipeline
   */
  public Builder toBuilder() {
    Builder builder = new Builder();
    rules.forEach(builder::rule);
    builder.limits.addAll(options.limits());
    builder.anonymousCustomer = options.anonymousCustomer();
    builder.lineKinds = options.lineKinds();
    builder.netting = options.netting();
    return builder;
  }

  /**
   * Learns from a table and cleans it.
   *
   * @param raw the lines, unchanged
   * @return clean lines, rejects, ledger, report, and the fitted rules
   * @throws CleaningLimitException if a rule found more than its {@code errorIf} allows
   */
  public CleaningResult apply(InvoiceTable raw) {
    return apply(raw, RunContext.withDefaults());
  }

  /**
   * Learns from a table and cleans it. Each rule learns from the lines that the rules before it
   * left alive, as they repaired them. Cost: a few passes over the columns a rule needs, on the
   * calling thread; a copy of a repaired column; a rule that judges by rows takes longer, some 20
   * ns a line and what its own code takes.
   *
   * @param raw the lines, unchanged
   * @param run reports {@code cleaning}, and is asked before each rule whether to stop
   * @return clean lines, rejects, ledger, report, and the fitted rules
   * @throws CleaningLimitException if a rule found more than its {@code errorIf} allows
   * @throws java.util.concurrent.CancellationException if the run is cancelled
   */
  public CleaningResult apply(InvoiceTable raw, RunContext run) {
    CleaningRun cleaning = CleaningRun.of(raw, run);
    List<Rule> fitted = new ArrayList<>();
    for (Rule rule : rules) {
      fitted.add(cleaning.apply(rule));
      run.listener().onProgress(new Progress("cleaning", fitted.size(), rules.size(), "rules"));
    }
    FittedCleaning known = new FittedCleaning(fitted, options);
    return known.checked(cleaning.result(known, Optional.empty()));
  }

  /**
   * Learns from a table.
   *
   * @param raw the lines, unchanged
   * @return the rules with what they learned; without any that learns, just the rules
   */
  public FittedCleaning fit(InvoiceTable raw) {
    return fit(raw, RunContext.withDefaults());
  }

  /**
   * Learns from a table.
   *
   * @param raw the lines, unchanged
   * @param run is asked before each rule whether to stop
   * @return the rules with what they learned; without any that learns, just the rules
   * @throws java.util.concurrent.CancellationException if the run is cancelled
   */
  public FittedCleaning fit(InvoiceTable raw, RunContext run) {
    return fit(Batches.of(raw, Math.max(1, raw.rows())), run);
  }

  /**
   * Learns from lines that fit no heap. The rules are the same, to the last bit, as those learned
   * from all lines in one table.
   *
   * @param batches the lines; gone through {@link #passes()} times
   * @param run reports lines by pass, and is asked before each rule whether to stop
   * @return the rules with what they learned
   * @throws java.util.concurrent.CancellationException if the run is cancelled
   */
  public FittedCleaning fit(Batches batches, RunContext run) {
    BatchPasses passes = BatchPasses.toFit(rules);
    passes.run(batches, run);
    List<Rule> fitted = new ArrayList<>();
    for (int i = 0; i < rules.size(); i++) {
      fitted.add(rules.get(i).learns() ? passes.rules().get(i) : rules.get(i));
    }
    return new FittedCleaning(fitted, options);
  }

  /**
   * Tells how often {@link #fit} goes through the lines: once for rules that learn, once more
   * behind each that rejects or repairs and must be known before the next can learn.
   *
   * @return 0 if no rule learns
   */
  public int passes() {
    return BatchPasses.toFit(rules).count();
  }

  /** These rules, none of which learns, as fitted ones. */
  FittedCleaning known() {
    return new FittedCleaning(rules, options);
  }

  @Override
  public String toString() {
    return "CleaningPipeline" + rules;
  }

  /** Collects the rules of a {@link CleaningPipeline}, in the order in which they are applied. */
  public static final class Builder {
    private final List<Rule> rules = new ArrayList<>();
    private final Set<String> ids = new HashSet<>();
    private final List<CleaningOptions.RuleLimit> limits = new ArrayList<>();
    private Optional<String> anonymousCustomer = Optional.empty();
    private Optional<LineKinds> lineKinds = Optional.empty();
    private boolean netting;

    private Builder() {}

    /**
     * Adds a rule.
     *
     * @param rule its id must be new
     * @return this
     * @throws IllegalArgumentException if a rule of that id is there already, or a flag has the
     *     name of another column of {@link CleaningResult#toTable()}
     */
    public Builder rule(Rule rule) {
      if (rule.action() == RuleAction.FLAG && CleaningResult.COLUMNS.contains(rule.id())) {
        throw new IllegalArgumentException(
            "flag \"" + rule.id() + "\" is a column of the clean table; give it another id");
      }
      if (!ids.add(rule.id())) {
        throw new IllegalArgumentException(
            "rule \"" + rule.id() + "\" is there twice; give each its own id, with named(..)");
      }
      rules.add(rule);
      return this;
    }

    /**
     * Drops the lines that a test finds.
     *
     * @param test from {@link Rules}, or a {@link LineTest} of your own
     * @return this
     */
    public Builder drop(LineTest test) {
      return rule(Rule.drop(test));
    }

    /**
     * Drops the lines that a test of your own finds.
     *
     * @param id snake case; read as words it is the reason
     * @param test true for the lines to find
     * @return this
     */
    public Builder drop(String id, Predicate<? super InvoiceRow> test) {
      return drop(LineTest.of(id, Repair.words(id), test));
    }

    /**
     * Puts the lines that a test finds aside.
     *
     * @param test from {@link Rules}, or a {@link LineTest} of your own
     * @return this
     */
    public Builder quarantine(LineTest test) {
      return rule(Rule.quarantine(test));
    }

    /**
     * Puts the lines that a test of your own finds aside.
     *
     * @param id snake case; read as words it is the reason
     * @param test true for the lines to find
     * @return this
     */
    public Builder quarantine(String id, Predicate<? super InvoiceRow> test) {
      return quarantine(LineTest.of(id, Repair.words(id), test));
    }

    /**
     * Marks the lines that a test finds.
     *
     * @param test from {@link Rules}, or a {@link LineTest} of your own
     * @return this
     */
    public Builder flag(LineTest test) {
      return rule(Rule.flag(test));
    }

    /**
     * Marks the lines that a test of your own finds.
     *
     * @param id snake case; read as words it is the reason
     * @param test true for the lines to find
     * @return this
     */
    public Builder flag(String id, Predicate<? super InvoiceRow> test) {
      return flag(LineTest.of(id, Repair.words(id), test));
    }

    /**
     * Repairs a column.
     *
     * @param repair from {@link Rules}, or a {@link Repair} of your own
     * @return this
     */
    public Builder repair(Repair repair) {
      return rule(repair);
    }

    /**
     * Repairs texts by themselves; see {@link Repair#ofText}.
     *
     * @param id snake case
     * @param column one of the five text columns
     * @param repair gives the text to write, asked once per distinct text
     * @return this
     */
    public Builder repairText(
        String id, InvoiceColumn column, Function<String, @Nullable String> repair) {
      return rule(Repair.ofText(id, column, repair));
    }

    /**
     * Repairs texts by the whole line; see {@link Repair#ofLineText}.
     *
     * @param id snake case
     * @param column one of the five text columns
     * @param repair gives the text to write
     * @return this
     */
    public Builder repairLineText(
        String id, InvoiceColumn column, Function<? super InvoiceRow, @Nullable String> repair) {
      return rule(Repair.ofLineText(id, column, repair));
    }

    /**
     * Repairs quantities; see {@link Repair#ofQuantity}.
     *
     * @param id snake case
     * @param repair gives the units to write
     * @return this
     */
    public Builder repairQuantity(String id, ToIntFunction<? super InvoiceRow> repair) {
      return rule(Repair.ofQuantity(id, repair));
    }

    /**
     * Repairs prices; see {@link Repair#ofUnitPrice}.
     *
     * @param id snake case
     * @param repair gives the price to write
     * @return this
     */
    public Builder repairUnitPrice(String id, ToDoubleFunction<? super InvoiceRow> repair) {
      return rule(Repair.ofUnitPrice(id, repair));
    }

    /**
     * Warns in the report if a rule finds too many lines.
     *
     * @param rule id of a rule of this pipeline, added before or after
     * @param limit passed when there are more
     * @return this
     */
    public Builder warnIf(String rule, Limit limit) {
      limits.add(new CleaningOptions.RuleLimit(rule, limit, false));
      return this;
    }

    /**
     * Fails if a rule finds too many lines.
     *
     * @param rule id of a rule of this pipeline, added before or after
     * @param limit passed when there are more
     * @return this
     */
    public Builder errorIf(String rule, Limit limit) {
      limits.add(new CleaningOptions.RuleLimit(rule, limit, true));
      return this;
    }

    /**
     * What {@link CleaningResult#toTable()} writes where the customer is missing; by default it
     * stays missing.
     *
     * @param text such as {@code 0}
     * @return this
     * @throws IllegalArgumentException if the text is empty
     */
    public Builder anonymousCustomer(String text) {
      if (text.isEmpty()) {
        throw new IllegalArgumentException("anonymousCustomer is empty, must be a text");
      }
      anonymousCustomer = Optional.of(text);
      return this;
    }

    /**
     * Classifies every clean line: {@link CleaningResult#lineKinds()}, and a column {@code
     * line_kind}. By default lines are not classified.
     *
     * @param kinds the special product codes
     * @return this
     */
    public Builder lineKinds(LineKinds kinds) {
      lineKinds = Optional.of(kinds);
      return this;
    }

    /**
     * Matches the cancellations among the clean lines with purchases: {@link
     * CleaningResult#netting()}, and a column {@code netted_quantity}. The lines themselves stay.
     * By default cancellations are not matched.
     *
     * @return this
     */
    public Builder netCancellations() {
      netting = true;
      return this;
    }

    /**
     * Makes the pipeline.
     *
     * @return a pipeline of these rules
     * @throws IllegalArgumentException if a limit is for a rule that is not there
     */
    public CleaningPipeline build() {
      for (CleaningOptions.RuleLimit limit : limits) {
        if (!ids.contains(limit.rule())) {
          throw new IllegalArgumentException(
              "a limit is for rule \""
                  + limit.rule()
                  + "\", which the pipeline does not have; it has "
                  + String.join(", ", rules.stream().map(Rule::id).toList()));
        }
      }
      return new CleaningPipeline(
          rules, new CleaningOptions(limits, anonymousCustomer, lineKinds, netting));
    }
  }
}
