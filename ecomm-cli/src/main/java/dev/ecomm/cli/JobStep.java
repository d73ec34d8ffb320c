package dev.ecomm.cli;

import dev.ecomm.clean.Batches;
import dev.ecomm.model.DataTable;
import dev.ecomm.run.RunContext;
import java.util.List;
import java.util.Map;

/** An analysis of the daily job that stands beside the segments, and is made of the same lines. */
interface JobStep {

  /** A word: names it in {@code --skip}, in the control file and in {@code --json}. */
  String name();

  /** How often it goes through the lines. */
  int passes();

  /** Does the work. */
  Found run(Batches lines, RunContext run);

  /**
   * What a step found, the same on every machine.
   *
   * @param step its name
   * @param tables for the run's data, by file name
   * @param lines for people
   * @param values for programs, also in the control file
   */
  record Found(
      String step, Map<String, DataTable> tables, List<String> lines, Map<String, Object> values) {}
}
