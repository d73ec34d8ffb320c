package dev.ecomm.clean;

import dev.ecomm.model.InvoiceTable;
import dev.ecomm.run.Progress;
import dev.ecomm.run.RunContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Goes through batches until every rule knows what it needs. A rule sees lines as the rules before
 * it leave them, so it must wait until those that reject or repair are known; rules that only flag
 * change nothing, so nobody waits for them. (A flag that throws on a line rejects it; those are of
 * a user's own, and known from the start.)
 */
final class BatchPasses {
  private final List<Rule> rules;
  private final List<Open> open = new ArrayList<>();
  private final Optional<NettingStudy> netting;

  /** A study that is not finished, at the rule that waits for it, or behind the last rule. */
  private static final class Open {
    private final int rule;
    private final boolean othersWait;
    private final int passes;
    private final Supplier<? extends Study> studies;
    private @Nullable Study started;
    private int pass;

    Open(int rule, boolean othersWait, int passes, Supplier<? extends Study> studies) {
      this.rule = rule;
      this.othersWait = othersWait;
      this.passes = passes;
      this.studies = studies;
    }

    /** A study may take memory, so it starts when it is its turn. */
    Study study() {
      if (started == null) {
        started = studies.get();
      }
      return started;
    }
  }

  private BatchPasses(List<Rule> rules, boolean isNetting) {
    this.rules = new ArrayList<>(rules);
    netting = isNetting ? Optional.of(new NettingStudy()) : Optional.empty();
  }

  /** To learn; a search is only done where a rule that learns must wait for it. */
  static BatchPasses toFit(List<Rule> rules) {
    BatchPasses passes = new BatchPasses(rules, false);
    int last = -1;
    for (int i = 0; i < rules.size(); i++) {
      last = rules.get(i).learns() ? i : last;
    }
    for (int i = 0; i <= last; i++) {
      Rule rule = rules.get(i);
      if (rule.learns()) {
        passes.open(i, 1, rule::learner);
      } else if (rule.action().rejects()) {
        passes.openSearch(i);
      }
    }
    return passes;
  }

  /** To clean with fitted rules. */
  static BatchPasses toApply(FittedCleaning fitted) {
    BatchPasses passes = new BatchPasses(fitted.rules(), fitted.options().netting());
    for (int i = 0; i < passes.rules.size(); i++) {
      passes.openSearch(i);
    }
    passes.netting.ifPresent(
        study ->
            passes.open.add(
                new Open(passes.rules.size(), false, NettingStudy.PASSES, () -> study)));
    return passes;
  }

  private void openSearch(int i) {
    if (rules.get(i) instanceof LineRule rule && rule.test() instanceof DuplicateTest test) {
      open(i, DuplicateTest.PASSES, () -> test.search(rule.action()));
    }
  }

  private void open(int i, int passes, Supplier<Learner> learners) {
    open.add(new Open(i, rules.get(i).action() != RuleAction.FLAG, passes, learners));
  }

  /** How often the batches must be gone through. */
  int count() {
    int count = 0;
    while (!open.isEmpty()) {
      advance(next());
      count++;
    }
    return count;
  }

  void run(Batches batches, RunContext run) {
    for (int number = 1; !open.isEmpty(); number++) {
      String step = "learning, pass " + number;
      List<Open> studies = next();
      long[] lines = new long[1];
      batches.forEach(
          batch -> {
            look(batch, studies, run);
            lines[0] += batch.rows();
            run.listener().onProgress(new Progress(step, lines[0], Progress.UNKNOWN, "lines"));
          });
      for (Open done : advance(studies)) {
        if (done.study() instanceof Learner learner) {
          rules.set(done.rule, learner.fit());
        }
      }
    }
  }

  /** The rules, all of which know what they need. */
  List<Rule> rules() {
    return rules;
  }

  Optional<NettingResult> netting(RunContext run) {
    return netting.map(study -> study.match(run));
  }

  /** The studies of the next pass: up to the first for which the others wait. */
  private List<Open> next() {
    List<Open> next = new ArrayList<>();
    for (Open study : open) {
      next.add(study);
      if (study.othersWait) {
        break;
      }
    }
    return next;
  }

  /** Counts a pass; the studies that are finished with it are closed and returned. */
  private List<Open> advance(List<Open> studies) {
    studies.forEach(study -> study.pass++);
    List<Open> done = studies.stream().filter(of -> of.pass == of.passes).toList();
    open.removeAll(done);
    return done;
  }

  private void look(InvoiceTable batch, List<Open> studies, RunContext run) {
    CleaningRun cleaning = CleaningRun.forLearning(batch, run);
    int next = 0;
    for (Open study : studies) {
      for (; next < study.rule; next++) {
        // what is not known yet only flags, or others would wait for it
        if (isKnown(rules.get(next))) {
          Rule unused = cleaning.apply(rules.get(next));
        }
      }
      study.study().add(cleaning.survivors(), study.pass);
    }
  }

  private static boolean isKnown(Rule rule) {
    return !rule.learns()
        && !(rule instanceof LineRule lines && lines.test() instanceof DuplicateTest);
  }
}
