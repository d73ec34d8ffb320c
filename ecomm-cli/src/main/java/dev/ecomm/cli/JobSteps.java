package dev.ecomm.cli;

import dev.ecomm.clean.Batches;
import dev.ecomm.run.RunContext;
import java.util.ArrayList;
import java.util.List;

/**
 * The analyses beside the segments. They want the same lines, so these are cleaned once for all of
 * them; then each does its work, in order. For one run.
 *
 * @param steps may be none
 */
record JobSteps(List<JobStep> steps) {

  private static Cleaning cleaning() {
    return Cleaning.of(Pack.of("notebook"));
  }

  /** How often they go through the lines. */
  int passes() {
    return steps.isEmpty() ? 0 : cleaning().passes();
  }

  /** Cleans the lines and does the work. */
  List<JobStep.Found> run(Batches lines, StepTimes times, RunContext run) {
    if (steps.isEmpty()) {
      return List.of();
    }
    times.step("clean with notebook", () -> show(lines, run));
    List<JobStep.Found> found = new ArrayList<>();
    for (JobStep step : steps) {
      found.add(times.step(step.name(), () -> step.run(run)));
    }
    return found;
  }

  private List<JobStep> show(Batches lines, RunContext run) {
    RunContext silent = run.reportingTo(progress -> {}); // the lines report their passes themselves
    cleaning()
        .fit(lines, silent)
        .applyInBatches(lines, silent, piece -> steps.forEach(step -> step.add(piece.table())));
    return steps;
  }
}
