package dev.ecomm.clean;

import dev.ecomm.model.DataTable;
import dev.ecomm.model.DataTableBuilder;
import dev.ecomm.model.Field;
import dev.ecomm.model.Schema;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What cleaning did, rule by rule, in lines and in money.
 *
 * <p>Money is quantity times price, summed exactly. {@code moneyRead} and {@code moneyAccepted} are
 * sums over the tables themselves, not of the rules' changes; {@link #reconciles()} compares the
 * two. Immutable; {@link #toString()} is a table for people.
 *
 * @param read lines that went in
 * @param accepted lines that came out; the others were rejected
 * @param moneyRead amount of the lines that went in
 * @param moneyAccepted amount of the lines that came out
 * @param rules what each rule did, in their order
 * @param undone repairs that a later rule set back, by earlier and later rule
 * @param limitWarnings limits of {@link CleaningPipeline.Builder#warnIf} that were passed
 */
public record CleaningReport(
    long read,
    long accepted,
    BigDecimal moneyRead,
    BigDecimal moneyAccepted,
    List<RuleReport> rules,
    List<UndoneRepairs> undone,
    List<String> limitWarnings) {

  private static final Schema SCHEMA =
      Schema.of(
          Field.ofString("rule"),
          Field.ofString("action"),
          Field.ofString("reason"),
          Field.ofLong("seen"),
          Field.ofLong("touched"),
          Field.ofLong("errors"),
          Field.ofString("money_before"),
          Field.ofString("money_after"),
          Field.ofString("money_change"),
          Field.ofString("sample_rows"),
          Field.ofString("thresholds"));

  /** Copies the lists, and writes equal amounts in one way. */
  public CleaningReport {
    moneyRead = Amounts.plain(moneyRead);
    moneyAccepted = Amounts.plain(moneyAccepted);
    rules = List.copyOf(rules);
    undone = List.copyOf(undone);
    limitWarnings = List.copyOf(limitWarnings);
  }

  /**
   * Returns the number of rejected lines.
   *
   * @return read minus accepted
   */
  public long rejected() {
    return read - accepted;
  }

  /**
   * Returns what one rule did.
   *
   * @param id its name
   * @return its report
   * @throws IllegalArgumentException if the pipeline has no such rule; names those it has
   */
  public RuleReport rule(String id) {
    for (RuleReport rule : rules) {
      if (rule.id().equals(id)) {
        return rule;
      }
    }
    throw new IllegalArgumentException(
        "no rule \""
            + id
            + "\"; there are "
            + rules.stream().map(RuleReport::id).collect(Collectors.joining(", ")));
  }

  /**
   * Returns what all rules together did to the money.
   *
   * @return the sum of their changes, exactly
   */
  public BigDecimal moneyChange() {
    return Amounts.plain(
        rules.stream().map(RuleReport::moneyChange).reduce(BigDecimal.ZERO, BigDecimal::add));
  }

  /**
   * Tells whether the rules account for every penny.
   *
   * @return true if the amount read and the changes of the rules make the amount accepted, exactly
   */
  public boolean reconciles() {
    return moneyRead.add(moneyChange()).compareTo(moneyAccepted) == 0;
  }

  /**
   * Returns what somebody should look at: limits passed, rules that could not be evaluated, repairs
   * that were undone, a table of which nothing is left.
   *
   * @return one sentence each; empty if there is nothing; unmodifiable
   */
  public List<String> warnings() {
    List<String> warnings = new ArrayList<>(limitWarnings);
    for (RuleReport rule : rules) {
      if (rule.errors() > 0) {
        warnings.add(
            "rule %s could not be evaluated on %s lines, which are quarantined; the first is %s"
                .formatted(
                    rule.id(), Amounts.grouped(rule.errors()), rule.firstError().orElse("")));
      }
    }
    for (UndoneRepairs pair : undone) {
      warnings.add(
          "rule %s sets %s cells back to what they were before rule %s; keep one of the two"
              .formatted(pair.later(), Amounts.grouped(pair.cells()), pair.earlier()));
    }
    if (accepted == 0 && read > 0) {
      warnings.add("every line was rejected; look at the rule that touched most");
    }
    return List.copyOf(warnings);
  }

  /**
   * Returns the rules as a table: {@code rule, action, reason, seen, touched, errors, money_before,
   * money_after, money_change, sample_rows, thresholds}. Money is decimal text, so that no digit is
   * lost; row numbers are separated by blanks, thresholds are {@code name=value}.
   *
   * @return one row a rule, in their order
   */
  public DataTable toTable() {
    DataTableBuilder table = DataTable.builder(SCHEMA);
    for (RuleReport rule : rules) {
      table.row(
          rule.id(),
          Names.of(rule.action()),
          rule.reason(),
          rule.seen(),
          rule.touched(),
          rule.errors(),
          rule.moneyBefore().toPlainString(),
          rule.moneyAfter().toPlainString(),
          rule.moneyChange().toPlainString(),
          joined(rule.samples().stream().map(String::valueOf).toList()),
          joined(
              rule.thresholds().entrySet().stream()
                  .map(entry -> entry.getKey() + "=" + entry.getValue())
                  .toList()));
    }
    return table.build();
  }

  private static String joined(List<String> parts) {
    return String.join(" ", parts);
  }

  /** The report of the same rules on these lines and, behind them, others. */
  CleaningReport plus(CleaningReport next) {
    List<RuleReport> both = new ArrayList<>();
    for (int i = 0; i < rules.size(); i++) {
      both.add(rules.get(i).plus(next.rules.get(i)));
    }
    return new CleaningReport(
        read + next.read,
        accepted + next.accepted,
        moneyRead.add(next.moneyRead),
        moneyAccepted.add(next.moneyAccepted),
        both,
        undoneTogether(next),
        List.of());
  }

  /** In the order that one run over all lines gives: by the later rule, then by the earlier. */
  private List<UndoneRepairs> undoneTogether(CleaningReport next) {
    List<UndoneRepairs> together = new ArrayList<>();
    for (RuleReport later : rules) {
      for (RuleReport earlier : rules) {
        long cells = undone(earlier.id(), later.id()) + next.undone(earlier.id(), later.id());
        if (cells > 0) {
          together.add(new UndoneRepairs(earlier.id(), later.id(), cells));
        }
      }
    }
    return together;
  }

  private long undone(String earlier, String later) {
    return undone.stream()
        .filter(pair -> pair.earlier().equals(earlier) && pair.later().equals(later))
        .mapToLong(UndoneRepairs::cells)
        .sum();
  }

  CleaningReport withLimitWarnings(List<String> warnings) {
    return new CleaningReport(read, accepted, moneyRead, moneyAccepted, rules, undone, warnings);
  }

  /** A table of the rules, the warnings, and the reconciliation of lines and money. */
  @Override
  public String toString() {
    return ReportText.of(this);
  }
}
