package dev.ecomm.clean;

import dev.ecomm.model.InvoiceTable;
import dev.ecomm.model.Selection;
import dev.ecomm.run.RunContext;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One table on its way through the rules. Rows stay where they are until the end, so that rows of
 * the raw table, of every rule's findings and of the repaired table are the same; which of them are
 * still alive is a selection.
 */
final class CleaningRun {
  private static final int[] NO_ROWS = {};

  private final InvoiceTable raw;
  private final RunContext run;
  private final BigDecimal moneyRead;
  private final List<RuleOutcome> outcomes = new ArrayList<>();
  private final List<CellChanges> changes = new ArrayList<>();

  private InvoiceTable table;
  private Selection alive;
  private @Nullable InvoiceTable survivors;
  private BigDecimal money;
  private boolean moneyMoved;

  private CleaningRun(InvoiceTable raw, RunContext run, BigDecimal moneyRead) {
    this.raw = raw;
    this.run = run;
    this.moneyRead = moneyRead;
    table = raw;
    alive = Selection.all(raw.rows());
    money = moneyRead;
  }

  /** A run for its result. */
  static CleaningRun of(InvoiceTable raw, RunContext run) {
    return new CleaningRun(raw, run, Amounts.total(raw));
  }

  /** A run for the survivors; its money is not counted. */
  static CleaningRun forLearning(InvoiceTable raw, RunContext run) {
    return new CleaningRun(raw, run, BigDecimal.ZERO);
  }

  /** The lines that no rule rejected so far, in their repaired state. */
  InvoiceTable survivors() {
    if (survivors == null) {
      survivors = table.select(alive);
    }
    return survivors;
  }

  /** Applies a rule; one that learns is fitted first, on the survivors. Returns it as fitted. */
  Rule apply(Rule rule) {
    run.cancellation().throwIfCancelled();
    Rule fitted = rule;
    if (rule.learns()) {
      Learner learner = rule.learner();
      learner.add(survivors(), 0);
      fitted = learner.fit();
    }
    if (fitted instanceof LineRule lines) {
      judge(lines);
    } else if (fitted instanceof Repair repair) {
      repair(repair);
    }
    return fitted;
  }

  private void judge(LineRule rule) {
    RuleErrors errors = new RuleErrors();
    Selection found;
    if (rule.test() instanceof FixedTest test) {
      Selection wanted = rule.action().rejects() ? Selection.all(raw.rows()) : alive;
      found = test.judge(table, wanted, errors, run);
    } else {
      found = judgeDuplicates((DuplicateTest) rule.test());
    }
    Selection touched = found.and(alive);
    Selection failed = errors.selection(raw.rows());
    Selection failedAlive = failed.and(alive);
    Selection gone = rule.action().rejects() ? touched.or(failedAlive) : failedAlive;
    BigDecimal change = gone.count() == 0 ? BigDecimal.ZERO : Amounts.total(table, gone).negate();
    outcomes.add(
        new RuleOutcome(
            rule, found, failed, errors, report(rule, touched, failedAlive, errors, change)));
    remove(gone);
    money = money.add(change);
  }

  private Selection judgeDuplicates(DuplicateTest test) {
    int[] rows = alive.rows();
    BitSet found = new BitSet(raw.rows());
    for (int row : test.judge(survivors()).rows()) {
      found.set(rows[row]);
    }
    return Selection.of(found, raw.rows());
  }

  private void repair(Repair rule) {
    RuleErrors errors = new RuleErrors();
    InvoiceTable before = table;
    Repair.Repaired repaired = rule.apply(before, alive, errors, run);
    Selection touched = repaired.changes().selection(raw.rows());
    Selection failed = errors.selection(raw.rows());
    BigDecimal change = BigDecimal.ZERO;
    if (touched.count() > 0) {
      table = repaired.table();
      survivors = null;
      changes.add(repaired.changes());
      if (!rule.column().isText()) {
        moneyMoved = true;
        change = Amounts.total(table, touched).subtract(Amounts.total(before, touched));
      }
    }
    if (failed.count() > 0) {
      change = change.subtract(Amounts.total(table, failed));
    }
    outcomes.add(
        new RuleOutcome(
            rule,
            Selection.range(0, 0, raw.rows()),
            failed,
            errors,
            report(rule, touched, failed, errors, change)));
    remove(failed);
    money = money.add(change);
  }

  private RuleReport report(
      Rule rule, Selection touched, Selection failed, RuleErrors errors, BigDecimal change) {
    return new RuleReport(
        rule.id(),
        rule.action(),
        rule.reason(),
        alive.count(),
        touched.count(),
        samples(touched),
        failed.count(),
        errors.first(raw, failed),
        money,
        money.add(change),
        rule.thresholds());
  }

  private List<Long> samples(Selection touched) {
    List<Long> rowNumbers = new ArrayList<>();
    for (int row : touched.first(RuleReport.SAMPLES)) {
      rowNumbers.add(raw.rowNumber(row));
    }
    return rowNumbers;
  }

  private void remove(Selection gone) {
    if (gone.count() > 0) {
      alive = alive.and(gone.not());
      survivors = null;
      moneyMoved = true;
    }
  }

  /** Ends the run. What netting found is known where these lines are a batch of others. */
  CleaningResult result(FittedCleaning fitted, Optional<NettingResult> known) {
    run.cancellation().throwIfCancelled();
    int[] kept = nothingIsRejected() ? NO_ROWS : alive.rows();
    InvoiceTable clean = survivors();
    List<CellChanges> accepted = new ArrayList<>();
    for (CellChanges of : changes) {
      accepted.add(nothingIsRejected() ? of : of.among(kept));
    }
    CleaningReport report =
        new CleaningReport(
            raw.rows(),
            clean.rows(),
            moneyRead,
            moneyMoved ? Amounts.total(clean) : moneyRead,
            outcomes.stream().map(RuleOutcome::report).toList(),
            undone(accepted),
            List.of());
    CleaningOptions options = fitted.options();
    Optional<NettingResult> netting =
        options.netting() ? known.or(() -> Optional.of(Netting.of(clean, run))) : Optional.empty();
    return new CleaningResult(
        clean,
        rejected(),
        new Ledger(accepted, clean),
        report,
        flags(kept),
        options.lineKinds().map(kinds -> kinds.of(clean)),
        netting,
        fitted);
  }

  private boolean nothingIsRejected() {
    return alive.count() == raw.rows();
  }

  private static List<UndoneRepairs> undone(List<CellChanges> accepted) {
    List<UndoneRepairs> undone = new ArrayList<>();
    for (int later = 1; later < accepted.size(); later++) {
      for (int earlier = 0; earlier < later; earlier++) {
        CellChanges first = accepted.get(earlier);
        CellChanges second = accepted.get(later);
        long cells = first.column() == second.column() ? first.undoneBy(second) : 0;
        if (cells > 0) {
          undone.add(new UndoneRepairs(first.rule(), second.rule(), cells));
        }
      }
    }
    return undone;
  }

  private RejectedLines rejected() {
    Selection gone = alive.not();
    RejectedLines.Builder rejected = new RejectedLines.Builder(raw.select(gone));
    List<RuleOutcome> rejecting = outcomes.stream().filter(RuleOutcome::hasReasons).toList();
    int[] rows = gone.rows();
    for (int i = 0; i < rows.length; i++) {
      for (RuleOutcome outcome : rejecting) {
        outcome.addReason(rows[i], i, rejected);
      }
    }
    return rejected.build();
  }

  private Map<String, Selection> flags(int[] kept) {
    Map<String, Selection> flags = new LinkedHashMap<>();
    for (RuleOutcome outcome : outcomes) {
      if (outcome.rule().action() == RuleAction.FLAG) {
        Selection found = outcome.found();
        flags.put(
            outcome.rule().id(),
            nothingIsRejected()
                ? found
                : Selection.where(kept.length, row -> found.contains(kept[row])));
      }
    }
    return flags;
  }
}
