package dev.ecomm.cli;

import dev.ecomm.model.DataTable;
import dev.ecomm.model.InvoiceTable;
import dev.ecomm.run.RunContext;
import java.util.List;
import java.util.Map;

/**
 * An analysis of the daily job that stands beside the segments: it is shown lines that were cleaned
 * with the pack notebook, piece by piece, and then does its work. For one run.
 */
interface JobStep {

  /** A word: names it in {@code --skip}, in the control file and in {@code --json}. */
  String name();

  /** Takes the lines that follow those of the call before. */
  void add(InvoiceTable cleaned);

  /** Does the work on the lines that were added. */
  Found run(RunContext run);

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
